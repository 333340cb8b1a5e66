import type { Json } from '../charts/chart.ts';
import { darkFurtherColour, darkSeriesColours, furtherColour, seriesColours } from '../palette.ts';
import { darkColours, lightColours, type ThemeColours } from '../theme.ts';

/**
 * A page follows its reader into the dark without drawing anything anew: in its charts every colour of the theme
 * and of the series is a CSS variable.
 */
const variables: readonly { readonly name: string; readonly light: string; readonly dark: string }[] = [
  ...(Object.keys(lightColours) as (keyof ThemeColours)[]).map((key) => ({
    name: `--${key}`,
    light: lightColours[key],
    dark: darkColours[key],
  })),
  ...seriesColours.map((light, i) => ({
    name: `--series-${i + 1}`,
    light,
    dark: darkSeriesColours[i] ?? light,
  })),
  { name: '--series-further', light: furtherColour, dark: darkFurtherColour },
];

const byColour: ReadonlyMap<string, string> = new Map(
  variables.map(({ name, light }) => [light, `var(${name})`]),
);

/** The light colour of each variable, by its name. */
export const lightColourOf: ReadonlyMap<string, string> = new Map(
  variables.map(({ name, light }) => [name, light]),
);

/** The theme for charts that stand in a page. */
export const pageColours: ThemeColours = Object.fromEntries(
  Object.keys(lightColours).map((key) => [key, `var(--${key})`]),
) as unknown as ThemeColours;

/** The variable for a series' colour, as CSS. */
export function cssColour(colour: string): string {
  return byColour.get(colour) ?? colour;
}

/**
 * The style sheet that gives the variables their values, light and dark: as `data-theme` of the root element says,
 * else as the reader's system does; paper is light.
 */
export function colourStyles(): string {
  const block = (root: string, mode: 'light' | 'dark'): string =>
    `${root}{color-scheme:${mode};${variables.map((variable) => `${variable.name}:${variable[mode]}`).join(';')}}`;
  return `${block(':root', 'light')}@media screen and (prefers-color-scheme:dark){${block(':root:not([data-theme=light])', 'dark')}}@media screen{${block(':root[data-theme=dark]', 'dark')}}`;
}

/**
 * A compiled specification whose scales range over CSS variables instead of the colours they stand for.
 *
 * Only the ranges of scales are touched: a name that looks like a colour stays a name.
 */
export function withCssColours(spec: Json, inRange = false): Json {
  if (typeof spec === 'string') return inRange ? cssColour(spec) : spec;
  if (spec === null || typeof spec !== 'object') return spec;
  if (Array.isArray(spec)) return spec.map((item) => withCssColours(item, inRange));
  const interpolated = 'interpolate' in spec;
  return Object.fromEntries(
    Object.entries(spec).map(([key, value]) => [
      key,
      key === 'data' || key === 'domain' ? value : withCssColours(value, key === 'range' && !interpolated),
    ]),
  );
}
