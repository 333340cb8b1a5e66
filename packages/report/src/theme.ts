import type { Spec } from './charts/chart.ts';

/** The colours a theme is made of; a specification names none but these and the series'. */
export interface ThemeColours {
  readonly background: string;
  /** Titles, and the lines that carry the finding. */
  readonly ink: string;
  /** Labels, subtitles and notes. */
  readonly muted: string;
  /** Reference lines. */
  readonly rule: string;
  /** Grid lines and the frames of panels. */
  readonly grid: string;
  /** Lines that stand behind for comparison. */
  readonly context: string;
  /** For what is exactly zero. */
  readonly nothing: string;
  /** For what is infinite or not a number. */
  readonly notFinite: string;
}

export const lightColours: ThemeColours = {
  background: '#FFFFFF',
  ink: '#1B1F24',
  muted: '#59616B',
  rule: '#7D858F',
  grid: '#E6E8EB',
  context: '#C3C8CE',
  nothing: '#22262B',
  notFinite: '#C2185B',
};

export const darkColours: ThemeColours = {
  background: '#14171A',
  ink: '#ECEEF0',
  muted: '#A4ACB5',
  rule: '#8B939D',
  grid: '#2C3136',
  context: '#4A5159',
  nothing: '#5A636D',
  notFinite: '#D02A6B',
};

/** The grounds a chart may stand on. */
export type ThemeName = 'light' | 'dark';

export const themeNames: readonly ThemeName[] = ['light', 'dark'];

/** The colours of each theme. */
export const themeColours: Readonly<Record<ThemeName, ThemeColours>> = {
  light: lightColours,
  dark: darkColours,
};

/** The typeface of images that stand alone; in a page, charts take the page's own. */
export const FONT = 'Inter, sans-serif';

export const sizes: { readonly title: number; readonly subtitle: number; readonly label: number } = {
  title: 17,
  subtitle: 12,
  label: 11,
};

/** The configuration that every chart is compiled with; marks refer to its named styles. */
export function theme(colours: ThemeColours = lightColours, font: string = FONT): Spec {
  const { background, ink, muted, rule, grid, context, nothing, notFinite } = colours;
  return {
    background,
    font,
    padding: 16,
    // Every mark would be announced one by one; readers who see no image have the title and the table.
    mark: { aria: false },
    title: {
      anchor: 'start',
      frame: 'group',
      color: ink,
      fontSize: sizes.title,
      fontWeight: 600,
      lineHeight: 22,
      subtitleColor: muted,
      subtitleFontSize: sizes.subtitle,
      subtitleLineHeight: 17,
      subtitlePadding: 6,
      offset: 18,
    },
    axis: {
      aria: false,
      domain: false,
      grid: true,
      gridColor: grid,
      tickColor: grid,
      ticks: false,
      labelColor: muted,
      labelFontSize: sizes.label,
      labelPadding: 6,
      titleColor: muted,
      titleFontSize: sizes.label,
      titleFontWeight: 400,
      titlePadding: 8,
    },
    axisX: { grid: false, domain: true, domainColor: rule, ticks: true, tickColor: rule, tickSize: 4 },
    header: {
      labelColor: ink,
      labelFontSize: 12,
      labelFontWeight: 600,
      labelPadding: 6,
      titleColor: muted,
      titleFontSize: sizes.label,
      titleFontWeight: 400,
    },
    legend: {
      labelColor: muted,
      labelFontSize: sizes.label,
      titleColor: muted,
      titleFontSize: sizes.label,
      titleFontWeight: 400,
      symbolStrokeWidth: 2,
    },
    view: { stroke: null },
    text: { fontSize: sizes.label, color: ink },
    style: {
      function: { color: rule, strokeWidth: 1.1 },
      'cap-label': { fontSize: 10.5, fontWeight: 600, align: 'left', baseline: 'bottom', dx: 2, dy: -3 },
      'cap-product': { strokeWidth: 1.3, strokeDash: [4, 3] },
      'context-cap-product': { color: rule, strokeWidth: 1.2, strokeDash: [1.5, 3] },
      ring: { fill: background, size: 42, strokeWidth: 1.6, opacity: 1 },
      contour: { color: ink, strokeWidth: 1.4 },
      'on-strong': { color: background },
      'share-cell': { color: ink, stroke: background, strokeWidth: 1 },
      share: { color: ink, fontSize: 10.5 },
      'share-on-dark': { color: background, fontSize: 10.5 },
      context: { color: context, strokeWidth: 1.3 },
      leader: { color: context, strokeWidth: 0.8 },
      'panel-note': { color: muted, fontSize: 10, align: 'left', baseline: 'bottom', dx: 3, dy: -3 },
      'series-label': { fontSize: sizes.label, fontWeight: 600, align: 'left', baseline: 'middle', dx: 7 },
      'reference-line': { color: rule, strokeWidth: 1, strokeDash: [3, 3] },
      'chosen-line': { color: ink, strokeWidth: 1.3, strokeDash: [3, 3] },
      'chosen-label': { color: ink, fontSize: 10, fontWeight: 600, align: 'left', baseline: 'middle', dx: 7 },
      'reference-label': { color: muted, fontSize: 10, align: 'left', baseline: 'middle', dx: 7 },
      'empty-cell': { color: nothing },
      'not-finite-cell': { color: notFinite },
    },
  };
}
