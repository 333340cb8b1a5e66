import { binary, choice, isNumber, multiply, negate, operands, sameTree, unary } from './construct.ts';
import type { Tree } from './tree.ts';

/**
 * Finds the functions that people spell out with exp and log, and names them.
 *
 *     1 / (1 + exp(-u))                           →  sigmoid(u)
 *     log(1 + exp(u))                             →  softplus(u)
 *     (exp(u) - exp(-u)) / (exp(u) + exp(-u))     →  tanh(u)
 *     exp(-(u ** 2))                              →  gauss(u)
 *     v / exp(u)                                  →  v * exp(-u)
 *
 * Spelled out they overflow, and their derivatives are ∞/∞ in the tail; the real function is the same.
 */
export function recognise(tree: Tree): Tree {
  switch (tree.op) {
    case 'number':
    case 'constant':
    case 'z':
    case 'parameter':
      return tree;
    case 'power':
      return { op: 'power', base: recognise(tree.base), exponent: tree.exponent };
    case 'choose':
      // Thresholds stay where the formula puts them, to the bit.
      return choice(tree.condition, recognise(tree.then), recognise(tree.otherwise));
    case 'divide':
      return logistic(recognise(tree.args[0]), recognise(tree.args[1]));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'min':
    case 'max':
      return binary(tree.op, recognise(tree.args[0]), recognise(tree.args[1]));
    case 'log':
    case 'log1p':
      return softplus(tree.op, recognise(tree.args[0]));
    case 'exp':
      return bell(recognise(tree.args[0]));
    default:
      return unary(tree.op, recognise(tree.args[0]));
  }
}

/** u of exp(u). */
function exponent(tree: Tree): Tree | undefined {
  return tree.op === 'exp' ? tree.args[0] : undefined;
}

/** u of 1 + exp(u), in either order. */
function onePlusExp(tree: Tree): Tree | undefined {
  if (tree.op !== 'add') return undefined;
  const [left, right] = tree.args;
  if (isNumber(left, 1)) return exponent(right);
  return isNumber(right, 1) ? exponent(left) : undefined;
}

function logistic(numerator: Tree, denominator: Tree): Tree {
  if (denominator.op === 'exp') return multiply(numerator, unary('exp', negate(denominator.args[0])));
  const u = onePlusExp(denominator);
  if (u !== undefined) {
    if (numerator.op === 'exp' && sameTree(numerator.args[0], u)) return unary('sigmoid', u);
    return multiply(numerator, unary('sigmoid', negate(u)));
  }
  const [above, below] = [numerator, denominator].map(twoExponents);
  if (above && below && numerator.op === 'subtract' && denominator.op === 'add') {
    const [u1, v1] = above;
    const [u2, v2] = below;
    const opposite = sameTree(negate(u1), v1) || sameTree(u1, negate(v1));
    const same = (sameTree(u1, u2) && sameTree(v1, v2)) || (sameTree(u1, v2) && sameTree(v1, u2));
    if (opposite && same) return unary('tanh', u1);
  }
  return binary('divide', numerator, denominator);
}

function twoExponents(tree: Tree): readonly [Tree, Tree] | undefined {
  if (tree.op !== 'add' && tree.op !== 'subtract') return undefined;
  const [u, v] = operands(tree).map(exponent);
  return u && v && [u, v];
}

function softplus(op: 'log' | 'log1p', argument: Tree): Tree {
  const u = op === 'log' ? onePlusExp(argument) : exponent(argument);
  return u === undefined ? unary(op, argument) : unary('softplus', u);
}

function bell(argument: Tree): Tree {
  const squared = square(negated(argument));
  return squared === undefined ? unary('exp', argument) : unary('gauss', squared);
}

function negated(tree: Tree): Tree | undefined {
  if (tree.op === 'negate') return tree.args[0];
  if (tree.op === 'multiply' && tree.args[0].op === 'negate') {
    return multiply(tree.args[0].args[0], tree.args[1]);
  }
  return undefined;
}

function square(tree: Tree | undefined): Tree | undefined {
  if (tree?.op === 'power' && tree.exponent === 2) return tree.base;
  if (tree?.op === 'multiply' && sameTree(tree.args[0], tree.args[1])) return tree.args[0];
  return undefined;
}
