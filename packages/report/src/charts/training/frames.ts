import { extent } from '../axes.ts';
import type { Run } from './runs.ts';

/** Pixels from one label at the end of a line to the next. */
export const LABEL_HEIGHT = 14;

/** The ranges that all panels of a kind share. */
export interface Frames {
  readonly steps: [number, number];
  readonly layers: [number, number];
  /** Of costs as {@link Frames.costOnScale} places them. */
  readonly cost: [number, number];
  /** Whether costs are drawn as powers of ten: where they span more than a factor of 20. */
  readonly logCost: boolean;
  /** log₁₀. */
  readonly moved: [number, number];
  readonly height: number;
}

export function framesOf(runs: readonly Run[]): Frames {
  const rows = runs.flatMap((run) => run.rows);
  const costs = rows.map(({ cost }) => cost.q50).filter(Number.isFinite);
  const positive = costs.filter((cost) => cost > 0);
  const logCost = Math.max(...positive) > 20 * Math.min(...positive);
  return {
    steps: extent(
      rows.map(({ step }) => step),
      0,
    ),
    layers: extent(
      rows.flatMap((row) => row.layers.map(({ layer }) => layer)),
      0,
    ),
    logCost,
    cost: extent(logCost ? positive.map((cost) => Math.log10(cost)) : [0, ...costs]),
    moved: extent(rows.flatMap((row) => row.layers.map((layer) => Math.log10(layer.moved)))),
    height: Math.max(220, new Set(runs.map(({ series }) => series)).size * LABEL_HEIGHT),
  };
}

/** Where a cost stands on its axis: itself or its exponent; −∞ for a cost of 0 on an axis of exponents. */
export function costOnScale(cost: number, { logCost }: Frames): number {
  return logCost ? Math.log10(cost) : cost;
}
