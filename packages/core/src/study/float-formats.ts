import type { FloatFormat } from './result.ts';

/** The smallest positive numbers of a binary floating-point format, as powers of two. */
export interface FloatLimits {
  /** log₂ of the smallest normal number. */
  readonly normal: number;
  /** log₂ of the smallest subnormal number. */
  readonly subnormal: number;
}

/** IEEE 754-2019 binary16, binary32, binary64, and bfloat16 (8 exponent bits, 7 of fraction). */
export const FLOAT_FORMATS: Readonly<Record<FloatFormat, FloatLimits>> = {
  float16: { normal: -14, subnormal: -24 },
  bfloat16: { normal: -126, subnormal: -133 },
  float32: { normal: -126, subnormal: -149 },
  float64: { normal: -1022, subnormal: -1074 },
};
