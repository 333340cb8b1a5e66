import { erfc, exp, gauss, Phi, phi, sech2, sigmoid, softplus, tanh } from '@chainrule/core';
import type { Tree, UnaryOperation } from './tree.ts';

/** An argument ±c·z or ±z/c whose one operation rounds: `scale · z`, or `z / scale` where `divided`. */
export interface ScaledArgument {
  readonly scale: number;
  readonly divided: boolean;
}

/**
 * Recognises an argument that is z times a constant, up to exact steps (signs, powers of two).
 *
 * Returns undefined where the product is exact anyway, or where more than one operation rounds.
 */
export function scaledArgument(
  argument: Tree,
  constant: (part: Tree) => number | undefined,
): ScaledArgument | undefined {
  const scaled = scaling(argument, constant);
  if (scaled === undefined || isPowerOfTwo(scaled.scale)) return undefined;
  return Number.isFinite(scaled.scale) && scaled.scale !== 0 ? scaled : undefined;
}

function scaling(tree: Tree, constant: (part: Tree) => number | undefined): ScaledArgument | undefined {
  if (tree.op === 'z') return { scale: 1, divided: false };
  if (tree.op === 'negate') {
    const inner = scaling(tree.args[0], constant);
    return inner && { ...inner, scale: -inner.scale };
  }
  if (tree.op !== 'multiply' && tree.op !== 'divide') return undefined;
  const [left, right] = tree.args;
  const divided = tree.op === 'divide';
  const factor = constant(right) ?? (divided ? undefined : constant(left));
  if (factor === undefined || factor === 0 || !Number.isFinite(factor)) return undefined;
  const inner = scaling(constant(right) === undefined ? right : left, constant);
  if (inner === undefined) return undefined;
  if (isPowerOfTwo(factor)) {
    return { ...inner, scale: divided === inner.divided ? inner.scale * factor : inner.scale / factor };
  }
  if (!isPowerOfTwo(inner.scale)) return undefined;
  return { scale: inner.divided === divided ? factor * inner.scale : factor / inner.scale, divided };
}

function isPowerOfTwo(x: number): boolean {
  const float = new Float64Array([x]);
  const bits = new BigUint64Array(float.buffer)[0]!;
  // No fraction, and an exponent of neither 0 (subnormal: scaling may round) nor 2047 (infinite).
  const exponent = (bits >> 52n) & 2047n;
  return (bits & 0xfffffffffffffn) === 0n && exponent !== 0n && exponent !== 2047n;
}

/** The slopes of the functions whose relative error grows with the argument's own size. */
const steep: Readonly<
  Partial<Record<UnaryOperation, { f: (u: number) => number; slope: (u: number) => number }>>
> = {
  exp: { f: exp, slope: exp },
  sigmoid: { f: sigmoid, slope: (u) => sigmoid(u) * sigmoid(-u) },
  softplus: { f: softplus, slope: sigmoid },
  sech2: { f: sech2, slope: (u) => -2 * tanh(u) * sech2(u) },
  erfc: { f: erfc, slope: (u) => -1.1283791670955126 * gauss(u) },
  Phi: { f: Phi, slope: phi },
  phi: { f: phi, slope: (u) => -u * phi(u) },
  gauss: { f: gauss, slope: (u) => -2 * u * gauss(u) },
};

/**
 * A steep function of c·z to the accuracy of the function itself.
 *
 * The relative error of e^u is the absolute error of u, so that rounding u = 1.702·z at z = −400 alone costs
 * 5e-14. The product's error r is exact by Dekker's splitting, and f(u + r) = f(u) + f′(u)·r within r².
 *
 * Returns undefined for a function that is not steep. Outside 1 < |u| < 1000 there is nothing to correct: there the
 * error is below an ulp, or f is 0 or flat.
 * @source T. J. Dekker, A floating-point technique for extending the available precision, 1971
 */
export function withScaledArgument(
  op: UnaryOperation,
  { scale, divided }: ScaledArgument,
): ((z: number) => number) | undefined {
  const rule = steep[op];
  if (rule === undefined) return undefined;
  const { f, slope } = rule;
  return (z) => {
    const u = divided ? z / scale : z * scale;
    const size = Math.abs(u);
    if (!(size > 1 && size < 1000)) return f(u);
    const r = divided ? -productError(u, scale, z) / scale : productError(z, scale, u);
    const corrected = f(u) + slope(u) * r;
    return Number.isNaN(corrected) ? f(u) : corrected;
  };
}

/** a·b − p exactly, for p near a·b, unless a splitting overflows. */
function productError(a: number, b: number, p: number): number {
  const spreadA = 134217729 * a;
  const highA = spreadA - (spreadA - a);
  const lowA = a - highA;
  const spreadB = 134217729 * b;
  const highB = spreadB - (spreadB - b);
  const lowB = b - highB;
  return highA * highB - p + highA * lowB + lowA * highB + lowA * lowB;
}
