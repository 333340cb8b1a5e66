import type { Rays } from '../chain/extended-activation.ts';
import type { MapParts } from './assembly/map-function.ts';
import { spanOf } from './exponent-spans.ts';
import {
  balance,
  bare,
  isHuge,
  isTiny,
  isWithin,
  type ScaledTerm,
  toFloat,
  unbalanced,
} from './vector/balance.ts';
import { octaveOf, powerOfTwo } from './vector/elementary/binary.ts';
import { Term } from './vector/term.ts';
import type { VectorActivation } from './vector/vector-activation.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/*
 * One layer of the forward pass on a block of lanes, z = w·h + b, h′ = φ(z), s = φ′(z), in two versions: plain, for
 * lanes whose numbers are all of moderate size, and extended, for chains without biases that have left that range.
 * The plain one says when it must not be used; a block is then done again by the extended one.
 */

/** Inputs w, b, h; outputs h′, s. The flag says that a number is not balanced or lies where the vectors end. */
export function plainLayer(activation: VectorActivation): MapParts {
  const graph = new VectorGraph();
  const [weight, bias, h] = inputs(graph, 3);
  const z = weight!.times(h!).plus(bias!);
  const { value, derivative, beyond } = activation(z);
  const strange = unbalanced(z).or(unbalanced(value)).or(unbalanced(derivative));
  return {
    name: 'plainLayer',
    graph,
    inputs: 3,
    outputs: [value, derivative],
    flag: beyond === undefined ? strange : strange.or(beyond),
  };
}

/**
 * Inputs w, h (significand, exponent); outputs h′ and s (significand, exponent each); reductions the span of the exponents of h′ and
 * the greatest size of those of s. For biases of 0. The flag says that a lane lies where the vectors end.
 */
export function extendedLayer(activation: VectorActivation, rays: { near: Rays; far: Rays }): MapParts {
  const graph = new VectorGraph();
  const [weight, significand, exponent] = inputs(graph, 3);
  const scaled = balance(weight!.times(significand!), exponent!);
  const z = toFloat(scaled);
  const { value, derivative, beyond } = activation(z);
  const nonzero = scaled.significand.ne(0).and(scaled.significand.abs().lt(Number.POSITIVE_INFINITY));
  const negative = scaled.significand.lt(0);
  let slope: Term = derivative;
  let onRay = z.ne(z).and(z.eq(z));
  for (const [where, side, ray] of [
    [isTiny(z), negative, rays.near.negative],
    [isTiny(z), negative.not(), rays.near.positive],
    [isHuge(z), negative, rays.far.negative],
    [isHuge(z), negative.not(), rays.far.positive],
  ] as const) {
    if (ray === undefined) continue;
    const here = where.and(side).and(nonzero);
    slope = here.pick(ray, slope);
    onRay = onRay.or(here);
  }
  const h = bare(
    balance(
      onRay.pick(scaled.significand.times(slope), shrunk(value).significand),
      onRay.pick(scaled.exponent, shrunk(value).exponent),
    ),
  );
  const s = shrunk(slope);
  return {
    name: 'extendedLayer',
    graph,
    inputs: 3,
    outputs: [h.significand, h.exponent, s.significand, s.exponent],
    reductions: [...spanOf(h.exponent), { op: 'pmax', term: s.exponent.abs() }],
    ...(beyond === undefined ? {} : { flag: beyond }),
  };
}

/**
 * The same where φ is linear on both sides of 0 and all lanes are there: no φ is evaluated. Inputs w, h, h exponent;
 * outputs h′ and its exponent, with |h′| in [1, 2), and s; reductions the span of that exponent. The flag says that a
 * lane is elsewhere, zero or not finite.
 */
export function linearLayer(near: { readonly negative: number; readonly positive: number }): MapParts {
  const graph = new VectorGraph();
  const [weight, significand, exponent] = inputs(graph, 3);
  const z = weight!.times(significand!);
  const slope = z.lt(0).pick(near.negative, near.positive);
  const value = z.times(slope);
  const k = octaveOf(value);
  const whole = exponent!.plus(k);
  const linear = isTiny(z.times(powerOfTwo(exponent!.atMost(700).atLeast(-700))));
  return {
    name: 'linearLayer',
    graph,
    inputs: 3,
    outputs: [value.times(powerOfTwo(k.neg())), whole, slope],
    reductions: spanOf(whole),
    flag: linear.and(isWithin(z)).not(),
  };
}

/** Any float64 as a balanced number: below and above the window there are two strips, each with its own power. */
function shrunk(x: Term): ScaledTerm {
  const size = x.abs();
  const finite = size.lt(Number.POSITIVE_INFINITY).and(x.ne(0));
  const byStrip = (lowest: number, low: number, inside: number, high: number, highest: number) =>
    size
      .lt(2 ** -768)
      .pick(
        lowest,
        size.lt(2 ** -256).pick(low, size.gt(2 ** 768).pick(highest, size.gt(2 ** 256).pick(high, inside))),
      );
  const factor = byStrip(2 ** 900, 2 ** 512, 1, 2 ** -512, 2 ** -900);
  const exponent = finite.and(byStrip(-900, -512, 0, 512, 900));
  return { significand: x.times(factor), exponent };
}

function inputs(graph: VectorGraph, count: number): readonly Term[] {
  return Array.from({ length: count }, (_, index) => Term.input(graph, index));
}
