import { firstChoice } from '../choice.ts';
import type { ResultView } from '../result-view.ts';
import { capitalised } from '../text/numbers.ts';
import type { Datum, Json, Spec } from './chart.ts';
import { ROOM, roomParameter } from './room.ts';
import { thinned } from './thinned.ts';

/**
 * What a reader chooses once for every chart: parameters of the specification, by which its data are filtered.
 *
 * `underScheme` is the label of a weight scheme, `atDepth` one of the study's depths, `precision` a
 * float format. A chart declares those it follows; a page sets them, an image shows their first values.
 */
export interface Choices {
  /** The depths that the chart holds data of, ascending; absent where it follows no depth. */
  readonly depths?: readonly number[];
  /** Whether it follows the choice of a number format. */
  readonly precision?: boolean;
}

/** A specification of its own parameters; `scheme` and `depth` are those chosen, as the data know them. */
function chosenParameters(view: ResultView, { depths, precision }: Choices): Json[] {
  const first = firstChoice(view);
  return [
    { name: 'underScheme', value: first.scheme },
    { name: 'scheme', expr: `indexof(${JSON.stringify(view.schemes)}, underScheme)` },
    ...(depths === undefined
      ? []
      : [
          { name: 'atDepth', value: first.depth },
          { name: 'depth', expr: nearestOf(depths) },
        ]),
    ...(precision ? [{ name: 'precision', value: first.precision }] : []),
  ];
}

/** Vega's expression for the drawn depth that is nearest to the one chosen. */
function nearestOf(depths: readonly number[]): string {
  const steps = depths
    .slice(0, -1)
    .map((depth, i) => `atDepth < ${(depth + depths[i + 1]!) / 2} ? ${depth} : `);
  return `${steps.join('')}${depths.at(-1) ?? 0}`;
}

/** As many of the study's depths as `most`, the shallowest and the deepest among them. */
export function drawnDepths({ depths }: ResultView, most: number): readonly number[] {
  return thinned(depths, Math.max(2, Math.floor(most)));
}

/** What a chart says of the depths it holds no data of. */
export function depthsNote(view: ResultView, drawn: readonly number[]): string[] {
  if (drawn.length === view.depths.length) return [];
  return [
    `Of the ${view.depths.length} depths the chart holds ${drawn.length}: ${drawn.join(', ')}; at any other it shows the nearest of these. rows.csv holds them all.`,
  ];
}

/** Holds for the data of the chosen weight scheme. */
export const UNDER_SCHEME = 'datum.scheme === scheme';

/** Holds for the data of the chosen depth. */
export const AT_DEPTH = 'datum.depth === depth';

/**
 * The title of what follows the choice, such as "Weights N(0, 1), depth 64"; it changes with it.
 *
 * @param beyond Vega's expression for what the drawing's axis does not reach, in words; absent where there is nothing
 */
export function chosenTitle(view: ResultView, { depths }: Choices, beyond?: string): Spec {
  const schemes = view.schemes.map((scheme) => capitalised(view.schemeText(scheme)));
  const scheme = `(${JSON.stringify(schemes)}[scheme] || '')`;
  const chosen = depths === undefined ? scheme : `${scheme} + ', depth ' + depth`;
  return {
    text: { expr: beyond === undefined ? chosen : withBeyond(chosen, beyond) },
    fontSize: 12,
    lineHeight: 17,
    offset: 12,
  };
}

/** Vega's expression for a title, and what is beyond a drawing's axis: on lines of their own where there is little room. */
export function withBeyond(title: string, beyond: string): string {
  const apart = `split(${title} + '\\n' + join(split(${beyond}, ', '), '\\n'), '\\n')`;
  return `${beyond} ? (${ROOM} < 720 ? ${apart} : ${title} + ' · ' + ${beyond}) : ${title}`;
}

/** A chart that follows its reader's choices: its data, and its views one below the other. */
export function chosenSpec(
  view: ResultView,
  choices: Choices,
  datasets: Readonly<Record<string, readonly Datum[]>>,
  views: readonly Spec[],
  parameters: readonly Json[] = [],
): Spec {
  return {
    params: [roomParameter, ...chosenParameters(view, choices), ...parameters],
    datasets,
    vconcat: views,
    spacing: 30,
  };
}
