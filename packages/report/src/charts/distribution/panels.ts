import { FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';
import type { ResultView } from '../../result-view.ts';
import { dataset, only } from '../axes.ts';
import type { Datum, Spec } from '../chart.ts';
import { AT_DEPTH, type Choices, chosenTitle, UNDER_SCHEME } from '../chosen.ts';
import type { ChosenFrame } from '../chosen-frame.ts';
import { facetBySeries, seriesChannels } from '../series-encoding.ts';
import { margins } from './spread.ts';

/** From a share of none, hardly seen, to all; ink, so that it holds on a light and on a dark ground. */
const shareOpacity: Spec = {
  field: 'share',
  type: 'quantitative',
  scale: { domain: [0, 1], range: [0.05, 0.85] },
  legend: null,
};

const WIDTH = { margin: 62, outlines: 330 } as const;

/** The smallest number of each format, for a line across the outlines. */
export const smallestNumbers: readonly Datum[] = (Object.keys(FLOAT_FORMATS) as FloatFormat[]).map(
  (format) => ({
    format,
    align: format === 'float32' ? 'right' : 'left',
    x: Number((FLOAT_FORMATS[format].subnormal * Math.log10(2)).toFixed(3)),
  }),
);

/** The margins on the left, the outlines in the middle, the margins on the right; an activation a row throughout. */
export function distributionPanels(view: ResultView, choices: Choices, frame: ChosenFrame): Spec {
  const height = Math.max(40, view.series.length * (view.series.length > 8 ? 22 : 34));
  return {
    title: chosenTitle(view, choices),
    spacing: 14,
    hconcat: [marginPanel('left', height), outlinePanel(view, height, frame), marginPanel('right', height)],
  };
}

function marginPanel(side: 'left' | 'right', height: number): Spec {
  const shown = Object.values(margins).filter((margin) => margin.side === side);
  const share = (condition: string, style: string): Spec => ({
    transform: [only(condition)],
    mark: { type: 'text', style },
    encoding: { text: { field: 'text', type: 'nominal' } },
  });
  return {
    data: dataset('margins'),
    transform: [only(UNDER_SCHEME, AT_DEPTH, `datum.side === '${side}'`)],
    width: shown.length * WIDTH.margin,
    height,
    encoding: {
      x: {
        field: 'margin',
        type: 'nominal',
        sort: shown.map(({ title }) => title),
        axis: {
          title: null,
          labelAngle: 0,
          orient: 'top',
          ticks: false,
          domain: false,
          labelLimit: WIDTH.margin,
        },
      },
      y: {
        ...facetBySeries,
        axis: side === 'left' ? { title: null, grid: false, labelLimit: 150 } : null,
      },
    },
    layer: [
      {
        mark: { type: 'rect', style: 'share-cell' },
        encoding: {
          fillOpacity: shareOpacity,
          tooltip: [
            { field: 'activation', type: 'nominal' },
            { field: 'margin', type: 'nominal', title: 'gradients' },
            { field: 'share', type: 'quantitative', title: 'share of chains', format: '.2%' },
          ],
        },
      },
      share('datum.share > 0.5', 'share-on-dark'),
      share('!(datum.share > 0.5)', 'share'),
    ],
  };
}

function outlinePanel(view: ResultView, height: number, frame: ChosenFrame): Spec {
  const { color, detail } = seriesChannels(view.series);
  const x = {
    type: 'quantitative',
    scale: frame.scale,
    axis: frame.axis({ title: '|∂C/∂w₀|' }),
  };
  const inFrame = 'datum.x >= frame[0] && datum.x <= frame[1]';
  const line = (condition: string, style: string): Spec => ({
    data: dataset('formats'),
    transform: [only(inFrame, condition)],
    mark: { type: 'rule', style },
    encoding: { x: { ...x, field: 'x' } },
  });
  // The smallest numbers of float32 and bfloat16 are neighbours: one is named to the left of its line.
  const name = (condition: string, style: string): Spec[] =>
    (['left', 'right'] as const).map((align) => ({
      data: dataset('formats'),
      transform: [only(inFrame, condition, `datum.align === '${align}'`)],
      mark: { type: 'text', style, align, dx: align === 'left' ? 3 : -3, dy: -7 },
      encoding: { x: { ...x, field: 'x' }, y: { value: 0 }, text: { field: 'format', type: 'nominal' } },
    }));
  const chosen = 'datum.format === precision';
  return {
    width: WIDTH.outlines,
    height,
    layer: [
      line(`!(${chosen})`, 'reference-line'),
      line(chosen, 'chosen-line'),
      {
        data: dataset('bins'),
        transform: [
          only(UNDER_SCHEME, AT_DEPTH),
          // The place among the activations shown, not in the study: a row keeps level with its margins.
          { window: [{ op: 'dense_rank', as: 'row' }], sort: [{ field: 'order' }] },
          { calculate: 'datum.row - 0.9 * datum.height', as: 'top' },
        ],
        mark: { type: 'area', interpolate: 'step-after', opacity: 0.75, clip: true },
        encoding: {
          x: { ...x, field: 'x' },
          y: {
            field: 'top',
            type: 'quantitative',
            scale: { reverse: true, zero: true, nice: false },
            axis: null,
          },
          y2: { field: 'row' },
          color,
          detail,
        },
      },
      ...name(`!(${chosen})`, 'reference-label'),
      ...name(chosen, 'chosen-label'),
    ],
  };
}
