/** How a series is drawn wherever it appears: never by colour alone. */
export interface SeriesStyle {
  readonly colour: string;
  /** Place of its pattern in {@link seriesDashes}. */
  readonly dash: number;
  /** A Vega point shape. */
  readonly shape: string;
}

/**
 * Eight colours that stay apart under protanopia, deuteranopia and tritanopia and reach a contrast of 3 : 1 on
 * white (WCAG 2.2, 1.4.11), after Okabe and Ito's set with its yellow and light blue darkened.
 */
export const seriesColours: readonly string[] = [
  '#D55E00',
  '#0072B2',
  '#009E73',
  '#B0559A',
  '#3E97D1',
  '#9A7400',
  '#5B3A9B',
  '#7A1F3D',
];

/** What every further series shares: beyond eight, labels and dashes tell them apart, not hues. */
export const furtherColour = '#8A8F98';

/** The same hues on a dark ground. */
export const darkSeriesColours: readonly string[] = [
  '#FF8B3D',
  '#58A9E6',
  '#35C096',
  '#DE8CC9',
  '#8CCBF2',
  '#D2A82E',
  '#A58BE8',
  '#E0728F',
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
