import type { FactorRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, percent } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, largest, sentence, underScheme } from './finding.ts';

/** Which part of the factors makes a gradient small, the weights or the slopes: a sentence a weight scheme. */
export const causeFindings: Finder = (view) => {
  const causes = cells(view)
    .map((cell) => causeOf(view, cell))
    .filter((cause) => cause !== undefined);
  const told = view.schemes.flatMap((scheme) => {
    const here = causes.filter((cause) => cause.scheme === scheme && Number.isFinite(cause.slope));
    return here.slice(0, 1).map((cause) => multipliers(view, cause));
  });
  const flattest = largest(causes, (cause) => cause.zero);
  if (flattest !== undefined && flattest.zero > 0.05) told.push(flat(view, flattest));
  return told;
};

interface Cause extends Cell {
  /** Means over the layers of the medians of log₁₀. */
  readonly slope: number;
  readonly weight: number;
  /** Mean share of slopes that are exactly zero. */
  readonly zero: number;
}

function causeOf(view: ResultView, cell: Cell): Cause | undefined {
  const slopes = view.factors(cell.series.name, cell.scheme, 'slope');
  const weights = view.factors(cell.series.name, cell.scheme, 'weight');
  if (slopes.length === 0 || weights.length === 0) return undefined;
  return {
    ...cell,
    slope: meanOfMedians(slopes),
    weight: meanOfMedians(weights),
    zero: slopes.reduce((sum, row) => sum + row.share.zero, 0) / slopes.length,
  };
}

function meanOfMedians(rows: readonly FactorRow[]): number {
  const medians = rows.map((row) => row.log10.q50).filter(Number.isFinite);
  return medians.length === 0 ? Number.NaN : medians.reduce((sum, x) => sum + x, 0) / medians.length;
}

function multipliers(view: ResultView, { series, scheme, slope, weight }: Cause): Finding {
  return {
    chart: 'factors',
    text: sentence(
      view,
      `${underScheme(view, scheme)}a typical layer of ${series.label} multiplies the gradient by a weight of ${magnitude(weight)} and a slope of ${magnitude(slope)}: ${culprit(slope, weight)}`,
    ),
    numbers: { log10Slope: slope, log10Weight: weight },
  };
}

/** Which of two multipliers, by their log₁₀, makes the product small. */
function culprit(slope: number, weight: number): string {
  if (slope > -0.02 && weight > -0.02) return 'neither shrinks it';
  if (Math.abs(slope - weight) < 0.05) return 'both shrink it alike';
  const [cause, other] = slope < weight ? ['slope', weight] : ['weight', slope];
  return other > -0.02 ? `it is the ${cause}` : `it is mostly the ${cause}`;
}

function flat(view: ResultView, { series, scheme, zero }: Cause): Finding {
  return {
    chart: 'factors',
    text: sentence(
      view,
      `${underScheme(view, scheme)}${percent(zero)} of ${series.label}'s slopes are exactly zero`,
    ),
    numbers: { zero },
  };
}
