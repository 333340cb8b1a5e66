import type { Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import type { Share } from '../text/wording.ts';
import { type Cell, cells } from './finding.ts';
import { shareInterval } from './share-interval.ts';

/**
 * What a chain does to a gradient on its way back:
 *
 * - `dying`: it makes exactly zero of it, in more than a quarter of the chains;
 * - `exploding`: it makes infinity or NaN of it in more than a quarter, or the living ones multiply it by more than
 *   10^0.02 a layer;
 * - `vanishing`: the living ones multiply it by less than 10^−0.02 a layer;
 * - `steady`: neither;
 * - `undecided`: the interval of a share or of the rate holds a boundary, or fewer than twenty chains live.
 */
export type VerdictKind = 'vanishing' | 'steady' | 'exploding' | 'dying' | 'undecided';

/** What is said of one activation under one weight scheme, and what it rests on. */
export interface Verdict extends Cell {
  readonly kind: VerdictKind;
  /** The study's greatest depth; at least 2. */
  readonly depth: number;
  /** Chains of the cell. */
  readonly lanes: number;
  /** Decades a layer: the median of log₁₀(|∂C/∂w₀| / |∂C/∂w_{L−1}|) over L − 1, where it has one. */
  readonly rate: Rate;
  /** Of all chains: those whose first layer gets exactly zero. */
  readonly zero: Share;
  /** Of all chains: those whose first layer gets infinity or NaN. */
  readonly notFinite: Share;
}

/** Decades a layer, with the 95 % interval; NaN where no chain has both gradients. */
export interface Rate {
  readonly q50: number;
  readonly low: number;
  readonly high: number;
  /** Chains in which both gradients are finite and not zero. */
  readonly lanes: number;
}

/**
 * Where verdicts change. 0.02 decades a layer is a factor of 10 in 50 layers: less than what a change of the learning
 * rate makes good. A quarter keeps clear of the half, which a hinge at 0 loses on symmetric inputs whatever the depth:
 * on that boundary no number of chains would decide. Of fewer than twenty chains the interval of a median is often
 * narrower than it says.
 */
export const BOUNDARIES = { rate: 0.02, share: 0.25, lanes: 20 } as const;

/**
 * The verdicts of a result, schemes in the study's order, then activations in theirs. A verdict is given only where
 * every interval it rests on excludes the boundaries. None for chains of one layer, nor for a result of a format
 * without intervals.
 */
export function verdictsOf(view: ResultView): readonly Verdict[] {
  if (view.deepest < 2) return [];
  return cells(view).flatMap((cell) => {
    const row = view.firstLayer(cell.series.name, cell.scheme).at(-1);
    return row?.reach === undefined || row.depth !== view.deepest ? [] : [verdictOf(cell, row, row.reach)];
  });
}

function verdictOf(cell: Cell, row: Row, reach: NonNullable<Row['reach']>): Verdict {
  const { depth, lanes, share } = row;
  const layers = depth - 1;
  const grounds = {
    rate: {
      q50: reach.q50 / layers,
      low: reach.low / layers,
      high: reach.high / layers,
      lanes: reach.lanes,
    },
    zero: shareInterval(share.zero, lanes),
    notFinite: shareInterval(share.infinite + share.nan, lanes),
  };
  return { ...cell, depth, lanes, ...grounds, kind: kindOf(grounds) };
}

/** The verdict that shares and rate allow. */
export function kindOf({ zero, notFinite, rate }: Pick<Verdict, 'zero' | 'notFinite' | 'rate'>): VerdictKind {
  if (zero.low > BOUNDARIES.share && zero.share >= notFinite.share) return 'dying';
  if (notFinite.low > BOUNDARIES.share) return 'exploding';
  if (zero.high >= BOUNDARIES.share || notFinite.high >= BOUNDARIES.share) return 'undecided';
  if (rate.lanes < BOUNDARIES.lanes) return 'undecided';
  if (rate.high < -BOUNDARIES.rate) return 'vanishing';
  if (rate.low > BOUNDARIES.rate) return 'exploding';
  return rate.low > -BOUNDARIES.rate && rate.high < BOUNDARIES.rate ? 'steady' : 'undecided';
}
