import { resolveActivation } from '@chainrule/activations';
import {
  type Activation,
  backprop,
  type Chain,
  createChain,
  type Gradients,
  type Ledger,
  ledger,
} from '@chainrule/core';
import type { ChainInput } from './chain-input.ts';

/** A chain taken apart: what `explain` prints, in words or as JSON. */
export interface Explanation {
  readonly chain: Chain;
  /** Names of the activations, one a layer. */
  readonly names: readonly string[];
  readonly examples: ChainInput['examples'];
  readonly gradients: Gradients;
  /** One an example. */
  readonly ledgers: readonly Ledger[];
}

/**
 * Builds the chain, backpropagates its examples and writes their ledgers.
 *
 * @param known the activations that may be named; the catalogue's are always among them
 * @throws ChainruleError for a name that is not known, a formula that does not parse, lengths that differ
 */
export function explainChain(input: ChainInput, known: readonly Activation[]): Explanation {
  const { activation, weights, biases, examples } = input;
  const resolved = new Map<string, Activation>();
  const resolve = (text: string): Activation => {
    const found = resolved.get(text) ?? resolveActivation(text, known);
    resolved.set(text, found);
    return found;
  };
  const activations = typeof activation === 'string' ? resolve(activation) : activation.map(resolve);
  const chain = createChain({
    activation: activations,
    weights,
    ...(biases === undefined ? {} : { biases }),
  });
  return {
    chain,
    names: weights.map((_, layer) => ('length' in activations ? activations[layer]!.name : activations.name)),
    examples,
    gradients: backprop(chain, examples),
    ledgers: examples.map((example) => ledger(chain, example)),
  };
}
