import type { Row } from '@chainrule/core';
import { fittedRate, type Rate } from '../charts/by-depth/rate.ts';
import type { ResultView } from '../result-view.ts';
import { decade, percent, significant } from '../text/numbers.ts';
import type { Share } from '../text/wording.ts';
import { type Cell, cells } from './finding.ts';
import { shareInterval } from './share-interval.ts';

/**
 * What a chain does to a gradient on its way back:
 *
 * - `dying`: it makes exactly zero of it, in more than a quarter of the chains;
 * - `exploding`: it makes infinity or NaN of it in more than a quarter, or the median grows by more than 0.05 decades
 *   with each layer;
 * - `vanishing`: the median shrinks by more than 0.05 decades with each layer;
 * - `steady`: neither;
 * - `undecided`: the interval of a share or of the rate holds a boundary, or fewer than twenty chains live.
 */
export type VerdictKind = 'vanishing' | 'steady' | 'exploding' | 'dying' | 'undecided';

/** What is said of one activation under one weight scheme, and what it rests on. */
export interface Verdict extends Cell {
  readonly kind: VerdictKind;
  /** The study's greatest depth. */
  readonly depth: number;
  /** Chains of the cell. */
  readonly lanes: number;
  /** Chains whose first-layer gradient is finite and not zero at that depth. */
  readonly living: number;
  /** How the median of log₁₀|∂C/∂w₀| changes with depth, in decades a layer; `undefined` with fewer than two medians. */
  readonly rate: Rate | undefined;
  /** Of all chains at that depth: those whose first layer gets exactly zero. */
  readonly zero: Share;
  /** Of all chains at that depth: those whose first layer gets infinity or NaN. */
  readonly notFinite: Share;
}

/**
 * Where verdicts change. 0.05 decades a layer is a factor of 10 in 20 layers, as many as plain networks have that
 * train without shortcuts. A quarter keeps clear of the half, which a hinge at 0 loses on symmetric inputs whatever
 * the depth: on that boundary no number of chains would decide. Of fewer than twenty chains the interval of a median is
 * often narrower than it says.
 */
export const BOUNDARIES = { rate: 0.05, share: 0.25, lanes: 20 } as const;

/** What the verdicts mean, for their readers; by a wording for the four words. */
export function verdictsMeaning(word: (verdict: string) => string): string {
  const [loss, gain] = [-BOUNDARIES.rate, BOUNDARIES.rate].map((log10) => significant(decade(log10)));
  const share = `more than ${percent(BOUNDARIES.share)} of the chains`;
  return `With each further layer, the median of the first layer’s gradient is multiplied by so much: the slope of a straight line through the logarithms of the medians. A median is of the chains whose gradient is neither zero nor infinite nor NaN; where more than a quarter are lost, what is left of them is “survivors only”. ${word('Vanishing')}: by less than ${loss}, which loses a factor of 10 in ${Math.round(1 / BOUNDARIES.rate)} layers. ${word('Exploding')}: by more than ${gain}, or ${share} infinite or NaN. ${word('Dying')}: ${share} exactly zero at the greatest depth. ${word('Steady')}: none of these. A verdict stands only where the intervals leave no other.`;
}

/**
 * The verdicts of a result, schemes in the study's order, then activations in theirs. A verdict is given only where
 * every interval it rests on excludes the boundaries. None in a study of a single depth, nor where medians have no
 * interval, as in a result of format 1.
 */
export function verdictsOf(view: ResultView): readonly Verdict[] {
  if (view.depths.length < 2) return [];
  return cells(view).flatMap((cell) => {
    const rows = view.firstLayer(cell.series.name, cell.scheme);
    const deepest = rows.at(-1);
    if (deepest?.depth !== view.deepest) return [];
    const rate = fittedRate(rows);
    return rate !== undefined && Number.isNaN(rate.low) ? [] : [verdictOf(cell, deepest, rate)];
  });
}

function verdictOf(cell: Cell, { depth, lanes, share }: Row, rate: Rate | undefined): Verdict {
  const lost = share.zero + share.infinite + share.nan;
  const grounds = {
    rate,
    living: Math.round((1 - lost) * lanes),
    zero: shareInterval(share.zero, lanes),
    notFinite: shareInterval(share.infinite + share.nan, lanes),
  };
  return { ...cell, depth, lanes, ...grounds, kind: kindOf(grounds) };
}

/** What a verdict rests on. */
type Grounds = Pick<Verdict, 'zero' | 'notFinite' | 'living' | 'rate'>;

/** The verdict that shares and rate allow. */
export function kindOf({ zero, notFinite, living, rate }: Grounds): VerdictKind {
  if (zero.low > BOUNDARIES.share && zero.share >= notFinite.share) return 'dying';
  if (notFinite.low > BOUNDARIES.share) return 'exploding';
  if (zero.high >= BOUNDARIES.share || notFinite.high >= BOUNDARIES.share) return 'undecided';
  if (living < BOUNDARIES.lanes || rate === undefined) return 'undecided';
  if (rate.high < -BOUNDARIES.rate) return 'vanishing';
  if (rate.low > BOUNDARIES.rate) return 'exploding';
  return rate.low > -BOUNDARIES.rate && rate.high < BOUNDARIES.rate ? 'steady' : 'undecided';
}
