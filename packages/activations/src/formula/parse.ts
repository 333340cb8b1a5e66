import { nearestNames } from '@chainrule/core';
import { binary, choice, number, operands, unary, z } from './construct.ts';
import {
  constants,
  exponentLimit,
  foldedFunctions,
  heightLimit,
  nestingLimit,
  unaryFunctions,
} from './grammar.ts';
import { syntaxError, type Token, tokenize } from './tokenize.ts';
import type { BinaryOperation, Comparison, Condition, Constant, Tree, UnaryOperation } from './tree.ts';

/** What a formula may refer to besides `z`, the constants and the functions. */
export interface ParseOptions {
  /** The parameters' names, or a record that has them as keys. */
  readonly parameters?: readonly string[] | Readonly<Record<string, unknown>>;
}

/**
 * Reads a formula: a small subset of JavaScript's expressions, with their precedence.
 *
 *     choice      condition ? number : number
 *     condition   || over && over == != over < <= > >=      (a comparison has numbers on both sides)
 *     number      + - over * / over unary + - over **       (an exponent is an integer literal)
 *     atom        1.5e-3   z   pi   e   alpha   tanh(…)   min(…, …)   (…)
 *
 * Conditions and numbers are different things: neither turns into the other. What JavaScript refuses (`-z ** 2`)
 * or reads in a way nobody means (`0 < z < 1`) is refused. Nothing is ever run as code of the host.
 *
 * @throws ChainruleError `invalid-formula` with the column, what was expected, what came and the nearest names.
 */
export function parseFormula(text: string, options: ParseOptions = {}): Tree {
  const { parameters = [] } = options;
  const names = Array.isArray(parameters) ? (parameters as readonly string[]) : Object.keys(parameters);
  return new Parser(text, new Set(names)).formula();
}

/** A part that was read: a number or a condition, and where it begins. */
type Part =
  | { readonly kind: 'number'; readonly tree: Tree; readonly column: number }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly column: number };

/** Binding powers of the operators between two operands; a higher one binds tighter. */
const bindingPower: Readonly<Record<string, number>> = {
  '?': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '**': 9,
};
/** A sign takes everything that binds as tightly as a power, so that a power after it stands out. */
const signPower = 9;

const arithmetic: Readonly<Record<string, BinaryOperation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};

const comparisons: Readonly<Record<string, Comparison>> = {
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  '==': 'equal',
  '!=': 'notEqual',
};

/** Precedence climbing: one method a construct, each returning the longest part that begins where it stands. */
class Parser {
  private readonly text: string;
  private readonly parameters: ReadonlySet<string>;
  private readonly tokens: readonly Token[];
  private readonly heights = new Map<Tree, number>();
  private position = 0;
  private nesting = 0;

  constructor(text: string, parameters: ReadonlySet<string>) {
    this.text = text;
    this.parameters = parameters;
    this.tokens = tokenize(text);
  }

  formula(): Tree {
    const tree = this.number(this.expression(0));
    const rest = this.peek();
    if (rest.kind !== 'end') {
      this.fail(rest, rest.text === ')' ? 'no `)`, as none is open' : 'an operator');
    }
    return tree;
  }

  private expression(minimum: number): Part {
    if (++this.nesting > nestingLimit) {
      this.fail(this.peek(), `nesting at most ${nestingLimit} deep`);
    }
    let left = this.operand();
    for (;;) {
      const operator = this.peek();
      const power = operator.kind === 'symbol' ? bindingPower[operator.text] : undefined;
      if (power === undefined || power <= minimum) break;
      this.position++;
      left = this.infix(left, operator, power);
    }
    this.nesting--;
    return left;
  }

  private infix(left: Part, operator: Token, power: number): Part {
    const { text } = operator;
    const { column } = left;
    if (text === '?') return this.choice(left);
    if (text === '**') return this.power(left);
    if (text === '&&' || text === '||') {
      const first = this.condition(left, `a comparison on the left of \`${text}\``);
      const second = this.condition(this.expression(power), `a comparison on the right of \`${text}\``);
      return {
        kind: 'condition',
        condition: { op: text === '&&' ? 'and' : 'or', args: [first, second] },
        column,
      };
    }
    const comparison = comparisons[text];
    if (comparison !== undefined) {
      if (left.kind === 'condition') {
        this.fail(operator, '`&&` between two comparisons, as in `0 < z && z < 1`');
      }
      const second = this.expression(power);
      return {
        kind: 'condition',
        condition: { op: comparison, args: [left.tree, this.number(second)] },
        column,
      };
    }
    const first = this.number(left);
    const second = this.number(this.expression(power));
    return this.part(binary(arithmetic[text]!, first, second), column);
  }

  /** After the `?`: both branches are numbers, and the last reaches as far to the right as it can. */
  private choice(left: Part): Part {
    const condition = this.condition(left, 'a comparison before `?`, as in `z > 0 ? z : 0`');
    const then = this.number(this.expression(0));
    this.expect(':', '`:` and what holds otherwise');
    const otherwise = this.number(this.expression(0));
    return this.part(choice(condition, then, otherwise), left.column);
  }

