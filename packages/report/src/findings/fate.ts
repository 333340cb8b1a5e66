import type { Row } from '@chainrule/core';
import { type Fate, fateLabels, fates, fatesOf } from '../fate.ts';
import type { ResultView } from '../result-view.ts';
import { percent } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** What became of the chains at the greatest depth: the largest losses first. */
export const fateFindings: Finder = (view) => {
  const ends = cells(view)
    .map((cell) => ({ cell, row: view.firstLayer(cell.series.name, cell.scheme).at(-1) }))
    .filter((end): end is { cell: Cell; row: Row } => end.row !== undefined);
  const lost = ends
    .flatMap(({ cell, row }) =>
      fates.filter((fate) => fate !== 'alive').map((fate) => ({ cell, fate, share: fatesOf(row)[fate] })),
    )
    .filter(({ share }) => share > 0.005)
    .toSorted((a, b) => b.share - a.share);
  const worst = lost[0];
  if (worst === undefined) return [allAlive(view)];
  const second = lost.find(({ cell, fate }) => cell.scheme === worst.cell.scheme && fate !== worst.fate);
  const findings = [told(view, worst)];
  if (second !== undefined) findings.push(told(view, second));
  return findings;
};

function told(view: ResultView, { cell, fate, share }: { cell: Cell; fate: Fate; share: number }): Finding {
  const whose =
    share === 1
      ? `all of ${cell.series.label}'s chains`
      : `${percent(share)} of ${cell.series.label}'s chains`;
  return {
    chart: 'fate',
    text: sentence(
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
