import { afterEach, expect, test, vi } from 'vitest';
import { activation } from '../fixtures/activations.ts';
import { laneLoop } from './called-layer.ts';

afterEach(() => vi.unstubAllGlobals());

/** It calls its own functions as methods, as the contract allows. */
const doubled = () =>
  activation(
    'doubled',
    function (this: { readonly factor: number }, z: number) {
      return this.factor * z;
    } as (z: number) => number,
    () => 2,
    { factor: 2 } as object,
  );

const z = Float64Array.of(-1.5, 0, Number.NaN, Number.POSITIVE_INFINITY, 1e-300);

function run(): readonly number[] {
  const slopes = z.slice();
  const values = new Float64Array(z.length);
  // The pre-activations are where the slopes will be.
  laneLoop(doubled())(slopes, values, slopes);
  return [...values, ...slopes];
}

test('calls value and slope for every lane', () => {
  expect(run()).toEqual([-3, 0, Number.NaN, Number.POSITIVE_INFINITY, 2e-300, 2, 2, 2, 2, 2]);
});

test('gives the same where no code may be made of text', () => {
  const found = run();
  const forbidden = vi.fn(() => {
    throw new EvalError('refused by a content security policy');
  });
  vi.stubGlobal('Function', forbidden);
  expect(run()).toEqual(found);
  expect(forbidden).toHaveBeenCalledOnce();
});

test('an activation keeps its loop', () => {
  const one = doubled();
  expect(laneLoop(one)).toBe(laneLoop(one));
  expect(laneLoop(one)).not.toBe(laneLoop(doubled()));
});
