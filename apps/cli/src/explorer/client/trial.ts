import { ChainruleError, show } from '@chainrule/core';
import type { ChainInput } from '../../explain/chain-input.ts';

/** A chain as the reader of a page tries it: every layer alike, one example. */
export interface Trial {
  /** A name of the catalogue, or a formula. */
  readonly activation: string;
  readonly layers: number;
  readonly weight: number;
  readonly bias: number;
  readonly x: number;
  readonly y: number;
}

/** The numbers of a trial: how they are called, where their sliders end, and the chain of the post to begin with. */
export const numbers: Readonly<Record<Exclude<keyof Trial, 'activation'>, NumberField>> = {
  layers: { label: 'Depth', symbol: 'L', low: 1, high: 64, step: 1, first: 4 },
  weight: { label: 'Weight', symbol: 'w', low: -12, high: 12, step: 0.1, first: 1 },
  bias: { label: 'Bias', symbol: 'b', low: -6, high: 6, step: 0.1, first: 0 },
  x: { label: 'Input', symbol: 'x', low: -6, high: 6, step: 0.1, first: 1 },
  y: { label: 'Target', symbol: 'y', low: -2, high: 2, step: 0.1, first: 0 },
};

/** A number of a trial, as a form shows it. */
export interface NumberField {
  readonly label: string;
  readonly symbol: string;
  /** Where its slider begins and ends; a number typed in may lie beyond. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly first: number;
}

/** A number's name; an exhaustive list. */
export type NumberName = keyof typeof numbers;

/** Layers that a page can still draw. */
const MOST_LAYERS = 512;

/**
 * The trial that the texts of a form say.
 *
 * @throws ChainruleError `invalid-chain` for a text that is no finite number, or a depth that is not from 1 to 512
 */
export function readTrial(activation: string, texts: Readonly<Record<NumberName, string>>): Trial {
  const layers = finite('depth', texts.layers);
  if (!Number.isInteger(layers) || layers < 1 || layers > MOST_LAYERS) {
    throw new ChainruleError('invalid-chain', {
      where: 'depth',
      expected: `an integer from 1 to ${MOST_LAYERS}`,
      got: show(layers),
    });
  }
  return {
    activation: activation.trim(),
    layers,
    weight: finite('weight', texts.weight),
    bias: finite('bias', texts.bias),
    x: finite('x', texts.x),
    y: finite('y', texts.y),
  };
}

function finite(where: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new ChainruleError('invalid-chain', {
    where,
    expected: 'a finite number',
    got: text.trim() === '' ? 'nothing' : show(text),
  });
}

/** The trial as the chain that `explain` takes. */
export function chainOf({ activation, layers, weight, bias, x, y }: Trial): ChainInput {
  return {
    activation,
    weights: Array.from({ length: layers }, () => weight),
    ...(bias === 0 ? {} : { biases: Array.from({ length: layers }, () => bias) }),
    examples: [{ x, y }],
  };
}
