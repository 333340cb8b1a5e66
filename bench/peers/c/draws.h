/* Philox4x32-10 on vectors, the counters as core/src/random/draw.ts sets them, and draws made of its words. */
#pragma once
#include "gradient.h"

enum stream { WEIGHT = 0, INPUT = 2, TARGET = 3 };

typedef struct {
  words w0, w1, w2, w3;
} random_words;

/* The words of WIDTH lanes from `lane` on. Source: Salmon, Moraes, Dror, Shaw, SC11, §4. */
INLINE random_words philox(uint64_t seed, enum stream stream, uint64_t position, uint64_t lane) {
  words c0 = (words){0} + lane, c1 = (words){0}, c2 = c1 + position, c3 = c1 + (uint64_t)stream;
#pragma GCC unroll 8
  for (int i = 0; i < WIDTH; i += 1) c0[i] += (uint64_t)i;
  uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
  const words m0 = (words){0} + 0xd2511f53, m1 = (words){0} + 0xcd9e8d57;
#pragma GCC unroll 10
  for (int round = 0; round < 10; round += 1) {
    const words p0 = product32(c0, m0), p1 = product32(c2, m1);
    /* Upper halves may hold anything: products take the lower ones alone. */
    c0 = (p1 >> 32) ^ (c1 ^ (uint64_t)k0);
    c1 = p1;
    c2 = (p0 >> 32) ^ (c3 ^ (uint64_t)k1);
    c3 = p0;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  const uint64_t lower = 0xffffffff;
  return (random_words){c0 & lower, c1 & lower, c2 & lower, c3 & lower};
}

/* A number in [0, 1) of 53 bits. */
INLINE vec unit(words high, words low) {
  return (small_integer((bits)(high >> 5)) * 67108864.0 + small_integer((bits)(low >> 6))) * 0x1p-53;
}

/* Box and Muller's cosine. */
INLINE vec normal(random_words w) {
  return square_root(-2.0 * logarithm(1.0 - unit(w.w0, w.w1))) * cosine_turns(unit(w.w2, w.w3));
}

/* Weights (rows `stride` numbers apart), inputs and targets of some lanes from `lane` on. */
INLINE void draw_lanes(uint64_t seed, uint64_t lane, int lanes, int depth, double *weights, size_t stride,
                       double *inputs, double *targets) {
  for (int i = 0; i < lanes; i += WIDTH) {
    for (int l = 0; l < depth; l += 1)
      store(weights + l * stride + i, normal(philox(seed, WEIGHT, (uint64_t)l, lane + i)));
    store(inputs + i, normal(philox(seed, INPUT, 0, lane + i)));
    const random_words w = philox(seed, TARGET, 0, lane + i);
    store(targets + i, unit(w.w0, w.w1));
  }
}
