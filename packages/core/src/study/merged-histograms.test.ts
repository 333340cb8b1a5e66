import { expect, test } from 'vitest';
import { mergeHistograms } from '../fixtures/merge-histograms.ts';
import type { Histogram } from './histogram.ts';
import { MergedHistograms } from './merged-histograms.ts';
import { type PackedHistograms, unpackHistograms } from './packed-histograms.ts';
import { ListRanks } from './ranks.ts';
import { RowCounts } from './row-counts.ts';
import { summarise } from './summary.ts';

const summaryOf = (histogram: Histogram) => summarise(histogram, new ListRanks(histogram));

/** Two rows of numbers, of sizes around 2^center, and some that have no bin or a coarse one. */
function shard(center: number, count: number): PackedHistograms {
  const counts = new RowCounts(2);
  for (let i = 0; i < count; i += 1) {
    counts.add(0, 1 + (i % 97) / 97, center + (i % 13) * (i % 7));
    counts.add(1, i % 5 === 0 ? 0 : 1.5, i % 11 === 0 ? 50_000 : -center);
  }
  return counts.pack();
}

test('shards merged one by one are what pairs of histograms merge to', () => {
  const shards = [shard(-40, 500), shard(300, 10), shard(-700, 1), shard(0, 0), shard(2, 333)];
  const wanted = shards
    .map(unpackHistograms)
    .reduce((all, rows) => all.map((row, index) => mergeHistograms(row, rows[index]!)));
  const merged = new MergedHistograms();
  for (const one of shards) merged.add(structuredClone(one));
  merged.each((histogram, row) => {
    expect([...histogram.keys]).toEqual([...wanted[row]!.keys]);
    expect([...histogram.counts]).toEqual([...wanted[row]!.counts]);
    expect(histogram.coarse).toEqual(wanted[row]!.coarse);
    expect(summaryOf(histogram)).toEqual(summaryOf(wanted[row]!));
  });
});
