/** A number as JSON can hold it. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** Writes a number that JSON cannot hold as the name it has in JavaScript. −0 becomes 0, as JSON writes it. */
export function encodeNumber(x: number): JsonNumber {
  return Number.isFinite(x) ? x : (String(x) as JsonNumber);
}
