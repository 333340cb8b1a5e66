import type { ResultView, Series } from '../../result-view.ts';
import { factorMap } from './factor-map.ts';
import { shareNotShrinking } from './regions.ts';

/** Of what is known of an activation's map, the share where its layer does not shrink a gradient. */
export interface KnownShare {
  readonly series: Series;
  /** NaN where nothing of the map is known. */
  readonly share: number;
}

/** That share of every activation of a view. */
export function knownShares({ series }: ResultView): readonly KnownShare[] {
  return series.map((one) => ({ series: one, share: shareNotShrinking(factorMap(one.card)) }));
}
