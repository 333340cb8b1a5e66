import { residualOf } from '../chain/backprop.ts';
import type { Loss } from '../chain/loss.ts';
import { scaled } from '../magnitude/scaled.ts';
import type { ScaledRow } from './scaled-row.ts';

/** C′ of every lane, for outputs that float64s need not hold: balanced numbers into `errors`. */
export function laneErrors(
  { derivative, degree }: Loss,
  outputs: ScaledRow,
  targets: Float64Array,
  errors: ScaledRow,
): void {
  targets.forEach((target, lane) => {
    const output = { significand: outputs.significands[lane]!, exponent: outputs.exponents[lane]! };
    const residual = residualOf(output, target);
    const { significand, exponent } = scaled(derivative(residual.significand), degree * residual.exponent);
    errors.significands[lane] = significand;
    errors.exponents[lane] = exponent;
  });
}
