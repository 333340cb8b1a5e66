/* Forward and backward pass of a block of lanes whose arrays stay in cache. */
#pragma once
#include <stddef.h>

#include "activations.h"

/* Lanes a block. */
#define BLOCK 32

/* What a block is made of and what comes of it; rows are layers. */
typedef struct {
  int depth;
  const double *weights, *inputs, *targets;
  /* ∂C/∂w of every layer, and, where it is wanted, ∂C/∂b. */
  double *gradients, *biases;
  double *slopes;
  /* How many numbers the rows of weights, of gradients, and of biases and slopes lie apart. */
  size_t stride, gradient_stride, slope_stride;
  /* (depth + 1) · BLOCK numbers. */
  double *h;
} block;

/* Gradients of BLOCK chains with C = (h_L − y)², z_l = w_l h_l. */
INLINE void block_gradients(enum activation activation, block b) {
  double *h = b.h;
  for (int i = 0; i < BLOCK; i += WIDTH) store(h + i, load(b.inputs + i));
  for (int l = 0; l < b.depth; l += 1) {
    const double *w = b.weights + l * b.stride;
    double *slope = b.slopes + l * b.slope_stride, *row = h + (size_t)l * BLOCK;
    for (int i = 0; i < BLOCK; i += WIDTH) {
      const layer next = activate(activation, load(w + i) * load(row + i));
      store(row + BLOCK + i, next.value);
      store(slope + i, next.slope);
    }
  }
  double *delta = h + (size_t)b.depth * BLOCK;
  for (int i = 0; i < BLOCK; i += WIDTH) store(delta + i, 2.0 * (load(delta + i) - load(b.targets + i)));
  for (int l = b.depth - 1; l >= 0; l -= 1) {
    const double *w = b.weights + l * b.stride;
    for (int i = 0; i < BLOCK; i += WIDTH) {
      const vec dz = load(delta + i) * load(b.slopes + l * b.slope_stride + i);
      store(b.gradients + l * b.gradient_stride + i, dz * load(h + (size_t)l * BLOCK + i));
      if (b.biases != NULL) store(b.biases + l * b.slope_stride + i, dz);
      store(delta + i, dz * load(w + i));
    }
  }
}
