import { lightColourOf } from '../page/css-colours.ts';
import { escapeHtml } from '../page/html.ts';
import { textWidth } from '../text/text-width.ts';
import { FONT, lightColours, sizes } from '../theme.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { mapTags } from './svg-tags.ts';

/** Pixels around the heading, as many as a theme leaves around a drawing. */
const PADDING = 16;

/** How the two parts of a heading are set, in pixels. */
const TITLE: Setting = { size: sizes.title, bold: true, colour: lightColours.ink, line: 22, ascent: 15 };
const SUBTITLE: Setting = {
  size: sizes.subtitle,
  bold: false,
  colour: lightColours.muted,
  line: 17,
  ascent: 11,
};
/** Between title and subtitle. */
const GAP = 6;

interface Setting {
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  /** From one baseline to the next. */
  readonly line: number;
  /** From the top of a line to its baseline. */
  readonly ascent: number;
}

/**
 * A chart's image as a file of its own: its title and subtitle above the drawing, light colours in place of variables,
 * and the typeface of the theme.
 */
export function standaloneSvg({ chart, svg }: ChartDrawing): string {
  const { text, subtitle } = chart.spec.title as unknown as Heading;
  const [, width, height, drawing] = ROOT.exec(mapTags(svg, withLightColours)) ?? [];
  if (drawing === undefined) throw new Error(`the image of ${chart.name} has another form than Vega's`);
  const below = PADDING + text.length * TITLE.line + GAP;
  const end = below + subtitle.length * SUBTITLE.line;
  const size = {
    width: Math.max(Number(width), headingWidth({ text, subtitle })),
    height: end + Number(height),
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${size.width}" height="${size.height}"`,
    ` viewBox="0 0 ${size.width} ${size.height}" font-family="${FONT}" role="img"`,
    ` aria-label="${escapeHtml(`${chart.title}. ${chart.subtitle}`)}">`,
    `<rect width="${size.width}" height="${size.height}" fill="${lightColours.background}"/>`,
    ...textLines(text, TITLE, PADDING),
    ...textLines(subtitle, SUBTITLE, below),
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

function withLightColours(tag: string): string {
  return tag.replace(/"var\((--[\w-]+)\)"/g, (whole, name: string) => {
    const colour = lightColourOf.get(name);
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
  { size, bold, colour, line, ascent }: Setting,
  top: number,
): string[] {
  const weight = bold ? ' font-weight="600"' : '';
  return lines.map(
    (text, i) =>
      `<text x="${PADDING}" y="${top + i * line + ascent}" font-size="${size}px"${weight} fill="${colour}">${escapeHtml(text)}</text>`,
  );
}
