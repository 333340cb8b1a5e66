import type { Json } from '../charts/chart.ts';
import { recoloured } from '../charts/recoloured.ts';
import {
  darkDivergingColours,
  darkFurtherColour,
  darkSequentialColours,
  darkSeriesColours,
  darkUnknownColour,
  divergingColours,
  furtherColour,
  sequentialColours,
  seriesColours,
  unknownColour,
} from '../palette.ts';
import { darkColours, lightColours, type ThemeColours, type ThemeName } from '../theme.ts';

/**
 * A page follows its reader into the dark without drawing anything anew: in its charts every colour of the theme,
 * of the series and of the maps is a CSS variable.
 */
const variables: readonly Variable[] = [
  ...(Object.keys(lightColours) as (keyof ThemeColours)[]).map((key) => ({
    name: `--${key}`,
    light: lightColours[key],
    dark: darkColours[key],
  })),
  ...numbered('series', seriesColours, darkSeriesColours),
  { name: '--series-further', light: furtherColour, dark: darkFurtherColour },
  ...numbered('diverging', divergingColours, darkDivergingColours),
  ...numbered('sequential', sequentialColours, darkSequentialColours),
  { name: '--unknown', light: unknownColour, dark: darkUnknownColour },
];

interface Variable {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

function numbered(name: string, light: readonly string[], dark: readonly string[]): Variable[] {
  return light.map((colour, i) => ({ name: `--${name}-${i + 1}`, light: colour, dark: dark[i] ?? colour }));
}

const byColour: ReadonlyMap<string, string> = new Map(
  variables.map(({ name, light }) => [light, `var(${name})`]),
);

/** The colour of each variable in a theme, by its name. */
export const variableColours: Readonly<Record<ThemeName, ReadonlyMap<string, string>>> = {
  light: new Map(variables.map(({ name, light }) => [name, light])),
  dark: new Map(variables.map(({ name, dark }) => [name, dark])),
};

/** The dark colour in place of each light one. */
export const darkColourOf: ReadonlyMap<string, string> = new Map(
  variables.map(({ light, dark }) => [light, dark]),
);

/** The theme for charts that stand in a page. */
export const pageColours: ThemeColours = Object.fromEntries(
  Object.keys(lightColours).map((key) => [key, `var(--${key})`]),
) as unknown as ThemeColours;

/**
 * The style sheet that gives the variables their values, light and dark: as `data-theme` of the root element says,
 * else as the reader's system does; paper is light.
 */
export function colourStyles(): string {
  const block = (root: string, mode: 'light' | 'dark'): string =>
    `${root}{color-scheme:${mode};${variables.map((variable) => `${variable.name}:${variable[mode]}`).join(';')}}`;
  return `${block(':root', 'light')}@media screen and (prefers-color-scheme:dark){${block(':root:not([data-theme=light])', 'dark')}}@media screen{${block(':root[data-theme=dark]', 'dark')}}`;
}

/** A compiled specification whose scales range over CSS variables instead of the colours they stand for. */
export function withCssColours(spec: Json): Json {
  return recoloured(spec, (colour) => byColour.get(colour) ?? colour);
}
