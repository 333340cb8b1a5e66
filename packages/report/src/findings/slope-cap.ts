import type { Series } from '../result-view.ts';
import { enclosed } from '../text/numbers.ts';
import type { Finder } from './finding.ts';

/** How large the slopes can be: the smallest cap against the largest. */
export const slopeCapFindings: Finder = ({ series }) => {
  const ordered = series.toSorted((a, b) => a.cap - b.cap);
  const smallest = ordered[0];
  const largest = ordered[ordered.length - 1];
  if (smallest === undefined || largest === undefined) return [];
  if (smallest === largest || smallest.cap === largest.cap) {
    const subject = series.length === 1 ? `${smallest.label}'s slope` : 'No slope here';
    const verb = series.length === 1 ? 'never exceeds' : 'exceeds';
    const text = Number.isFinite(smallest.cap)
      ? `${subject} ${verb} ${capText(smallest)}`
      : `${smallest.label}'s slope has no bound`;
    return [{ chart: 'phi-and-slope', text, numbers: { smallestCap: smallest.cap } }];
  }
  const limit = certified(smallest) ? 'never exceeds' : 'was never seen above';
  return [
    {
      chart: 'phi-and-slope',
      text: `${smallest.label}'s slope ${limit} ${capText(smallest)}; ${largest.label}'s ${reach(largest)}`,
      numbers: { smallestCap: smallest.cap, largestCap: largest.cap },
    },
  ];
};

/** The extremum of larger magnitude: what caps a product of slopes. */
export function cappingExtremum({ card }: Series): Series['card']['slope']['supremum'] {
  const { supremum, infimum } = card.slope;
  return Math.abs(supremum.upper) >= Math.abs(infimum.lower) ? supremum : infimum;
}

/** The largest |φ′| as a short decimal. */
export function capText(series: Series): string {
  const { lower, upper } = cappingExtremum(series);
  return enclosed(Math.min(Math.abs(lower), Math.abs(upper)), Math.max(Math.abs(lower), Math.abs(upper)));
}

function certified(series: Series): boolean {
  return cappingExtremum(series).certified;
}

function reach(series: Series): string {
  if (!Number.isFinite(series.cap)) return 'has no bound';
  if (!certified(series)) return `was seen at ${capText(series)}`;
  return cappingExtremum(series).attained ? `reaches ${capText(series)}` : `comes up to ${capText(series)}`;
}
