import { variableColours } from '../page/css-colours.ts';
import { escapeHtml } from '../page/html.ts';
import { textWidth } from '../text/text-width.ts';
import { FONT, sizes, type ThemeName, themeColours } from '../theme.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { mapTags } from './svg-tags.ts';

/** Pixels around the heading, as many as a theme leaves around a drawing. */
const PADDING = 16;

/** How the two parts of a heading are set, in pixels. */
const TITLE: Setting = { size: sizes.title, bold: true, line: 22, ascent: 15 };
const SUBTITLE: Setting = {
  size: sizes.subtitle,
  bold: false,
  line: 17,
  ascent: 11,
};
/** Between title and subtitle. */
const GAP = 6;

interface Setting {
  readonly size: number;
  readonly bold: boolean;
  /** From one baseline to the next. */
  readonly line: number;
  /** From the top of a line to its baseline. */
  readonly ascent: number;
}

/**
 * A chart's image as a file of its own: its title and subtitle above the drawing, a theme's colours in place of
 * variables, and its typeface.
 */
export function standaloneSvg({ chart, svg }: ChartDrawing, theme: ThemeName = 'light'): string {
  const { text, subtitle } = chart.spec.title as unknown as Heading;
  const [, width, height, drawing] = ROOT.exec(mapTags(svg, (tag) => withColours(tag, theme))) ?? [];
  if (drawing === undefined) throw new Error(`the image of ${chart.name} has another form than Vega's`);
  const below = PADDING + text.length * TITLE.line + GAP;
  const end = below + subtitle.length * SUBTITLE.line;
  const size = {
    width: Math.max(Number(width), headingWidth({ text, subtitle })),
    height: end + Number(height),
  };
  const { background, ink, muted } = themeColours[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${size.width}" height="${size.height}"`,
    ` viewBox="0 0 ${size.width} ${size.height}" font-family="${FONT}" role="img"`,
    ` aria-label="${escapeHtml(`${chart.title}. ${chart.subtitle}`)}">`,
    `<rect width="${size.width}" height="${size.height}" fill="${background}"/>`,
    ...textLines(text, TITLE, PADDING, ink),
    ...textLines(subtitle, SUBTITLE, below, muted),
    `<g transform="translate(0,${end})">${drawing}</g></svg>`,
  ].join('');
}

/** As the specification holds it: broken into lines. */
interface Heading {
  readonly text: readonly string[];
  readonly subtitle: readonly string[];
}

/** Vega's image: its size, and what is drawn on its background. */
const ROOT = /^<svg [^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>(?:<rect [^>]*>)?(.*)<\/svg>$/s;

function withColours(tag: string, theme: ThemeName): string {
  return tag.replace(/"var\((--[\w-]+)\)"/g, (whole, name: string) => {
    const colour = variableColours[theme].get(name);
    return colour === undefined ? whole : `"${colour}"`;
  });
}

function headingWidth({ text, subtitle }: Heading): number {
  const widths = [
    ...text.map((line) => textWidth(line, TITLE)),
    ...subtitle.map((line) => textWidth(line, SUBTITLE)),
  ];
  return Math.ceil(Math.max(...widths)) + 2 * PADDING;
}

function textLines(
  lines: readonly string[],
  { size, bold, line, ascent }: Setting,
  top: number,
  colour: string,
): string[] {
  const weight = bold ? ' font-weight="600"' : '';
  return lines.map(
    (text, i) =>
      `<text x="${PADDING}" y="${top + i * line + ascent}" font-size="${size}px"${weight} fill="${colour}">${escapeHtml(text)}</text>`,
  );
}
