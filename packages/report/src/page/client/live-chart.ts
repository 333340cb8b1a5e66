import { expressionInterpreter } from 'vega-interpreter';
import { Handler } from 'vega-tooltip';
import { type PackedChart, unpackData } from '../packed.ts';
import type { Shown } from './selection.ts';
import { parse, View } from './vega.ts';

/** A chart that answers: tooltips, and a choice of activations. */
export interface LiveChart {
  show(shown: Shown): Promise<void>;
}

const tooltip = new Handler({ disableDefaultStyle: true }).call;

/**
 * Draws a chart beside the page and puts it in the place of its image when done.
 *
 * Expressions are interpreted from their syntax trees: the page's policy forbids making code from text.
 */
export async function liveChart(place: HTMLElement, { vega, datasets }: PackedChart): Promise<LiveChart> {
  const data = Object.entries(datasets).map(([name, packed]) => ({ name, rows: unpackData(packed) }));
  const view = new View(parse(vega, {}, { ast: true }), {
    renderer: 'svg',
    expr: expressionInterpreter,
    tooltip,
    hover: false,
  });
  for (const { name, rows } of data) view.data(name, rows);
  const ground = document.createElement('div');
  await view.initialize(ground).runAsync();
  place.replaceChildren(ground);
  return {
    async show(shown) {
      const visible = (row: { order?: unknown }): boolean =>
        shown.size === 0 || typeof row.order !== 'number' || shown.has(row.order);
      for (const { name, rows } of data) view.data(name, rows.filter(visible));
      await view.resize().runAsync();
    },
  };
}
