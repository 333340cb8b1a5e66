import type { Contrast } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { counted, listed } from '../text/numbers.ts';
import { exact } from '../text/wording.ts';
import { contrastRatio } from './contrast-ratio.ts';
import {
  type Cell,
  cells,
  type Finder,
  type Finding,
  largest,
  places,
  toldTwice,
  underScheme,
} from './finding.ts';

/**
 * Chain against chain, same draws: at the greatest depth, which activation's first-layer gradient stands farthest
 * from the subject's, and which cannot be told from it. A sentence a weight scheme.
 */
export const versusFindings: Finder = (view) =>
  view.schemes.flatMap((scheme) => {
    const pairs = cells(view)
      .filter((cell) => cell.scheme === scheme)
      .flatMap((cell) => pairOf(view, cell))
      .filter(({ versus }) => versus.lanes > 0);
    const size = ({ versus }: Pair): number => Math.abs(versus.q50);
    const farthest = largest(pairs.filter(isDecided), size) ?? largest(pairs, size);
    return farthest === undefined ? [] : [told(view, farthest, pairs)];
  });

interface Pair extends Cell {
  readonly versus: Contrast;
}

/** Whether the interval leaves no doubt which of the two is larger. */
function isDecided({ versus: { low, high } }: Pair): boolean {
  return low > 0 || high < 0;
}

function pairOf(view: ResultView, cell: Cell): Pair[] {
  const row = view.firstLayer(cell.series.name, cell.scheme).at(-1);
  return row?.versus === undefined || row.depth !== view.deepest ? [] : [{ ...cell, versus: row.versus }];
}

function told(view: ResultView, { series, scheme, versus }: Pair, pairs: readonly Pair[]): Finding {
  const subject = view.series[0]!.label;
  // The number of lanes is said at the end.
  const ratio = contrastRatio(versus, versus.lanes);
  const undecided = pairs
    .filter((pair) => pair.series !== series && !isDecided(pair))
    .map((pair) => `${pair.series.label}’s`);
  return {
    chart: 'paired-differences',
    scheme,
    about: places(view.series[0], series),
    ...toldTwice(view, (say) => {
      const head = `${underScheme(view, scheme)}chain by chain at depth ${view.deepest}, ${series.label}’s first-layer gradient is typically`;
      const text = `${head} ${say.ratio(ratio, { than: true })} ${subject}’s${say.ratioInterval(ratio)}`;
      if (say !== exact) return text;
      const share = exact.share({ share: versus.larger, low: Number.NaN, high: Number.NaN });
      const tail = `${text}, and larger in ${share} of the ${counted(versus.lanes, 'chain')} where neither is zero`;
      return undecided.length === 0 ? tail : `${tail}; ${listed(undecided)} cannot be told from ${subject}’s`;
    }),
    numbers: {
      depth: view.deepest,
      decades: versus.q50,
      low: versus.low,
      high: versus.high,
      larger: versus.larger,
      lanes: versus.lanes,
    },
  };
}
