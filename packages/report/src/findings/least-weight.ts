import type { ResultView, Series } from '../result-view.ts';
import { significant } from '../text/numbers.ts';
import { type Heading, largest, places } from './finding.ts';
import { cappingExtremum } from './slope-cap.ts';

/**
 * Below which size of its weight a layer of the first activation shrinks whatever gradient comes back, against the
 * one farthest from it: |w φ′(z)| < 1 for every z where |w| < 1 / sup |φ′|.
 */
export function leastWeights({ series }: ResultView): readonly Heading[] {
  const [subject, ...others] = series.filter(({ cap }) => !Number.isNaN(cap));
  if (subject === undefined || subject !== series[0]) return [];
  const text = `A layer of ${subject.label} ${shrinks(subject)}`;
  const other = largest(others, ({ cap }) => Math.abs(Math.log(cap) - Math.log(subject.cap)));
  if (other === undefined || other.cap === subject.cap) return [{ about: places(subject), title: text }];
  return [
    { about: places(subject, other), title: `${text}; one of ${other.label}${likewise(subject, other)}` },
  ];
}

/** What of the other is no repetition. */
function likewise(subject: Series, other: Series): string {
  const alike = isShrunk(subject) && isShrunk(other);
  return alike ? `, ${where(other)}` : ` ${shrinks(other)}`;
}

function isShrunk(series: Series): boolean {
  return series.cap > 0 && Number.isFinite(series.cap) && cappingExtremum(series).certified;
}

function where({ cap }: Series): string {
  return `where |w| < ${significant(1 / cap)}`;
}

function shrinks(series: Series): string {
  if (series.cap === 0) return 'passes no gradient on';
  if (series.cap === Number.POSITIVE_INFINITY) return 'can enlarge one whatever its weight';
  const seen = cappingExtremum(series).certified ? '' : ', as far as was seen,';
  return `shrinks every gradient${seen} ${where(series)}`;
}
