import {
  dependsOnZ,
  divide,
  isNumber,
  multiply,
  negate,
  number,
  one,
  power,
  unary,
  zero,
} from '../construct.ts';
import type { Tree } from '../tree.ts';
import type { Identity } from './identity.ts';
import { type Ratio, ratio, timesRatio, unit } from './ratio.ts';
import { isNonNegative } from './sign-of.ts';
import { isTame } from './tame.ts';

/** A factor raised to a power ≥ 1. */
export interface Factor {
  readonly base: Tree;
  readonly exponent: number;
}

/** coefficient · above / below: a product without order, each base once on a side. */
export interface Product {
  readonly coefficient: Ratio;
  readonly above: readonly Factor[];
  readonly below: readonly Factor[];
}

/** Reads a tree of products, quotients, integer powers and signs; anything else is one factor. */
export function toProduct(tree: Tree, identity: Identity): Product {
  const builder = new Builder(identity);
  builder.take(tree, 1);
  return builder.finish();
}

/** The product of two. */
export function timesProduct(a: Product, b: Product, identity: Identity): Product {
  const builder = new Builder(identity);
  for (const product of [a, b]) {
    builder.scale(product.coefficient);
    for (const { base, exponent } of product.above) builder.raise(base, exponent);
    for (const { base, exponent } of product.below) builder.raise(base, -exponent);
  }
  return builder.finish();
}

/** What two products have to have in common to be like terms: all but the coefficient. */
export function productKey({ above, below }: Product, identity: Identity): string {
  const side = (factors: readonly Factor[]) =>
    factors
      .map(({ base, exponent }) => `${identity.of(base)}^${exponent}`)
      .sort()
      .join('*');
  return `${side(above)}/${side(below)}`;
}

/** Writes a product out: coefficient first, then what holds no z, then z, then the rest as it came. */
export function fromProduct({ coefficient, above, below }: Product): Tree {
  if (coefficient.n === 0) return zero;
  const negative = coefficient.n < 0;
  const n = Math.abs(coefficient.n);
  const top = inOrder(above);
  const bottom = inOrder(below);
  if (coefficient.d !== 1) bottom.unshift(number(coefficient.d));
  if (n !== 1 || top.length === 0) top.unshift(number(negative ? -n : n));
  const signed = negative && n === 1 && top.length > 0 && !isNumber(top[0]!, -1);
  if (signed) top[0] = negate(top[0]!);
  const numerator = top.reduce(multiply, one);
  const denominator = bottom.reduce(multiply, one);
  return denominator === one ? numerator : divide(numerator, denominator);
}

function inOrder(factors: readonly Factor[]): Tree[] {
  const constant = factors.filter(({ base }) => !dependsOnZ(base));
  const varying = factors.filter(({ base }) => dependsOnZ(base));
  varying.sort((a, b) => Number(b.base.op === 'z') - Number(a.base.op === 'z'));
  return [...constant, ...varying].map(({ base, exponent }) => power(base, exponent));
}

/** How many parts that vary with z a product or quotient has, as far as two. */
function varyingFactors(tree: Tree): number {
  if (tree.op === 'multiply' || tree.op === 'divide') {
    return varyingFactors(tree.args[0]) + varyingFactors(tree.args[1]);
  }
  if (tree.op === 'negate') return varyingFactors(tree.args[0]);
  return dependsOnZ(tree) ? 1 : 0;
}

class Builder {
  private coefficient: Ratio = unit;
  private hasQuotient = false;
  private readonly above = new Map<number, Factor>();
  private readonly below = new Map<number, Factor>();
  private readonly identity: Identity;

  constructor(identity: Identity) {
    this.identity = identity;
  }

  /** Multiplies by tree^exponent. */
  take(tree: Tree, exponent: number): void {
    switch (tree.op) {
      case 'number':
        this.number(tree.value, exponent);
        return;
      case 'negate':
        if (exponent % 2 !== 0) this.scale({ n: -1, d: 1 });
        this.take(tree.args[0], exponent);
        return;
      case 'multiply':
        this.take(tree.args[0], exponent);
        this.take(tree.args[1], exponent);
        return;
      case 'divide':
        this.takeQuotient(tree.args, exponent);
        return;
      case 'power':
        // (u/v)ⁿ is not uⁿ/vⁿ and (uv)ⁿ not uⁿvⁿ where one of these overflows and the other does not.
        if (varyingFactors(tree.base) > 1) this.raiseWhole(this.written(tree.base), exponent * tree.exponent);
        else this.take(tree.base, exponent * tree.exponent);
        return;
      default:
        this.raise(tree, exponent);
    }
  }

