import type { Table } from '../charts/chart.ts';
import type { ResultView } from '../result-view.ts';
import { grouped, minus } from '../text/numbers.ts';
import { exact, type Share } from '../text/wording.ts';
import { type Verdict, type VerdictKind, verdictsOf } from './verdict.ts';

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

/** The verdicts of a result with what each rests on, as text for reading; no rows where there is no verdict. */
export function verdictTable(view: ResultView): Table {
  return {
    columns: [
      { name: 'weights', title: 'weights' },
      { name: 'activation', title: 'activation' },
      { name: 'verdict', title: 'verdict' },
      { name: 'rate', title: 'decades a layer (95 %)' },
      { name: 'zero', title: 'chains exactly zero (95 %)' },
      { name: 'notFinite', title: 'infinite or NaN (95 %)' },
      { name: 'lanes', title: 'chains' },
    ],
    rows: verdictsOf(view).map((verdict) => [
      verdict.scheme,
      verdict.series.name,
      verdictText(verdict),
      rateText(verdict.rate),
      shareText(verdict.zero),
      shareText(verdict.notFinite),
      verdict.lanes,
    ]),
  };
}

function rateText(rate: Verdict['rate']): string {
  if (rate === undefined) return 'no two depths with a median';
  const { slope, low, high } = rate;
  return `${decades(slope)}${low === high ? '' : ` (${decades(low)} … ${decades(high)})`}`;
}

function decades(x: number): string {
  const digits = x.toFixed(4);
  return Number(digits) === 0 ? '0.0000' : `${x > 0 ? '+' : ''}${minus(digits)}`;
}

function shareText(share: Share): string {
  return share.share === 0
    ? 'none'
    : `${exact.share(share)}${exact.shareInterval(share).replace('95 %: ', '')}`;
}
