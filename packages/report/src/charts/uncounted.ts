import type { Row } from '@chainrule/core';
import { grouped, percent } from '../text/numbers.ts';

/**
 * What the quantiles of these rows leave out, in words for a panel: "all 4,096 exactly zero", "up to 98 %
 * exactly zero"; `undefined` where every lane counts, or all but 1 %.
 */
export function uncounted(
  rows: readonly Pick<Row, 'lanes' | 'share'>[],
  zeroIs = 'exactly zero',
): string | undefined {
  const zero = Math.max(0, ...rows.map(({ share }) => share.zero));
  const notFinite = Math.max(0, ...rows.map(({ share }) => share.infinite + share.nan));
  const parts: string[] = [];
  const lanes = rows[0]?.lanes ?? 0;
  for (const [share, what] of [
    [zero, zeroIs],
    [notFinite, 'not finite'],
  ] as const) {
    if (share === 1) parts.push(`all ${grouped(lanes)} ${what}`);
    else if (share > 0.01) parts.push(`${percent(share)} ${what}`);
  }
  if (parts.length === 0) return undefined;
  return `${rows.length > 1 && zero + notFinite < 1 ? 'up to ' : ''}${parts.join(', ')}`;
}
