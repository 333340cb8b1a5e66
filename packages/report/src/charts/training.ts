import type { TrainingRow } from '@chainrule/core';
import { headline } from '../findings/index.ts';
import type { ResultView, Series } from '../result-view.ts';
import { grouped, percent } from '../text/numbers.ts';
import {
  dataset,
  drawable,
  extent,
  finite,
  fixedScale,
  integerAxis,
  onlyNoted,
  onlyScheme,
  panelTitle,
  powerOfTenAxis,
} from './axes.ts';
import type { ChartDefinition, Datum, Spec } from './chart.ts';
import { dodge } from './dodge.ts';
import { panelGrid } from './panels.ts';
import { facetBySeries, type SeriesChannels, seriesChannels, seriesFields } from './series-encoding.ts';
import { pointsEach, thinned } from './thinned.ts';

const QUESTION = 'Which weights move while training?';
const LABEL_HEIGHT = 14;
const MOST_STEPS = 40;
const MOST_LAYERS = 6;
/** Layers from the input (dark) to the output (bright). */
const LAYER_COLOURS: readonly string[] = ['#4B2991', '#A3319F', '#EA4F88', '#F89078'];

/** The cost while training, and how far the weight of every layer has moved. */
export const training: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Left: the median cost while gradient descent runs. Middle: how far each layer’s weight has moved from where it started once training ends; a line that falls to the left is a network whose early layers hardly learn. Below: the same movement step by step, one panel an activation, one line a layer, from the first layer (dark) to the last (bright). Movement is drawn as a power of ten; a weight that has not moved at all has no place on such an axis and is counted in the notes.',
  draw(view) {
    const runs = runsOf(view);
    const one = runs[0]?.rows[0];
    const end = runs[0]?.rows.at(-1);
    if (one === undefined || end === undefined) return undefined;
    const scheme = view.schemes.length === 1 ? `, weights ${view.schemes[0]}` : '';
    const rate = view.result.study.training?.learningRate;
    return {
      title: headline(view, 'training', QUESTION),
      subtitle: `Medians over ${grouped(one.lanes)} chains of depth ${one.depth}${scheme}, ${grouped(end.step)} steps of gradient descent${rate === undefined ? '' : ` with ε = ${rate}`}; cost C summed over the examples, movement |wₗ − wₗ(0)|`,
      spec: specOf(view, runs),
      table: tableOf(runs),
      notes: runs.flatMap(notesOf),
    };
  },
};

interface Run {
  readonly series: Series;
  readonly weights: string;
  readonly scheme: number;
  /** Steps ascending, at least one. */
  readonly rows: readonly TrainingRow[];
}

function runsOf(view: ResultView): Run[] {
  return view.schemes
    .flatMap((weights, scheme) =>
      view.series.map((series) => ({ series, weights, scheme, rows: view.training(series.name, weights) })),
    )
    .filter(({ rows }) => rows.length > 0);
}

function specOf(view: ResultView, runs: readonly Run[]): Spec {
  const frames = framesOf(runs);
  const datasets = {
    costs: runs.flatMap((run) => costDatums(run, pointsEach(runs.length, MOST_STEPS))),
    ends: runs.flatMap(endDatums),
    movements: runs.flatMap((run) => movementDatums(run, pointsEach(runs.length * MOST_LAYERS, MOST_STEPS))),
    labels: view.schemes.flatMap((_, scheme) =>
      endLabels(
        runs.filter((run) => run.scheme === scheme),
        frames,
      ),
    ),
  };
  const schemes = view.schemes.flatMap((weights, scheme) =>
    runs.some((run) => run.scheme === scheme) ? [schemeOf(view, weights, scheme, frames)] : [],
  );
  return { datasets, ...(schemes.length > 1 ? { vconcat: schemes, spacing: 44 } : schemes[0]) };
}

function schemeOf(view: ResultView, weights: string, scheme: number, frames: Frames): Spec {
  const channels = seriesChannels(view.series);
  return {
    ...(view.schemes.length > 1 ? { title: panelTitle(`Weights ${weights}`) } : {}),
    spacing: 30,
    vconcat: [
      { spacing: 50, hconcat: [costPanel(scheme, frames, channels), endPanel(scheme, frames, channels)] },
      movementPanels(view, scheme, frames),
    ],
  };
}

