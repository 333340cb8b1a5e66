import { headline } from '../findings/headings.ts';
import type { ResultView } from '../result-view.ts';
import { dataset, finite, ofKind, only } from './axes.ts';
import type { ChartDefinition, Spec } from './chart.ts';
import { factorClasses } from './saturation/classes.ts';
import { type Layout, layoutOf, mapData } from './saturation/data.ts';
import { MAP, sampledReach } from './saturation/factor-map.ts';
import { knownShares } from './saturation/known-shares.ts';
import { facetBySeries } from './series-encoding.ts';

const QUESTION = 'For which weights and inputs does a layer pass the gradient on?';

/** |w φ′(w a)| over weights and inputs, with the line where it is 1. */
export const saturation: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each panel is one activation; across is a layer’s weight w, upward its input a, and the colour is |w φ′(w a)|, what the layer multiplies a gradient by when its bias is 0. Blue passes it on enlarged, orange shrinks it, and the line between them is where the factor is exactly 1 (Nielsen, Neural Networks and Deep Learning, chapter 5, asks where |w σ′(w a + b)| ≥ 1). A larger weight is no way out where the blue narrows to the right: the unit saturates. Negative weights show the same map upside down. No chain is needed for it. Grey is not known: beyond the samples of φ′ that the result holds, or φ′ is not finite there.',
  draw(view) {
    const maps = knownShares(view);
    if (maps.every(({ share }) => Number.isNaN(share))) return undefined;
    return {
      title: headline(view, 'saturation', QUESTION),
      subtitle: `|w φ′(w a + b)| by weight w and input a, with b = 0; line: where it is 1; a pure number, from the ${sampleText(view)} samples of φ′ in the result`,
      chains: 0,
      spec: specOf(view, layoutOf(view.series.length)),
      table: {
        columns: [
          { name: 'activation', title: 'activation' },
          { name: 'share', title: 'share of the known map with a factor of at least 1' },
          { name: 'reach', title: 'φ′ sampled for |z| up to' },
        ],
        rows: maps.map(({ series, share }) => [
          series.name,
          finite(share),
          finite(sampledReach(series.card)),
        ]),
      },
      notes: [
        `φ′ is interpolated between the samples that the result holds, for |z| up to ${Math.max(...view.series.map(({ card }) => sampledReach(card)))}; where |w a| is larger, nothing is drawn but grey, and nothing counted.`,
      ],
    };
  },
};

function sampleText(view: ResultView): string {
  const counts = [...new Set(view.series.map(({ card }) => card.curve.z.length))].sort((a, b) => a - b);
  const [first, last] = [counts[0] ?? 0, counts.at(-1) ?? 0];
  return first === last ? String(first) : `${first} to ${last}`;
}

function specOf(view: ResultView, layout: Layout): Spec {
  const { columns, width, pointedAt } = layout;
  const x = {
    field: 'w',
    type: 'quantitative',
    scale: { domain: [0, MAP.weight], zero: false, nice: false },
    axis: { title: 'weight w', values: [0, 2, 4, 6, 8, 10], grid: false },
  };
  const y = {
    field: 'a',
    type: 'quantitative',
    scale: { domain: [-MAP.input, MAP.input], zero: false, nice: false },
    axis: { title: 'input a', values: [-1, -0.5, 0, 0.5, 1], grid: false },
  };
  return {
    datasets: { map: view.series.flatMap((series) => mapData(series, layout)) },
    data: dataset('map'),
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 28 },
    spec: {
      width,
      height: width,
      layer: [
        {
          transform: [only(ofKind('region'))],
          mark: { type: 'rect' },
          encoding: {
            x,
            x2: { field: 'toW' },
            y,
            y2: { field: 'toA' },
            color: classColour,
          },
        },
        {
          transform: [only(ofKind('contour'))],
          mark: { type: 'line', style: 'contour', clip: true },
          encoding: {
            x,
            y,
            detail: { field: 'line', type: 'nominal' },
            order: { field: 'i', type: 'quantitative' },
          },
        },
        {
          transform: [only(ofKind('pointed-at'))],
          // Not seen, only felt: images of it are the same without.
          mark: {
            type: 'point',
            shape: 'square',
            filled: true,
            size: (width / pointedAt) ** 2,
            fillOpacity: 0,
          },
          encoding: { x, y, tooltip: tooltips },
        },
      ],
    },
  };
}

const tooltips: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'w', type: 'quantitative', title: 'weight w', format: '.3~f' },
  { field: 'a', type: 'quantitative', title: 'input a', format: '.3~f' },
  { field: 'factor', type: 'quantitative', title: '|w φ′(w a)|', format: '.3~g' },
];

const classColour: Spec = {
  field: 'class',
  type: 'nominal',
  scale: {
    domain: factorClasses.map((_, i) => i),
    range: factorClasses.map(({ colour }) => colour),
  },
  legend: {
    title: '|w φ′(w a)|',
    orient: 'top',
    direction: 'horizontal',
    labelExpr: `${JSON.stringify(factorClasses.map(({ label }) => label))}[datum.value]`,
    symbolType: 'square',
    symbolStrokeWidth: 0,
    symbolSize: 130,
    columnPadding: 12,
    offset: 12,
  },
};
