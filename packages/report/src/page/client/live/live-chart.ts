import { expressionInterpreter } from 'vega-interpreter';
import { Handler } from 'vega-tooltip';
import { type PackedChart, unpackData } from '../../packed.ts';
import type { LiveChart } from '../live-api.ts';
import type { ViewState } from '../view-state.ts';
import { parse, View } from './vega.ts';

const tooltip = new Handler({ disableDefaultStyle: true }).call;

/**
 * Draws a chart beside the page and puts it in the place of its image when done.
 *
 * Expressions are interpreted from their syntax trees: the page's policy forbids making code from text.
 */
export async function liveChart(place: HTMLElement, { vega, datasets }: PackedChart): Promise<LiveChart> {
  const drawnFrom = new Set(
    ((vega.data ?? []) as readonly { readonly name: string }[]).map(({ name }) => name),
  );
  // Vega-Lite leaves out what no mark asks for.
  const data = Object.entries(datasets)
    .filter(([name]) => drawnFrom.has(name))
    .map(([name, packed]) => ({ name, rows: unpackData(packed) }));
  const view = new View(parse(vega, {}, { ast: true }), {
    renderer: 'svg',
    expr: expressionInterpreter,
    tooltip,
    hover: false,
  });
  for (const { name, rows } of data) view.data(name, rows);
  const params = paramsOf(vega);
  const fits = 'room' in params;
  if (fits) view.signal('room', roomIn(place));
  const ground = document.createElement('div');
  await view.initialize(ground).runAsync();
  place.replaceChildren(ground);
  if (fits) {
    new ResizeObserver(() => {
      if (view.signal('room') !== roomIn(place)) void view.signal('room', roomIn(place)).resize().runAsync();
    }).observe(place);
  }
  let drawn = keyOf({ shown: new Set(), params: {} }, params);
  return {
    params,
    async show(state, title) {
      view.description(title);
      const key = keyOf(state, params);
      if (key === drawn) return;
      drawn = key;
      const { shown, params: chosen } = state;
      const visible = (row: { order?: unknown }): boolean =>
        shown.size === 0 || typeof row.order !== 'number' || shown.has(row.order);
      for (const { name, rows } of data) view.data(name, rows.filter(visible));
      for (const [name, value] of Object.entries(chosen)) {
        if (name in params) view.signal(name, value);
      }
      await view.resize().runAsync();
    },
  };
}

/** No screen is narrower; what is not shown at all has no width. */
const NARROWEST = 280;

/** How many pixels wide a chart may be without a need to scroll. */
function roomIn(place: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(place);
  const width = place.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return Math.max(NARROWEST, width);
}

/** What of a choice a chart can show: two choices with the same key are the same drawing. */
function keyOf({ shown, params }: ViewState, own: LiveChart['params']): string {
  const followed = Object.entries(own).map(([name, value]) => params[name] ?? value);
  return JSON.stringify([[...shown].sort(), followed]);
}

/** The value parameters of the specification: Vega has them as signals that nothing else sets. */
function paramsOf(vega: PackedChart['vega']): Record<string, unknown> {
  const signals = (vega.signals ?? []) as readonly Readonly<Record<string, unknown>>[];
  return Object.fromEntries(signals.map(({ name, value }) => [String(name), value]));
}