/** The ranges that all panels of a kind share. */
interface Frames {
  readonly steps: [number, number];
  readonly layers: [number, number];
  readonly cost: { readonly domain: [number, number]; readonly log: boolean };
  /** log₁₀. */
  readonly moved: [number, number];
  readonly height: number;
}

function framesOf(runs: readonly Run[]): Frames {
  const rows = runs.flatMap((run) => run.rows);
  const steps = extent(
    rows.map(({ step }) => step),
    0,
  );
  const layers = extent(
    rows.flatMap((row) => row.layers.map(({ layer }) => layer)),
    0,
  );
  const costs = rows.map(({ cost }) => cost.q50).filter(Number.isFinite);
  const low = Math.min(...costs);
  const high = Math.max(...costs);
  const log = low > 0 && high > 20 * low;
  const moved = rows.flatMap((row) => row.layers.map((layer) => Math.log10(layer.moved)));
  return {
    steps,
    layers,
    cost: { log, domain: log ? [low * 0.9, high * 1.1] : extent([0, ...costs]) },
    moved: extent(moved),
    height: Math.max(220, new Set(runs.map(({ series }) => series)).size * LABEL_HEIGHT),
  };
}

const stepAxis = (frames: Frames): Spec => ({
  field: 'step',
  type: 'quantitative',
  scale: fixedScale(frames.steps),
  axis: integerAxis('step', { tickCount: 3 }),
});

function costPanel(scheme: number, frames: Frames, { color, detail, strokeDash }: SeriesChannels): Spec {
  const { domain, log } = frames.cost;
  const y = {
    type: 'quantitative',
    scale: log ? { type: 'log', domain, nice: false } : fixedScale(domain),
    axis: { title: null, tickCount: 5, format: '~g' },
  };
  const x = stepAxis(frames);
  return {
    title: { ...panelTitle('Median cost C'), fontWeight: 400 },
    width: 300,
    height: frames.height,
    layer: [
      {
        data: dataset('costs'),
        transform: [onlyScheme(scheme)],
        mark: { type: 'line', strokeWidth: 2, clip: true },
        encoding: { x, y: { ...y, field: 'q50' }, color, detail, strokeDash, tooltip: costTooltips },
      },
      {
        data: dataset('labels'),
        transform: [onlyScheme(scheme)],
        mark: { type: 'text', style: 'series-label', limit: 120 },
        encoding: { x, y: { ...y, field: 'cost' }, text: { field: 'text', type: 'nominal' }, color },
      },
    ],
  };
}

function endPanel(
  scheme: number,
  frames: Frames,
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
    transform: [onlyScheme(scheme)],
    width: 300,
    height: frames.height,
    encoding: {
      x,
      y: {
        field: 'moved',
        type: 'quantitative',
        scale: fixedScale(frames.moved),
        axis: powerOfTenAxis(frames.moved),
      },
      color,
      detail,
    },
    layer: [
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { strokeDash } },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 30 },
        encoding: { shape, tooltip: movedTooltips },
      },
    ],
  };
}

function movementPanels(view: ResultView, scheme: number, frames: Frames): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const panelHeight = Math.min(height, 160);
  return {
    title: {
      ...panelTitle('Median movement step by step, from the first layer (dark) to the last (bright)'),
      fontWeight: 400,
    },
    data: dataset('movements'),
    transform: [onlyScheme(scheme)],
    facet: { ...facetBySeries, header: { labelLimit: width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 40 },
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
              scale: fixedScale(frames.moved),
              axis: powerOfTenAxis(frames.moved, { tickCount: 4 }),
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
          transform: [onlyNoted],
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
  { field: 'q50', type: 'quantitative', title: 'median cost', format: '.4~g' },
  { field: 'diverged', type: 'quantitative', title: 'chains diverged', format: 'd' },
];

const movedTooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'layer', type: 'quantitative' },
  { field: 'step', type: 'quantitative' },
  { field: 'moved', type: 'quantitative', title: 'log₁₀ median movement', format: '.3f' },
];

function costDatums({ series, scheme, rows }: Run, most: number): Datum[] {
  return thinned(rows, most).map(({ step, cost, diverged }) => ({
    ...seriesFields(series),
    scheme,
    step,
    q50: finite(cost.q50),
    diverged,
  }));
}

