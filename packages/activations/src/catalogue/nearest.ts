import { type Activation, nearestNames } from '@chainrule/core';
import { catalogueEntries } from './index.ts';

/**
 * The names of `known` nearest to a given one, at most three.
 *
 * A framework's name for an activation of the catalogue leads to ours: `nn.LeakyReLU` and `leaky_relu` both to
 * `leaky-relu`.
 */
export function nearestActivations(name: string, known: readonly Activation[]): readonly string[] {
  const names = known.map((activation) => activation.name);
  const sameInFramework = catalogueEntries
    .filter(({ aliases = {} }) => Object.values(aliases).some((alias) => words(alias).includes(plain(name))))
    .map((entry) => entry.name)
    .filter((entry) => names.includes(entry));
  return [...new Set([...sameInFramework, ...nearestNames(name, names)])].slice(0, 3);
}

/** `hard_silu, hard_swish` is two names; `gelu(approximate=True)` is `gelu`. */
function words(alias: string): readonly string[] {
  return alias.split(',').map(plain);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\(.*$/, '')
    .replace(/^.*\./, '')
    .replace(/[^a-z0-9]/g, '');
}
