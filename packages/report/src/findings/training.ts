import type { TrainingRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { grouped, percent, ratio, significant } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** How far the first layer moves while training against the last; what the cost comes to. */
export const trainingFindings: Finder = (view) => {
  const ends = cells(view)
    .map((cell) => endOf(view, cell))
    .filter((end) => end !== undefined);
  if (ends.length === 0) return [];
  const comparable = ends.filter(({ decades }) => Number.isFinite(decades));
  const slowest = comparable.toSorted((a, b) => b.decades - a.decades)[0];
  const cheapest = ends
    .filter(({ end }) => Number.isFinite(end.cost.q50))
    .toSorted((a, b) => a.end.cost.q50 - b.end.cost.q50)[0];
  return [
    ...(slowest === undefined ? [still(view, ends[0]!)] : [moved(view, slowest)]),
    ...(cheapest === undefined ? [] : [cost(view, cheapest)]),
  ];
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

function moved(view: ResultView, { series, scheme, end, firstMoved, lastMoved, decades }: End): Finding {
  const much =
    decades > 0.02
      ? `${ratio(decades)} times less than`
      : decades < -0.02
        ? `${ratio(-decades)} times more than`
        : 'as much as';
  return {
    chart: 'training',
    text: sentence(
      `${underScheme(view, scheme)}after ${grouped(end.step)} steps at depth ${end.depth}, ${series.label}'s first weight has moved ${much} its last`,
    ),
    numbers: { firstMoved, lastMoved, decades, step: end.step, depth: end.depth },
  };
}

function cost(view: ResultView, { series, scheme, end }: End): Finding {
  const lost =
    end.diverged === 0 ? '' : `, ${percent(end.diverged / end.lanes)} of its chains having diverged`;
  return {
    chart: 'training',
    text: sentence(
      `${underScheme(view, scheme)}${series.label} ends at the lowest median cost, ${significant(end.cost.q50)}${lost}`,
    ),
    numbers: { cost: end.cost.q50, diverged: end.diverged },
  };
}

function still(view: ResultView, { series, scheme, end, firstMoved }: End): Finding {
  return {
    chart: 'training',
    text: sentence(
      `${underScheme(view, scheme)}after ${grouped(end.step)} steps ${series.label}'s first weight ${firstMoved === 0 ? 'has not moved at all' : 'is no longer a number'}`,
    ),
    numbers: { firstMoved, step: end.step },
  };
}