function endDatums({ series, scheme, rows }: Run): Datum[] {
  const end = rows.at(-1)!;
  return end.layers.map(({ layer, moved }) => ({
    ...seriesFields(series),
    scheme,
    step: end.step,
    layer,
    moved: drawable(Math.log10(moved)),
  }));
}

function movementDatums({ series, scheme, rows }: Run, most: number): Datum[] {
  const note = standstill(rows.at(-1)!);
  // At the start nothing has moved, by definition: no point, and nothing to count.
  const steps = thinned(rows, most).filter(({ step }) => step > 0);
  return steps.flatMap(({ step, layers }, i) =>
    thinned(layers, MOST_LAYERS).map(({ layer, moved }, j) => ({
      ...seriesFields(series),
      scheme,
      step,
      layer,
      moved: drawable(Math.log10(moved)),
      note: i + j === 0 ? note : '',
    })),
  );
}

/** What a panel of movements cannot show, in words for the panel. */
function standstill({ layers, diverged, lanes }: TrainingRow): string {
  if (diverged === lanes) return `all ${grouped(lanes)} diverged`;
  const still = layers.filter(({ moved }) => moved === 0).length;
  if (still === 0) return '';
  return still === layers.length ? 'no weight moves' : `${still} of ${layers.length} layers do not move`;
}

/** Names at the ends of the cost lines, moved apart on whatever scale the costs are drawn. */
function endLabels(runs: readonly Run[], { cost: { domain, log }, height, steps }: Frames): Datum[] {
  const onScale = (cost: number): number => (log ? Math.log10(cost) : cost);
  const [low, high] = [onScale(domain[0]), onScale(domain[1])];
  const ends = runs.map(({ rows }) =>
    onScale(rows.findLast(({ cost }) => Number.isFinite(cost.q50))?.cost.q50 ?? domain[1]),
  );
  const places = dodge(ends, ((high - low) / height) * LABEL_HEIGHT, low, high);
  return runs.map(({ series, scheme, rows }, i) => {
    const { diverged, lanes } = rows.at(-1)!;
    return {
      ...seriesFields(series),
      scheme,
      step: steps[1],
      cost: log ? 10 ** (places[i] ?? 0) : (places[i] ?? 0),
      text: diverged > 0 ? `${series.label} (${percent(diverged / lanes)} diverged)` : series.label,
    };
  });
}

function notesOf({ series, weights, rows }: Run): string[] {
  const end = rows.at(-1)!;
  const still = end.layers.filter(({ moved }) => moved === 0).map(({ layer }) => layer);
  const notes: string[] = [];
  if (still.length > 0 && end.step > 0) {
    notes.push(
      `${series.name}, weights ${weights}: the median movement is exactly zero in ${still.length} of ${end.layers.length} layers (${still[0]} to ${still.at(-1)}).`,
    );
  }
  if (end.diverged > 0)
    notes.push(
      `${series.name}, weights ${weights}: ${grouped(end.diverged)} of ${grouped(end.lanes)} chains diverged and are in no median.`,
    );
  return notes;
}

function tableOf(runs: readonly Run[]): {
  columns: { name: string; title: string }[];
  rows: (string | number | null)[][];
} {
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'weights', title: 'weights' },
      { name: 'step', title: 'step' },
      { name: 'lanes', title: 'chains' },
      { name: 'diverged', title: 'diverged' },
      { name: 'cost_q25', title: 'cost, 25 %' },
      { name: 'cost_q50', title: 'median cost' },
      { name: 'cost_q75', title: 'cost, 75 %' },
      { name: 'layer', title: 'layer' },
      { name: 'moved', title: 'median movement' },
      { name: 'gradient', title: 'median |∂C/∂wₗ|' },
    ],
    rows: runs.flatMap(({ rows }) => {
      const { activation, weights, step, lanes, diverged, cost, layers } = rows.at(-1)!;
      return layers.map(({ layer, moved, gradient }) => [
        activation,
        weights,
        step,
        lanes,
        diverged,
        ...[cost.q25, cost.q50, cost.q75].map(finite),
        layer,
        finite(moved),
        finite(gradient),
      ]);
    }),
  };
}
