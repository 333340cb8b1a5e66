export type {
  CatalogueDefinition,
  CatalogueEntry,
  Framework,
  KinkConvention,
  Traits,
} from './catalogue/entry.ts';
export { catalogue, catalogueEntries } from './catalogue/index.ts';
export {
  elu,
  gelu,
  identity,
  leakyRelu,
  mish,
  relu,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  tanh,
} from './catalogue/named.ts';
export type { CheckOptions } from './conformance/check-activation.ts';
export { checkActivation, describeViolation } from './conformance/check-activation.ts';
export type { LawName, Violation } from './conformance/violation.ts';
export type { FormulaDefinition, OpaqueDefinition } from './define-activation.ts';
export { defineActivation } from './define-activation.ts';
export { differentiate } from './formula/differentiate.ts';
export { compile } from './formula/evaluate.ts';
export { latexFormula } from './formula/latex.ts';
export type { ParseOptions } from './formula/parse.ts';
export { parseFormula } from './formula/parse.ts';
export { printFormula } from './formula/print.ts';
export type {
  BinaryOperation,
  Comparison,
  Condition,
  Constant,
  Junction,
  Relation,
  Tree,
  UnaryOperation,
} from './formula/tree.ts';
export type { FormulaActivation } from './formula-activation.ts';
export { isFormulaActivation, withParameters } from './formula-activation.ts';
export { resolveActivation, resolveActivations } from './resolve.ts';
