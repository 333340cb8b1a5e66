import type { FormulaActivation } from '../formula-activation.ts';
import { catalogue } from './index.ts';

/** σ(z) = 1/(1 + e^{−z}). */
export const sigmoid: FormulaActivation = named('sigmoid');
/** tanh z. */
export const tanh: FormulaActivation = named('tanh');
/** z. */
export const identity: FormulaActivation = named('identity');
/** max(z, 0), slope 0 at 0. */
export const relu: FormulaActivation = named('relu');
/** z above 0, 0.01·z below. */
export const leakyRelu: FormulaActivation = named('leaky-relu');
/** z above 0, e^z − 1 below. */
export const elu: FormulaActivation = named('elu');
/** ELU scaled so that mean and variance settle. */
export const selu: FormulaActivation = named('selu');
/** z·Φ(z). */
export const gelu: FormulaActivation = named('gelu');
/** z·σ(z). */
export const silu: FormulaActivation = named('silu');
/** z·tanh(softplus z). */
export const mish: FormulaActivation = named('mish');
/** ln(1 + e^z). */
export const softplus: FormulaActivation = named('softplus');
/** z/(1 + |z|). */
export const softsign: FormulaActivation = named('softsign');

function named(name: string): FormulaActivation {
  const found = catalogue.find((activation) => activation.name === name);
  if (found === undefined) throw new RangeError(`the catalogue has no ${name}`);
  return found;
}
