import type { Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude } from '../text/numbers.ts';
import type { Ratio } from '../text/wording.ts';
import { contrastRatio } from './contrast-ratio.ts';
import { type Cell, cells, type Finder, type Finding, largest, toldTwice, underScheme } from './finding.ts';
import { BOUNDARIES } from './verdict.ts';

/**
 * How much of the last layer's gradient reaches the first, at the greatest depth: a sentence a weight scheme.
 *
 * The number is the median over the chains of each chain's own ratio; in a result of format 1, which lacks it, the
 * ratio of the medians.
 */
export const reachFindings: Finder = (view) => {
  const losses = cells(view)
    .map((cell) => lossOf(view, cell))
    .filter((loss) => loss !== undefined);
  const first = losses[0];
  if (first === undefined) return [silence(view)];
  if (view.deepest === 1) return [oneLayer(first)];
  return view.schemes.flatMap((scheme) => {
    const [subject, ...others] = losses.filter((loss) => loss.scheme === scheme);
    if (subject === undefined) return [];
    const distance = (loss: Loss): number => Math.abs(loss.ratio.log10 - subject.ratio.log10);
    // What the few survivors of dead chains do is no alternative.
    const living = others.filter(({ first }) => first.share.zero <= BOUNDARIES.share);
    return [told(view, subject, largest(living.length > 0 ? living : others, distance))];
  });
};

interface Loss extends Cell {
  readonly first: Row;
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
      : contrastRatio(reach, view.result.study.chains);
  return { ...cell, first, ratio, chainByChain: reach !== undefined };
}

function told(view: ResultView, subject: Loss, other: Loss | undefined): Finding {
  const { scheme, chainByChain } = subject;
  const [first, typically] = chainByChain ? ['', 'typically '] : ['median of the ', ''];
  return {
    chart: 'gradient-by-layer',
    ...toldTwice(view, (say) => {
      const { label } = subject.series;
      const head = `${underScheme(view, scheme)}at depth ${view.deepest} the ${first}first layer's gradient under ${label}`;
      const { ratio } = subject;
      const text = `${head} is ${typically}${say.ratio(ratio, { than: true })} the last layer's${say.ratioInterval(ratio)}`;
      if (other === undefined) return text;
      return `${text}; under ${other.series.label}, ${say.ratio(other.ratio)}${say.ratioInterval(other.ratio)}`;
    }),
    numbers: {
      depth: view.deepest,
      decades: subject.ratio.log10,
      low: subject.ratio.low,
      high: subject.ratio.high,
      ...(other === undefined ? {} : othersNumbers(other)),
    },
  };
}

function othersNumbers({ ratio: { log10, low, high } }: Loss): Record<string, number> {
  return { otherDecades: log10, otherLow: low, otherHigh: high };
}

function oneLayer({ series, first }: Loss): Finding {
  const text = `With a single layer, half of ${series.label}'s gradients exceed ${magnitude(first.log10.q50)}`;
  return {
    chart: 'gradient-by-layer',
    title: text,
    text: `${text}${magnitudeInterval(first)}`,
    numbers: { log10Median: first.log10.q50, low: first.interval.low, high: first.interval.high },
  };
}

function magnitudeInterval({ interval: { low, high } }: Row): string {
  return Number.isNaN(low + high) ? '' : ` (95 %: ${magnitude(low)} … ${magnitude(high)})`;
}

function silence(view: ResultView): Finding {
  const text = `At depth ${view.deepest} no chain passes back to its first layer a number other than zero`;
  return { chart: 'gradient-by-layer', title: text, text, numbers: { depth: view.deepest } };
}
