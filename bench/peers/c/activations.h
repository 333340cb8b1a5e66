/* φ and φ′ of the four activations, on vectors. */
#pragma once
#include "vector.h"

enum activation { SIGMOID, TANH, RELU, GELU };

typedef struct {
  vec value, slope;
} layer;

INLINE layer sigmoid(vec z) {
  const vec e = exp_negative(negative_absolute(z));
  const vec r = 1.0 / (1.0 + e);
  const vec er = e * r;
  return (layer){pick(z < 0.0, er, r), er * r};
}

/* With m = e^−2|z| − 1: tanh |z| = −m / (2 + m), tanh′ = 4 (1 + m) / (2 + m)², right near 0 and in the tails. */
INLINE layer hyperbolic_tangent(vec z) {
  const vec x = 2.0 * negative_absolute(z);
  const parts p = exp_parts(pick(x < -708.0, all(-708.0), x));
  const vec e = p.power + p.power * p.rest;
  const vec m = (p.power - 1.0) + p.power * p.rest;
  const vec r = 1.0 / (2.0 + m);
  return (layer){signed_as(-m * r, z), 4.0 * e * (r * r)};
}

INLINE layer rectifier(vec z) {
  const bits positive = z > 0.0;
  return (layer){(vec)(positive & (bits)z), (vec)(positive & (bits)all(1.0))};
}

/* Φ from its tail: Φ(−a) = e^{−a²/2} · u · P(1 − 2Ku) with u = 1 / (a + K). */
INLINE layer gaussian_linear(vec z) {
  const vec a = absolute(z);
  const vec gauss = exp_negative(-0.5 * z * z);
  const vec u = 1.0 / (a + MILLS_K);
  const vec tail = gauss * u * POLYNOMIAL(MILLS, 1.0 - 2.0 * MILLS_K * u);
  const vec phi = pick(z < 0.0, tail, 1.0 - tail);
  return (layer){z * phi, phi + z * (gauss * 0.3989422804014327)};
}

INLINE layer activate(enum activation activation, vec z) {
  switch (activation) {
    case SIGMOID: return sigmoid(z);
    case TANH: return hyperbolic_tangent(z);
    case RELU: return rectifier(z);
    default: return gaussian_linear(z);
  }
}
