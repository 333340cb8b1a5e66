import type { TrainingRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { grouped, listed, percent, significant } from '../text/numbers.ts';
import { exact, type Ratio, type Wording } from '../text/wording.ts';
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

/**
 * How far the first weight moves while training, against the last; and who ends at the lowest cost.
 *
 * The number is the median over the chains of each chain's own ratio; in a result of format 1, which lacks it, the
 * ratio of the medians.
 */
export const trainingFindings: Finder = (view) => {
  const ends = cells(view)
    .map((cell) => endOf(view, cell))
    .filter((end) => end !== undefined);
  const first = ends[0];
  if (first === undefined) return [];
  const told: Finding[] = [];
  for (const scheme of view.schemes) {
    const [subject, ...others] = ends.filter(
      // A single layer is the first and the last.
      (end) => end.scheme === scheme && end.end.depth > 1 && Number.isFinite(end.ratio.log10),
    );
    if (subject === undefined) continue;
    // What the survivors of dead or diverged chains do is no alternative.
    const whole = others.filter(({ ratio }) => ratio.lanes === undefined);
    const distance = ({ ratio }: End): number => Math.abs(ratio.log10 - subject.ratio.log10);
    told.push(moved(view, subject, largest(whole, distance)));
  }
  if (told.length === 0 && !(first.firstMoved > 0)) told.push(still(view, first));
  const cheapest = largest(ends, ({ end }) => -end.cost.q50);
  if (cheapest !== undefined && ends.length > 1) {
    const { q50 } = cheapest.end.cost;
    told.push(
      cost(
        view,
        cheapest,
        ends.filter((end) => end !== cheapest && end.end.cost.q50 === q50),
      ),
    );
  }
  return told;
};

/** What training does to the subject's first weight, under the view's first scheme. */
export function subjectTraining(view: ResultView): Finding | undefined {
  const cell = cells(view)[0];
  const end = cell && endOf(view, cell);
  if (end !== undefined && !(end.firstMoved > 0)) return still(view, end);
  return trainingFindings(view).find(({ about }) => about.includes(0));
}

interface End extends Cell {
  readonly end: TrainingRow;
  readonly firstMoved: number;
  readonly lastMoved: number;
  /** First over last: below 1 where the first weight lags behind. */
  readonly ratio: Ratio;
}

function endOf(view: ResultView, cell: Cell): End | undefined {
  const end = view.training(cell.series.name, cell.scheme).at(-1);
  const first = end?.layers[0];
  const last = end?.layers.at(-1);
  if (end === undefined || first === undefined || last === undefined) return undefined;
  const { reach } = end;
  const ratio =
    reach === undefined
      ? { log10: Math.log10(first.moved) - Math.log10(last.moved), low: Number.NaN, high: Number.NaN }
      : contrastRatio(reach, end.lanes);
  return { ...cell, end, firstMoved: first.moved, lastMoved: last.moved, ratio };
}

function moved(view: ResultView, subject: End, other: End | undefined): Finding {
  const { series, scheme, end, firstMoved, lastMoved, ratio } = subject;
  const typically = end.reach === undefined ? '' : 'typically ';
  return {
    chart: 'training',
    scheme,
    about: places(series, other?.series),
    ...toldTwice(view, (say) => {
      const text = `${underScheme(view, scheme)}after ${grouped(end.step)} steps at depth ${end.depth}, ${series.label}’s first weight has ${typically}moved ${howFar(ratio, say)}`;
      return other === undefined ? text : `${text}; ${other.series.label}’s, ${howFar(other.ratio, say)}`;
    }),
    numbers: {
      firstMoved,
      lastMoved,
      decades: ratio.log10,
      low: ratio.low,
      high: ratio.high,
      step: end.step,
      depth: end.depth,
      ...(other === undefined ? {} : othersNumbers(other)),
    },
  };
}

function othersNumbers({ ratio: { log10, low, high } }: End): Record<string, number> {
  return { otherDecades: log10, otherLow: low, otherHigh: high };
}

/** "10^5.1 times less than its last (95 %: …)". */
function howFar(ratio: Ratio, say: Wording): string {
  const words = { smaller: 'less', larger: 'more', alike: 'as much', open: 'neither surely less nor more' };
  return `${say.ratio(ratio, { ...words, than: true })} its last${say.ratioInterval(ratio)}`;
}

function cost(view: ResultView, { series, scheme, end }: End, equals: readonly End[]): Finding {
  const lost =
    end.diverged === 0 ? '' : `, though ${percent(end.diverged / end.lanes)} of its chains have diverged`;
  const names = equals.map(
    (other) => other.series.label + (other.scheme === scheme ? '' : ` with ${view.schemeText(other.scheme)}`),
  );
  const shared = names.length === 0 ? '' : `, shared by ${listed(names)}`;
  return {
    chart: 'training',
    scheme,
    about: places(...view.series),
    ...toldTwice(view, (say) => {
      const { q25, q50, q75 } = end.cost;
      const spread =
        say === exact ? ` (half of its chains: ${significant(q25, 2)} … ${significant(q75, 2)})` : '';
      return `${underScheme(view, scheme)}${series.label} ends at the lowest median cost of all, ${significant(q50, 2)}${spread}${shared}${lost}`;
    }),
    numbers: {
      cost: end.cost.q50,
      q25: end.cost.q25,
      q75: end.cost.q75,
      diverged: end.diverged / end.lanes,
    },
  };
}

function still(view: ResultView, { series, scheme, end, firstMoved }: End): Finding {
  const what = firstMoved === 0 ? 'has not moved at all' : 'is no longer a number';
  return {
    chart: 'training',
    scheme,
    about: places(series),
    ...toldTwice(
      view,
      () =>
        `${underScheme(view, scheme)}after ${grouped(end.step)} steps ${series.label}’s first weight ${what}`,
    ),
    numbers: { firstMoved, step: end.step },
  };
}
