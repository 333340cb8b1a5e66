import { expect, test } from 'vitest';
import { exact, raised, short } from './wording.ts';

const bare = (log10: number) => ({ log10, low: Number.NaN, high: Number.NaN });

test('a heading rounds, the text goes as far as its interval', () => {
  const ratio = { log10: -38.0523, low: -38.31, high: -37.79 };
  expect(short.ratio(ratio)).toBe('10³⁸ times smaller');
  expect(short.ratioInterval(ratio)).toBe('');
  expect(exact.ratio(ratio, { than: true })).toBe('10^38.1 times smaller than');
  expect(exact.ratioInterval(ratio)).toBe(' (95 %: 10^37.8 … 10^38.3)');
});

test('ratios that digits can hold are written out', () => {
  const ratio = { log10: 3.1139, low: 3.0792, high: 3.1461 };
  expect(exact.ratio(ratio)).toBe('1,300 times larger');
  expect(exact.ratioInterval(ratio)).toBe(' (95 %: 1,200 … 1,400)');
});

test('an interval that holds 1 decides nothing', () => {
  const narrow = { log10: 0.004, low: -0.01, high: 0.02 };
  expect(exact.ratio(narrow, { than: true })).toBe('about as large as');
  expect(exact.ratioInterval(narrow)).toBe(' (95 %: 0.977 … 1.05 times)');
  const wide = { log10: -0.7, low: -3, high: 1, lanes: 9 };
  expect(exact.ratio(wide)).toBe('neither surely smaller nor larger');
  expect(exact.ratioInterval(wide)).toBe(' (95 %: 0.0010 … 10 times, 9 living chains)');
});

test('without an interval none is said', () => {
  expect(exact.ratio(bare(-5))).toBe('10^5.0 times smaller');
  expect(exact.ratioInterval(bare(-5))).toBe('');
  expect(exact.ratioInterval({ ...bare(-5), lanes: 3 })).toBe(' (3 living chains)');
  expect(exact.ratio(bare(0.001))).toBe('as large');
});

test('a share never rounds to none or to all', () => {
  const share = (share: number, low: number, high: number) => ({ share, low, high });
  expect(exact.share(share(0.99999, 0.999, 1))).toBe('over 99.99 %');
  expect(exact.shareInterval(share(1, 0.99906, 1))).toBe(' (95 %: 99.91 … 100 %)');
  expect(exact.shareInterval(share(0, 0, 0.00004))).toBe(' (95 %: 0 … under 0.01 %)');
  expect(exact.share(share(0.5, 0.4, 0.6))).toBe('50.0 %');
});

test('powers of ten are set as the medium can', () => {
  const up = (exponent: string) => `<sup>${exponent}</sup>`;
  expect(raised('(95 %: 10^37.8 … 10^−2)', up)).toBe('(95 %: 10<sup>37.8</sup> … 10<sup>−2</sup>)');
  expect(raised('z10^3', up)).toBe('z10^3');
});
