import type { MapParts, Reduction } from './assembly/map-function.ts';
import { BINS, SPECIAL_KEYS } from './keys.ts';
import { balance, count, type ScaledTerm } from './vector/balance.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * The running products of a sweep and the statistics of its rows, on a block of lanes; what they mean is said in
 * `../study/sweep.ts` and `../study/histogram.ts`. They know no activation.
 */

/**
 * One layer of the running products, in place. Inputs w, s, s exponent, P, P exponent, zeros; outputs P, P exponent,
 * zeros, Q, Q exponent. The flag says that a factor is not finite: such a block is left to the scalar sweep.
 */
export function productStep(): MapParts {
  const graph = new VectorGraph();
  const [weight, s, sExponent, p, pExponent, zeros] = inputs(graph, 6);
  const factor = weight!.times(s!);
  const isZero = factor.eq(0);
  const product = balance(p!.times(isZero.pick(1, factor)), pExponent!.plus(isZero.pick(0, sExponent!)));
  const quotient = balance(s!.over(product.significand), sExponent!.minus(product.exponent));
  return {
    name: 'productStep',
    graph,
    inputs: 6,
    outputs: [
      product.significand,
      product.exponent,
      zeros!.plus(count(isZero)),
      quotient.significand,
      quotient.exponent,
    ],
    flag: factor.abs().lt(Number.POSITIVE_INFINITY).not(),
  };
}

/** T = C′·P at the end of a chain. Inputs e, e exponent, P, P exponent; outputs T, T exponent. The flag says
 * that an error is not finite. */
export function errorStep(): MapParts {
  const graph = new VectorGraph();
  const [error, errorExponent, p, pExponent] = inputs(graph, 4);
  const t = balance(error!.times(p!), errorExponent!.plus(pExponent!));
  return {
    name: 'errorStep',
    graph,
    inputs: 4,
    outputs: [t.significand, t.exponent],
    flag: error!.abs().lt(Number.POSITIVE_INFINITY).not(),
  };
}

/**
 * A row of both parameters: ∂C/∂b = T·Q where no factor between is zero, ∂C/∂w = ∂C/∂b·h. Inputs T, T exponent, zeros
 * at the end, Q, Q exponent, zeros after the layer, h, h exponent; outputs the keys of ∂C/∂w and of ∂C/∂b.
 */
export function gradientRow(): MapParts {
  const graph = new VectorGraph();
  const [t, tExponent, zerosAtEnd, q, qExponent, zerosAfter, h, hExponent] = inputs(graph, 8);
  const product = t!.times(q!);
  const alive = zerosAtEnd!.eq(zerosAfter!);
  const bias = { significand: alive.and(product), exponent: tExponent!.plus(qExponent!) };
  const weight = { significand: bias.significand.times(h!), exponent: bias.exponent.plus(hExponent!) };
  return statisticsMap('gradientRow', graph, 8, [weight, bias]);
}

/** The parts of the factors of a layer. Inputs w, s, s exponent; outputs the keys of w, s and w·s. */
export function factorRow(): MapParts {
  const graph = new VectorGraph();
  const [weight, s, exponent] = inputs(graph, 3);
  const none = weight!.constant(0);
  return statisticsMap('factorRow', graph, 3, [
    { significand: weight!, exponent: none },
    { significand: s!, exponent: exponent! },
    { significand: weight!.times(s!), exponent: exponent! },
  ]);
}

/**
 * For every number its key, octave · 128 + bin, and reductions: the sum of the octaves, the product of the fractions,
 * the least and greatest octave + fraction − 1. Significands are within 2^±900 or special.
 */
function statisticsMap(
  name: string,
  graph: VectorGraph,
  inputCount: number,
  numbers: readonly ScaledTerm[],
): MapParts {
  const outputs: Term[] = [];
  const reductions: Reduction[] = [];
  for (const { significand, exponent } of numbers) {
    const size = significand.abs();
    const isZero = significand.eq(0);
    const finite = size.lt(Number.POSITIVE_INFINITY);
    const real = finite.and(isZero.not());
    const key = size
      .shift('shiftRight', 45)
      .or(size.constant(4503599627370496))
      .minus(4503599627370496 + 1023 * BINS)
      .plus(exponent.times(BINS));
    const special = isZero.pick(
      SPECIAL_KEYS.zero,
      size.eq(size).pick(SPECIAL_KEYS.infinite, SPECIAL_KEYS.nan),
    );
    const biased = size.shift('shiftRight', 52).or(size.constant(4503599627370496));
    const octave = biased.minus(4503599627370496 + 1023).plus(exponent);
    const fraction = size.and(size.bits(0x000fffffffffffffn)).or(size.constant(1));
    const place = octave.plus(fraction.minus(1));
    outputs.push(real.pick(key, special));
    reductions.push(
      { op: 'add', term: real.and(octave) },
      { op: 'mul', term: real.pick(fraction, 1) },
      { op: 'pmin', term: real.pick(place, Number.POSITIVE_INFINITY) },
      { op: 'pmax', term: real.pick(place, Number.NEGATIVE_INFINITY) },
    );
  }
  return { name, graph, inputs: inputCount, outputs, reductions };
}

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
