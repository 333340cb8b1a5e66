import type { Row } from '@chainrule/core';
import { headline } from '../findings/headings.ts';
import { finite } from './axes.ts';
import { bounded, endsOf } from './bounded.ts';
import { cellRates, depthData, LABEL_HEIGHT, schemeFrames } from './by-depth/data.ts';
import { medianPanel, panelWidths, ratePanel } from './by-depth/panels.ts';
import type { ChartDefinition } from './chart.ts';
import { chosenSpec, chosenTitle } from './chosen.ts';
import { schemeFrame } from './chosen-frame.ts';
import { gradientCells, gradientColumns, precisionCells, precisionColumns } from './gradient-table.ts';
import { inEveryCell } from './placed.ts';
import { uncounted } from './uncounted.ts';

const QUESTION = 'At which depth does the gradient leave a number format?';
/** Beyond so many series, bands would cover each other. */
const MOST_BANDS = 4;

/** |∂C/∂w₀| against depth, with the smallest normal numbers of the float formats and the rate a layer. */
export const gradientByDepth: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each point is the median gradient of the first layer over the chains of one depth; each step of the axis is a power of ten, so a straight line falls by the same factor at every layer. Below a dashed line a gradient is no longer a normal number of that format: it loses digits, and soon becomes zero; the chosen format’s line stands out. A label tells how many chains pass back exactly zero; they are in no median. Where a line leaves the scale, its last median stands beside its name. Below is that factor: a straight line is fitted to the medians by least squares, all depths alike, and its interval follows from those of the medians, without taking them for independent; an arrow at the edge is a factor beyond it. It tells how sure the sample is, not how straight the line.',
  draw(view) {
    const rows = inEveryCell(view, view.firstLayer);
    if (rows.length === 0) return undefined;
    const bands = view.series.length <= MOST_BANDS;
    const frames = schemeFrames(view, rows, bands);
    const frame = schemeFrame('frame', view, (scheme) => frames[scheme]!);
    const choices = { precision: true };
    const height = Math.max(300, (view.series.length + 3) * LABEL_HEIGHT);
    const data = depthData(view, rows, frames, height);
    const hasRates = data.rates!.length > 0;
    const placedRates = cellRates(view);
    const rateFrame = schemeFrame('rateFrame', view, (scheme) =>
      bounded(
        placedRates
          .filter((placed) => placed.scheme === scheme)
          .map(({ row: { slope, low, high } }) => endsOf([slope, low, high])),
        { least: 0.1, always: [0] },
      ),
    );
    const rates = new Map(placedRates.map(({ row, series, scheme }) => [`${series.order} ${scheme}`, row]));
    return {
      title: headline(view, 'gradient-by-depth', QUESTION),
      subtitle: `|∂C/∂w₀| by depth: median of the chains with a finite, non-zero gradient${bands ? ', and their middle half' : ''}; dashed: smallest normal numbers; below: the factor a layer, fitted to the medians, with its 95 % interval`,
      spec: chosenSpec(
        view,
        choices,
        data,
        [
          {
            title: chosenTitle(view, choices, frame.beyond),
            ...medianPanel(view, frame, { height, bands }),
          },
          ...(hasRates ? [ratePanel(view, rateFrame)] : []),
        ],
        [...frame.parameters, ...rateFrame.parameters, ...panelWidths(view, hasRates)],
      ),
      table: {
        columns: [
          ...gradientColumns,
          ...precisionColumns,
          { name: 'rate', title: 'fitted decades a layer' },
          { name: 'rate_low', title: 'from (95 %)' },
          { name: 'rate_high', title: 'to' },
        ],
        rows: rows.map(({ row, series, scheme }) => {
          const rate = rates.get(`${series.order} ${scheme}`);
          const ends = rate === undefined ? [] : [rate.slope, rate.low, rate.high];
          return [
            ...gradientCells(row),
            ...precisionCells(row),
            ...[0, 1, 2].map((i) => finite(ends[i] ?? Number.NaN)),
          ];
        }),
      },
      notes: rows.flatMap(({ row }) => noMedian(row)),
      beyond: [frame.beyondAtFirst, rateFrame.beyondAtFirst && `of the rates ${rateFrame.beyondAtFirst}`],
    };
  },
};

function noMedian(row: Row): string[] {
  if (!Number.isNaN(row.log10.q50)) return [];
  return [
    `${row.activation}, weights ${row.weights}, depth ${row.depth}: ${uncounted([row])}, so there is no median.`,
  ];
}
