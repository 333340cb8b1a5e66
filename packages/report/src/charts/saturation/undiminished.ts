import type { ActivationCard } from '@chainrule/core';
import type { Heading } from '../../findings/finding.ts';
import type { ResultView, Series } from '../../result-view.ts';
import { percent } from '../../text/numbers.ts';
import { factorMap } from './factor-map.ts';
import { shareNotShrinking } from './regions.ts';

/** Of what is known of an activation's map, the share where its layer does not shrink a gradient. */
export interface KnownShare {
  readonly series: Series;
  /** NaN where nothing of the map is known. */
  readonly share: number;
}

// A map takes a millisecond, and every heading asks for some.
const known = new WeakMap<ActivationCard, number>();

/** That share of every activation of a view. */
export function knownShares({ series }: ResultView): readonly KnownShare[] {
  return series.map((one) => {
    const share = known.get(one.card) ?? shareNotShrinking(factorMap(one.card));
    known.set(one.card, share);
    return { series: one, share };
  });
}

/** For how many of the weights and inputs the first activation passes a gradient on, against the one farthest from it. */
export function undiminished(view: ResultView): readonly Heading[] {
  const [subject, ...others] = knownShares(view);
  if (subject === undefined || Number.isNaN(subject.share)) return [];
  const other = others
    .filter(({ share }) => !Number.isNaN(share))
    .toSorted((a, b) => Math.abs(b.share - subject.share) - Math.abs(a.share - subject.share))[0];
  const text = `${subject.series.label} passes a gradient on undiminished for ${percent(subject.share)} of the weights and inputs of this map`;
  return [
    other === undefined
      ? { about: [subject.series.order], title: text }
      : {
          about: [subject.series.order, other.series.order],
          title: `${text}, ${other.series.label} for ${percent(other.share)}`,
        },
  ];
}