  /**
   * u/v joins the product; but a second quotient of two parts that vary stays whole, and so does one whose parts may
   * overflow or underflow where u/v does not.
   */
  private takeQuotient([u, v]: readonly [Tree, Tree], exponent: number): void {
    if (dependsOnZ(u) && dependsOnZ(v)) {
      if (this.hasQuotient || Math.abs(exponent) !== 1 || !isTame(u) || !isTame(v)) {
        this.raiseWhole(divide(this.written(u), this.written(v)), exponent);
        return;
      }
      this.hasQuotient = true;
    }
    this.take(u, exponent);
    this.take(v, -exponent);
  }

  /** A product or quotient as one factor, but for its sign. */
  private raiseWhole(tree: Tree, exponent: number): void {
    if (tree.op !== 'divide' && tree.op !== 'multiply') {
      this.take(tree, exponent);
      return;
    }
    const [first, second] = tree.args;
    const negative = first.op === 'negate' || (first.op === 'number' && first.value < 0);
    if (negative && exponent % 2 !== 0) this.scale({ n: -1, d: 1 });
    this.raise(negative ? { op: tree.op, args: [negate(first), second] } : tree, exponent);
  }

  private written(tree: Tree): Tree {
    return fromProduct(toProduct(tree, this.identity));
  }

  scale(by: Ratio): void {
    const exact = timesRatio(this.coefficient, by);
    if (exact !== undefined) {
      this.coefficient = exact;
      return;
    }
    if (by.n < 0) this.coefficient = { n: -this.coefficient.n, d: this.coefficient.d };
    if (Math.abs(by.n) !== 1) this.merge(this.above, number(Math.abs(by.n)), 1);
    if (by.d !== 1) this.merge(this.below, number(by.d), 1);
  }

  /** Multiplies by base^exponent, the base taken as one factor. */
  raise(base: Tree, exponent: number): void {
    this.merge(exponent > 0 ? this.above : this.below, base, Math.abs(exponent));
  }

  finish(): Product {
    this.cancel();
    this.signs();
    this.roots(this.above);
    this.roots(this.below);
    const { coefficient } = this;
    return { coefficient, above: [...this.above.values()], below: [...this.below.values()] };
  }

  private number(value: number, exponent: number): void {
    // 1/0 stays: it is infinite, and dividing by it later is not dividing by 0.
    if (!Number.isFinite(value) || (value === 0 && exponent < 0) || Math.abs(exponent) > 8) {
      this.raise(number(value), exponent);
      return;
    }
    for (let i = Math.abs(exponent); i > 0; i--) this.scale(exponent > 0 ? ratio(value, 1) : ratio(1, value));
  }

  private merge(side: Map<number, Factor>, base: Tree, exponent: number): void {
    const id = this.identity.of(base);
    side.set(id, { base: side.get(id)?.base ?? base, exponent: exponent + (side.get(id)?.exponent ?? 0) });
  }

  private lower(side: Map<number, Factor>, id: number, by: number): void {
    const { base, exponent } = side.get(id)!;
    if (exponent === by) side.delete(id);
    else side.set(id, { base, exponent: exponent - by });
  }

  /** u/u = 1; where u is 0 or infinite the quotient was NaN and becomes its limit. */
  private cancel(): void {
    for (const [id, { exponent }] of [...this.above]) {
      const other = this.below.get(id);
      // 0/0 is no 1.
      if (other === undefined || isNumber(other.base, 0)) continue;
      const common = Math.min(exponent, other.exponent);
      this.lower(this.above, id, common);
      this.lower(this.below, id, common);
    }
  }

  /** u·sign(u) = |u| and |u|·sign(u) = u, at 0 too. */
  private signs(): void {
    for (const [id, { base: sign }] of [...this.above]) {
      if (sign.op !== 'sign' || this.above.get(id)?.exponent !== 1) continue;
      const [u] = sign.args;
      const abs = unary('abs', u);
      for (const [from, to] of [[u, abs] as const, [abs, u] as const]) {
        const found = this.identity.of(from);
        if (!this.above.has(found)) continue;
        this.lower(this.above, id, 1);
        this.lower(this.above, found, 1);
        this.take(to, 1);
        break;
      }
    }
  }

  /** √w·√w = w where w cannot be negative, |u|² = u². */
  private roots(side: Map<number, Factor>): void {
    for (const [id, { base, exponent }] of [...side]) {
      if (exponent < 2) continue;
      const even = exponent - (exponent % 2);
      if (base.op === 'sqrt' && isNonNegative(base.args[0])) {
        this.lower(side, id, even);
        this.take(base.args[0], (side === this.above ? even : -even) / 2);
      }
      if (base.op === 'abs') {
        this.lower(side, id, even);
        this.merge(side, base.args[0], even);
      }
    }
  }
}
