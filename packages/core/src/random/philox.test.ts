import { describe, expect, test } from 'vitest';
import { Draws } from './draw.ts';
import { philox } from './philox.ts';

describe('philox4x32-10', () => {
  /** @source Random123 1.14, `kat_vectors`, lines `philox4x32 10` */
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('gives the published words for counter %j and key %j', (counter, key, words) => {
    const out = new Uint32Array(4);
    philox([...counter], [...key], out);
    expect([...out]).toEqual([...words]);
  });
});

describe('draws', () => {
  const count = 20_000;
  const sample = (kind: Parameters<Draws['draw']>[0], stream: 'weight' | 'input' = 'weight') => {
    const draws = new Draws(7);
    return Float64Array.from({ length: count }, (_, lane) => draws.draw(kind, stream, 3, lane));
  };
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;

  test('a draw depends on seed, stream, position and lane alone, in any order', () => {
    const normal = { kind: 'normal', mean: 0, std: 1 } as const;
    const one = new Draws(7).draw(normal, 'weight', 5, 1000);
    const busy = new Draws(7);
    busy.draw(normal, 'weight', 5, 999);
    expect(busy.draw(normal, 'weight', 5, 1000)).toBe(one);
    const others = [
      new Draws(8).draw(normal, 'weight', 5, 1000),
      new Draws(7).draw(normal, 'bias', 5, 1000),
      new Draws(7).draw(normal, 'weight', 6, 1000),
      new Draws(7).draw(normal, 'weight', 5, 1001),
      new Draws(7 + 2 ** 40).draw(normal, 'weight', 5, 1000),
      new Draws(7).draw(normal, 'weight', 5, 1000 + 2 ** 33),
    ];
    expect(new Set([one, ...others]).size).toBe(7);
  });

  test('normal draws have the moments and the tail shares of the normal distribution', () => {
    const values = sample({ kind: 'normal', mean: 2, std: 3 }).map((x) => (x - 2) / 3);
    const error = 4.5 / Math.sqrt(count);
    expect(Math.abs(mean(values))).toBeLessThan(error);
    expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(error * Math.sqrt(2));
    expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(error * Math.sqrt(96));
    expect(Math.abs(mean(values.map((x) => (x > 1.6448536269514722 ? 1 : 0))) - 0.05)).toBeLessThan(
      error * 0.22,
    );
  });

  test('uniform draws fill their interval evenly', () => {
    const values = sample({ kind: 'uniform', low: -1, high: 3 });
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...values)).toBeLessThan(3);
    const bins = new Float64Array(16);
    for (const x of values) bins[Math.floor((x + 1) * 4)]! += 1;
    const chi2 = bins.reduce((sum, n) => sum + (n - count / 16) ** 2 / (count / 16), 0);
    expect(chi2).toBeLessThan(45); // 15 degrees of freedom: P(χ² > 45) < 10⁻⁴
  });

  test('weights and inputs of a lane are not correlated', () => {
    const normal = { kind: 'normal', mean: 0, std: 1 } as const;
    const weights = sample(normal);
    const inputs = sample(normal, 'input');
    expect(Math.abs(mean(weights.map((w, k) => w * inputs[k]!)))).toBeLessThan(4.5 / Math.sqrt(count));
  });

  test('the two lanes that share a block are independent: neither draws nor their squares are correlated', () => {
    const weights = sample({ kind: 'normal', mean: 0, std: 1 });
    const pairs = Array.from(
      { length: count / 2 },
      (_, pair) => [weights[2 * pair]!, weights[2 * pair + 1]!] as const,
    );
    const error = 4.5 / Math.sqrt(pairs.length);
    expect(Math.abs(mean(Float64Array.from(pairs, ([x, y]) => x * y)))).toBeLessThan(error);
    expect(Math.abs(mean(Float64Array.from(pairs, ([x, y]) => (x * x - 1) * (y * y - 1))))).toBeLessThan(
      2 * error,
    );
  });

  test('a scheme with another scale uses the same underlying draw', () => {
    const draws = new Draws(1);
    const narrow = draws.draw({ kind: 'normal', mean: 0, std: 1 }, 'weight', 0, 0);
    expect(draws.draw({ kind: 'normal', mean: 0, std: 4 }, 'weight', 0, 0)).toBe(4 * narrow);
  });
});