  private power(left: Part): Part {
    const base = this.number(left);
    const sign = this.peek().text === '-' ? -1 : 1;
    if (sign < 0) this.position++;
    const token = this.next();
    const exponent = sign * Number(token.text);
    if (token.kind !== 'number' || !Number.isInteger(exponent) || Math.abs(exponent) > exponentLimit) {
      this.fail(
        token,
        `an integer of at most ${exponentLimit} as exponent (\`sqrt(u)\` and \`exp(u)\` are functions)`,
      );
    }
    if (this.peek().text === '**') this.fail(this.peek(), 'parentheses around one of two powers');
    return this.part({ op: 'power', base, exponent }, left.column);
  }

  private operand(): Part {
    const token = this.next();
    const { column } = token;
    if (token.kind === 'number') {
      const value = Number(token.text);
      if (!Number.isFinite(value)) this.fail(token, 'a number below 1.8e308');
      return this.part(number(value), column);
    }
    if (token.kind === 'name') return this.named(token);
    if (token.text === '(') {
      const inner = this.expression(0);
      this.expect(')', '`)` or an operator');
      return inner.kind === 'number'
        ? { kind: 'number', tree: inner.tree, column }
        : { kind: 'condition', condition: inner.condition, column };
    }
    if (token.text === '-' || token.text === '+') {
      const inner = this.number(this.expression(signPower));
      if (this.peek().text === '**') this.fail(this.peek(), 'parentheses, `-(u ** n)` or `(-u) ** n`');
      if (token.text === '+') return { kind: 'number', tree: inner, column };
      const tree = inner.op === 'number' ? number(-inner.value) : unary('negate', inner);
      return this.part(tree, column);
    }
    return this.fail(token, 'a number, a name, a sign or `(`');
  }

  private named(token: Token): Part {
    const { text, column } = token;
    if (Object.hasOwn(unaryFunctions, text)) {
      const [argument] = this.call(token, 1, 1);
      return this.part(unary(text as UnaryOperation, argument!), column);
    }
    if (Object.hasOwn(foldedFunctions, text)) {
      const [first, ...others] = this.call(token, 2, Number.POSITIVE_INFINITY);
      let tree = first!;
      for (const other of others) tree = this.measured(binary(text as BinaryOperation, tree, other), column);
      return { kind: 'number', tree, column };
    }
    const called = this.peek().text === '(';
    if (!called && text === 'z') return this.part(z, column);
    if (!called && this.parameters.has(text)) return this.part({ op: 'parameter', name: text }, column);
    if (!called && Object.hasOwn(constants, text)) {
      return this.part({ op: 'constant', name: text as Constant }, column);
    }
    const functions = [...Object.keys(unaryFunctions), ...Object.keys(foldedFunctions)];
    const values = ['z', ...Object.keys(constants), ...this.parameters];
    const legal = called ? functions : [...values, ...functions];
    let expected = `one of ${legal.join(', ')}`;
    if (called && values.includes(text)) expected = `an operator after \`${text}\`, which is no function`;
    throw syntaxError(this.text, column, expected, text, nearestNames(text, legal));
  }

  private call(name: Token, fewest: number, most: number): Tree[] {
    this.expect('(', `\`(\` after the function \`${name.text}\``);
    const found: Tree[] = [];
    do {
      if (found.length === most) this.failAt(this.tokens[this.position - 1]!.column, '`)`', ',');
      found.push(this.number(this.expression(0)));
    } while (this.peek().text === ',' && this.position++ >= 0);
    if (found.length < fewest) {
      this.fail(this.peek(), `\`,\` and another argument of \`${name.text}\``);
    }
    this.expect(')', found.length === most ? '`)` or an operator' : '`,`, `)` or an operator');
    return found;
  }

  private number(part: Part): Tree {
    if (part.kind === 'number') return part.tree;
    return this.failAt(
      part.column,
      'a number, not a comparison (choose between two with `z > 0 ? 1 : 0`)',
      this.text.slice(part.column, this.tokens[this.position]!.column).trimEnd(),
    );
  }

  private condition(part: Part, expected: string): Condition {
    if (part.kind === 'condition') return part.condition;
    const end = this.tokens.find((token) => token.column > part.column && '?&&||'.includes(token.text));
    return this.failAt(part.column, expected, this.text.slice(part.column, end?.column).trimEnd());
  }

  private part(tree: Tree, column: number): Part & { kind: 'number' } {
    return { kind: 'number', tree: this.measured(tree, column), column };
  }

  /** Keeps trees low enough that every transformation may walk them by recursion. */
  private measured(tree: Tree, column: number): Tree {
    let height = 0;
    for (const operand of operands(tree)) height = Math.max(height, this.heights.get(operand) ?? 0);
    if (height >= heightLimit) {
      this.failAt(column, `at most ${heightLimit} operations on top of each other`, this.text.slice(column));
    }
    this.heights.set(tree, height + 1);
    return tree;
  }

  private peek(): Token {
    return this.tokens[this.position]!;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.position++;
    return token;
  }

  private expect(symbol: string, expected: string): void {
    const token = this.next();
    if (token.kind !== 'symbol' || token.text !== symbol) this.fail(token, expected);
  }

  private fail(token: Token, expected: string): never {
    throw syntaxError(this.text, token.column, expected, token.text);
  }

  private failAt(column: number, expected: string, got: string): never {
    throw syntaxError(this.text, column, expected, got);
  }
}
