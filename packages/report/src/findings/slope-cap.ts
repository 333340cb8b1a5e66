import type { Series } from '../result-view.ts';
import { enclosed } from '../text/numbers.ts';
import { type Finder, largest, places } from './finding.ts';

/** How large the subject's slope can be, against the cap farthest from it. */
export const slopeCapFindings: Finder = ({ series }) => {
  const [subject, ...others] = series;
  if (subject === undefined) return [];
  const other = largest(others, ({ cap }) => Math.abs(Math.log(cap) - Math.log(subject.cap)));
  const text = `${subject.label}’s slope ${limit(subject)}`;
  if (other === undefined || other.cap === subject.cap) {
    return [
      { chart: 'phi-and-slope', about: places(subject), title: text, text, numbers: { cap: subject.cap } },
    ];
  }
  const both = `${text}; ${other.label}’s ${reach(other)}`;
  const numbers = { cap: subject.cap, otherCap: other.cap };
  return [{ chart: 'phi-and-slope', about: places(subject, other), title: both, text: both, numbers }];
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

function limit(series: Series): string {
  if (!Number.isFinite(series.cap)) return 'has no bound';
  return `${certified(series) ? 'never exceeds' : 'was never seen above'} ${capText(series)}`;
}

function reach(series: Series): string {
  if (!Number.isFinite(series.cap)) return 'has no bound';
  if (!certified(series)) return `was seen at ${capText(series)}`;
  return cappingExtremum(series).attained ? `reaches ${capText(series)}` : `comes up to ${capText(series)}`;
}
