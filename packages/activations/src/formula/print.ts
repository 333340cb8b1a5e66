import { isJunction } from './construct.ts';
import type { BinaryOperation, Comparison, Condition, Tree } from './tree.ts';

/** How tightly a printed part holds together; a part within a tighter one needs parentheses. */
const strength = {
  choice: 1,
  or: 2,
  and: 3,
  equality: 4,
  relation: 5,
  sum: 6,
  product: 7,
  sign: 8,
  power: 9,
  atom: 10,
};

const symbols: Readonly<Record<Exclude<BinaryOperation, 'min' | 'max'>, readonly [string, number]>> = {
  add: ['+', strength.sum],
  subtract: ['-', strength.sum],
  multiply: ['*', strength.product],
  divide: ['/', strength.product],
};

const comparisons: Readonly<Record<Comparison, readonly [string, number]>> = {
  less: ['<', strength.relation],
  lessOrEqual: ['<=', strength.relation],
  greater: ['>', strength.relation],
  greaterOrEqual: ['>=', strength.relation],
  equal: ['==', strength.equality],
  notEqual: ['!=', strength.equality],
};

/**
 * Writes a tree in the grammar it is read in, with no parentheses but the needed ones.
 *
 * Reading the text again gives the same tree (of trees that the parser can make: there the minus sign of a number
 * is part of the number).
 */
export function printFormula(tree: Tree): string {
  return part(tree)[0];
}

type Part = readonly [text: string, strength: number];

function part(tree: Tree): Part {
  switch (tree.op) {
    case 'number':
      return printNumber(tree.value);
    case 'constant':
    case 'parameter':
      return [tree.name, strength.atom];
    case 'z':
      return ['z', strength.atom];
    case 'power':
      return [`${within(part(tree.base), strength.atom)} ** ${tree.exponent}`, strength.power];
    case 'choose': {
      const condition = within(conditionPart(tree.condition), strength.or);
      const then = part(tree.then)[0];
      return [`${condition} ? ${then} : ${part(tree.otherwise)[0]}`, strength.choice];
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const [symbol, own] = symbols[tree.op];
      const [left, right] = tree.args;
      return [`${within(part(left), own)} ${symbol} ${within(part(right), own + 1)}`, own];
    }
    case 'negate':
      // A power binds tighter than a sign in mathematics, but JavaScript refuses `-z ** 2`.
      return [`-${within(part(tree.args[0]), strength.atom)}`, strength.sign];
    case 'min':
    case 'max':
      return [`${tree.op}(${part(tree.args[0])[0]}, ${part(tree.args[1])[0]})`, strength.atom];
    default:
      return [`${tree.op}(${part(tree.args[0])[0]})`, strength.atom];
  }
}

function printNumber(value: number): Part {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return [text, text.startsWith('-') ? strength.sign : strength.atom];
}

function conditionPart(condition: Condition): Part {
  if (isJunction(condition)) {
    const own = strength[condition.op];
    const [left, right] = condition.args;
    const symbol = condition.op === 'and' ? '&&' : '||';
    return [`${within(conditionPart(left), own)} ${symbol} ${within(conditionPart(right), own + 1)}`, own];
  }
  const [symbol, own] = comparisons[condition.op];
  const [left, right] = condition.args;
  return [`${within(part(left), strength.sum)} ${symbol} ${within(part(right), strength.sum)}`, own];
}

function within([text, own]: Part, least: number): string {
  return own < least ? `(${text})` : text;
}
