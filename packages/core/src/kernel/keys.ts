/** Bins an octave: seven bits of the fraction. The widest, at the octave's start, spans 0.0034 decades. */
export const BINS = 128;

/**
 * A number's key is octave · BINS + bin. What has no logarithm gets one of these instead, below any real key.
 */
export const SPECIAL_KEYS: { readonly zero: number; readonly infinite: number; readonly nan: number } = {
  zero: -1099511627776,
  infinite: -1099511627777,
  nan: -1099511627778,
};
