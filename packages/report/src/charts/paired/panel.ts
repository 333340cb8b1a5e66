import type { ResultView } from '../../result-view.ts';
import { dataset, only } from '../axes.ts';
import { beyondArrows, within } from '../beyond-arrows.ts';
import type { Json, Spec } from '../chart.ts';
import { AT_DEPTH, type Choices, chosenTitle, UNDER_SCHEME } from '../chosen.ts';
import type { ChosenFrame } from '../chosen-frame.ts';
import { besideNames, byRoom, ROOM, sizedBy } from '../room.ts';
import { facetBySeries, seriesChannels } from '../series-encoding.ts';

const WIDTH = 520;
/** Of names, and of the words on the right. */
const NAME_LIMIT = 150;
const TEXT_LIMIT = byRoom(260, 220, 132);

/** The width of the panel, as narrow as there is room for with what stands beside it. */
export function pairWidth(view: ResultView): Json {
  const names = besideNames(
    view.series.map(({ name }) => name),
    NAME_LIMIT,
  );
  return sizedBy('width', `max(100, min(${WIDTH}, ${ROOM} - ${names + 10} - ${TEXT_LIMIT}))`);
}

/** The range of ratios an activation, and in how many chains it passes back more. */
export function pairPanel(view: ResultView, choices: Choices, frame: ChosenFrame): Spec {
  const { color, shape } = seriesChannels(view.series);
  const y = { ...facetBySeries, axis: { title: null, grid: false, labelLimit: NAME_LIMIT } };
  const x = { type: 'quantitative', scale: frame.scale, axis: frame.axis({ title: 'times as large' }) };
  const range = (low: string, high: string, strokeWidth: number, opacity: number): Spec => ({
    mark: { type: 'rule', strokeWidth, opacity, clip: true },
    encoding: { y, x: { ...x, field: low }, x2: { field: high }, color },
  });
  return {
    title: chosenTitle(view, choices, frame.beyond),
    data: dataset('pairs'),
    transform: [only(UNDER_SCHEME, AT_DEPTH)],
    width: WIDTH,
    height: { step: 24 },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', style: 'reference-line' },
        encoding: { x: { ...x, datum: 0 } },
      },
      range('q05', 'q95', 1.5, 0.55),
      range('q25', 'q75', 6, 0.35),
      {
        mark: { type: 'tick', thickness: 1.5, size: 14, opacity: 1, clip: true },
        encoding: { y, x: { ...x, field: 'low' }, color },
      },
      {
        mark: { type: 'tick', thickness: 1.5, size: 14, opacity: 1, clip: true },
        encoding: { y, x: { ...x, field: 'high' }, color },
      },
      ...(frame.beyond === undefined ? [] : beyondArrows('q50', 'frame', 'width', { y, color })),
      {
        transform: [only(within('q50', 'frame'))],
        mark: { type: 'point', filled: true, opacity: 1, size: 42 },
        encoding: { y, x: { ...x, field: 'q50' }, color, shape, tooltip: tooltips },
      },
      {
        mark: { type: 'text', style: 'reference-label', limit: { expr: TEXT_LIMIT } },
        encoding: { y, x: { value: 'width' }, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
}

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'depth', type: 'quantitative' },
  { field: 'q50', type: 'quantitative', title: 'log₁₀ median ratio', format: '.3f' },
  { field: 'low', type: 'quantitative', title: 'from (95 %)', format: '.3f' },
  { field: 'high', type: 'quantitative', title: 'to', format: '.3f' },
  { field: 'q05', type: 'quantitative', title: 'log₁₀ 5 %', format: '.3f' },
  { field: 'q95', type: 'quantitative', title: 'log₁₀ 95 %', format: '.3f' },
  { field: 'larger', type: 'quantitative', title: 'larger in', format: '.1%' },
  { field: 'lanes', type: 'quantitative', title: 'chains compared' },
];
