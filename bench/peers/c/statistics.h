/* Statistics of the gradients of each layer, in one pass and without a logarithm a number. */
#pragma once
#include <math.h>
#include <stdlib.h>

#include "gradient.h"

/* Bins an octave 128: exponent and the upper seven bits of the fraction make the key. */
#define OCTAVES 2048
#define KEYS (OCTAVES * 128)
#define KEY_SHIFT 45
/* Numbers a layer in the answer: zeros, mean log₁₀, five quantiles of log₁₀, log₁₀ of the smallest. */
#define COLUMNS 8

typedef struct {
  bits exponents, zeros;
  vec product, low;
} moments;

typedef struct {
  int depth;
  uint32_t *counts;
  /* Which octaves of a layer hold something: the others need no look when it is summarised. */
  uint8_t *octaves;
  moments *layers;
} statistics;

INLINE moments no_moments(void) {
  return (moments){.product = all(1.0), .low = all(INFINITY)};
}

static statistics create_statistics(int depth) {
  const size_t bytes = (size_t)depth * sizeof(moments);
  statistics s = {depth, calloc((size_t)depth * KEYS, sizeof(uint32_t)), calloc((size_t)depth, OCTAVES),
                  aligned_alloc(64, (bytes + 63) / 64 * 64)};
  for (int l = 0; l < depth; l += 1) s.layers[l] = no_moments();
  return s;
}

/* Counts a block's gradients of every layer; rows of `gradients` are BLOCK numbers long. */
INLINE void count_block(const statistics *s, const double *gradients) {
  for (int l = 0; l < s->depth; l += 1) {
    moments m = s->layers[l];
    uint32_t *counts = s->counts + (size_t)l * KEYS;
    uint8_t *octaves = s->octaves + (size_t)l * OCTAVES;
    for (int i = 0; i < BLOCK; i += WIDTH) {
      const bits raw = (bits)load(gradients + (size_t)l * BLOCK + i) & INT64_MAX;
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
        octaves[keys[lane] >> 7] = 1;
      }
    }
    /* The product of fractions has room for many blocks, but not for all. */
    const bits product = (bits)m.product;
    m.exponents += (product >> 52) - 1023;
    m.product = (vec)((product & 0x000fffffffffffff) | 0x3ff0000000000000);
    s->layers[l] = m;
  }
}

static double log10_at(int64_t key, double place) {
  const int64_t octave = key >> 7;
  return (octave - 1023 + log2(1 + ((key & 127) + place) / 128)) * 0.30102999566398119521;
}

/* log₁₀ of the order statistics of some ranks, each by its place in its bin; clears the bins on the way. */
static void order_statistics(uint32_t *counts, uint8_t *octaves, const double *ranks, int wanted, double *out) {
  double before = 0;
  for (int64_t octave = 0; octave < OCTAVES; octave += 1) {
    if (octaves[octave] == 0) continue;
    octaves[octave] = 0;
    for (int64_t key = octave * 128; key < octave * 128 + 128; key += 1) {
      if (counts[key] == 0) continue;
      const double count = counts[key], upto = before + count;
      counts[key] = 0;
      for (int i = 0; i < wanted; i += 1)
        if (ranks[i] >= before && ranks[i] < upto) out[i] = log10_at(key, (ranks[i] - before + 0.5) / count);
      before = upto;
    }
  }
}

/* Writes COLUMNS numbers a layer, and clears what was counted. */
static void summarise(statistics *s, size_t lanes, double *out) {
  static const double QUANTILES[] = {0.05, 0.25, 0.5, 0.75, 0.95};
  for (int l = 0; l < s->depth; l += 1, out += COLUMNS) {
    const moments m = s->layers[l];
    uint32_t *counts = s->counts + (size_t)l * KEYS;
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
    order_statistics(counts, s->octaves + (size_t)l * OCTAVES, ranks, found > 0 ? 10 : 0, logs10);
    out[0] = zeros;
    out[1] = found > 0 ? ((exponents + logs) / found - 1023) * 0.30102999566398119521 : NAN;
    for (int q = 0; q < 5; q += 1) {
      const double between = QUANTILES[q] * (found - 1) - ranks[2 * q];
      out[2 + q] = found > 0 ? logs10[2 * q] + (logs10[2 * q + 1] - logs10[2 * q]) * between : NAN;
    }
    out[7] = found > 0 ? log10(low) : NAN;
    s->layers[l] = no_moments();
  }
}
