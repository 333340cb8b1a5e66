import type { Row } from '@chainrule/core';

/** What becomes of a chain's gradient: exactly one of these. */
export type Fate = 'alive' | 'lost-float16' | 'lost-float32' | 'zero' | 'not-finite';

/** From the best to the worst. */
export const fates: readonly Fate[] = ['alive', 'lost-float16', 'lost-float32', 'zero', 'not-finite'];

/** How a fate is called in a legend, and what a chain of that fate does in a sentence. */
export const fateLabels: Readonly<Record<Fate, { readonly label: string; readonly verb: string }>> = {
  alive: { label: 'alive in float16', verb: 'keep a first-layer gradient that float16 can hold' },
  'lost-float16': {
    label: 'below float16',
    verb: "have a first-layer gradient below float16's smallest number",
  },
  'lost-float32': {
    label: 'below float32',
    verb: "have a first-layer gradient below even float32's smallest number",
  },
  zero: { label: 'exactly zero', verb: 'pass exactly zero back to the first layer' },
  'not-finite': { label: 'infinite or NaN', verb: 'have a first-layer gradient that is infinite or NaN' },
};

/**
 * The shares of a row's lanes by fate; they add up to 1.
 *
 * "Below float32" is smaller than its smallest subnormal number without being zero; "below float16" smaller than
 * float16's without being below float32's.
 */
export function fatesOf({ share, below }: Row): Readonly<Record<Fate, number>> {
  const notFinite = share.infinite + share.nan;
  const float32 = below.float32.subnormal;
  const float16 = below.float16.subnormal;
  return {
    alive: Math.max(0, 1 - notFinite - float16),
    'lost-float16': Math.max(0, float16 - float32),
    'lost-float32': Math.max(0, float32 - share.zero),
    zero: share.zero,
    'not-finite': notFinite,
  };
}
