import { describe, expect, test } from 'vitest';
import { packIntegers, unpackIntegers } from './packed-integers.ts';
import { decodePlain, encodePlain } from './plain-data.ts';

test.each<[string, unknown]>([
  [
    'texts, numbers, lists, nothing',
    { kind: 'sweep', list: [1, -2.5, 'φ', true, null, {}], deep: { a: [[]] } },
  ],
  ['reals', { a: Float64Array.of(0.1, -0, 0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, -1e308) }],
  [
    'integers',
    {
      keys: Float64Array.of(-1099511627776, -3, -2, 0, 1, 64, 1e9),
      counts: Uint32Array.of(1, 0, 4294967295),
    },
  ],
  [
    'short arrays',
    [new Float64Array(0), Int8Array.of(-128, 127), Float32Array.of(0.5), Uint16Array.of(65535)],
  ],
])('%s come back', (_, value) => {
  const back = decodePlain(encodePlain(value));
  expect(back).toEqual(value);
});

test('every bit of a real comes back', () => {
  const bits = BigUint64Array.of(0x7ff8_0000_0000_0001n, 0x8000_0000_0000_0000n, 1n, 0x3ff0_0000_0000_0001n);
  const back = decodePlain(encodePlain(new Float64Array(bits.buffer))) as Float64Array;
  expect(new BigUint64Array(back.buffer)).toEqual(bits);
});

test.each<[string, unknown]>([
  ['a function', { a: () => 1 }],
  ['NaN', Number.NaN],
  ['a big array', new BigInt64Array(1)],
  ['the key of an array', { $array: 'Float64Array' }],
])('%s is refused', (_, value) => {
  expect(() => encodePlain(value)).toThrow(TypeError);
});

test('bytes that are not whole are refused', () => {
  const bytes = encodePlain({ keys: Float64Array.of(1, 2, 300), costs: Float64Array.of(0.5) });
  for (let length = 0; length < bytes.length; length += 1) {
    expect(() => decodePlain(bytes.subarray(0, length))).toThrow();
  }
});

describe('packed integers', () => {
  const ends = [0, 1, -1, 63, 64, -64, -65, 8191, 8192, 2 ** 31, -(2 ** 31) - 1, 2 ** 50, -(2 ** 50)];

  test('come back, whatever stands before them', () => {
    for (const a of ends) {
      for (const b of ends) {
        const values = Float64Array.of(a, b, a);
        const back = new Float64Array(3);
        unpackIntegers(packIntegers(values)!, back);
        expect(back).toEqual(values);
      }
    }
  });

  test.each([0.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 52])('%s is none', (value) => {
    expect(packIntegers([1, value, 2])).toBeUndefined();
  });

  test('of small steps take a byte each', () => {
    expect(packIntegers(Float64Array.from({ length: 100 }, (_, i) => i))).toHaveLength(100);
  });

  test('of another number are refused', () => {
    const bytes = packIntegers([1, 1000, 3])!;
    expect(() => unpackIntegers(bytes, new Float64Array(2))).toThrow();
    expect(() => unpackIntegers(bytes.subarray(0, 2), new Float64Array(3))).toThrow();
  });
});
