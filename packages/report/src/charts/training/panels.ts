import type { ResultView } from '../../result-view.ts';
import { sizes } from '../../theme.ts';
import { dataset, fixedScale, integerAxis, NOTHING, only, panelTitle } from '../axes.ts';
import type { Bounded } from '../bounded.ts';
import type { Json, Spec } from '../chart.ts';
import { chosenTitle, UNDER_SCHEME } from '../chosen.ts';
import { type ChosenFrame, schemeFrame } from '../chosen-frame.ts';
import { panelGrid } from '../panels.ts';
import { byRoom } from '../room.ts';
import { facetBySeries, type SeriesChannels, seriesChannels } from '../series-encoding.ts';
import type { Frames } from './frames.ts';

/** Layers from the input to the output: each step of the way has a contrast of 3 : 1 on white and on the dark ground. */
const LAYER_COLOURS: readonly string[] = ['#7B57E0', '#C2419A', '#DB631E'];

/** The panels of the chosen weight scheme, and the parameters to declare for them. */
export function trainingPanels(
  view: ResultView,
  frames: Frames,
): { readonly spec: Spec; readonly parameters: readonly Json[] } {
  const channels = seriesChannels(view.series);
  const scales = scalesOf(view, frames);
  return {
    parameters: [...scales.cost.parameters, ...scales.moved.parameters],
    spec: {
      title: chosenTitle(view, {}),
      spacing: 30,
      vconcat: [
        { spacing: 50, hconcat: [costPanel(frames, scales, channels), endPanel(frames, scales, channels)] },
        movementPanels(view, frames, scales),
      ],
    },
  };
}

/** How costs and movements are placed. */
type Scales = Readonly<Record<'cost' | 'moved', ChosenFrame>>;

function scalesOf(view: ResultView, frames: Frames): Scales {
  const whole = (frame: [number, number]): Bounded => ({ frame, beyond: 0, all: frame });
  return {
    cost: schemeFrame('costFrame', view, (scheme) => whole(frames.cost[scheme] ?? NOTHING)),
    moved: schemeFrame('movedFrame', view, (scheme) => whole(frames.moved[scheme] ?? NOTHING)),
  };
}

const stepAxis = (frames: Frames): Spec => ({
  field: 'step',
  type: 'quantitative',
  scale: fixedScale(frames.steps),
  axis: integerAxis('step', { tickCount: 3, labelOverlap: 'greedy', labelSeparation: 6 }),
});

function costPanel(frames: Frames, { cost }: Scales, { color, detail, strokeDash }: SeriesChannels): Spec {
  const y = {
    type: 'quantitative',
    scale: cost.scale,
    axis: frames.logCost ? cost.axis() : { title: null, tickCount: 5, format: ',.4~r' },
  };
  const x = stepAxis(frames);
  return {
    title: { ...panelTitle('Median cost C'), fontWeight: 400 },
    width: 300,
    height: frames.height,
    layer: [
      {
        data: dataset('costs'),
        transform: [only(UNDER_SCHEME)],
        mark: { type: 'line', strokeWidth: 2, clip: true },
        encoding: { x, y: { ...y, field: 'cost' }, color, detail, strokeDash, tooltip: costTooltips },
      },
      {
        data: dataset('labels'),
        transform: [only(UNDER_SCHEME)],
        mark: { type: 'text', style: 'series-label', limit: { expr: byRoom(180, 180, 85) } },
        encoding: { x, y: { ...y, field: 'y' }, text: { field: 'text', type: 'nominal' }, color },
      },
    ],
  };
}

function endPanel(
  frames: Frames,
  { moved }: Scales,
  { color, detail, strokeDash, shape }: SeriesChannels,
): Spec {
  const [first, last] = frames.layers;
  const x = {
    field: 'layer',
    type: 'quantitative',
    scale: fixedScale(first < last ? [first, last] : [first - 0.5, last + 0.5]),
    axis: integerAxis('layer', { tickCount: 6 }),
  };
  return {
    title: { ...panelTitle('Median movement |wₗ − wₗ(0)| at the end'), fontWeight: 400 },
    data: dataset('ends'),
    transform: [only(UNDER_SCHEME)],
    width: 300,
    height: frames.height,
    encoding: {
      x,
      y: {
        field: 'moved',
        type: 'quantitative',
        scale: moved.scale,
        axis: moved.axis(),
      },
    },
    layer: [
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { color, detail, strokeDash } },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 30 },
        encoding: { color, detail, shape, tooltip: movedTooltips },
      },
      {
        data: dataset('endNotes'),
        transform: [only(UNDER_SCHEME)],
        mark: { type: 'text', style: 'panel-note' },
        encoding: {
          x: { value: 0 },
          y: { value: frames.height },
          text: { field: 'note', type: 'nominal' },
        },
      },
    ],
  };
}

function movementPanels(view: ResultView, frames: Frames, { moved }: Scales): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const panelHeight = Math.min(height, 160);
  return {
    title: {
      ...panelTitle('Median movement step by step'),
      subtitle: 'from the first layer (violet) to the last (orange)',
      subtitleFontSize: sizes.label,
      fontWeight: 400,
    },
    data: dataset('movements'),
    transform: [only(UNDER_SCHEME)],
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 24 },
    spec: {
      width,
      height: panelHeight,
      layer: [
        {
          mark: { type: 'line', strokeWidth: 1.8, clip: true },
          encoding: {
            x: stepAxis(frames),
            y: {
              field: 'moved',
              type: 'quantitative',
              scale: moved.scale,
              axis: moved.axis({ tickCount: 4 }),
            },
            stroke: {
              field: 'layer',
              type: 'quantitative',
              scale: { domain: frames.layers, range: LAYER_COLOURS, interpolate: 'lab' },
              legend: null,
            },
            detail: { field: 'layer', type: 'quantitative' },
            tooltip: movedTooltips,
          },
        },
        {
          transform: [only('isValid(datum.end)')],
          mark: { type: 'text', style: 'panel-note', baseline: 'middle', dx: 4, dy: 0 },
          encoding: {
            x: { value: 'width' },
            y: { field: 'end', type: 'quantitative', scale: moved.scale },
            text: { field: 'layer', type: 'quantitative' },
          },
        },
        {
          transform: [only("datum.note !== ''")],
          mark: { type: 'text', style: 'panel-note' },
          encoding: {
            x: { value: 0 },
            y: { value: panelHeight },
            text: { field: 'note', type: 'nominal' },
          },
        },
      ],
    },
  };
}

const costTooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'step', type: 'quantitative' },
  { field: 'median', type: 'quantitative', title: 'median cost', format: '.4~g' },
  { field: 'reached', type: 'nominal', title: 'chains down to a cost' },
  { field: 'diverged', type: 'quantitative', title: 'chains diverged', format: 'd' },
];

const movedTooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'layer', type: 'quantitative' },
  { field: 'step', type: 'quantitative' },
  { field: 'moved', type: 'quantitative', title: 'log₁₀ median movement', format: '.3f' },
];
