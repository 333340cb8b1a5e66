/** Scaled numbers, one a lane. */
export interface ScaledRow {
  readonly significands: Float64Array;
  readonly exponents: Float64Array;
}

/** The same numbers in memory of their own. */
export function copied({ significands, exponents }: ScaledRow): ScaledRow {
  return { significands: significands.slice(), exponents: exponents.slice() };
}
