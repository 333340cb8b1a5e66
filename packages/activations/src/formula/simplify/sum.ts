import { add, binary, negate, number, operands, power, size, unary, zero } from '../construct.ts';
import type { Tree } from '../tree.ts';
import type { Identity } from './identity.ts';
import { type Factor, fromProduct, type Product, productKey, timesProduct, toProduct } from './product.ts';
import { isOpposite, plusRatio, unit } from './ratio.ts';

/** Adds up products: like terms are joined, 1 − σ(u) becomes σ(−u), factors common to all terms stand in front. */
export function fromTerms(nested: readonly Product[], identity: Identity): Tree {
  const terms = nested.flatMap((term) => flatten(term, identity));
  const plain = complements(collect(terms, identity), identity);
  const expanded = expand(terms, identity);
  let best = write(plain, identity);
  if (expanded !== undefined) {
    const joined = complements(collect(expanded, identity), identity);
    const candidate = write(joined, identity);
    // More terms would mean more cancelling: an expansion is taken only where terms fall away.
    if (joined.length <= plain.length && size(candidate) < size(best)) best = candidate;
  }
  return best;
}

/** The terms of a tree of sums, differences and signs, each as a product. */
export function toTerms(tree: Tree, identity: Identity, sign: 1 | -1 = 1): Product[] {
  if (tree.op === 'add' || tree.op === 'subtract') {
    const [left, right] = tree.args;
    const second = tree.op === 'add' ? sign : sign === 1 ? -1 : 1;
    return [...toTerms(left, identity, sign), ...toTerms(right, identity, second)];
  }
  if (tree.op === 'negate') return toTerms(tree.args[0], identity, sign === 1 ? -1 : 1);
  const product = toProduct(tree, identity);
  return [sign === 1 ? product : opposite(product)];
}

/** A term that is a sum itself, perhaps with a sign, is its terms. */
function flatten(term: Product, identity: Identity): Product[] {
  const { coefficient, above, below } = term;
  const [factor, ...others] = above;
  if (factor === undefined || others.length > 0 || below.length > 0 || factor.exponent !== 1) return [term];
  const { base } = factor;
  if ((base.op !== 'add' && base.op !== 'subtract') || Math.abs(coefficient.n) !== coefficient.d)
    return [term];
  return toTerms(base, identity, coefficient.n > 0 ? 1 : -1).flatMap((inner) => flatten(inner, identity));
}

function opposite(product: Product): Product {
  return { ...product, coefficient: { n: -product.coefficient.n, d: product.coefficient.d } };
}

/** Joins like terms, wherever their coefficients add up without rounding. */
function collect(terms: readonly Product[], identity: Identity): Product[] {
  const found = new Map<string, Product>();
  for (const term of terms) {
    let key = productKey(term, identity);
    for (;;) {
      const like = found.get(key);
      const coefficient =
        like === undefined ? term.coefficient : plusRatio(like.coefficient, term.coefficient);
      if (coefficient !== undefined) {
        found.set(key, { ...(like ?? term), coefficient });
        break;
      }
      key += "'";
    }
  }
  return [...found.values()].filter(({ coefficient }) => coefficient.n !== 0);
}

/** What 1 − f is, where it can be said without cancelling. */
function complement({ base, exponent }: Factor): Tree | undefined {
  if (base.op === 'tanh') return exponent === 2 ? unary('sech2', base.args[0]) : undefined;
  if (exponent !== 1) return undefined;
  if (base.op === 'sigmoid' || base.op === 'Phi') return unary(base.op, negate(base.args[0]));
  if (base.op === 'sech2') return power(unary('tanh', base.args[0]), 2);
  if (base.op === 'erf') return unary('erfc', base.args[0]);
  if (base.op === 'erfc') return unary('erf', base.args[0]);
  if (base.op === 'exp') return negate(unary('expm1', base.args[0]));
  if (base.op === 'cos') {
    const halved = binary('divide', base.args[0], number(2));
    return binary('multiply', number(2), power(unary('sin', halved), 2));
  }
  return undefined;
}

