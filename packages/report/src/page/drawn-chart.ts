import type { Chart, Datum, Spec } from '../charts/chart.ts';
import { untitled } from '../charts/titled.ts';
import { compileSpec, type VegaSpec } from '../render/compile.ts';
import { drawVega } from '../render/svg.ts';
import { theme } from '../theme.ts';
import { pageColours, withCssColours } from './css-colours.ts';
import { type PackedChart, packData, packTable } from './packed.ts';
import { slimSvg } from './slim-svg.ts';

/** A chart as it stands in a page: an image, and what the script needs to make it live. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly svg: string;
  readonly packed: PackedChart;
}

/** Draws the charts of one page, in order; their clip paths are numbered through, so that no two share an id. */
export async function drawnCharts(charts: readonly Chart[]): Promise<DrawnChart[]> {
  const { resetSVGDefIds } = await import('vega');
  resetSVGDefIds();
  const drawn: DrawnChart[] = [];
  for (const chart of charts) drawn.push(await drawnChart(chart));
  return drawn;
}

async function drawnChart(chart: Chart): Promise<DrawnChart> {
  const compiled = await compileSpec(untitled(chart.spec), theme(pageColours, 'inherit'));
  const vega = withCssColours(compiled) as VegaSpec;
  const { datasets, ...spec } = chart.spec;
  const data = (datasets ?? {}) as Readonly<Record<string, readonly Datum[]>>;
  return {
    chart,
    svg: slimSvg(await drawVega(vega)),
    packed: {
      name: chart.name,
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
