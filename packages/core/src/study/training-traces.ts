import { recordedSteps } from './recorded-steps.ts';
import type { TrainingSpec } from './spec.ts';

/** Traces of trained lanes, lane by lane; NaN from the step on where a lane has diverged. */
export interface TrainingTraces {
  readonly kind: 'training';
  /** [lane][recorded step]. */
  readonly costs: Float64Array;
  /** |w_l − w_l at the start|, [lane][recorded step][layer]. */
  readonly moved: Float64Array;
  /** |∂C/∂w_l|, [lane][recorded step][layer]. */
  readonly gradients: Float64Array;
}

/** Traces of lanes of which nothing is known yet. */
export function emptyTraces(training: TrainingSpec, lanes: number): TrainingTraces {
  const places = lanes * recordedSteps(training).length;
  const unknown = (length: number) => new Float64Array(length).fill(Number.NaN);
  return {
    kind: 'training',
    costs: unknown(places),
    moved: unknown(places * training.depth),
    gradients: unknown(places * training.depth),
  };
}
