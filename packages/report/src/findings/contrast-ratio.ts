import type { Contrast } from '@chainrule/core';
import type { Ratio } from '../text/wording.ts';
import { BOUNDARIES } from './verdict.ts';

/**
 * What a sentence says of a contrast: its median with the interval, or without one where fewer than twenty lanes bear
 * it; and the number of lanes where these are not `all`.
 */
export function contrastRatio({ q50, low, high, lanes }: Contrast, all: number): Ratio {
  const few = lanes < BOUNDARIES.lanes;
  return {
    log10: q50,
    low: few ? Number.NaN : low,
    high: few ? Number.NaN : high,
    ...(lanes < all ? { lanes } : {}),
  };
}
