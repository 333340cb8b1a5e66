/**
 * A formula as data: what the parser makes and every transformation walks.
 *
 * The sets of operations are closed. A transformation is a `Record` over them, so that an operation without a
 * rule does not compile.
 */
export type Tree =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'constant'; readonly name: Constant }
  | { readonly op: 'z' }
  | { readonly op: 'parameter'; readonly name: string }
  | { readonly op: UnaryOperation; readonly args: readonly [Tree] }
  | { readonly op: BinaryOperation; readonly args: readonly [Tree, Tree] }
  | { readonly op: 'power'; readonly base: Tree; readonly exponent: number }
  | { readonly op: 'choose'; readonly condition: Condition; readonly then: Tree; readonly otherwise: Tree };

/** Irrational constants, enclosed by the bounds as the real numbers they name. */
export type Constant = 'pi' | 'e';

/** Operations on one number. */
export type UnaryOperation =
  | 'negate'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'abs'
  | 'sign'
  | 'sin'
  | 'cos'
  | 'atan'
  | 'tanh'
  | 'sech2'
  | 'sigmoid'
  | 'softplus'
  | 'erf'
  | 'erfc'
  | 'Phi'
  | 'phi'
  | 'gauss';

/** Operations on two numbers. */
export type BinaryOperation = 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max';

/** Relations between two numbers. */
export type Comparison = 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual' | 'equal' | 'notEqual';

/** What `?:` asks: comparisons, joined by `and` and `or`. */
export type Condition = Relation | Junction;

/** A comparison of two numbers; each of them is a possible threshold. */
export interface Relation {
  readonly op: Comparison;
  readonly args: readonly [Tree, Tree];
}

/** Both, or at least one, of two conditions. */
export interface Junction {
  readonly op: 'and' | 'or';
  readonly args: readonly [Condition, Condition];
}
