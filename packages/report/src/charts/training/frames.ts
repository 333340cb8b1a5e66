import { extent } from '../axes.ts';
import type { Run } from './runs.ts';

/** Pixels from one label at the end of a line to the next. */
export const LABEL_HEIGHT = 14;

/** The ranges that all panels of a kind share; those of costs and movements are each weight scheme’s own. */
export interface Frames {
  readonly steps: [number, number];
  readonly layers: [number, number];
  /** By scheme: of costs as {@link costOnScale} places them. */
  readonly cost: readonly [number, number][];
  /** Whether costs are drawn as powers of ten: where they span more than a factor of 20. */
  readonly logCost: boolean;
  /** By scheme: log₁₀. */
  readonly moved: readonly [number, number][];
  readonly height: number;
}

export function framesOf(runs: readonly Run[], schemes: number): Frames {
  const byScheme = (frame: (rows: Run['rows']) => [number, number]): [number, number][] =>
    Array.from({ length: schemes }, (_, scheme) =>
      frame(runs.filter((run) => run.scheme === scheme).flatMap((run) => run.rows)),
    );
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
    cost: byScheme((own) => {
      const finite = own.map(({ cost }) => cost.q50).filter(Number.isFinite);
      return logCost
        ? extent(finite.filter((cost) => cost > 0).map((cost) => Math.log10(cost)))
        : extent([0, ...finite]);
    }),
    moved: byScheme((own) =>
      extent(own.flatMap(({ layers }) => layers.map(({ moved }) => Math.log10(moved)))),
    ),
    height: Math.max(220, new Set(runs.map(({ series }) => series)).size * LABEL_HEIGHT),
  };
}

/** Where a cost stands on its axis: itself or its exponent; −∞ for a cost of 0 on an axis of exponents. */
export function costOnScale(cost: number, { logCost }: Frames): number {
  return logCost ? Math.log10(cost) : cost;
}
