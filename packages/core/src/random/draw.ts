import type { Distribution, DistributionKind } from '../study/distribution.ts';
import { normalOf } from './normal.ts';
import { philox } from './philox.ts';
import { unit } from './unit.ts';

/** What a draw is for. Draws of different streams are independent. */
export type Stream = 'weight' | 'bias' | 'input' | 'target';

/** The last word of the counter. */
export const STREAMS: Readonly<Record<Stream, number>> = { weight: 0, bias: 1, input: 2, target: 3 };

/**
 * The common random numbers of a study: one draw per (stream, position, lane), whatever the activation, the
 * scheme or the depth, so that cells are compared in pairs and a shallow chain is the prefix of a deep one.
 *
 * The key of the generator is the seed; its counter holds the number of a pair of lanes (64 bits), position and stream. A
 * block of four words serves lanes 2j and 2j + 1: the first two and the last two make a uniform number of 53 bits each, and
 * both of these a pair of normal numbers.
 */
export class Draws {
  private readonly key: [number, number];
  private readonly counter: [number, number, number, number] = [0, 0, 0, 0];
  private readonly words = new Uint32Array(4);

  /** @param seed an integer from 0 to 2⁵³ − 1 */
  constructor(seed: number) {
    this.key = seedKey(seed);
  }

  /**
   * One draw.
   *
   * @param position the layer for weights and biases, the example for inputs and targets
   */
  draw(distribution: Distribution, stream: Stream, position: number, lane: number): number {
    if (distribution.kind === 'constant') return distribution.value;
    const pair = Math.floor(lane / 2);
    this.counter[0] = pair >>> 0;
    this.counter[1] = Math.floor(pair / 4294967296) >>> 0;
    this.counter[2] = position;
    this.counter[3] = STREAMS[stream];
    philox(this.counter, this.key, this.words);
    return fromWords[distribution.kind](distribution as never, this.words, lane % 2 === 1);
  }
}

/** The generator's key of a seed, an integer from 0 to 2⁵³ − 1: its lower and its upper half. */
export function seedKey(seed: number): [number, number] {
  return [seed >>> 0, Math.floor(seed / 4294967296) >>> 0];
}

type FromWords = {
  [K in DistributionKind]: (
    distribution: Extract<Distribution, { kind: K }>,
    words: Uint32Array,
    isOdd: boolean,
  ) => number;
};

const fromWords: FromWords = {
  constant: ({ value }) => value,
  uniform: ({ low, high }, [w0, w1, w2, w3], isOdd) =>
    low + (high - low) * (isOdd ? unit(w2!, w3!) : unit(w0!, w1!)),
  normal: ({ mean, std }, words, isOdd) => mean + std * normalOf(words, isOdd),
};
