import { ChainruleError, show } from '@chainrule/core';
import {
  choose,
  isNumber,
  negate,
  number,
  one,
  sameCondition,
  size,
  subtract,
  unary,
  zero,
} from './construct.ts';
import { unaryRules } from './evaluate.ts';
import { Identity } from './simplify/identity.ts';
import { fromProduct, type Product, toProduct } from './simplify/product.ts';
import { isNonNegative, isPositive } from './simplify/sign-of.ts';
import { fromTerms, toTerms } from './simplify/sum.ts';
import type { Condition, Tree, UnaryOperation } from './tree.ts';

/** The largest tree that is simplified, counted before. */
const sizeLimit = 200_000;

/**
 * Rewrites a tree into the form a textbook would print: like terms joined, factors gathered, constants first.
 *
 * The value stays the same to within rounding wherever the tree had a finite one, and exactly at kinks: conditions
 * are left as they are, sign(u)² is not 1; u/u is 1, also where u is 0 and the quotient NaN. Where the form allows, rounding
 * shrinks: 1 − σ(u) becomes σ(−u). Numbers are joined only where that is exact.
 *
 * @throws ChainruleError `too-large` for a tree of more than 200,000 operations.
 */
export function simplify(tree: Tree): Tree {
  const operations = size(tree, sizeLimit + 1);
  if (operations > sizeLimit) {
    throw new ChainruleError('too-large', {
      where: 'derivative',
      expected: `at most ${sizeLimit} operations`,
      got: show(operations),
    });
  }
  return new Simplifier().tree(tree);
}

class Simplifier {
  private readonly identity = new Identity();
  private readonly done = new Map<Tree, Tree>();

  tree(tree: Tree): Tree {
    const known = this.done.get(tree);
    if (known !== undefined) return known;
    const simple = this.node(tree);
    this.done.set(tree, simple);
    return simple;
  }

  private node(tree: Tree): Tree {
    switch (tree.op) {
      case 'number':
      case 'constant':
      case 'z':
      case 'parameter':
        return tree;
      case 'add':
      case 'subtract':
        return fromTerms(toTerms(this.sumLeaves(tree), this.identity), this.identity);
      case 'multiply':
      case 'divide':
      case 'power':
      case 'negate':
        return this.product(tree);
      case 'choose':
        return this.choice(tree.condition, this.tree(tree.then), this.tree(tree.otherwise));
      case 'min':
      case 'max':
        return { op: tree.op, args: [this.tree(tree.args[0]), this.tree(tree.args[1])] };
      default:
        return simplifyCall(tree.op, this.tree(tree.args[0]));
    }
  }

  /** The same sum with every term simplified. */
  private sumLeaves(tree: Tree): Tree {
    if (tree.op === 'add' || tree.op === 'subtract') {
      return { op: tree.op, args: [this.sumLeaves(tree.args[0]), this.sumLeaves(tree.args[1])] };
    }
    return this.tree(tree);
  }

  private productLeaves(tree: Tree): Tree {
    switch (tree.op) {
      case 'multiply':
      case 'divide':
        return { op: tree.op, args: [this.productLeaves(tree.args[0]), this.productLeaves(tree.args[1])] };
      case 'negate':
        return negate(this.productLeaves(tree.args[0]));
      case 'power':
        return { op: 'power', base: this.productLeaves(tree.base), exponent: tree.exponent };
      default:
        return this.tree(tree);
    }
  }

  private product(tree: Tree): Tree {
    const product = this.intoDifference(toProduct(this.productLeaves(tree), this.identity));
    return this.intoChoice(product) ?? fromProduct(product);
  }

  /** −(u − v) = v − u: a minus sign goes into a difference where there is one. */
  private intoDifference(product: Product): Product {
    const { coefficient, above } = product;
    const i = above.findIndex(({ base, exponent }) => base.op === 'subtract' && exponent === 1);
    const found = above[i];
    if (coefficient.n >= 0 || found?.base.op !== 'subtract') return product;
    const [left, right] = found.base.args;
    const turned = {
      base: fromTerms(toTerms(subtract(right, left), this.identity), this.identity),
      exponent: 1,
    };
    return {
      ...product,
      coefficient: { n: -coefficient.n, d: coefficient.d },
      above: above.with(i, turned),
    };
  }

  /** u·(c ? 1 : 0) = (c ? u : 0): where a branch is 0 or ±1 the other factors go into the choice. */
  private intoChoice(product: Product): Tree | undefined {
    const picked = product.above.find(
      ({ base, exponent }) =>
        base.op === 'choose' &&
        exponent === 1 &&
        [base.then, base.otherwise].some((branch) => isNumber(branch, 0) || isNumber(branch, 1)),
    );
    if (picked === undefined || picked.base.op !== 'choose') return undefined;
    const rest = fromProduct({ ...product, above: product.above.filter((factor) => factor !== picked) });
    if (rest.op === 'number' && rest.value === 1) return undefined;
    const { condition, then, otherwise } = picked.base;
    const times = (branch: Tree): Tree =>
      isNumber(branch, 0)
        ? zero
        : isNumber(branch, 1)
          ? rest
          : this.product({ op: 'multiply', args: [rest, branch] });
    return this.choice(condition, times(then), times(otherwise));
  }

  /** A choice within a choice on the same condition is made once. */
  private choice(condition: Condition, then: Tree, otherwise: Tree): Tree {
    const settled = (branch: Tree, held: boolean): Tree =>
      branch.op === 'choose' && sameCondition(branch.condition, condition)
        ? held
          ? branch.then
          : branch.otherwise
        : branch;
    return choose(condition, settled(then, true), settled(otherwise, false));
  }
}

/** Functions whose sign of the argument can be moved out or dropped, bit for bit. */
const parity: Readonly<Partial<Record<UnaryOperation, 'odd' | 'even'>>> = {
  abs: 'even',
  sign: 'odd',
  sin: 'odd',
  cos: 'even',
  atan: 'odd',
  tanh: 'odd',
  sech2: 'even',
  erf: 'odd',
  phi: 'even',
  gauss: 'even',
};

function simplifyCall(op: UnaryOperation, argument: Tree): Tree {
  const folded = fold(op, argument);
  if (folded !== undefined) return folded;
  if (op === 'abs' && (argument.op === 'abs' || isNonNegative(argument))) return argument;
  if (op === 'sign' && isPositive(argument)) return one;
  const opposite = withoutSign(argument);
  const symmetry = parity[op];
  if (opposite !== undefined && symmetry !== undefined) {
    return symmetry === 'even' ? unary(op, opposite) : negate(unary(op, opposite));
  }
  return unary(op, argument);
}

/** u, where the tree says −u. */
function withoutSign(tree: Tree): Tree | undefined {
  if (tree.op === 'negate') return tree.args[0];
  if (tree.op === 'number' && tree.value < 0) return number(-tree.value);
  if (tree.op === 'multiply' || tree.op === 'divide') {
    const first = withoutSign(tree.args[0]);
    return first && { op: tree.op, args: [first, tree.args[1]] };
  }
  return undefined;
}

/** A function of a number, where the result is a small integer and no rounding took place. */
function fold(op: UnaryOperation, argument: Tree): Tree | undefined {
  if (argument.op !== 'number') return undefined;
  const { value } = argument;
  const exact = value === 0 || op === 'abs' || op === 'sign' || (op === 'sqrt' && Number.isInteger(value));
  const result = unaryRules[op](value);
  if (!exact || !Number.isInteger(result) || (op === 'sqrt' && result * result !== value)) return undefined;
  return number(result);
}
