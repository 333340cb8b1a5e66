/* Forward and backward pass of a block of lanes whose arrays stay in cache. */
#pragma once
#include <stddef.h>

#include "activations.h"

/* Lanes a block. */
#define BLOCK 32

/* Numbers of a block's scratch: h has a row more than there are layers. */
#define SCRATCH(depth) ((size_t)(2 * (depth) + 1) * BLOCK)

INLINE double *slopes_of(double *scratch, int depth) { return scratch + (size_t)(depth + 1) * BLOCK; }

/*
 * ∂C/∂w_l of BLOCK chains with C = (h_L − y)², z_l = w_l h_l, written to row l of `gradients`; where there are
 * `biases`, ∂C/∂b_l to row l of them, BLOCK numbers long. The slopes are left in `scratch`, see slopes_of.
 *
 * Rows of `weights` and of `gradients` lie `stride` and `gradient_stride` numbers apart.
 */
INLINE void block_gradients(enum activation activation, int depth, const double *weights, size_t stride,
                            const double *inputs, const double *targets, double *gradients,
                            size_t gradient_stride, double *biases, double *scratch) {
  double *h = scratch, *slopes = slopes_of(scratch, depth);
  for (int i = 0; i < BLOCK; i += WIDTH) store(h + i, load(inputs + i));
  for (int l = 0; l < depth; l += 1) {
    const double *w = weights + l * stride;
    double *row = h + (size_t)l * BLOCK, *slope = slopes + (size_t)l * BLOCK;
    for (int i = 0; i < BLOCK; i += WIDTH) {
      const layer next = activate(activation, load(w + i) * load(row + i));
      store(row + BLOCK + i, next.value);
      store(slope + i, next.slope);
    }
  }
  double *delta = h + (size_t)depth * BLOCK;
  for (int i = 0; i < BLOCK; i += WIDTH) store(delta + i, 2.0 * (load(delta + i) - load(targets + i)));
  for (int l = depth - 1; l >= 0; l -= 1) {
    const double *w = weights + l * stride;
    double *g = gradients + l * gradient_stride;
    for (int i = 0; i < BLOCK; i += WIDTH) {
      const vec dz = load(delta + i) * load(slopes + (size_t)l * BLOCK + i);
      store(g + i, dz * load(h + (size_t)l * BLOCK + i));
      if (biases != NULL) store(biases + (size_t)l * BLOCK + i, dz);
      store(delta + i, dz * load(w + i));
    }
  }
}
