import type { LossName } from '../chain/loss.ts';
import type { MapParts } from './assembly/map-function.ts';
import { type Counting, countPlain, countScaled, type Representation } from './count-table.ts';
import { spanOf } from './exponent-spans.ts';
import { balance, bare, count, isWithin, type ScaledTerm, unbalanced } from './vector/balance.ts';
import { octaveOf, powerOfTwo } from './vector/elementary/binary.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';
import { lossDerivatives } from './vector-losses.ts';

/*
 * The running products of a sweep and the statistics of its rows, on a block of lanes; what they mean is said in
 * `../study/sweep.ts` and `../study/histogram.ts`. They know no activation.
 */

/**
 * One layer of the running products, in place. Inputs w, s, s exponent, P, P exponent, zeros; outputs P, P exponent,
 * zeros, Q, Q exponent; reductions the greatest size of P's exponent, the span of Q's, and the most zeros. The flag says that a factor is
 * not finite: such a block is left to the scalar sweep.
 */
export function productStep(): MapParts {
  const graph = new VectorGraph();
  const [weight, s, sExponent, p, pExponent, zeros] = inputs(graph, 6);
  const factor = weight!.times(s!);
  const isZero = factor.eq(0);
  // Balanced before and after: the product of two balanced numbers is within 2^±512, that of three is not.
  const { significand, exponent } = balance(isZero.pick(1, factor), isZero.pick(0, sExponent!));
  const product = balance(p!.times(significand), pExponent!.plus(exponent));
  const quotient = bare(balance(s!.over(product.significand), sExponent!.minus(product.exponent)));
  const zerosAfter = zeros!.plus(count(isZero));
  return {
    name: 'productStep',
    graph,
    inputs: 6,
    outputs: [product.significand, product.exponent, zerosAfter, quotient.significand, quotient.exponent],
    reductions: [
      { op: 'pmax', term: product.exponent.abs() },
      ...spanOf(quotient.exponent),
      { op: 'pmax', term: zerosAfter },
    ],
    flag: factor.abs().lt(Number.POSITIVE_INFINITY).not(),
  };
}

/**
 * The same without exponents and zeros. Inputs w, s, P; outputs P, Q. The flag says that a factor is zero, or a product or
 * quotient not balanced.
 */
export function plainProductStep(): MapParts {
  const graph = new VectorGraph();
  const [weight, s, p] = inputs(graph, 3);
  const product = p!.times(weight!.times(s!));
  const quotient = s!.over(product);
  return {
    name: 'plainProductStep',
    graph,
    inputs: 3,
    outputs: [product, quotient],
    flag: isWithin(product).and(isWithin(quotient)).not(),
  };
}

/**
 * The same as {@link plainProductStep} where P has exponents, which stay as they are. Inputs w, s, P, P exponent; outputs P,
 * P exponent, Q, Q exponent; reductions the span of Q's exponent.
 */
export function carriedProductStep(): MapParts {
  const graph = new VectorGraph();
  const [weight, s, p, pExponent] = inputs(graph, 4);
  const product = p!.times(weight!.times(s!));
  const quotient = s!.over(product);
  const quotientExponent = pExponent!.neg();
  return {
    name: 'carriedProductStep',
    graph,
    inputs: 4,
    outputs: [product, pExponent!, quotient, quotientExponent],
    reductions: spanOf(quotientExponent),
    flag: isWithin(product).and(isWithin(quotient)).not(),
  };
}

/**
 * Products, none of which is zero, brought into [1, 2), from where they may go on for many layers. Inputs and outputs P and
 * its exponent; the reduction is the greatest size of the exponent.
 */
export function normalisedProducts(): MapParts {
  const graph = new VectorGraph();
  const [p, exponent] = inputs(graph, 2);
  const k = octaveOf(p!);
  const whole = exponent!.plus(k);
  return {
    name: 'normalisedProducts',
    graph,
    inputs: 2,
    outputs: [p!.times(powerOfTwo(k.neg())), whole],
    reductions: [{ op: 'pmax', term: whole.abs() }],
  };
}

/**
 * T = C′·P at the end of a chain whose output is a float64. Inputs h, y, P, P exponent; outputs T, T exponent;
 * reductions the span of that exponent. The flag says that o − y is not balanced.
 */
export function plainErrorStep(loss: LossName): MapParts {
  const graph = new VectorGraph();
  const [h, y, p, pExponent] = inputs(graph, 4);
  const residual = h!.minus(y!);
  return {
    ...errorOf(residual, { significand: p!, exponent: pExponent! }, loss),
    name: 'plainErrorStep',
    graph,
    inputs: 4,
    flag: unbalanced(residual).or(residual.ne(residual)),
  };
}

/**
 * The same where outputs have exponents, none above 0: beside a balanced target they are float64s. Inputs h, h exponent, y,
 * P, P exponent; outputs and reductions as above. The flag says that one of these is otherwise.
 */
export function smallErrorStep(loss: LossName): MapParts {
  const graph = new VectorGraph();
  const [h, hExponent, y, p, pExponent] = inputs(graph, 5);
  // Below 2⁻⁷⁰⁰ of the window, nothing is left of h beside a target.
  const residual = h!.times(powerOfTwo(hExponent!.atMost(0).atLeast(-700))).minus(y!);
  const isLone = y!.eq(0).and(hExponent!.ne(0));
  const beyond = hExponent!.gt(0).or(isLone).or(unbalanced(y!));
  return {
    ...errorOf(residual, { significand: p!, exponent: pExponent! }, loss),
    name: 'smallErrorStep',
    graph,
    inputs: 5,
    flag: beyond.or(unbalanced(residual)).or(residual.ne(residual)),
  };
}

