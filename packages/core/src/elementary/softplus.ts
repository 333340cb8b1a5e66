import { expHalves, lowered } from './exp-halves.ts';

/**
 * The soft plus, whose slope is the logistic function.
 *
 * ln(1 + e^z) = max(z, 0) + ln(1 + e) with e = e^{−|z|} = p/q, where ln(1 + e) = 2 artanh(p / (p + 2q)), or, above √2,
 * ln 2 + 2 artanh((p − q) / (p + 3q)): one division for the exponential and the logarithm.
 *
 * softplus(±0) = ln 2, softplus(−∞) = +0, softplus(+∞) = +∞, NaN gives NaN. Underflows gradually below −708.4.
 *
 * Accuracy: 2.7 ulp, the largest error seen; a second division, for e itself, would save one of them.
 * Source: the polynomial for 2 artanh is that of fdlibm `e_log.c` (Sun Microsystems, 1993), in twice its variable.
 */
export function softplus(z: number): number {
  const { raised, above: q, below } = expHalves(0.5 * Math.abs(z), 0);
  const raisedP = raised * below;
  const p = raisedP * lowered;
  const far = p > q * 0.41421356;
  const numerator = far ? raisedP - q / lowered : raisedP;
  const s = (numerator / (p + q * (far ? 3 : 2))) * (2 * lowered);
  const t = s * s;
  const c1 = 0.08333333333333419;
  const c2 = 0.012499999999815443;
  const c3 = 0.0022321428705986243;
  const c4 = 0.00043402731312792547;
  const c5 = 8.878697344540064e-5;
  const c6 = 1.8693649535167692e-5;
  const c7 = 4.516051820409114e-6;
  const rest = t * (c1 + t * (c2 + t * (c3 + t * (c4 + t * (c5 + t * (c6 + t * c7))))));
  return Math.max(z, 0) + ((far ? ln2 : 0) + (s + s * rest));
}

// biome-ignore lint/suspicious/noApproximativeNumericConstant: bits must not come from the host
const ln2 = 0.6931471805599453;
