import type { Extremum } from '@chainrule/core';
import { numberText } from './number-text.ts';

/** Digits of an extremum: as many as the enclosure certifies, and at most this. */
const DIGITS = 12;

/** An extremum's value: one number where both ends of its enclosure print alike, else the interval. */
export function extremumText({ lower, upper }: Extremum, digits: number = DIGITS): string {
  const [low, high] = [numberText(lower, digits), numberText(upper, digits)];
  if (low === high) return low;
  // Beneath the normal numbers: zero, but for the enclosure's last outward step.
  if (Math.max(Math.abs(lower), Math.abs(upper)) < 1e-307) return '0';
  const middle = numberText((lower + upper) / 2, digits);
  const narrow = upper - lower <= 1e-11 * Math.max(Math.abs(lower), Math.abs(upper));
  return narrow && Number.isFinite(upper - lower) ? middle : `[${low}, ${high}]`;
}

/** Where an extremum is: `at 0`, `as z → -∞`, `as z → 3 from below`. */
export function whereText({ at, attained, side }: Extremum): string {
  if (Number.isNaN(at)) return '';
  if (attained) return `at ${numberText(at, 6)}`;
  const from = side === undefined ? '' : side === 'left' ? ' from below' : ' from above';
  return `as z → ${numberText(at, 6)}${from}`;
}
