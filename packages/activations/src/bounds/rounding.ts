/**
 * Addition, multiplication, division and square root, rounded down and up.
 *
 * A JavaScript program cannot switch the rounding mode. So each result is computed to nearest, the sign of its
 * error is read off the exact residual, and only a result on the wrong side is moved, by one float. Where the
 * residual could itself be inexact (very large, very small) the result is moved in any case. The outcome is the
 * float64 next to the exact result, or one further.
 *
 * An infinite operand is the end of an unbounded interval, never a number: 0 · ∞ = 0 and x / ∞ = 0.
 */

import { nextDown, nextUp, productResidual, sumResidual } from './float.ts';

const HUGE = 1e298;
const TINY = 1e-270;

/** A float ≤ a + b; −∞ for ∞ − ∞. */
export function addDown(a: number, b: number): number {
  const sum = a + b;
  if (sum >= -HUGE && sum <= HUGE) return sumResidual(a, b, sum) < 0 ? nextDown(sum) : sum;
  return Number.isNaN(sum) ? Number.NEGATIVE_INFINITY : infinite(a) || infinite(b) ? sum : nextDown(sum);
}

/** A float ≥ a + b; ∞ for ∞ − ∞. */
export function addUp(a: number, b: number): number {
  return 0 - addDown(-a, -b);
}

/** A float ≤ a · b, where 0 · ∞ = 0. */
export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  if (safe(a) && safe(b) && safe(product)) {
    return productResidual(a, b, product) < 0 ? nextDown(product) : product;
  }
  return infinite(a) || infinite(b) ? product : nextDown(product);
}

/** A float ≥ a · b, where 0 · ∞ = 0. */
export function multiplyUp(a: number, b: number): number {
  return 0 - multiplyDown(-a, b);
}

/** A float ≤ a / b for b ≠ 0, where a / ∞ = 0; −∞ for ∞ / ∞. */
export function divideDown(a: number, b: number): number {
  if (a === 0) return 0;
  const quotient = a / b;
  if (safe(a) && safe(b) && safe(quotient)) {
    const product = quotient * b;
    const residual = a - product - productResidual(quotient, b, product);
    return residual !== 0 && residual < 0 === b > 0 ? nextDown(quotient) : quotient;
  }
  if (infinite(b)) return infinite(a) ? Number.NEGATIVE_INFINITY : 0;
  return infinite(a) ? quotient : nextDown(quotient);
}

/** A float ≥ a / b for b ≠ 0, where a / ∞ = 0; ∞ for ∞ / ∞. */
export function divideUp(a: number, b: number): number {
  return 0 - divideDown(-a, b);
}

/** A float ≤ √x for x ≥ 0. */
export function sqrtDown(x: number): number {
  const root = Math.sqrt(x);
  if (x === 0 || infinite(x)) return root;
  return safe(x) && squareExcess(root, x) <= 0 ? root : nextDown(root);
}

/** A float ≥ √x for x ≥ 0. */
export function sqrtUp(x: number): number {
  const root = Math.sqrt(x);
  if (x === 0 || infinite(x)) return root;
  return safe(x) && squareExcess(root, x) >= 0 ? root : nextUp(root);
}

/** The sign of root² − x, for a root that is right to an ulp. */
function squareExcess(root: number, x: number): number {
  const square = root * root;
  return square - x + productResidual(root, root, square);
}

/** Whether x is of a size at which residuals are exact. */
function safe(x: number): boolean {
  const size = Math.abs(x);
  return size > TINY && size < HUGE;
}

function infinite(x: number): boolean {
  return x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY;
}