/** Replaces every pair of terms A − A·f by A·(1 − f), and A + A·expm1(u) by A·exp(u). */
function complements(terms: readonly Product[], identity: Identity): Product[] {
  const rest = [...terms];
  for (let i = 0; i < rest.length; i++) {
    const term = rest[i]!;
    for (const factor of term.above) {
      const isExpm1 = factor.base.op === 'expm1' && factor.exponent === 1;
      const other = isExpm1 ? unary('exp', operands(factor.base)[0]!) : complement(factor);
      if (other === undefined) continue;
      const without: Product = { ...term, above: term.above.filter((f) => f !== factor) };
      const key = productKey(without, identity);
      const partner = rest.findIndex(
        (candidate) =>
          productKey(candidate, identity) === key &&
          (isExpm1
            ? isOpposite(candidate.coefficient, opposite(term).coefficient)
            : isOpposite(candidate.coefficient, term.coefficient)),
      );
      if (partner < 0) continue;
      rest[partner] = timesProduct(rest[partner]!, toProduct(other, identity), identity);
      rest.splice(i, 1);
      return complements(rest, identity);
    }
  }
  return rest;
}

const expansionLimit = 64;

/** Multiplies sums out; undefined where there is nothing to multiply, or too much. */
function expand(terms: readonly Product[], identity: Identity): Product[] | undefined {
  let found = false;
  const result: Product[] = [];
  for (const { coefficient, above, below } of terms) {
    let partial: Product[] = [{ coefficient, above: [], below }];
    for (const { base, exponent } of above) {
      const isSum = (base.op === 'add' || base.op === 'subtract') && exponent <= 4;
      const times = isSum
        ? toTerms(base, identity)
        : [{ coefficient: unit, above: [{ base, exponent }], below: [] }];
      found ||= isSum;
      for (let i = isSum ? exponent : 1; i > 0; i--) {
        if (partial.length * times.length > expansionLimit) return undefined;
        partial = partial.flatMap((p) => times.map((t) => timesProduct(p, t, identity)));
      }
    }
    result.push(...partial);
  }
  return found ? result : undefined;
}

/** The sum as a tree, common factors in front of it, a positive term first where there is one. */
function write(terms: readonly Product[], identity: Identity): Tree {
  if (terms.length === 0) return zero;
  if (terms.length === 1) return fromProduct(terms[0]!);
  const common = commonFactors(terms, identity);
  if (common.length > 0) {
    const inverse: Product = { coefficient: unit, above: [], below: common };
    const inner = terms.map((term) => divideOut(term, inverse.below, identity));
    const sum = fromTerms(inner, identity);
    return fromProduct(
      timesProduct({ coefficient: unit, above: common, below: [] }, toProduct(sum, identity), identity),
    );
  }
  const first = Math.max(
    0,
    terms.findIndex(({ coefficient }) => coefficient.n > 0),
  );
  const ordered = [terms[first]!, ...terms.filter((_, i) => i !== first)];
  return ordered.slice(1).reduce((sum: Tree, term) => {
    if (term.coefficient.n > 0) return add(sum, fromProduct(term));
    return binary('subtract', sum, fromProduct(opposite(term)));
  }, fromProduct(ordered[0]!));
}

function commonFactors(terms: readonly Product[], identity: Identity): Factor[] {
  const [first, ...others] = terms;
  return first!.above.flatMap(({ base, exponent }) => {
    const id = identity.of(base);
    let least = exponent;
    for (const { above } of others) {
      const same = above.find((factor) => identity.of(factor.base) === id);
      least = Math.min(least, same?.exponent ?? 0);
    }
    return least > 0 ? [{ base, exponent: least }] : [];
  });
}

function divideOut(term: Product, common: readonly Factor[], identity: Identity): Product {
  const above = term.above.flatMap(({ base, exponent }) => {
    const id = identity.of(base);
    const out = common.find((factor) => identity.of(factor.base) === id)?.exponent ?? 0;
    return exponent > out ? [{ base, exponent: exponent - out }] : [];
  });
  return { ...term, above };
}
