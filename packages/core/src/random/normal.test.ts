import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalOf } from './normal.ts';

const reference: readonly { readonly words: readonly number[]; readonly normals: readonly string[] }[] =
  JSON.parse(readFileSync(`${import.meta.dirname}/reference/normal.reference.json`, 'utf8'));

test('both normal numbers are within 4 ulp of the exact ones, also where logarithm, cosine or sine vanish', () => {
  expect(reference.length).toBeGreaterThan(40);
  for (const { words, normals } of reference) {
    for (const [index, normal] of normals.entries()) {
      const exact = Number(normal);
      const found = normalOf(Uint32Array.from(words), index === 1);
      if (exact === 0) {
        expect(found + 0, words.join()).toBe(0);
        continue;
      }
      const ulp = 2 ** (Math.floor(Math.log2(Math.abs(exact))) - 52);
      expect(Math.abs(found - exact) / ulp, `${words.join()} ${index}`).toBeLessThanOrEqual(4);
    }
  }
});

test('it is zero where the exact one is', () => {
  expect(normalOf(Uint32Array.of(0, 0, 5, 3), false) + 0).toBe(0);
  expect(normalOf(Uint32Array.of(7, 7, 0x40000000, 0), false) + 0).toBe(0);
  expect(normalOf(Uint32Array.of(7, 7, 0x80000000, 0), true) + 0).toBe(0);
  expect(normalOf(Uint32Array.of(7, 7, 0, 0), true) + 0).toBe(0);
});
