import type { Row } from '@chainrule/core';
import { type Fate, fateLabels, fates, fatesOf } from '../fate.ts';
import type { ResultView } from '../result-view.ts';
import { percent } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, largest, sentence, underScheme } from './finding.ts';

/** What became of the chains at the greatest depth: of the subject's most, and where most died or exploded. */
export const fateFindings: Finder = (view) => {
  const ends = cells(view).flatMap((cell) => {
    const row = view.firstLayer(cell.series.name, cell.scheme).at(-1);
    return row === undefined ? [] : endsOf(cell, row);
  });
  const lost = ends.filter(({ fate, share }) => fate !== 'alive' && share > 0.005);
  if (lost.length === 0) return [allAlive(view)];
  const of = (keep: (end: End) => boolean): End | undefined =>
    largest(lost.filter(keep), ({ share }) => share);
  const subject = of(({ cell }) => cell.series.order === 0);
  const others = [of(({ fate }) => fate === 'zero'), of(({ fate }) => fate === 'not-finite')];
  const told = [subject ?? of(() => true), ...others].filter((end) => end !== undefined);
  return [...new Set(told)].map((end) => tell(view, end));
};

interface End {
  readonly cell: Cell;
  readonly fate: Fate;
  readonly share: number;
}

function endsOf(cell: Cell, row: Row): End[] {
  const shares = fatesOf(row);
  return fates.map((fate) => ({ cell, fate, share: shares[fate] }));
}

function tell(view: ResultView, { cell, fate, share }: End): Finding {
  const whose = `${share === 1 ? 'all' : percent(share)} of ${cell.series.label}'s chains`;
  return {
    chart: 'fate',
    text: sentence(
      view,
      `${underScheme(view, cell.scheme)}at depth ${view.deepest} ${whose} ${fateLabels[fate].verb}`,
    ),
    numbers: { share, depth: view.deepest },
  };
}

function allAlive(view: ResultView): Finding {
  return {
    chart: 'fate',
    text: `Down to depth ${view.deepest}, nearly every chain's first-layer gradient is one that float16 can hold`,
    numbers: { depth: view.deepest },
  };
}
