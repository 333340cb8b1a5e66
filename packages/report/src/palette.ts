/** How a series is drawn wherever it appears: never by colour alone. */
export interface SeriesStyle {
  readonly colour: string;
  /** Place of its pattern in {@link seriesDashes}. */
  readonly dash: number;
  /** A Vega point shape. */
  readonly shape: string;
}

/**
 * Eight colours that stay at least 15 apart (CIE 1976 L*a*b*) to every kind of colour vision and reach a contrast
 * of 3 : 1 on white (WCAG 2.2, 1.4.11); the first two are Okabe and Ito's.
 */
export const seriesColours: readonly string[] = [
  '#D55E00',
  '#0072B2',
  '#27A158',
  '#AE7394',
  '#0D98FF',
  '#874300',
  '#2900AD',
  '#414625',
];

/** What every further series shares: beyond eight, labels and dashes tell them apart, not hues. */
export const furtherColour = '#8A8F98';

/** The same hues on a dark ground, as far apart. */
export const darkSeriesColours: readonly string[] = [
  '#FF8A3D',
  '#4C9EDF',
  '#51CE8F',
  '#D3A0BC',
  '#8FD5FF',
  '#B97837',
  '#8F7BFF',
  '#9B9B62',
];
export const darkFurtherColour = '#8A929C';

/** Lengths of dash and gap in pixels; the first is a solid line. */
export const seriesDashes: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [4, 2],
];
const SHAPES: readonly string[] = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross'];

/** The style of the series at a place in the study's order, from 0. */
export function seriesStyle(place: number): SeriesStyle {
  return {
    colour: seriesColours[place] ?? furtherColour,
    dash: place < seriesColours.length ? 0 : place % seriesDashes.length,
    shape: SHAPES[place % SHAPES.length] ?? 'circle',
  };
}
