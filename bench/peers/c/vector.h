/*
 * Vectors of VECTOR_BITS bits and the elementary functions of the activations on them, as polynomials.
 *
 * Everything is written with the vector extensions of GCC, so that one source serves every width; relative errors are
 * some 1e-15. Arguments are moderate: neither overflow nor NaN is looked after.
 */
#pragma once
#include <immintrin.h>
#include <stdint.h>

#include "coefficients.h"

#define WIDTH (VECTOR_BITS / 64)
#define INLINE static inline __attribute__((always_inline))

typedef double vec __attribute__((vector_size(VECTOR_BITS / 8)));
typedef int64_t bits __attribute__((vector_size(VECTOR_BITS / 8)));
typedef uint64_t words __attribute__((vector_size(VECTOR_BITS / 8)));
/* Lanes in memory: aligned as doubles are. */
typedef double lanes __attribute__((vector_size(VECTOR_BITS / 8), aligned(8), may_alias));

INLINE vec load(const double *from) { return *(const lanes *)from; }
INLINE void store(double *to, vec x) { *(lanes *)to = x; }
INLINE vec all(double x) { return x - (vec){0}; }
INLINE vec pick(bits mask, vec yes, vec no) { return (vec)((mask & (bits)yes) | (~mask & (bits)no)); }
/* An integer below 2⁵¹ in size as a number. */
INLINE vec small_integer(bits k) { return (vec)(k + 0x4338000000000000) - 6755399441055744.0; }
INLINE vec absolute(vec x) { return (vec)((bits)x & INT64_MAX); }
INLINE vec negative_absolute(vec x) { return (vec)((bits)x | INT64_MIN); }
/* |size| with the sign of x. */
INLINE vec signed_as(vec size, vec x) { return (vec)((bits)size | ((bits)x & INT64_MIN)); }

/* What the vector extensions have no sign for: square roots, and the products of the lower 32 bits of each lane. */
#if VECTOR_BITS == 512
INLINE vec square_root(vec x) { return (vec)_mm512_sqrt_pd((__m512d)x); }
INLINE words product32(words a, words b) { return (words)_mm512_mul_epu32((__m512i)a, (__m512i)b); }
#elif VECTOR_BITS == 256
INLINE vec square_root(vec x) { return (vec)_mm256_sqrt_pd((__m256d)x); }
INLINE words product32(words a, words b) { return (words)_mm256_mul_epu32((__m256i)a, (__m256i)b); }
#else
INLINE vec square_root(vec x) { return (vec)_mm_sqrt_pd((__m128d)x); }
INLINE words product32(words a, words b) { return (words)_mm_mul_epu32((__m128i)a, (__m128i)b); }
#endif

/* Even and odd powers apart: two short chains of dependent steps in place of a long one. */
INLINE vec polynomial(const double *coefficients, int count, vec x) {
  const vec square = x * x;
  vec last = all(coefficients[count - 1]), other = all(coefficients[count - 2]);
#pragma GCC unroll 32
  for (int i = count - 3; i >= 0; i -= 1) {
    const vec next = last * square + coefficients[i];
    last = other;
    other = next;
  }
  return last * x + other;
}
#define POLYNOMIAL(coefficients, x) polynomial(coefficients, sizeof coefficients / sizeof *coefficients, x)

/* e^x = power · (1 + rest), power a power of two: what exp and expm1 share. For −708 ≤ x ≤ 708. */
typedef struct {
  vec power, rest;
} parts;

INLINE parts exp_parts(vec x) {
  /* The sum ends in the integer nearest to x / ln 2. */
  const vec shifted = x * 1.4426950408889634 + 6755399441055744.0;
  const vec k = shifted - 6755399441055744.0;
  const vec r = (x - k * 0.6931471803691238) - k * 1.9082149292705877e-10;
  return (parts){
      .power = (vec)(((bits)shifted << 52) + 0x3ff0000000000000),
      .rest = r + r * r * POLYNOMIAL(EXP_REST, r),
  };
}

/* e^x for x ≤ 0; e^−708 below. */
INLINE vec exp_negative(vec x) {
  const parts p = exp_parts(pick(x < -708.0, all(-708.0), x));
  return p.power + p.power * p.rest;
}

/* ln x for positive normal x. Source: fdlibm e_log.c. */
INLINE vec logarithm(vec x) {
  const bits raw = (bits)x;
  const bits k = (raw - 0x3fe6a09e667f3bcd) >> 52;
  const vec f = (vec)(raw - (k << 52)) - 1.0;
  const vec s = f / (f + 2.0);
  const vec z = s * s;
  static const double R[] = {0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784,
                             0.1818357216161805, 0.15313837699209373, 0.14798198605116586};
  const vec half_square = 0.5 * f * f;
  const vec n = small_integer(k);
  const vec low = s * (half_square + z * POLYNOMIAL(R, z)) + n * 1.9082149292705877e-10;
  return n * 0.6931471803691238 - (half_square - low - f);
}

/* cos 2πu for 0 ≤ u < 1, as the sine of the distance from the quarter turns, which is exact. */
INLINE vec cosine_turns(vec u) {
  const vec d = absolute(u - 0.5) - 0.25;
  return d * POLYNOMIAL(SINE_TURNS, d * d);
}
