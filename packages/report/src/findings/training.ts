import type { TrainingRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { grouped, percent, ratio, significant } from '../text/numbers.ts';
import { exact } from '../text/wording.ts';
import { type Cell, cells, type Finder, type Finding, largest, toldTwice, underScheme } from './finding.ts';

/** How far the first weight moves while training, against the last; and who ends at the lowest cost. */
export const trainingFindings: Finder = (view) => {
  const ends = cells(view)
    .map((cell) => endOf(view, cell))
    .filter((end) => end !== undefined);
  const first = ends[0];
  if (first === undefined) return [];
  const told: Finding[] = [];
  for (const scheme of view.schemes) {
    const [subject, ...others] = ends.filter((end) => end.scheme === scheme && Number.isFinite(end.decades));
    if (subject === undefined) continue;
    told.push(
      moved(
        view,
        subject,
        largest(others, (end) => Math.abs(end.decades - subject.decades)),
      ),
    );
  }
  if (told.length === 0) told.push(still(view, first));
  const cheapest = largest(ends, ({ end }) => -end.cost.q50);
  if (cheapest !== undefined && ends.length > 1) told.push(cost(view, cheapest));
  return told;
};

interface End extends Cell {
  readonly end: TrainingRow;
  readonly firstMoved: number;
  readonly lastMoved: number;
  /** log₁₀ of last over first. */
  readonly decades: number;
}

function endOf(view: ResultView, cell: Cell): End | undefined {
  const end = view.training(cell.series.name, cell.scheme).at(-1);
  const first = end?.layers[0];
  const last = end?.layers.at(-1);
  if (end === undefined || first === undefined || last === undefined) return undefined;
  const decades = Math.log10(last.moved) - Math.log10(first.moved);
  return { ...cell, end, firstMoved: first.moved, lastMoved: last.moved, decades };
}

function moved(view: ResultView, subject: End, other: End | undefined): Finding {
  const { series, scheme, end, firstMoved, lastMoved, decades } = subject;
  return {
    chart: 'training',
    ...toldTwice(view, () => {
      const text = `${underScheme(view, scheme)}after ${grouped(end.step)} steps at depth ${end.depth}, ${series.label}'s first weight has moved ${howMuch(decades)} its last`;
      return other === undefined
        ? text
        : `${text}; ${other.series.label}'s, ${howMuch(other.decades)} its last`;
    }),
    numbers: {
      firstMoved,
      lastMoved,
      decades,
      step: end.step,
      depth: end.depth,
      ...(other === undefined ? {} : { otherDecades: other.decades }),
    },
  };
}

function howMuch(decades: number): string {
  if (Math.abs(decades) < 0.02) return 'as much as';
  return `${ratio(Math.abs(decades))} times ${decades > 0 ? 'less than' : 'more than'}`;
}

function cost(view: ResultView, { series, scheme, end }: End): Finding {
  const lost =
    end.diverged === 0 ? '' : `, though ${percent(end.diverged / end.lanes)} of its chains have diverged`;
  return {
    chart: 'training',
    ...toldTwice(view, (say) => {
      const { q25, q50, q75 } = end.cost;
      const spread =
        say === exact ? ` (half of its chains: ${significant(q25, 2)} … ${significant(q75, 2)})` : '';
      return `${underScheme(view, scheme)}${series.label} ends at the lowest median cost of all, ${significant(q50, 2)}${spread}${lost}`;
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
    ...toldTwice(
      view,
      () =>
        `${underScheme(view, scheme)}after ${grouped(end.step)} steps ${series.label}'s first weight ${what}`,
    ),
    numbers: { firstMoved, step: end.step },
  };
}
