import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalOf } from './normal.ts';

const reference: readonly { readonly words: readonly number[]; readonly normal: string }[] = JSON.parse(
  readFileSync(`${import.meta.dirname}/reference/normal.reference.json`, 'utf8'),
);

test('a normal number is within 4 ulp of the exact one, also where logarithm or cosine vanish', () => {
  expect(reference.length).toBeGreaterThan(40);
  for (const { words, normal } of reference) {
    const exact = Number(normal);
    const ulp = 2 ** (Math.floor(Math.log2(Math.abs(exact))) - 52);
    expect(Math.abs(normalOf(Uint32Array.from(words)) - exact) / ulp, words.join()).toBeLessThanOrEqual(4);
  }
});

test('it is zero where the exact one is', () => {
  expect(normalOf(Uint32Array.of(0, 0, 5, 3)) + 0).toBe(0);
  expect(normalOf(Uint32Array.of(7, 7, 0x40000000, 0)) + 0).toBe(0);
});
