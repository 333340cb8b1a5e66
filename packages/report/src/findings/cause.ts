import type { FactorRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, percent } from '../text/numbers.ts';
import { exact } from '../text/wording.ts';
import { type Cell, cells, type Finder, type Finding, largest, toldTwice, underScheme } from './finding.ts';

/**
 * Which part of the factors makes a gradient small, the weights or the slopes: a sentence a weight scheme.
 *
 * The numbers are geometric means over the layers of the layers' medians; how far these range from layer to layer
 * stands beside them.
 */
export const causeFindings: Finder = (view) => {
  const causes = cells(view)
    .map((cell) => causeOf(view, cell))
    .filter((cause) => cause !== undefined);
  const told = view.schemes.flatMap((scheme) => {
    const here = causes.filter((cause) => cause.scheme === scheme && Number.isFinite(cause.slope.mean));
    return here.slice(0, 1).map((cause) => multipliers(view, cause));
  });
  const flattest = largest(causes, (cause) => cause.zero);
  if (flattest !== undefined && flattest.zero > 0.05) told.push(flat(view, flattest));
  return told;
};

interface Cause extends Cell {
  readonly slope: Medians;
  readonly weight: Medians;
  /** Mean share of slopes that are exactly zero. */
  readonly zero: number;
}

/** Of the layers' medians of log₁₀: their mean, least and greatest; NaN where no layer has one. */
interface Medians {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

function causeOf(view: ResultView, cell: Cell): Cause | undefined {
  const slopes = view.factors(cell.series.name, cell.scheme, 'slope');
  const weights = view.factors(cell.series.name, cell.scheme, 'weight');
  if (slopes.length === 0 || weights.length === 0) return undefined;
  return {
    ...cell,
    slope: mediansOf(slopes),
    weight: mediansOf(weights),
    zero: slopes.reduce((sum, row) => sum + row.share.zero, 0) / slopes.length,
  };
}

function mediansOf(rows: readonly FactorRow[]): Medians {
  const medians = rows.map((row) => row.log10.q50).filter(Number.isFinite);
  if (medians.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  return {
    mean: medians.reduce((sum, x) => sum + x, 0) / medians.length,
    low: medians.reduce((least, x) => Math.min(least, x)),
    high: medians.reduce((most, x) => Math.max(most, x)),
  };
}

function multipliers(view: ResultView, { series, scheme, slope, weight }: Cause): Finding {
  return {
    chart: 'factors',
    ...toldTwice(view, (say) => {
      const part = (medians: Medians): string =>
        `${magnitude(medians.mean)}${say === exact ? range(medians) : ''}`;
      return `${underScheme(view, scheme)}a typical layer of ${series.label} multiplies the gradient by a weight of ${part(weight)} and a slope of ${part(slope)}: ${culprit(slope.mean, weight.mean)}`;
    }),
    numbers: {
      log10Slope: slope.mean,
      log10SlopeLow: slope.low,
      log10SlopeHigh: slope.high,
      log10Weight: weight.mean,
      log10WeightLow: weight.low,
      log10WeightHigh: weight.high,
    },
  };
}

function range({ low, high }: Medians): string {
  const [least, most] = [magnitude(low), magnitude(high)];
  return least === most ? '' : ` (layers: ${least} … ${most})`;
}

/** Which of two multipliers, by their log₁₀, makes the product small. */
function culprit(slope: number, weight: number): string {
  if (slope > -0.02 && weight > -0.02) return 'neither shrinks it';
  if (Math.abs(slope - weight) < 0.05) return 'both shrink it alike';
  const [cause, other] = slope < weight ? ['slope', weight] : ['weight', slope];
  return other > -0.02 ? `it is the ${cause}` : `it is mostly the ${cause}`;
}

function flat(view: ResultView, { series, scheme, zero }: Cause): Finding {
  const words = toldTwice(
    view,
    () => `${underScheme(view, scheme)}${percent(zero)} of ${series.label}'s slopes are exactly zero`,
  );
  return { chart: 'factors', ...words, numbers: { zero } };
}
