import type { Ledger } from '@chainrule/core';

/** What kind of thing a term of the product is. */
export type TermKind = 'slope' | 'weight' | 'loss' | 'input';

/** One term of ∂C/∂w₀ of one example, and what it does to the product. */
export interface Term {
  readonly kind: TermKind;
  /** The layer a slope or a weight belongs to. */
  readonly layer?: number;
  readonly value: number;
  /** log₁₀|value|; −Infinity for an exact zero. */
  readonly log10: number;
}

/**
 * The terms of one example's share of ∂C/∂w₀, from the output back:
 *
 *     −2(y − o) · φ′(z_{L−1}) · w_{L−1} · … · φ′(z_1) · w_1 · φ′(z_0) · x
 *
 * Their product is that gradient; there are 2L + 1 of them.
 */
export function gradientTerms({ x, y, output, layers }: Ledger): readonly Term[] {
  const terms = [term('loss', -2 * (y - output))];
  for (const { layer, slope, weight } of layers.toReversed()) {
    terms.push(term('slope', slope, layer));
    if (layer > 0) terms.push(term('weight', weight, layer));
  }
  return [...terms, term('input', x)];
}

/** log₁₀ of the product of a kind's terms. */
export function log10Together(terms: readonly Term[], kind: TermKind): number {
  return terms.reduce((sum, term) => (term.kind === kind ? sum + term.log10 : sum), 0);
}

/** The terms that shrink a product most, first; equal ones stay in order. */
export function smallestFirst(terms: readonly Term[]): readonly Term[] {
  return terms.toSorted((a, b) => a.log10 - b.log10);
}

function term(kind: TermKind, value: number, layer?: number): Term {
  return { kind, value, log10: Math.log10(Math.abs(value)), ...(layer === undefined ? {} : { layer }) };
}
