import type { Table } from '../charts/chart.ts';
import { firstSchemeFirst } from '../first-scheme.ts';
import type { ResultView } from '../result-view.ts';
import { grouped } from '../text/numbers.ts';
import { exact, type Share } from '../text/wording.ts';
import { multiplier } from './rate.ts';
import { BOUNDARIES, type Verdict, type VerdictKind, verdictsOf } from './verdict.ts';

const words: Readonly<Record<VerdictKind, (verdict: Verdict) => string>> = {
  vanishing: () => 'vanishing',
  steady: () => 'steady',
  exploding: () => 'exploding',
  dying: () => 'dying',
  undecided: ({ lanes }) => `not decided at n = ${grouped(lanes)}`,
};

/** A verdict in words: "vanishing", "not decided at n = 64". */
export function verdictText(verdict: Verdict): string {
  return words[verdict.kind](verdict);
}

/** The verdicts of a result with what each rests on, as text for reading, the scheme that
 * charts show first before the others; no rows where there is no verdict. */
export function verdictTable(view: ResultView): Table {
  return {
    columns: [
      { name: 'weights', title: 'weights' },
      { name: 'activation', title: 'activation' },
      { name: 'verdict', title: 'verdict' },
      { name: 'rate', title: 'each further layer multiplies by (95 %)' },
      { name: 'zero', title: 'chains exactly zero (95 %)' },
      { name: 'notFinite', title: 'infinite or NaN (95 %)' },
      { name: 'lanes', title: 'chains' },
    ],
    rows: verdictsOf(firstSchemeFirst(view)).map((verdict) => [
      verdict.scheme,
      verdict.series.name,
      verdictText(verdict),
      rateText(verdict),
      shareText(verdict.zero),
      shareText(verdict.notFinite),
      verdict.lanes,
    ]),
  };
}

function rateText({ rate, zero, notFinite }: Verdict): string {
  if (rate === undefined) return 'no two depths with a median';
  const value = multiplier(rate);
  const whose = zero.share + notFinite.share > BOUNDARIES.share ? ', survivors only' : '';
  return `${exact.magnitude(value)}${exact.magnitudeInterval(value).replace('95 %: ', '')}${whose}`;
}

function shareText(share: Share): string {
  return share.share === 0
    ? 'none'
    : `${exact.share(share)}${exact.shareInterval(share).replace('95 %: ', '')}`;
}
