import type { ResultView } from '../../result-view.ts';
import { dataset, fixedScale, integerAxis, ofKind, only, panelTitle } from '../axes.ts';
import { within } from '../beyond-arrows.ts';
import type { Spec } from '../chart.ts';
import { AT_DEPTH, type Choices, chosenTitle, UNDER_SCHEME, withBeyond } from '../chosen.ts';
import { type ChosenFrame, depthFrame, schemeFrame } from '../chosen-frame.ts';
import { panelGrid } from '../panels.ts';
import { quantileTooltip } from '../quantile-data.ts';
import { facetBySeries, seriesChannels } from '../series-encoding.ts';
import type { LayerAxes } from './axes.ts';
import { MOST_NOTES } from './data.ts';
import type { LayerRows } from './rows.ts';

/** With more activations than this, the others' medians behind each panel would be a thicket. */
const MOST_IN_CONTEXT = 8;

/** Pixels from one line of a panel's note to the next. */
const NOTE_HEIGHT = 12;

/** Holds for the layers that are marked by a point: in deep chains not every one, or they would touch. */
const MARKED =
  '(depth <= 24 || datum.layer === depth - 1 || datum.layer % pow(2, ceil(log(depth / 17) / LN2)) === 0)';

/** The axes as parameters, one for each choice. */
export function layerFrames(view: ResultView, { depths }: LayerRows, axes: LayerAxes): LayerFrames {
  return {
    chosen: depthFrame('frame', view, depths, axes.chosen),
    sideBySide: schemeFrame('wideFrame', view, axes.sideBySide),
  };
}

export interface LayerFrames {
  readonly chosen: ChosenFrame;
  readonly sideBySide: ChosenFrame;
}

/** One panel an activation, at the chosen depth: the median with its bands, and the cap products. */
export function activationPanels(view: ResultView, choices: Choices, frame: ChosenFrame): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const { color } = seriesChannels(view.series);
  const shallow = view.deepest === 1;
  const x = {
    field: 'layer',
    type: 'quantitative',
    scale: { domain: { expr: 'depth > 1 ? [0, depth - 1] : [-0.5, 0.5]' }, zero: false, nice: false },
    axis: integerAxis('layer', { tickCount: 5 }),
  };
  const y = { field: 'q50', type: 'quantitative', scale: frame.scale, axis: frame.axis() };
  const band = (low: string, high: string, opacity: number): Spec => ({
    transform: [only(ofKind('row'))],
    mark: shallow
      ? { type: 'rule', strokeWidth: 24, opacity, clip: true }
      : { type: 'area', opacity, clip: true },
    encoding: { x, y: { ...y, field: low }, y2: { field: high }, color },
  });
  const chosen = [UNDER_SCHEME, AT_DEPTH];
  const others: Spec = {
    data: dataset('layers'),
    transform: [only(...chosen, ofKind('row'), MARKED)],
    mark: { type: 'line', style: 'context', clip: true },
    encoding: { x, y, detail: { field: 'order', type: 'nominal' } },
  };
  const note = (line: number): Spec => ({
    transform: [only(ofKind(`left-${line}`))],
    mark: { type: 'text', style: 'panel-note' },
    encoding: {
      x: { value: 0 },
      y: { value: height - line * NOTE_HEIGHT },
      text: { field: 'text', type: 'nominal' },
    },
  });
  const product = (field: string, style: string, more: Spec = {}): Spec => ({
    transform: [only(ofKind('cap'))],
    mark: { type: 'line', style, clip: true },
    encoding: { x, y: { ...y, field }, ...more },
  });
  return {
    title: chosenTitle(view, choices, frame.beyond),
    data: dataset('layers'),
    transform: [only(...chosen)],
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 40 },
    spec: {
      width,
      height,
      layer: [
        ...(view.series.length > 1 && view.series.length <= MOST_IN_CONTEXT ? [others] : []),
        band('q05', 'q95', 0.16),
        band('q25', 'q75', 0.3),
        ...(view.series.length > 1 ? [product('subject', 'context-cap-product')] : []),
        product('own', 'cap-product', { color }),
        {
          transform: [only(ofKind('row'))],
          mark: { type: 'line', strokeWidth: 2.2, clip: true },
          encoding: { x, y, color },
        },
        {
          transform: [only(ofKind('row'), MARKED)],
          mark: { type: 'point', filled: true, size: 16, opacity: 1, clip: true },
          encoding: { x, y, color, tooltip: quantileTooltip('layer') },
        },
        ...Array.from({ length: MOST_NOTES }, (_, line) => note(line)),
      ],
    },
  };
}

/** One panel a depth, of the deepest: the medians of all activations, and what the first one's cap would leave. */
export function depthPanels(view: ResultView, depths: readonly number[], frame: ChosenFrame): Spec {
  return {
    title: {
      ...panelTitle('Medians of all activations, one panel a depth'),
      ...(frame.beyond === undefined
        ? {}
        : {
            text: { expr: withBeyond("'Medians of all activations, one panel a depth'", frame.beyond) },
          }),
      fontWeight: 400,
      lineHeight: 17,
    },
    spacing: 16,
    hconcat: depths.map((depth) => depthPanel(view, depth, frame)),
  };
}

function depthPanel(view: ResultView, depth: number, frame: ChosenFrame): Spec {
  const { width, height } = panelGrid(4);
  const { color, detail, shape, strokeDash } = seriesChannels(view.series);
  const x = {
    field: 'layer',
    type: 'quantitative',
    scale: fixedScale([0, depth - 1]),
    axis: integerAxis('layer', { tickCount: 5 }),
  };
  const y = { type: 'quantitative', scale: frame.scale, axis: frame.axis() };
  const many = view.series.length > MOST_IN_CONTEXT;
  const here = [UNDER_SCHEME, `datum.depth === ${depth}`];
  return {
    title: panelTitle(`depth ${depth}`),
    data: dataset('layers'),
    width,
    height,
    layer: [
      {
        transform: [only(...here, ofKind('cap'), 'datum.order === 0')],
        mark: { type: 'line', style: 'cap-product', clip: true },
        encoding: { x, y: { ...y, field: 'own' }, color },
      },
      {
        transform: [only(...here, ofKind('row'))],
        mark: {
          type: 'line',
          clip: true,
          ...(many ? { strokeWidth: 1, opacity: 0.7 } : { strokeWidth: 1.8 }),
        },
        encoding: { x, y: { ...y, field: 'q50' }, color, detail, ...(many ? {} : { strokeDash }) },
      },
      {
        transform: [only(...here, ofKind('row'), 'datum.layer === 0', within('q50', 'wideFrame'))],
        mark: { type: 'point', filled: true, opacity: 1, size: many ? 16 : 40 },
        encoding: { x, y: { ...y, field: 'q50' }, color, shape, tooltip: quantileTooltip('depth', 'layer') },
      },
    ],
  };
}
