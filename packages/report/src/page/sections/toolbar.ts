import { FLOAT_FORMATS } from '@chainrule/core';
import type { Chart, Json } from '../../charts/chart.ts';
import type { ResultView } from '../../result-view.ts';
import { type Html, html, raw } from '../html.ts';

/**
 * The legend and the controls of every chart at once. None of the activations' buttons pressed shows all;
 * pressing one shows it alone, pressing more adds them. A selector stands here where a chart follows it and there
 * is something to choose from.
 */
export function toolbar(view: ResultView, charts: readonly Chart[]): Html {
  return html`<div class="toolbar" role="group" aria-label="What the charts show">
<div class="choices" role="group" aria-label="Activations to show">
<span class="toolbar-label" aria-hidden="true">Show only</span>
${view.series.map(
  ({ name, order, style }) =>
    html`<button type="button" class="choice" aria-pressed="false" data-activation="${order}">${swatch(order, style.colour)}<bdi>${name}</bdi></button>`,
)}
<button type="button" class="all" hidden>Show all</button>
</div>
<div class="selectors">${selectors(view, charts).map(selectorHtml)}</div>
<p class="visually-hidden" role="status" id="shown"></p>
</div>`;
}

/** A sample of a series' colour; decoration, for its name stands beside it. */
export function swatch(order: number, colour: string): Html {
  const place = order < 8 ? String(order + 1) : 'further';
  return html`<svg class="swatch" aria-hidden="true" width="12" height="12"><circle cx="6" cy="6" r="5" fill="${raw(`var(--series-${place}, ${colour})`)}"/></svg>`;
}

/** A parameter that charts declare, as the reader may set it. */
interface Selector {
  /** The name of the charts' parameter. */
  readonly param: string;
  /** Its name in the page's address. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'number' | 'text';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

function selectors(view: ResultView, charts: readonly Chart[]): Selector[] {
  const declared = new Map(charts.flatMap(({ spec }) => valueParams(spec.params)));
  const possible: readonly Omit<Selector, 'chosen'>[] = [
    {
      param: 'atDepth',
      name: 'depth',
      label: 'Depth',
      kind: 'number',
      options: view.depths.map((depth) => ({ value: String(depth), label: String(depth) })),
    },
    {
      param: 'underScheme',
      name: 'weights',
      label: 'Weights',
      kind: 'text',
      options: view.schemes.map((scheme) => ({ value: scheme, label: shortened(view.schemeText(scheme)) })),
    },
    {
      param: 'precision',
      name: 'precision',
      label: 'Precision',
      kind: 'text',
      options: Object.keys(FLOAT_FORMATS).map((format) => ({ value: format, label: format })),
    },
  ];
  return possible.flatMap((selector) => {
    const chosen = declared.get(selector.param);
    if (chosen === undefined || selector.options.length < 2) return [];
    return [{ ...selector, chosen: String(chosen) }];
  });
}

/** A scheme's words for a narrow list that says "weights" already. */
function shortened(text: string): string {
  return text.replace(/^weights /, '').replace(/^every weight /, 'all ');
}

/** The parameters of a specification that have a value of their own, as pairs. */
function valueParams(params: Json | undefined): [string, Json][] {
  if (!Array.isArray(params)) return [];
  return (params as readonly { readonly name?: string; readonly value?: Json }[]).flatMap(
    ({ name, value }) => (name === undefined || value === undefined ? [] : [[name, value] as [string, Json]]),
  );
}

function selectorHtml({ param, name, label, kind, options, chosen }: Selector): Html {
  return html`<div class="selector"><label for="select-${name}">${label}</label> <select id="select-${name}" name="${name}" data-param="${param}" data-kind="${kind}" autocomplete="off">${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === chosen ? raw(' selected') : undefined}>${label}</option>`,
  )}</select></div>`;
}
