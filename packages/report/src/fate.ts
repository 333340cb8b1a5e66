import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';

/** What becomes of a chain's gradient in a number format: exactly one of these. */
export type Fate = 'alive' | 'silent' | 'silent-float32' | 'zero' | 'not-finite';

/** From the best to the worst. */
export const fates: readonly Fate[] = ['alive', 'silent', 'silent-float32', 'zero', 'not-finite'];

/** How a fate is called, and what a chain of that fate does in a sentence. */
export const fateLabels: Readonly<
  Record<
    Fate,
    { readonly label: (format: FloatFormat) => string; readonly verb: (format: FloatFormat) => string }
  >
> = {
  alive: {
    label: (format) => `alive in ${format}`,
    verb: (format) => `keep a first-layer gradient that ${format} can hold`,
  },
  silent: {
    label: (format) => `silent in ${format}`,
    verb: (format) => `have a first-layer gradient below ${format}’s smallest number`,
  },
  'silent-float32': {
    label: () => 'silent even in float32',
    verb: () => 'have a first-layer gradient below even float32’s smallest number',
  },
  zero: { label: () => 'exactly zero', verb: () => 'pass exactly zero back to the first layer' },
  'not-finite': {
    label: () => 'infinite or NaN',
    verb: () => 'have a first-layer gradient that is infinite or NaN',
  },
};

/** The fates that a format tells apart: those of a format that holds as small numbers as float32 have none beyond it. */
export function fatesIn(format: FloatFormat): readonly Fate[] {
  return fates.filter((fate) => fate !== 'silent-float32' || isCoarse(format));
}

/**
 * The shares of a row's lanes by fate; they add up to 1.
 *
 * "Silent" is smaller than the format's smallest subnormal number without being zero; in a format coarser than float32
 * what is silent in that one too is told apart.
 */
export function fatesOf({ share, below }: Row, format: FloatFormat): Readonly<Record<Fate, number>> {
  const notFinite = share.infinite + share.nan;
  const lost = below[format].subnormal;
  const lostInFloat32 = isCoarse(format) ? below.float32.subnormal : share.zero;
  return {
    alive: Math.max(0, 1 - notFinite - lost),
    silent: Math.max(0, lost - lostInFloat32),
    'silent-float32': Math.max(0, lostInFloat32 - share.zero),
    zero: share.zero,
    'not-finite': notFinite,
  };
}

/** Whether a format's smallest number is larger than float32's. */
function isCoarse(format: FloatFormat): boolean {
  return FLOAT_FORMATS[format].subnormal > FLOAT_FORMATS.float32.subnormal;
}
