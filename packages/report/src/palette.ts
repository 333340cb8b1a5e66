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

/**
 * From what makes a gradient smaller, orange, over what leaves it as it is to what enlarges it, blue. The middle is
 * nearly the ground, so that what stands out is what changes a gradient.
 */
export const divergingColours: readonly string[] = [
  '#8F3500',
  '#B85A1B',
  '#D98F55',
  '#F0C8A4',
  '#F1F0EE',
  '#BAD5E8',
  '#7FB0D3',
  '#3C82B5',
  '#004E82',
];

/** The same on a dark ground: the stronger the effect, the brighter. */
export const darkDivergingColours: readonly string[] = [
  '#FF9A4D',
  '#D17A38',
  '#A5602E',
  '#643F26',
  '#1F2428',
  '#21455F',
  '#2B6790',
  '#3B8CC0',
  '#63B8F2',
];

/** From the smallest, dark, to the largest, pale: as in the fate of the chains, what darkens is lost. */
export const sequentialColours: readonly string[] = [
  '#1D1F52',
  '#203869',
  '#23527F',
  '#397592',
  '#4F97A6',
  '#7CB3B3',
  '#A9CFC0',
  '#CEDFD2',
  '#F3EFE3',
];

/** The same on a dark ground: darker is smaller there too, and nothing glares. */
export const darkSequentialColours: readonly string[] = [
  '#2A1F66',
  '#27347A',
  '#284B85',
  '#2C658D',
  '#3F8A9C',
  '#4F9B98',
  '#69AE9A',
  '#89C2A0',
  '#ADD5A9',
];

/** Of what a map does not know. */
export const unknownColour = '#B9BDC3';
export const darkUnknownColour = '#23282D';
