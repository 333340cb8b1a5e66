/* Statistics of gradients and factors of each layer, in one pass and without a logarithm a number. */
#pragma once
#include <math.h>
#include <stdlib.h>

#include "gradient.h"

/* Exponent and the upper bits of the fraction make the key. */
#define BIN_BITS 6
#define BINS (1 << BIN_BITS)
#define OCTAVES 2048
#define KEYS (OCTAVES * BINS)
#define KEY_SHIFT (52 - BIN_BITS)
/* Rows a layer: ∂C/∂w, ∂C/∂b, weight, slope and their product. */
enum part { GRADIENT, BIAS, WEIGHT_SIZE, SLOPE, FACTOR, PARTS };
/* Numbers a row in the answer: zeros, mean log₁₀, five quantiles of log₁₀, log₁₀ of the smallest. */
#define COLUMNS 8

typedef struct {
  bits exponents, zeros;
  vec product, low;
} moments;

typedef struct {
  int rows;
  uint32_t *counts;
  /* Which octaves of a row hold something: the others need no look when it is summarised. */
  uint8_t *octaves;
  moments *moments;
} statistics;

INLINE moments no_moments(void) {
  return (moments){.product = all(1.0), .low = all(INFINITY)};
}

/* Row part · depth + layer. */
static statistics create_statistics(int depth) {
  const int rows = PARTS * depth;
  const size_t bytes = (size_t)rows * sizeof(moments);
  statistics s = {rows, calloc((size_t)rows * KEYS, sizeof(uint32_t)), calloc((size_t)rows, OCTAVES),
                  aligned_alloc(64, (bytes + 63) / 64 * 64)};
  for (int row = 0; row < rows; row += 1) s.moments[row] = no_moments();
  return s;
}

/* Counts numbers of a row, or their products with others; 512 at most, a multiple of WIDTH. */
INLINE void count_row(const statistics *s, int row, int count, const double *numbers, const double *factors) {
  moments m = s->moments[row];
  uint32_t *counts = s->counts + (size_t)row * KEYS;
  uint8_t *octaves = s->octaves + (size_t)row * OCTAVES;
  for (int i = 0; i < count; i += WIDTH) {
    const vec x = load(numbers + i);
    const bits raw = (bits)(factors == NULL ? x : x * load(factors + i)) & INT64_MAX;
    const vec size = (vec)raw;
    const bits zero = raw == 0;
    m.zeros -= zero;
    m.exponents += (raw >> 52) & ~zero;
    m.product *= (vec)((raw & 0x000fffffffffffff) | 0x3ff0000000000000);
    m.low = pick((size < m.low) & ~zero, size, m.low);
    const bits keys = raw >> KEY_SHIFT;
#pragma GCC unroll 8
    for (int lane = 0; lane < WIDTH; lane += 1) {
      counts[keys[lane]] += 1;
      octaves[keys[lane] >> BIN_BITS] = 1;
    }
  }
  /* The product of fractions has room for a thousand, but not for all. */
  const bits product = (bits)m.product;
  m.exponents += (product >> 52) - 1023;
  m.product = (vec)((product & 0x000fffffffffffff) | 0x3ff0000000000000);
  s->moments[row] = m;
}

/* Counts what came of some lanes; `b` is their first block. */
INLINE void count_lanes(const statistics *s, int lanes, block b) {
  for (int l = 0; l < b.depth; l += 1) {
    const double *w = b.weights + l * b.stride, *slopes = b.slopes + l * b.slope_stride;
    count_row(s, GRADIENT * b.depth + l, lanes, b.gradients + l * b.gradient_stride, NULL);
    count_row(s, BIAS * b.depth + l, lanes, b.biases + l * b.slope_stride, NULL);
    count_row(s, WEIGHT_SIZE * b.depth + l, lanes, w, NULL);
    count_row(s, SLOPE * b.depth + l, lanes, slopes, NULL);
    count_row(s, FACTOR * b.depth + l, lanes, w, slopes);
  }
}

static double log10_at(int64_t key, double place) {
  const int64_t octave = key >> BIN_BITS;
  return (octave - 1023 + log2(1 + ((key & (BINS - 1)) + place) / BINS)) * 0.30102999566398119521;
}

/* log₁₀ of the order statistics of some ranks, each by its place in its bin; clears the bins on the way. */
static void order_statistics(uint32_t *counts, uint8_t *octaves, const double *ranks, int wanted, double *out) {
  double before = 0;
  for (int64_t octave = 0; octave < OCTAVES; octave += 1) {
    if (octaves[octave] == 0) continue;
    octaves[octave] = 0;
    for (int64_t key = octave * BINS; key < octave * BINS + BINS; key += 1) {
      if (counts[key] == 0) continue;
      const double count = counts[key], upto = before + count;
      counts[key] = 0;
      for (int i = 0; i < wanted; i += 1)
        if (ranks[i] >= before && ranks[i] < upto) out[i] = log10_at(key, (ranks[i] - before + 0.5) / count);
      before = upto;
    }
  }
}

/* Writes COLUMNS numbers a row, and clears what was counted. */
static void summarise(statistics *s, size_t lanes, double *out) {
  static const double QUANTILES[] = {0.05, 0.25, 0.5, 0.75, 0.95};
  for (int row = 0; row < s->rows; row += 1, out += COLUMNS) {
    const moments m = s->moments[row];
    uint32_t *counts = s->counts + (size_t)row * KEYS;
    double zeros = 0, exponents = 0, low = INFINITY, logs = 0;
    for (int lane = 0; lane < WIDTH; lane += 1) {
      zeros += (double)m.zeros[lane];
      exponents += (double)m.exponents[lane];
      logs += log2(m.product[lane]);
      if (m.low[lane] < low) low = m.low[lane];
    }
    const double found = (double)lanes - zeros;
    /* Zeros share the lowest key with the smallest subnormal numbers. */
    counts[0] -= (uint32_t)zeros;
    double ranks[10], logs10[10];
    for (int q = 0; q < 5; q += 1) {
      ranks[2 * q] = floor(QUANTILES[q] * (found - 1));
      ranks[2 * q + 1] = ceil(QUANTILES[q] * (found - 1));
    }
    order_statistics(counts, s->octaves + (size_t)row * OCTAVES, ranks, found > 0 ? 10 : 0, logs10);
    out[0] = zeros;
    out[1] = found > 0 ? ((exponents + logs) / found - 1023) * 0.30102999566398119521 : NAN;
    for (int q = 0; q < 5; q += 1) {
      const double between = QUANTILES[q] * (found - 1) - ranks[2 * q];
      out[2 + q] = found > 0 ? logs10[2 * q] + (logs10[2 * q + 1] - logs10[2 * q]) * between : NAN;
    }
    out[7] = found > 0 ? log10(low) : NAN;
    s->moments[row] = no_moments();
  }
}
