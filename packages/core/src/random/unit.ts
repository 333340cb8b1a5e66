/** A number in [0, 1) with 53 random bits: 27 of the first word, 26 of the second. */
export function unit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) * 1.1102230246251565404e-16;
}