/** T of the residual o − y and P. */
function errorOf(residual: Term, p: ScaledTerm, loss: LossName): Pick<MapParts, 'outputs' | 'reductions'> {
  const derivative = balance(lossDerivatives[loss](residual), residual.constant(0));
  const t = bare(balance(derivative.significand.times(p.significand), derivative.exponent.plus(p.exponent)));
  return { outputs: [t.significand, t.exponent], reductions: spanOf(t.exponent) };
}

/** T = C′·P at the end of a chain. Inputs e, e exponent, P, P exponent; outputs T, T exponent;
 * reductions as above. The flag says that an error is not finite. */
export function errorStep(): MapParts {
  const graph = new VectorGraph();
  const [error, errorExponent, p, pExponent] = inputs(graph, 4);
  const t = bare(balance(error!.times(p!), errorExponent!.plus(pExponent!)));
  return {
    name: 'errorStep',
    graph,
    inputs: 4,
    outputs: [t.significand, t.exponent],
    reductions: spanOf(t.exponent),
    flag: error!.abs().lt(Number.POSITIVE_INFINITY).not(),
  };
}

/** What a row's counting may leave out: exponents that are all 0, factors none of which is zero. */
export interface GradientVariant {
  readonly representation: Representation;
  readonly zeros: boolean;
}

/** Every way to count a row. */
export const GRADIENT_VARIANTS: readonly GradientVariant[] = (
  ['plain', 'shifted', 'scaled', 'far'] as const
).flatMap((representation) => [false, true].map((zeros) => ({ representation, zeros })));

/** The name of a variant's map. */
export function gradientRowName({ representation, zeros }: GradientVariant): string {
  return `gradientRow ${representation}${zeros ? ' zeros' : ''}`;
}

/**
 * A row of both parameters: ∂C/∂b = T·Q where no factor between is zero, ∂C/∂w = ∂C/∂b·h. Inputs T, Q, h; where
 * not plain, their exponents; where there are zeros, the zeros at the end and those after the layer. Counts ∂C/∂w, then
 * ∂C/∂b.
 */
export function gradientRow(variant: GradientVariant): MapParts {
  const graph = new VectorGraph();
  const { representation } = variant;
  const exponents = representation === 'plain' ? 0 : 3;
  const [t, q, h, ...rest] = inputs(graph, 3 + exponents + (variant.zeros ? 2 : 0));
  const product = t!.times(q!);
  const [atEnd, after] = rest.slice(exponents);
  const bias = variant.zeros ? atEnd!.eq(after!).and(product) : product;
  const weight = bias.times(h!);
  const name = gradientRowName(variant);
  if (representation === 'plain')
    return rowMap(name, graph, 3 + rest.length, [countPlain(weight, 0), countPlain(bias, 1)]);
  const [tExponent, qExponent, hExponent] = rest;
  const exponent = tExponent!.plus(qExponent!);
  if (representation === 'shifted') {
    // Of zeros the significand is asked: what underflows shall be seen among the extremes.
    return rowMap(name, graph, 3 + rest.length, [
      countPlain(weight.times(powerOfTwo(exponent.plus(hExponent!))), 0, weight.eq(0)),
      countPlain(bias.times(powerOfTwo(exponent)), 1, bias.eq(0)),
    ]);
  }
  return rowMap(name, graph, 3 + rest.length, [
    countScaled({ significand: weight, exponent: exponent.plus(hExponent!) }, 0, representation),
    countScaled({ significand: bias, exponent }, 1, representation),
  ]);
}

/**
 * Both gradients of a row as they are. Inputs as those of {@link gradientRow} with everything; outputs ∂C/∂w, ∂C/∂b,
 * their exponents.
 */
export function gradientParts(): MapParts {
  const graph = new VectorGraph();
  const [t, q, h, tExponent, qExponent, hExponent, atEnd, after] = inputs(graph, 8);
  const bias = atEnd!.eq(after!).and(t!.times(q!));
  const exponent = tExponent!.plus(qExponent!);
  return {
    name: 'gradientParts',
    graph,
    inputs: 8,
    outputs: [bias.times(h!), bias, exponent.plus(hExponent!), exponent],
  };
}

/** The parts of the factors of a layer. Inputs w, s and, where scaled, the exponent of s; counts w, s and w·s. */
export function factorRow(scaled: boolean): MapParts {
  const graph = new VectorGraph();
  const [weight, s, exponent] = inputs(graph, scaled ? 3 : 2);
  const product = weight!.times(s!);
  if (!scaled)
    return rowMap(
      'factorRow',
      graph,
      2,
      [weight!, s!, product].map((x, table) => countPlain(x, table)),
    );
  return rowMap('factorRowScaled', graph, 3, [
    countPlain(weight!, 0),
    countScaled({ significand: s!, exponent: exponent! }, 1),
    countScaled({ significand: product, exponent: exponent! }, 2),
  ]);
}

/** A map that counts numbers and nothing else. */
export function rowMap(
  name: string,
  graph: VectorGraph,
  count: number,
  numbers: readonly Counting[],
): MapParts {
  return {
    name,
    graph,
    inputs: count,
    outputs: [],
    reductions: numbers.flatMap(({ reductions }) => reductions),
    counts: numbers.map(({ count }) => count),
  };
}

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
