import type { Activation, Kink, SlopeBounds, Term, VectorSlope } from '@chainrule/core';
import { boundSlope } from './bounds/index.ts';
import { operands } from './formula/construct.ts';
import { differentiate } from './formula/differentiate.ts';
import { compile } from './formula/evaluate.ts';
import { findKinks } from './formula/kinks.ts';
import { latexFormula } from './formula/latex.ts';
import { parseFormula } from './formula/parse.ts';
import { printFormula } from './formula/print.ts';
import type { Tree } from './formula/tree.ts';
import { vectorise } from './formula/vectorise.ts';
import { checkKnown, checkParameters } from './validate.ts';

/** An activation whose definition is data: what the contract asks, and the trees it came from. */
export interface FormulaActivation extends Activation {
  readonly formula: string;
  readonly slopeFormula: string;
  /** φ as a tree. */
  readonly tree: Tree;
  /** φ′ as a tree; derived when first asked. */
  readonly slopeTree: Tree;
  /** φ″ as a tree; derived when first asked. */
  readonly curvatureTree: Tree;
  /** φ as LaTeX mathematics. */
  readonly latex: string;
  /** φ′ as LaTeX mathematics. */
  readonly slopeLatex: string;
}

/**
 * Makes an activation of one line: its value, slope, kinks, bounds and printed forms all follow from the formula.
 *
 * Slope, kinks and bounds are derived when first asked: most of a catalogue never is.
 *
 * @throws ChainruleError `invalid-formula` for a formula that does not parse, `unknown-name` for a parameter that
 * it does not use, `invalid-argument` for one that is no finite number.
 */
export function formulaActivation(
  name: string,
  formula: string,
  parameters: Readonly<Record<string, number>> = {},
): FormulaActivation {
  checkParameters(parameters, name);
  const tree = parseFormula(formula, { parameters });
  checkKnown(Object.keys(parameters), parameterNames(tree), name);
  return activationOf(name, tree, Object.freeze({ ...parameters }));
}

/** The same formula under another name or with other values of its parameters; those not given are kept. */
export function withParameters(
  activation: FormulaActivation,
  parameters: Readonly<Record<string, number>>,
  name: string = activation.name,
): FormulaActivation {
  checkParameters(parameters, name);
  checkKnown(Object.keys(parameters), Object.keys(activation.parameters), name);
  return activationOf(name, activation.tree, Object.freeze({ ...activation.parameters, ...parameters }));
}

/** Whether an activation is defined by a formula, and so has trees. */
export function isFormulaActivation(activation: Activation): activation is FormulaActivation {
  return 'tree' in activation && 'slopeTree' in activation;
}

function activationOf(
  name: string,
  tree: Tree,
  parameters: Readonly<Record<string, number>>,
): FormulaActivation {
  const slope = once(() => differentiate(tree));
  const derivative = once(() => compile(slope(), parameters));
  const curvature = once(() => differentiate(slope()));
  const kinks = once<readonly Kink[]>(() => findKinks(tree, slope(), parameters));
  const bounds = once<SlopeBounds>(() =>
    boundSlope({ value: tree, slope: slope(), curvature: curvature(), parameters, kinks: kinks() }),
  );
  return {
    name,
    formula: printFormula(tree),
    parameters,
    tree,
    value: compile(tree, parameters),
    vectors: (z) => vectorSlope(tree, slope(), parameters, z),
    get slopeFormula() {
      return printFormula(slope());
    },
    get slopeTree() {
      return slope();
    },
    get derivative() {
      return derivative();
    },
    get curvatureTree() {
      return curvature();
    },
    get kinks() {
      return kinks();
    },
    get bounds() {
      return bounds();
    },
    get latex() {
      return latexFormula(tree);
    },
    get slopeLatex() {
      return latexFormula(slope());
    },
  };
}

function vectorSlope(
  tree: Tree,
  slopeTree: Tree,
  parameters: Readonly<Record<string, number>>,
  z: Term,
): VectorSlope {
  const value = vectorise(tree, parameters, z);
  const slope = vectorise(slopeTree, parameters, z);
  const beyond =
    value.beyond && slope.beyond ? value.beyond.or(slope.beyond) : (value.beyond ?? slope.beyond);
  return { value: value.value, derivative: slope.value, ...(beyond === undefined ? {} : { beyond }) };
}

/** The parameters that a tree refers to, in the order of their first appearance. */
export function parameterNames(tree: Tree): readonly string[] {
  const found = new Set<string>();
  const walk = (part: Tree): void => {
    if (part.op === 'parameter') found.add(part.name);
    operands(part).forEach(walk);
  };
  walk(tree);
  return [...found];
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
