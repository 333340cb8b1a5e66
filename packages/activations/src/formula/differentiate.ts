import {
  add,
  choose,
  dependsOnZ,
  divide,
  multiply,
  negate,
  number,
  one,
  power,
  sameTree,
  subtract,
  unary,
  zero,
} from './construct.ts';
import { recognise } from './recognise.ts';
import { simplify } from './simplify.ts';
import type { BinaryOperation, Tree, UnaryOperation } from './tree.ts';

/**
 * The derivative with respect to z, simplified.
 *
 * Written so that it is right where it vanishes: σ′ = σ(u)σ(−u), tanh′ = sech², never 1 − something near 1. At a
 * threshold it is the slope of the branch that the formula takes there; |u|′ is 0 where u is. Of `min` and `max`
 * at a tie, a side without z wins (so that max(z, 0) and max(0, z) both have slope 0 at 0), else the first.
 *
 * The derivative of a derivative is again one, and so on.
 */
export function differentiate(tree: Tree): Tree {
  return simplify(derivative(recognise(tree)));
}

/** f′(u) of every operation on one operand. */
const slopes: Readonly<Record<UnaryOperation, (u: Tree) => Tree>> = {
  negate: () => number(-1),
  exp: (u) => unary('exp', u),
  expm1: (u) => unary('exp', u),
  log: (u) => divide(one, u),
  log1p: (u) => divide(one, add(one, u)),
  sqrt: (u) => divide(one, multiply(number(2), unary('sqrt', u))),
  abs: (u) => unary('sign', u),
  sign: () => zero,
  sin: (u) => unary('cos', u),
  cos: (u) => negate(unary('sin', u)),
  atan: (u) => divide(one, add(one, power(u, 2))),
  tanh: (u) => unary('sech2', u),
  sech2: (u) => multiply(multiply(number(-2), unary('tanh', u)), unary('sech2', u)),
  sigmoid: (u) => multiply(unary('sigmoid', u), unary('sigmoid', negate(u))),
  softplus: (u) => unary('sigmoid', u),
  erf: (u) => multiply(twoOverRootPi, unary('gauss', u)),
  erfc: (u) => negate(multiply(twoOverRootPi, unary('gauss', u))),
  Phi: (u) => unary('phi', u),
  phi: (u) => negate(multiply(u, unary('phi', u))),
  gauss: (u) => multiply(multiply(number(-2), u), unary('gauss', u)),
};

const twoOverRootPi = divide(number(2), unary('sqrt', { op: 'constant', name: 'pi' }));

/** (u ∘ v)′ of every operation on two operands, from u, v, u′ and v′. */
const rules: Readonly<Record<BinaryOperation, (u: Tree, v: Tree, du: Tree, dv: Tree) => Tree>> = {
  add: (_u, _v, du, dv) => add(du, dv),
  subtract: (_u, _v, du, dv) => subtract(du, dv),
  multiply: (u, v, du, dv) => add(multiply(du, v), multiply(u, dv)),
  divide: quotient,
  min: (u, v, du, dv) => pick('less', u, v, du, dv),
  max: (u, v, du, dv) => pick('greater', u, v, du, dv),
};

function derivative(tree: Tree): Tree {
  if (!dependsOnZ(tree)) return zero;
  switch (tree.op) {
    case 'number':
    case 'constant':
    case 'parameter':
      return zero;
    case 'z':
      return one;
    case 'power': {
      const { base, exponent } = tree;
      return multiply(multiply(number(exponent), power(base, exponent - 1)), derivative(base));
    }
    case 'choose':
      return choose(tree.condition, derivative(tree.then), derivative(tree.otherwise));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max': {
      const [u, v] = tree.args;
      return rules[tree.op](u, v, derivative(u), derivative(v));
    }
    default: {
      const [u] = tree.args;
      return multiply(slopes[tree.op](u), derivative(u));
    }
  }
}

/** The slope of the side that `min` or `max` takes. */
function pick(comparison: 'less' | 'greater', u: Tree, v: Tree, du: Tree, dv: Tree): Tree {
  const tieToFirst = !dependsOnZ(u) || dependsOnZ(v);
  const op = tieToFirst ? (`${comparison}OrEqual` as const) : comparison;
  return choose({ op, args: [u, v] }, du, dv);
}

/**
 * The quotient rule, for a denominator seen as k·wᵖ: (u/(k·wᵖ))′ = (u′w − p·u·w′)/(k·wᵖ⁺¹).
 *
 * With p = 1 it is the textbook's. Powers and roots keep their base, so that u/√(1 + z²) has no √ in its numerator
 * that would cancel to rounding noise in the tail.
 */
function quotient(u: Tree, v: Tree, du: Tree, dv: Tree): Tree {
  if (!dependsOnZ(v)) return divide(du, v);
  const { constant, base, twice } = asPower(v);
  const dw = base === v ? dv : derivative(base);
  const half = twice % 2 !== 0;
  const two = half ? number(2) : one;
  const p = half ? twice : twice / 2;
  const raised = half ? multiply(power(base, (twice + 1) / 2), unary('sqrt', base)) : power(base, p + 1);
  const numerator = subtract(multiply(two, multiply(du, base)), multiply(number(p), multiply(u, dw)));
  return divide(numerator, multiply(multiply(two, constant), raised));
}

/** v as k·w^(twice/2), where k holds no z. */
function asPower(v: Tree): { constant: Tree; base: Tree; twice: number } {
  if (v.op === 'sqrt') return { constant: one, base: v.args[0], twice: 1 };
  if (v.op === 'power' && v.exponent > 1) {
    const inner = asPower(v.base);
    if (inner.constant === one && inner.twice % 2 === 0) return { ...inner, twice: inner.twice * v.exponent };
  }
  if (v.op === 'multiply') {
    const [a, b] = v.args;
    if (!dependsOnZ(a) || !dependsOnZ(b)) {
      const [fixed, varying] = dependsOnZ(a) ? [b, a] : [a, b];
      const inner = asPower(varying);
      return { ...inner, constant: multiply(fixed, inner.constant) };
    }
    const first = asPower(a);
    const second = asPower(b);
    const twice = first.twice + second.twice;
    // √w·√w is no power of w: it has no value where w < 0.
    if (sameTree(first.base, second.base) && (twice % 2 !== 0 || first.twice % 2 === 0)) {
      return { constant: multiply(first.constant, second.constant), base: first.base, twice };
    }
  }
  return { constant: one, base: v, twice: 2 };
}
