import type { TrainingSpec } from './spec.ts';

/** At most this many steps of a training are recorded. */
const RECORDED_STEPS = 48;

/**
 * The steps that a result records: the start, the end, and others between them in about equal ratios of step + 1.
 */
export function recordedSteps({ steps }: Pick<TrainingSpec, 'steps'>): readonly number[] {
  if (steps < RECORDED_STEPS) return Array.from({ length: steps + 1 }, (_, step) => step);
  const recorded: number[] = [0];
  // A ratio of 1 + 8/RECORDED_STEPS reaches a million steps within the limit; then steps are thinned evenly.
  for (let step = 1; step < steps; step = Math.max(step + 1, Math.ceil(step * 1.1666666666666667)))
    recorded.push(step);
  recorded.push(steps);
  const stride = Math.ceil(recorded.length / RECORDED_STEPS);
  return recorded.filter((_, index) => index % stride === 0 || index === recorded.length - 1);
}
