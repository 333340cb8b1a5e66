import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';

/** The formats whose smallest numbers divide gradients by size, the coarsest first. */
export const formatsBySmallest: readonly FloatFormat[] = (Object.keys(FLOAT_FORMATS) as FloatFormat[]).sort(
  (a, b) => FLOAT_FORMATS[b].subnormal - FLOAT_FORMATS[a].subnormal,
);

/** A share of chains that have the same fate in every format. */
export interface FateClass {
  readonly name: string;
  /** In how many of {@link formatsBySmallest} such a gradient is lost; undefined for zero and for what is no number. */
  readonly lostIn: number | undefined;
  shareOf(row: Row): number;
}

/** From the best to the worst; of every row the shares add up to 1. */
export const fateClasses: readonly FateClass[] = [
  {
    name: 'alive',
    lostIn: 0,
    shareOf: ({ share, below }) =>
      Math.max(0, 1 - share.infinite - share.nan - below[formatsBySmallest[0]!].subnormal),
  },
  ...formatsBySmallest.map((format, place): FateClass => {
    const next = formatsBySmallest[place + 1];
    return {
      name: `lost-${format}`,
      lostIn: place + 1,
      shareOf: ({ share, below }) =>
        Math.max(0, below[format].subnormal - (next === undefined ? share.zero : below[next].subnormal)),
    };
  }),
  { name: 'zero', lostIn: undefined, shareOf: ({ share }) => share.zero },
  {
    name: 'not-finite',
    lostIn: undefined,
    shareOf: ({ share }) => share.infinite + share.nan,
  },
];
