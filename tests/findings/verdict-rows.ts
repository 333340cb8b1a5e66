import { Checker } from './checker.ts';
import { type Evidence, number, rowOf, scoreInterval } from './evidence.ts';

/** Where the report says that verdicts change. */
const RATE = 0.05;
const SHARE = 0.25;
const FEW = 20;

/** The faults of a row of the table of verdicts: weights, activation, verdict, rate, zero, not finite, chains. */
export function verdictFaults(cells: readonly string[], evidence: Evidence): readonly string[] {
  const checker = new Checker();
  const [weights = '', activation = '', verdict, rate = '', zero = '', notFinite = '', chains] = cells;
  const depth = evidence.depths.at(-1)!;
  const row = rowOf(evidence, activation, weights, depth, 0);
  const lanes = number(row, 'lanes');
  checker.count(chains, lanes);
  const shares = {
    zero: number(row, 'zero'),
    notFinite: number(row, 'infinite') + number(row, 'nan'),
  };
  checkShare(checker, zero, shares.zero, lanes);
  checkShare(checker, notFinite, shares.notFinite, lanes);

  const { line, verdict: decided } = decisionOf(evidence, activation, weights);
  const parts = /^(?<slope>.+?)(?: \((?<low>.+) … (?<high>.+)\))?(?<some>, survivors only)?$/.exec(rate);
  if (line === undefined) checker.hold(rate === 'no two depths with a median', rate);
  else if (parts?.groups !== undefined) {
    checker.magnitude(parts.groups.slope, line.slope);
    checker.hold((parts.groups.some !== undefined) === shares.zero + shares.notFinite > SHARE, rate);
    if (parts.groups.low === undefined) checker.hold(line.low === line.high, `no interval: ${line.low}`);
    else {
      checker.magnitude(parts.groups.low, line.low);
      checker.magnitude(parts.groups.high, line.high);
    }
  }
  const expected = decided ?? `not decided at n = ${lanes.toLocaleString('en')}`;
  checker.hold(verdict === expected, `${verdict}, not ${expected}`);
  return checker.faults;
}

/** What is decided of a cell, and what that rests on. */
export interface Decision {
  /** `undefined` where nothing is decided. */
  readonly verdict: Verdict | undefined;
  readonly line: Line | undefined;
  readonly zero: number;
  readonly notFinite: number;
}

export type Verdict = 'dying' | 'exploding' | 'vanishing' | 'steady';

export function decisionOf(evidence: Evidence, activation: string, weights: string): Decision {
  const row = rowOf(evidence, activation, weights, evidence.depths.at(-1)!, 0);
  const lanes = number(row, 'lanes');
  const shares = { zero: number(row, 'zero'), notFinite: number(row, 'infinite') + number(row, 'nan') };
  const living = Math.round(lanes * (1 - shares.zero - shares.notFinite));
  const line = lineOf(evidence, activation, weights);
  return { ...shares, line, verdict: verdictOf(shares, lanes, { line, living }) };
}

function checkShare(checker: Checker, text: string, share: number, lanes: number): void {
  if (text === 'none') {
    checker.hold(share === 0, `none, though ${share}`);
    return;
  }
  const parts = /^(?<share>.+?) \((?<low>.+) … (?<high>.+) %\)$/.exec(text)?.groups;
  const { low, high } = scoreInterval(share, lanes);
  checker.share(parts?.share, share);
  checker.share(parts?.low, low);
  checker.share(parts?.high, high);
}

/** Of the line through the medians: its slope, and the interval of it. */
export interface Line {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The line of least squares through the medians over the depths, by its normal equations; its interval, by moving each
 * median to the end of its own interval that makes the line steeper, or flatter.
 */
export function lineOf(evidence: Evidence, activation: string, weights: string): Line | undefined {
  const points = evidence.depths
    .map((depth) => ({ depth, row: rowOf(evidence, activation, weights, depth, 0) }))
    .filter(({ row }) => Number.isFinite(number(row, 'log10_q50')));
  if (points.length < 2) return undefined;
  const middle = points.reduce((sum, { depth }) => sum + depth, 0) / points.length;
  const slope = (column: (depth: number) => string): number => {
    const n = points.length;
    let [x, y, xx, xy] = [0, 0, 0, 0];
    for (const { depth, row } of points) {
      const value = number(row, column(depth));
      x += depth;
      y += value;
      xx += depth * depth;
      xy += depth * value;
    }
    return (n * xy - x * y) / (n * xx - x * x);
  };
  return {
    slope: slope(() => 'log10_q50'),
    low: slope((depth) => (depth > middle ? 'interval_low' : 'interval_high')),
    high: slope((depth) => (depth > middle ? 'interval_high' : 'interval_low')),
  };
}

function verdictOf(
  { zero, notFinite }: { zero: number; notFinite: number },
  lanes: number,
  { line, living }: { line: Line | undefined; living: number },
): Verdict | undefined {
  const z = scoreInterval(zero, lanes);
  const x = scoreInterval(notFinite, lanes);
  if (z.low > SHARE && zero >= notFinite) return 'dying';
  if (x.low > SHARE) return 'exploding';
  if (z.high >= SHARE || x.high >= SHARE || living < FEW || line === undefined) return undefined;
  const [below, above] = [line.high < -RATE, line.low > RATE];
  if (below || above) return below ? 'vanishing' : 'exploding';
  return line.low > -RATE && line.high < RATE ? 'steady' : undefined;
}
