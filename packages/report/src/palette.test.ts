import { describe, expect, test } from 'vitest';
import {
  darkDivergingColours,
  darkSequentialColours,
  darkSeriesColours,
  divergingColours,
  sequentialColours,
  seriesColours,
} from './palette.ts';
import { darkColours, lightColours } from './theme.ts';

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB. */
const VISIONS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const grounds = [
  ['light', seriesColours, lightColours.background, divergingColours, sequentialColours],
  ['dark', darkSeriesColours, darkColours.background, darkDivergingColours, darkSequentialColours],
] as const;

describe.each(grounds)('on a %s ground', (_, colours, background, diverging, sequential) => {
  test.each(Object.keys(VISIONS))('no two colours are alike to %s vision', (vision) => {
    const seen = colours.map((colour) => lab(apply(VISIONS[vision]!, linear(colour))));
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(i + 1)) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(15);
      }
    }
  });

  test('every colour stands out from the ground', () => {
    for (const colour of colours) {
      expect(contrast(colour, background)).toBeGreaterThan(3);
    }
  });

  test('the further from the middle of the diverging colours, the more one stands out', () => {
    const middle = (diverging.length - 1) / 2;
    const contrasts = diverging.map((colour) => contrast(colour, background));
    expect(contrasts[middle]).toBeLessThan(1.2);
    for (let away = 1; away <= middle; away++) {
      for (const side of [-away, away]) {
        expect(contrasts[middle + side]).toBeGreaterThan(1.2 * contrasts[middle + side - Math.sign(side)]!);
      }
    }
  });

  test('the sequential colours brighten from the first to the last', () => {
    const lightness = sequential.map((colour) => lab(linear(colour))[0]);
    for (const [i, one] of lightness.slice(1).entries()) expect(one - lightness[i]!).toBeGreaterThan(3);
  });
});

function linear(colour: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function apply(matrix: readonly [Triple, Triple, Triple], [r, g, b]: Triple): Triple {
  const [x, y, z] = matrix.map((row) => row[0] * r + row[1] * g + row[2] * b);
  return [x!, y!, z!];
}

function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** CIE 1976 L*a*b*, D65. */
function lab(rgb: Triple): Triple {
  const clamped = rgb.map((value) => Math.max(0, Math.min(1, value))) as unknown as Triple;
  const [x, y, z] = apply(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    clamped,
  );
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
