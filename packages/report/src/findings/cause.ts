import type { FactorRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, percent } from '../text/numbers.ts';
import { exact } from '../text/wording.ts';
import {
  type Cell,
  cells,
  type Finder,
  type Finding,
  largest,
  places,
  toldTwice,
  underScheme,
} from './finding.ts';
import { BOUNDARIES } from './verdict.ts';

/**
 * Which part of the factors makes a gradient small, the weights or the slopes: a sentence a weight scheme.
 *
 * The numbers are geometric means over the layers of the layers' medians. Their intervals are the means of the layers'
 * own, as wide as if all layers erred alike; how far the medians range from layer to layer stands beside them.
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

/** Of the layers' medians of log₁₀: their mean, least and greatest; all NaN where no layer has one. */
interface Medians {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** The 95 % interval of the mean; NaN where a layer has none. */
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
  const known = rows.filter(({ log10 }) => Number.isFinite(log10.q50));
  const mean = (of: (row: FactorRow) => number): number =>
    known.reduce((sum, row) => sum + of(row), 0) / known.length;
  const medians = known.map(({ log10 }) => log10.q50);
  const none = known.length === 0;
  return {
    mean: mean(({ log10 }) => log10.q50),
    least: none ? Number.NaN : medians.reduce((least, x) => Math.min(least, x)),
    most: none ? Number.NaN : medians.reduce((most, x) => Math.max(most, x)),
    low: mean(({ interval }) => interval.low),
    high: mean(({ interval }) => interval.high),
  };
}

function multipliers(view: ResultView, { series, scheme, slope, weight, zero }: Cause): Finding {
  // Medians are over the slopes that are not zero.
  const ending =
    zero > BOUNDARIES.share
      ? `, where it is not exactly zero, as ${percent(zero)} of its slopes are`
      : `: ${culprit(slope.mean, weight.mean)}`;
  return {
    chart: 'factors',
    scheme,
    about: places(series),
    ...toldTwice(view, (say) => {
      const part = (medians: Medians): string => {
        const value = { log10: medians.mean, low: medians.low, high: medians.high };
        return `${say.magnitude(value)}${say === exact ? spread(medians, say.magnitudeInterval(value)) : ''}`;
      };
      return `${underScheme(view, scheme)}a typical layer of ${series.label} multiplies the gradient by a weight of ${part(weight)} and a slope of ${part(slope)}${ending}`;
    }),
    numbers: { ...numbersOf('Slope', slope), ...numbersOf('Weight', weight), zero },
  };
}

function numbersOf(part: string, { mean, least, most, low, high }: Medians): Record<string, number> {
  return {
    [`log10${part}`]: mean,
    [`log10${part}Least`]: least,
    [`log10${part}Most`]: most,
    [`log10${part}Low`]: low,
    [`log10${part}High`]: high,
  };
}

/** " (95 %: 0.236 … 0.242; layers: 0.22 … 0.25)", of which there is what there is to tell. */
function spread({ least, most }: Medians, interval: string): string {
  const ends = [magnitude(least), magnitude(most)];
  const layers = ends[0] === ends[1] ? '' : `layers: ${ends.join(' … ')}`;
  const parts = [interval.replace(/^ \(|\)$/g, ''), layers].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** Which of two multipliers, by their log₁₀, makes the product small, if it is. */
function culprit(slope: number, weight: number): string {
  if (slope > -0.02 && weight > -0.02) return 'neither shrinks it';
  if (slope + weight > -0.02) return 'together they do not shrink it';
  if (Math.abs(slope - weight) < 0.05) return 'both shrink it alike';
  const [cause, other] = slope < weight ? ['slope', weight] : ['weight', slope];
  return `what makes it small is ${other > -0.02 ? '' : 'mostly '}the ${cause}`;
}

function flat(view: ResultView, { series, scheme, zero }: Cause): Finding {
  const words = toldTwice(
    view,
    () => `${underScheme(view, scheme)}${percent(zero)} of ${series.label}’s slopes are exactly zero`,
  );
  return { chart: 'factors', scheme, about: places(series), ...words, numbers: { zero } };
}
