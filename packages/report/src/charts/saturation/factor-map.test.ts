import { expect, test } from 'vitest';
import { zoo } from '../../fixtures/zoo.ts';
import { classOf, factorClasses } from './classes.ts';
import { contour } from './contour.ts';
import { factorMap, MAP, sampledReach } from './factor-map.ts';
import { regions, shareNotShrinking } from './regions.ts';

const [card] = zoo.usual!().activations;

/** The slope of 1 / (1 + e^−z), sampled as a result samples it. */
const z = Array.from({ length: 241 }, (_, i) => -6 + i / 20);
const logistic = {
  ...card!,
  curve: { z, value: z, slope: z.map((x) => 1 / ((1 + Math.exp(-x)) * (1 + Math.exp(x)))) },
};

test('the contour of the logistic slope lies where Nielsen computes it', () => {
  const map = factorMap(logistic);
  expect(map(4, 0)).toBeCloseTo(1, 12);
  const weight = 6.9;
  const half = Math.log((weight * (1 + Math.sqrt(1 - 4 / weight))) / 2 - 1) / weight;
  expect(map(weight, half)).toBeCloseTo(1, 3);
  const steps = 40;
  const values = Array.from({ length: steps + 1 }, (_, i) =>
    Array.from({ length: steps + 1 }, (_, j) => map((i / steps) * MAP.weight, (2 * j) / steps - 1)),
  );
  const least = Math.min(
    ...contour(values, 1).flatMap((line) => line.map(([x]) => (x / steps) * MAP.weight)),
  );
  expect(least).toBeCloseTo(4, 2);
});

test('what lies beyond the samples is not known, and not counted', () => {
  const map = factorMap(logistic);
  expect(sampledReach(logistic)).toBe(6);
  expect(map(10, 0.7)).toBeNaN();
  expect(classOf(map(10, 0.7))).toBe(factorClasses.length - 1);
  expect(shareNotShrinking(map)).toBeGreaterThan(0.1);
  expect(shareNotShrinking(() => Number.NaN)).toBeNaN();
});

test('classes begin at their lower end, and exactly zero is one of its own', () => {
  const labels = [0, 1e-4, 0.5, 1, 4.9, 5, Infinity].map((factor) => factorClasses[classOf(factor)]!.label);
  expect(labels).toEqual(['exactly 0', '< 0.01', '< 1', '< 2', '< 5', '≥ 5', 'not known']);
});

test('regions cover the map once, each of the class of its cells', () => {
  const map = factorMap(logistic);
  const all = regions(map, 20, 40);
  const area = all.reduce((sum, r) => sum + (r.toWeight - r.fromWeight) * (r.toInput - r.fromInput), 0);
  expect(area).toBeCloseTo(MAP.weight * 2 * MAP.input, 9);
  for (const r of all) {
    const middle = map(r.fromWeight + 0.25, (r.fromInput + r.toInput) / 2);
    if (r.toInput - r.fromInput < 0.06) expect(r.class).toBe(classOf(middle));
  }
});
