import { describe, expect, test } from 'vitest';
import type { PackedHistograms } from '../study/packed-histograms.ts';
import { RowCounts } from '../study/row-counts.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { type Representation, TABLES_END } from './count-table.ts';
import { KernelHeap } from './kernel-heap.ts';
import { MapModule, type Place } from './map-module.ts';
import { REDUCTIONS, RowCounter } from './row-counter.ts';
import { gradientRow, gradientRowName } from './sweep-maps.ts';
import { TABLE_FUNCTIONS } from './table-functions.ts';

const LANES = 64;
type Name = 'reductions' | 'numbers';

/** T, Q, h and their exponents of a lane. */
type Parts = readonly [number, number, number, number, number, number];

describe.skipIf(!hasVectors())('gradients with exponents beside them', () => {
  const variants = (['shifted', 'scaled'] as const).map((representation) => ({
    representation,
    zeros: false,
  }));
  const module = hasVectors()
    ? new MapModule<Name>(
        variants.map(gradientRow),
        LANES,
        { reductions: 1, numbers: 6 },
        {
          start: TABLES_END,
          functions: TABLE_FUNCTIONS,
          lengths: { reductions: REDUCTIONS },
        },
      )
    : undefined;

  /** What is counted by the first way that takes the lanes, and whether each did. */
  function counted(partsOf: (lane: number) => Parts, ways: readonly Representation[]) {
    for (let lane = 0; lane < LANES; lane += 1) {
      partsOf(lane).forEach((part, index) => {
        module!.row('numbers', index)[lane] = part;
      });
    }
    const heap = new KernelHeap(module!);
    const counts = new RowCounts(2, heap, 0);
    const counter = new RowCounter(module!, counts, heap);
    const inputs = Array.from({ length: 6 }, (_, index): Place<'numbers'> => ['numbers', index]);
    const taken = ways.map((representation) =>
      counter.count(gradientRowName({ representation, zeros: false }), inputs, 0, [
        representation,
        representation,
      ]),
    );
    const packed: PackedHistograms = counts.pack();
    return { taken, packed };
  }

  const moderate = (lane: number): Parts => [1.5 + lane, 1 / (3 + lane), -0.7, 256, lane % 2 ? -512 : 0, 0];

  test('are counted alike as float64s and as they are, zeros too', () => {
    const withZeros = (lane: number): Parts => (lane % 5 === 0 ? [lane, 1, 0, 256, 0, -256] : moderate(lane));
    for (const parts of [moderate, withZeros]) {
      const asFloats = counted(parts, ['shifted']);
      expect(asFloats.taken).toEqual([true]);
      expect(asFloats.packed).toEqual(counted(parts, ['scaled']).packed);
    }
  });

  test.each<[string, Parts]>([
    ['is too large', [1e70, 1e70, 1, 768, 0, 0]],
    ['is subnormal', [1, 1e-75, 1e-3, -768, 0, 0]],
    ['underflows', [1e-77, 1e-77, 1, -768, 0, 0]],
  ])('leave nothing behind where one %s', (_, strange) => {
    const parts = (lane: number) => (lane === 17 ? strange : moderate(lane));
    const found = counted(parts, ['shifted', 'scaled']);
    expect(found.taken).toEqual([false, true]);
    expect(found.packed).toEqual(counted(parts, ['scaled']).packed);
  });
});
