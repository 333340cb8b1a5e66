import type { ResultView } from '../result-view.ts';
import { ratio } from '../text/numbers.ts';
import { cells, type Heading, places, sentence, underScheme } from './finding.ts';

/** Between which medians the activations lie at the greatest depth, under the view's first scheme. */
export function medianSpread(view: ResultView): readonly Heading[] {
  const deepest = firstCells(view)
    .filter(({ row }) => !Number.isNaN(row.log10.q50))
    .toSorted((a, b) => a.row.log10.q50 - b.row.log10.q50);
  const [least, most] = [deepest[0], deepest.at(-1)];
  if (least === undefined || most === undefined) return [];
  const of = ({ row, series }: FirstCell): string => `${ratio(row.log10.q50)} under ${series.label}`;
  const begin = `${underScheme(view, least.scheme)}at depth ${view.deepest}`;
  const text =
    least === most
      ? `${begin} the median first-layer gradient is ${of(least)}`
      : `${begin} median first-layer gradients run from ${of(least)} to ${of(most)}`;
  return [{ about: places(...view.series), title: sentence(view, text) }];
}

/** Between which sizes nine in ten of the subject's gradients lie at the greatest depth, under the first scheme. */
export function chainSpread(view: ResultView): readonly Heading[] {
  const [subject] = firstCells(view);
  if (subject === undefined || Number.isNaN(subject.row.log10.q05)) return [];
  const { series, scheme, row } = subject;
  const ends = `between ${ratio(row.log10.q05)} and ${ratio(row.log10.q95)}`;
  const text = `${underScheme(view, scheme)}at depth ${view.deepest} nine in ten of ${series.label}’s non-zero first-layer gradients lie ${ends}`;
  return [{ about: places(series), title: sentence(view, text) }];
}

type FirstCell = ReturnType<typeof firstCells>[number];

/** The first layer of the deepest chains under the view's first scheme, activations in the study's order. */
function firstCells(view: ResultView) {
  return cells({ ...view, schemes: view.schemes.slice(0, 1) }).flatMap((cell) => {
    const row = view.firstLayer(cell.series.name, cell.scheme).at(-1);
    return row === undefined || row.depth !== view.deepest ? [] : [{ ...cell, row }];
  });
}
