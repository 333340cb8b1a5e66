/*
 * The C peer: every gradient written, statistics of given draws, or draws, gradients and statistics together.
 *
 * Reads requests and writes answers as lines of JSON; see bench/README.md. Lanes come in multiples of BLOCK.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "draws.h"
#include "statistics.h"

/* Lanes that are counted together: many enough that a row's bins are fetched seldom, few enough for the cache. */
#define SEVERAL 256

typedef struct {
  char work[16];
  enum activation activation;
  int depth;
  size_t lanes;
  uint64_t seed;
  double *weights, *inputs, *targets, *gradients, *biases, *slopes, *h;
  statistics statistics;
  double *summary;
} job;

static void *numbers(size_t count) { return aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64); }

/* Where the value of a field of a flat JSON object begins. */
static const char *field(const char *line, const char *name) {
  char quoted[32];
  snprintf(quoted, sizeof quoted, "\"%s\":", name);
  const char *found = strstr(line, quoted);
  return found == NULL ? "" : found + strlen(quoted);
}

static void text(const char *line, const char *name, char *out, size_t size) {
  const char *from = field(line, name);
  if (*from == '"') from += 1;
  const size_t length = strcspn(from, "\"");
  snprintf(out, size, "%.*s", (int)length, from);
}

static double *read_numbers(const char *line, const char *name, size_t count) {
  char path[1024];
  text(line, name, path, sizeof path);
  double *into = numbers(count);
  FILE *file = fopen(path, "rb");
  if (file == NULL || fread(into, sizeof(double), count, file) != count) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(1);
  }
  fclose(file);
  return into;
}

static job load_job(const char *line) {
  static const char *const NAMES[] = {"sigmoid", "tanh", "relu", "gelu"};
  job j = {.depth = atoi(field(line, "depth")), .lanes = strtoull(field(line, "lanes"), NULL, 10)};
  char name[32];
  text(line, "work", j.work, sizeof j.work);
  text(line, "activation", name, sizeof name);
  while (strcmp(NAMES[j.activation], name) != 0) j.activation += 1;
  const size_t count = (size_t)j.depth * j.lanes;
  const size_t several = (size_t)j.depth * SEVERAL;
  j.h = numbers((size_t)(j.depth + 1) * BLOCK);
  j.slopes = numbers(several);
  if (strcmp(j.work, "pipeline") == 0) {
    j.seed = strtoull(field(line, "seed"), NULL, 10);
    j.weights = numbers(several);
    j.inputs = numbers(SEVERAL);
    j.targets = numbers(SEVERAL);
  } else {
    j.weights = read_numbers(line, "weights", count);
    j.inputs = read_numbers(line, "inputs", j.lanes);
    j.targets = read_numbers(line, "targets", j.lanes);
  }
  if (strcmp(j.work, "written") == 0) {
    j.gradients = numbers(count);
  } else {
    j.gradients = numbers(several);
    j.biases = numbers(several);
    j.summary = numbers((size_t)PARTS * j.depth * COLUMNS);
    j.statistics = create_statistics(j.depth);
  }
  return j;
}

static void free_job(job *j) {
  double *all[] = {j->weights, j->inputs, j->targets, j->gradients, j->biases, j->slopes, j->h, j->summary};
  for (size_t i = 0; i < sizeof all / sizeof *all; i += 1) free(all[i]);
  free(j->statistics.counts);
  free(j->statistics.octaves);
  free(j->statistics.moments);
  *j = (job){.depth = 0};
}

/* One body for all works and activations; the compiler makes a copy for each of the calls below. */
INLINE void run_as(job *j, enum activation activation) {
  const int given = j->work[0] != 'p', written = j->work[0] == 'w';
  for (size_t first = 0; first < j->lanes; first += SEVERAL) {
    const int lanes = j->lanes - first < SEVERAL ? (int)(j->lanes - first) : SEVERAL;
    const size_t from = given ? first : 0, to = written ? first : 0;
    if (!given) draw_lanes(j->seed, first, lanes, j->depth, j->weights, SEVERAL, j->inputs, j->targets);
    block b = {
        .depth = j->depth,
        .weights = j->weights + from,
        .inputs = j->inputs + from,
        .targets = j->targets + from,
        .gradients = j->gradients + to,
        .biases = j->biases,
        .slopes = j->slopes,
        .stride = given ? j->lanes : SEVERAL,
        .gradient_stride = written ? j->lanes : SEVERAL,
        .slope_stride = written ? BLOCK : SEVERAL,
        .h = j->h,
    };
    const block all = b;
    for (int lane = 0; lane < lanes; lane += BLOCK) {
      block_gradients(activation, b);
      b.weights += BLOCK, b.inputs += BLOCK, b.targets += BLOCK, b.gradients += BLOCK;
      if (!written) b.biases += BLOCK, b.slopes += BLOCK;
    }
    if (!written) count_lanes(&j->statistics, lanes, all);
  }
  if (!written) summarise(&j->statistics, j->lanes, j->summary);
}

static void run(job *j) {
  switch (j->activation) {
    case SIGMOID: run_as(j, SIGMOID); break;
    case TANH: run_as(j, TANH); break;
    case RELU: run_as(j, RELU); break;
    case GELU: run_as(j, GELU); break;
  }
}

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void save(const job *j, const char *line) {
  char path[1024];
  text(line, "file", path, sizeof path);
  FILE *file = fopen(path, "wb");
  const int written = j->work[0] == 'w';
  const size_t count = (size_t)j->depth * (written ? j->lanes : COLUMNS);
  fwrite(written ? j->gradients : j->summary, sizeof(double), count, file);
  fclose(file);
}

int main(void) {
  char *line = NULL, op[16];
  size_t size = 0;
  job j = {.depth = 0};
  while (getline(&line, &size, stdin) > 0) {
    double seconds = 0, cpu = 0;
    text(line, "op", op, sizeof op);
    if (strcmp(op, "load") == 0) {
      free_job(&j);
      j = load_job(line);
    } else if (strcmp(op, "run") == 0) {
      const long repeats = atol(field(line, "repeats"));
      const double start = now(CLOCK_MONOTONIC), before = now(CLOCK_PROCESS_CPUTIME_ID);
      for (long i = 0; i < repeats; i += 1) run(&j);
      seconds = now(CLOCK_MONOTONIC) - start;
      cpu = now(CLOCK_PROCESS_CPUTIME_ID) - before;
    } else if (strcmp(op, "save") == 0) {
      save(&j, line);
    } else {
      free_job(&j);
    }
    printf("{\"seconds\":%.9f,\"cpu\":%.9f}\n", seconds, cpu);
    fflush(stdout);
  }
  free(line);
}
