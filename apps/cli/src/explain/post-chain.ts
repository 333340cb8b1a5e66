import type { Ledger } from '@chainrule/core';
import type { ChainInput } from './chain-input.ts';

/** How the post's chain may be changed from the command line. */
export interface PostChainOptions {
  /** The weight of every layer; 1 by default. */
  readonly weight?: number | undefined;
  /** A weight for each layer, instead. */
  readonly weights?: readonly number[] | undefined;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  /** One activation, or one a layer; the sigmoid by default. */
  readonly activation?: readonly string[] | undefined;
}

/** Layers of the post's chain. */
const DEPTH = 4;

/**
 * The chain of the post: four layers of one sigmoid unit, h₁ = σ(w₀x) … o = σ(w₃h₃), no biases, one example.
 *
 * x = 1 and y = 0 by default, the numbers that the post leaves open.
 */
export function postChain({ weight = 1, weights, x = 1, y = 0, activation }: PostChainOptions): ChainInput {
  const [first = 'sigmoid', ...others] = activation ?? [];
  return {
    activation: others.length === 0 ? first : [first, ...others],
    weights: weights ?? Array.from({ length: DEPTH }, () => weight),
    examples: [{ x, y }],
  };
}

/** What the second and the third line of the post's formula give, beside the truth. */
export interface PostLines {
  /** ∂C/∂w₀. */
  readonly truth: number;
  /** The second line: 2(y − o) · Π σ′(z_l)·(−w_l) · σ′(z₀)·(−x). */
  readonly second: number;
  /** The third line: the second with (−w₀) as a fifth factor. */
  readonly third: number;
}

/**
 * Evaluates the lines as they stand in the post, term by term.
 *
 * Differentiating σ(w·h) with respect to h gives w·σ′, not −w·σ′; the minus that does belong there, of
 * d(y − o)²/do = −2(y − o), was lost. For a chain of four layers the second line is therefore −1 × the truth,
 * and the third w₀ × the truth.
 */
export function postLines({ x, y, output, layers }: Ledger): PostLines {
  let truth = -2 * (y - output);
  let second = 2 * (y - output);
  for (const { layer, slope, weight } of layers.toReversed()) {
    truth *= slope * (layer === 0 ? x : weight);
    second *= slope * -(layer === 0 ? x : weight);
  }
  return { truth, second, third: second * -layers[0]!.weight };
}
