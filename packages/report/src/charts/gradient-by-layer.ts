import { headline } from '../findings/headings.ts';
import { layerAxes } from './by-layer/axes.ts';
import { layerData } from './by-layer/data.ts';
import { activationPanels, depthPanels, layerFrames } from './by-layer/panels.ts';
import { type LayerRows, layerRows } from './by-layer/rows.ts';
import type { ChartDefinition } from './chart.ts';
import { chosenSpec, depthsNote } from './chosen.ts';
import { gradientCells, gradientColumns } from './gradient-table.ts';

const QUESTION = 'How far back does the gradient reach?';

/** |∂C/∂w_l| layer by layer, with what the slope caps alone would leave. */
export const gradientByLayer: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each panel is one activation; the input is on the left, the output on the right, and a gradient travels from right to left. The line is the median over the chains, the dark band holds the middle half, the light band nine chains in ten; each step of the axis is a power of ten. Grey lines are the medians of the other activations. The dashed line starts at the median of the last layer and falls by the slope cap at every layer: what slopes at their cap and weights of ±1 would leave; the dotted grey line falls by the cap of the study’s first activation instead. A median below the dashed line shows that slopes were smaller than their cap, or weights smaller than 1; one above it, that weights made up for the slopes. The last panels hold the medians of all activations, one panel a depth.',
  draw(view) {
    const drawn = layerRows(view);
    if (drawn.rows.length === 0) return undefined;
    const axes = layerAxes(view, drawn);
    const frames = layerFrames(view, drawn, axes);
    const choices = { depths: drawn.depths };
    return {
      title: headline(view, 'gradient-by-layer', QUESTION),
      subtitle:
        '|∂C/∂wₗ| by layer l: median, 25–75 % and 5–95 % of the chains with a finite, non-zero gradient; dashed: the slope cap alone, dotted: the first activation’s',
      spec: chosenSpec(
        view,
        choices,
        { layers: layerData(view, drawn, axes) },
        [
          activationPanels(view, choices, frames.chosen),
          ...(drawn.sideBySide.length === 0 ? [] : [depthPanels(view, drawn.sideBySide, frames.sideBySide)]),
        ],
        [...frames.chosen.parameters, ...frames.sideBySide.parameters],
      ),
      table: {
        columns: gradientColumns,
        rows: drawn.rows.map(({ row }) => gradientCells(row)),
      },
      notes: [...depthsNote(view, drawn.depths), ...layersNote(drawn)],
      beyond: [frames.chosen.beyondAtFirst],
    };
  },
};

function layersNote({ deepestLayers: { held, measured } }: LayerRows): string[] {
  if (held === measured) return [];
  return [
    `Of the ${measured} layers of the deepest chains the chart holds ${held}, evenly spread; rows.csv holds them all.`,
  ];
}
