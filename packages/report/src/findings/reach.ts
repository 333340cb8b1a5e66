import type { Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitudeEnds, type Ratio, ratioEnds, type Wording } from '../text/wording.ts';
import { contrastRatio } from './contrast-ratio.ts';
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
 * How much of the last layer's gradient reaches the first, at the greatest depth: a sentence a weight scheme.
 *
 * The number is the median over the chains of each chain's own ratio; in a result of format 1, which lacks it, the
 * ratio of the medians. The alternative is the one whose first layer gets the largest gradient. Since ∂C/∂w_l is the
 * product of what comes back and of h_l, both may be minute, or huge, and yet alike: where they are, the sentence says so.
 */
export const reachFindings: Finder = (view) => {
  if (view.depths.length === 0) return [];
  const losses = cells(view)
    .map((cell) => lossOf(view, cell))
    .filter((loss) => loss !== undefined);
  const first = losses[0];
  if (first === undefined) return [silence(view)];
  if (view.deepest === 1) return [oneLayer(view, first)];
  return view.schemes.flatMap((scheme) => {
    const [subject, ...others] = losses.filter((loss) => loss.scheme === scheme);
    if (subject === undefined) return [];
    // What the few survivors of dead chains do is no alternative.
    const living = others.filter(
      ({ first: { share } }) => share.zero + share.infinite + share.nan <= BOUNDARIES.share,
    );
    return [
      told(
        view,
        subject,
        largest(living, ({ first }) => first.log10.q50),
      ),
    ];
  });
};

/** The same of the subject alone, under the view's first scheme. */
export function subjectReach(view: ResultView): Finding | undefined {
  const cell = cells(view)[0];
  const loss = cell && view.deepest > 1 ? lossOf(view, cell) : undefined;
  return loss && told(view, loss, undefined);
}

/** Ratios chain by chain are taken over at most as many chains. */
const PAIRED = 1024;

/** Fourteen octaves: below 2^−14 float16 has no normal numbers. Beyond that a gradient is called minute, or huge. */
const FAR = 14 * 0.30102999566398119521;

interface Loss extends Cell {
  readonly first: Row;
  readonly last: Row;
  /** First layer over last: below 1 where the gradient vanishes. */
  readonly ratio: Ratio;
  readonly chainByChain: boolean;
}

function lossOf(view: ResultView, cell: Cell): Loss | undefined {
  const rows = view.layersAt(cell.series.name, cell.scheme, view.deepest);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined || first.layer !== 0) return undefined;
  const { reach } = first;
  const log10 = reach === undefined ? first.log10.q50 - last.log10.q50 : reach.q50;
  if (!Number.isFinite(log10)) return undefined;
  const ratio =
    reach === undefined
      ? { log10, low: Number.NaN, high: Number.NaN }
      : contrastRatio(reach, Math.min(PAIRED, first.lanes));
  return { ...cell, first, last, ratio, chainByChain: reach !== undefined };
}

function told(view: ResultView, subject: Loss, other: Loss | undefined): Finding {
  const { scheme, chainByChain } = subject;
  const [first, typically] = chainByChain ? ['', 'typically '] : ['median of the ', ''];
  return {
    chart: 'gradient-by-layer',
    scheme,
    about: places(subject.series, other?.series),
    ...toldTwice(view, (say) => {
      const { label } = subject.series;
      const head = `${underScheme(view, scheme)}at depth ${view.deepest} the ${first}first layer’s gradient under ${label}`;
      const { ratio } = subject;
      const text = `${head} is ${typically}${say.ratio(ratio, { than: true })} the last layer’s${say.ratioInterval(ratio)}${aside(subject, say)}`;
      if (other === undefined) return text;
      return `${text}; under ${other.series.label}, ${say.ratio(other.ratio)}${say.ratioInterval(other.ratio)}${aside(other, say)}`;
    }),
    interval: ratioEnds(subject.ratio),
    numbers: {
      depth: view.deepest,
      decades: subject.ratio.log10,
      low: subject.ratio.low,
      high: subject.ratio.high,
      log10Last: subject.last.log10.q50,
      ...(other === undefined ? {} : othersNumbers(other)),
    },
  };
}

function othersNumbers({ ratio: { log10, low, high }, last }: Loss): Record<string, number> {
  return { otherDecades: log10, otherLow: low, otherHigh: high, otherLog10Last: last.log10.q50 };
}

/** ", though the last layer's is only 10^−81.4", where a ratio that is neither small nor large would be misread. */
function aside({ ratio, last: { log10, interval } }: Loss, say: Wording): string {
  if (!(Math.abs(ratio.log10) <= FAR && Math.abs(log10.q50) > FAR)) return '';
  const value = { log10: log10.q50, ...interval };
  return `, though the last layer’s is ${log10.q50 < 0 ? 'only' : 'already'} ${say.magnitude(value)}${say.magnitudeInterval(value)}`;
}

function oneLayer(view: ResultView, { series, scheme, first }: Loss): Finding {
  const value = { log10: first.log10.q50, ...first.interval };
  return {
    chart: 'gradient-by-layer',
    scheme,
    about: places(series),
    ...toldTwice(
      view,
      (say) =>
        `${underScheme(view, scheme)}half of ${series.label}’s chains of a single layer get a gradient above ${say.magnitude(value)}${say.magnitudeInterval(value)}`,
    ),
    interval: magnitudeEnds(value),
    numbers: { log10Median: first.log10.q50, low: first.interval.low, high: first.interval.high },
  };
}

function silence(view: ResultView): Finding {
  const text = `At depth ${view.deepest} no chain passes back to its first layer a number other than zero`;
  const about = places(...view.series);
  return { chart: 'gradient-by-layer', about, title: text, text, numbers: { depth: view.deepest } };
}
