import type { FloatFormat, Row } from '@chainrule/core';
import { FIRST_PRECISION } from '../choice.ts';
import { type Fate, fateLabels, fates, fatesOf } from '../fate.ts';
import type { ResultView } from '../result-view.ts';
import { shareEnds, type Wording } from '../text/wording.ts';
import { type Cell, cells, type Finding, largest, places, toldTwice, underScheme } from './finding.ts';
import { shareInterval } from './share-interval.ts';

/**
 * What became of the chains at the greatest depth, a weight scheme at a time: of the subject's most, and where most
 * died or exploded; by what the format can hold.
 */
export function fateFindings(view: ResultView, format: FloatFormat = FIRST_PRECISION): readonly Finding[] {
  const ends = cells(view).flatMap((cell) => {
    const row = view.firstLayer(cell.series.name, cell.scheme).at(-1);
    return row === undefined ? [] : endsOf(cell, row, format);
  });
  if (ends.length === 0) return [];
  const lost = ends.filter(({ fate, share }) => fate !== 'alive' && share > 0.005);
  if (lost.length === 0) return [allAlive(view, ends, format)];
  return view.schemes.flatMap((scheme) => {
    const most = (keep: (end: End) => boolean): End | undefined =>
      largest(
        lost.filter((end) => end.cell.scheme === scheme && keep(end)),
        ({ share }) => share,
      );
    const subject = most(({ cell }) => cell.series.order === 0) ?? most(() => true);
    const others = [most(({ fate }) => fate === 'zero'), most(({ fate }) => fate === 'not-finite')];
    const told = [subject, ...others].filter((end) => end !== undefined);
    return [...new Set(told)].map((end) => tell(view, end, format));
  });
}

interface End {
  readonly cell: Cell;
  readonly row: Row;
  readonly fate: Fate;
  readonly share: number;
}

function endsOf(cell: Cell, row: Row, format: FloatFormat): End[] {
  const shares = fatesOf(row, format);
  return fates.map((fate) => ({ cell, row, fate, share: shares[fate] }));
}

function tell(view: ResultView, { cell, row, fate, share }: End, format: FloatFormat): Finding {
  const now = shareInterval(share, row.lanes);
  const shallow = view.firstLayer(cell.series.name, cell.scheme)[0];
  const before =
    shallow === undefined || shallow.depth === row.depth
      ? undefined
      : { depth: shallow.depth, ...shareInterval(fatesOf(shallow, format)[fate], shallow.lanes) };
  return {
    chart: 'fate',
    scheme: cell.scheme,
    about: places(cell.series),
    ...toldTwice(view, (say) => {
      const whose = `${say.share(now)} of ${cell.series.label}’s chains${say.shareInterval(now)}`;
      const text = `${underScheme(view, cell.scheme)}at depth ${row.depth}, ${whose} ${fateLabels[fate].verb(format)}`;
      return before === undefined || say.shareInterval(now) === ''
        ? text
        : `${text}; at depth ${before.depth}, ${beforeText(before, say)}`;
    }),
    interval: shareEnds(now),
    numbers: {
      depth: row.depth,
      share,
      low: now.low,
      high: now.high,
      ...(before === undefined ? {} : { shallowDepth: before.depth, shallowShare: before.share }),
    },
  };
}

function beforeText(before: ReturnType<typeof shareInterval>, say: Wording): string {
  if (before.share === 0) return 'none did';
  return `${say.share(before)} did${say.shareInterval(before)}`;
}

function allAlive(view: ResultView, ends: readonly End[], format: FloatFormat): Finding {
  const alive = ends.filter(({ fate }) => fate === 'alive');
  const worst = largest(alive, ({ share }) => -share)!;
  const share = shareInterval(worst.share, worst.row.lanes);
  return {
    chart: 'fate',
    about: places(...view.series),
    ...toldTwice(view, (say) => {
      const text = `Down to depth ${view.deepest}, nearly every chain’s first-layer gradient is one that ${format} can hold`;
      const interval = say.shareInterval(share);
      return interval === ''
        ? text
        : `${text}: at the least ${say.share(share)}${interval}, under ${worst.cell.series.label}`;
    }),
    interval: shareEnds(share),
    numbers: { depth: view.deepest, share: share.share, low: share.low, high: share.high },
  };
}
