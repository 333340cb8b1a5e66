import type { FactorRow } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { magnitude, percent } from '../text/numbers.ts';
import { type Cell, cells, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** Which part of the factors makes a gradient small: the weights or the slopes. */
export const causeFindings: Finder = (view) => {
  const causes = cells(view)
    .map((cell) => causeOf(view, cell))
    .filter((cause) => cause !== undefined);
  const findings: Finding[] = [];
  for (const scheme of view.schemes) {
    const here = causes.filter((cause) => cause.scheme === scheme && Number.isFinite(cause.slope));
    if (here.length === 0) continue;
    findings.push(
      told(
        view,
        here.reduce((a, b) => (b.slope < a.slope ? b : a)),
      ),
    );
  }
  const steepestFirst = findings.toSorted((a, b) => (a.numbers.slope ?? 0) - (b.numbers.slope ?? 0));
  const dead = causes.toSorted((a, b) => b.zero - a.zero)[0];
  if (dead !== undefined && dead.zero > 0.05) return [...steepestFirst, flat(view, dead)];
  return steepestFirst;
};

interface Cause extends Cell {
  /** Means over the layers of the medians of log₁₀. */
  readonly slope: number;
  readonly weight: number;
  /** Mean share of slopes that are exactly zero. */
  readonly zero: number;
}

function causeOf(view: ResultView, cell: Cell): Cause | undefined {
  const slopes = view.factors(cell.series.name, cell.scheme, 'slope');
  const weights = view.factors(cell.series.name, cell.scheme, 'weight');
  if (slopes.length === 0 || weights.length === 0) return undefined;
  return {
    ...cell,
    slope: meanOfMedians(slopes),
    weight: meanOfMedians(weights),
    zero: slopes.reduce((sum, row) => sum + row.share.zero, 0) / slopes.length,
  };
}

function meanOfMedians(rows: readonly FactorRow[]): number {
  const medians = rows.map((row) => row.log10.q50).filter(Number.isFinite);
  return medians.length === 0 ? Number.NaN : medians.reduce((sum, x) => sum + x, 0) / medians.length;
}

function told(view: ResultView, { series, scheme, slope, weight }: Cause): Finding {
  const begin = underScheme(view, scheme);
  return {
    chart: 'factors',
    text: sentence(
      `${begin}a typical layer of ${series.label} multiplies the gradient by a weight of ${magnitude(weight)} and a slope of ${magnitude(slope)}: ${culprit(slope, weight)}`,
    ),
    numbers: { slope, weight },
  };
}

/** Which of two multipliers, by their log₁₀, makes the product small. */
function culprit(slope: number, weight: number): string {
  if (slope > -0.02 && weight > -0.02) return 'neither shrinks it';
  if (Math.abs(slope - weight) < 0.05) return 'both shrink it alike';
  const [cause, other] = slope < weight ? ['slope', weight] : ['weight', slope];
  return other > -0.02 ? `it is the ${cause}` : `it is mostly the ${cause}`;
}

function flat(view: ResultView, { series, scheme, zero }: Cause): Finding {
  return {
    chart: 'factors',
    text: sentence(
      `${underScheme(view, scheme)}${percent(zero)} of ${series.label}'s slopes are exactly zero`,
    ),
    numbers: { zero },
  };
}
