import type { Row } from '@chainrule/core';
import { grouped, percent } from '../text/numbers.ts';

/**
 * What the quantiles of these rows leave out, in words for a panel: "all 4,096 exactly zero", "up to 98 %
 * exactly zero" where rows differ; `undefined` where every lane counts, or all but 1 %.
 */
export function uncounted(
  rows: readonly Pick<Row, 'lanes' | 'share'>[],
  zeroIs = 'exactly zero',
  separator = ', ',
): string | undefined {
  const parts: string[] = [];
  const lanes = rows[0]?.lanes ?? 0;
  let same = true;
  for (const [shareOf, what] of [
    [({ zero }: Row['share']) => zero, zeroIs],
    [({ infinite, nan }: Row['share']) => infinite + nan, 'not finite'],
  ] as const) {
    const shares = rows.map(({ share }) => shareOf(share));
    const most = Math.max(0, ...shares);
    if (most <= 0.01) continue;
    same &&= shares.every((share) => share === most);
    parts.push(most === 1 ? `all ${grouped(lanes)} ${what}` : `${percent(most)} ${what}`);
  }
  if (parts.length === 0) return undefined;
  return `${same ? '' : 'up to '}${parts.join(separator)}`;
}
