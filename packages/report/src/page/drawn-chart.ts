import type { Chart, Datum, Spec } from '../charts/chart.ts';
import { charts } from '../charts/index.ts';
import type { ChartDrawing } from '../render/chart-drawing.ts';
import type { VegaSpec } from '../render/compile.ts';
import { themedSpec } from '../render/themed-spec.ts';
import type { ResultView } from '../result-view.ts';
import { chartHeadings } from './chart-headings.ts';
import { type PackedChart, packData, packTable } from './packed.ts';

/** A chart as it stands in a page: an image, and what the script needs to make it live. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly svg: string;
  readonly packed: PackedChart;
}

/** Packs a drawing for its page. */
export function drawnChart(view: ResultView, { chart, vega, svg }: ChartDrawing): DrawnChart {
  const { datasets, ...spec } = themedSpec(chart.spec, 'light');
  const data = (datasets ?? {}) as Readonly<Record<string, readonly Datum[]>>;
  return {
    chart,
    svg,
    packed: {
      name: chart.name,
      question: charts[chart.name].question,
      headings: packData(chartHeadings(view, chart)),
      spec,
      vega: withoutValues(vega, Object.keys(data)),
      datasets: Object.fromEntries(Object.entries(data).map(([name, values]) => [name, packData(values)])),
      columns: chart.table.columns,
      table: packTable(chart.table),
    },
  };
}

/** The compiled specification with its inline data taken out; the script puts them back by name. */
function withoutValues(vega: VegaSpec, names: readonly string[]): Spec {
  const sources = (vega.data ?? []) as readonly Spec[];
  return {
    ...vega,
    data: sources.map((source) => {
      if (!names.includes(String(source.name))) return source;
      const { values: _, ...rest } = source;
      return rest;
    }),
  };
}
