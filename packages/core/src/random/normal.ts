import { exponentNear, unscale } from '../elementary/binary.ts';
import { unit } from './unit.ts';

/**
 * A(z), lowest powers first: −2 ln m = s·(z·A(z) − 4) with s = (m − 1)/(m + 1) and z = s², for √½ ≤ m ≤ √2; relative
 * error 2⁻⁵⁷. Source: `reference/fit-normal.py`.
 */
export const LOG_TERMS = [
  -1.333333333333334, -0.7999999999979901, -0.5714285725195097, -0.4444442226959016, -0.36365778250523445,
  -0.30663443201112084, -0.2923289937008681,
] as const;

/** S(y), lowest powers first: sin 2πr = r·S(r²) for |r| ≤ ¼; relative error 2⁻⁵⁴. Source: `reference/fit-normal.py`. */
export const SINE_TERMS = [
  6.283185307179586, -41.341702240399755, 81.60524927607362, -76.70585975282492, 42.058693925428685,
  -15.0946416761179, 3.8199280942271643, -0.7177337921413454, 0.10089695501646812,
] as const;

/** 2 ln 2, negative. */
export const MINUS_2_LN_2: number = -1.386294361119890619;

/**
 * Two independent standard normal numbers from the four words of a block, by Box and Muller; the even lane of a pair has
 * the cosine, the odd one the sine:
 *
 *     √(−2 ln x) · cos 2πt,   √(−2 ln x) · sin 2πt
 *
 * with x = 1 − u in (0, 1], so that the logarithm is finite, and t = v − ½; u and v have 53 bits. The logarithm and the sine
 * have polynomials of their own, short as their ranges are known: x = m·2ᵏ with m in [√½, √2), and cos 2πt = sin 2πr with
 * r = ¼ − |t|, sin 2π|t| = sin 2πq with q = ¼ − |r|, which are exact. `../kernel/draw-maps.ts` takes the same steps.
 *
 * Range: 0, or 2⁻⁷⁷ to 8.6 in size. Accuracy: 3.6 ulp of the exact value for the words, the largest error seen.
 * Source: Box and Muller, A Note on the Generation of Random Normal Deviates (1958).
 */
export function normalOf(words: Uint32Array, isOdd: boolean): number {
  const x = 1 - unit(words[0]!, words[1]!);
  const k = exponentNear(x);
  const f = unscale(x, k) - 1;
  const s = f / (f + 2);
  const t = unit(words[2]!, words[3]!) - 0.5;
  const r = 0.25 - Math.abs(t);
  const q = 0.25 - Math.abs(r);
  const turns = isOdd ? (t < 0 ? -q : q) : r;
  return Math.sqrt(minusTwoLog(s) + k * MINUS_2_LN_2) * (turns * sine(turns * turns));
}

function minusTwoLog(s: number): number {
  const [a0, a1, a2, a3, a4, a5, a6] = LOG_TERMS;
  const z = s * s;
  const w = z * z;
  const even = a0 + w * (a2 + w * (a4 + w * a6));
  const odd = a1 + w * (a3 + w * a5);
  return s * (z * (even + z * odd) - 4);
}

function sine(y: number): number {
  const [s0, s1, s2, s3, s4, s5, s6, s7, s8] = SINE_TERMS;
  const w = y * y;
  const even = s0 + w * (s2 + w * (s4 + w * (s6 + w * s8)));
  const odd = s1 + w * (s3 + w * (s5 + w * s7));
  return even + y * odd;
}
