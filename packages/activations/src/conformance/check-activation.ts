import type { Activation } from '@chainrule/core';
import type { Traits } from '../catalogue/entry.ts';
import { deterministic, finite, nanPropagates, neverThrows } from './laws/calls.ts';
import { kinkSlopes, kinksDeclared } from './laws/kinks.ts';
import { inRange, monotone, symmetric, withinBounds } from './laws/shape.ts';
import { slopeAgrees } from './laws/slope.ts';
import { tailKept } from './laws/tail.ts';
import { checkPoints } from './points.ts';
import { type Subject, subjectOf } from './subject.ts';
import type { LawName, Violation } from './violation.ts';

/** What is known about an activation beside the contract. */
export interface CheckOptions {
  /** What the function is declared to be; nothing is inferred. */
  readonly traits?: Traits;
  /** The interval of z that the laws speak of; ±2⁶⁴ if not given. */
  readonly domain?: readonly [lower: number, upper: number];
  /** Points to check besides the usual ones. */
  readonly points?: readonly number[];
}

/** Every law, in the order they are reported; the first ones explain the later. */
const laws: Readonly<Record<LawName, (subject: Subject) => Violation | undefined>> = {
  deterministic,
  'nan-propagates': nanPropagates,
  finite,
  'kinks-declared': kinksDeclared,
  'slope-agrees': slopeAgrees,
  'kink-slopes': kinkSlopes,
  'tail-kept': tailKept,
  'within-bounds': withinBounds,
  monotone,
  symmetric,
  'in-range': inRange,
  'never-throws': neverThrows,
};

/**
 * Checks an activation against the laws and returns the broken ones, each with its point of worst disagreement.
 *
 * Slopes are compared with Richardson differences of the values, to about 1e-6 or what the values' own rounding
 * allows; nothing is proved. Never throws, never prints, uses no test framework.
 */
export function checkActivation(activation: Activation, options: CheckOptions = {}): readonly Violation[] {
  const { traits = {}, domain = [-(2 ** 64), 2 ** 64], points = [] } = options;
  const all = [...checkPoints(activation.kinks, domain), ...points].sort((a, b) => a - b);
  const subject = subjectOf(activation, traits, [...new Set(all)], domain);
  return Object.values(laws).flatMap((law) => law(subject) ?? []);
}

/** One line about a violation: the law, where, what was expected, what came and the factor between them. */
export function describeViolation({ law, z, expected, got, factor, ratio, count }: Violation): string {
  const show = (part: number | string) => (typeof part === 'number' ? String(part) : part);
  const off =
    factor !== undefined
      ? `, off by the factor ${factor}`
      : ratio !== undefined && Number.isFinite(ratio)
        ? `, ${ratio.toPrecision(4)} times it`
        : '';
  const others = count > 1 ? ` (and ${count - 1} other points)` : '';
  return `${law}: at z = ${z} expected ${show(expected)}, got ${show(got)}${off}${others}`;
}
