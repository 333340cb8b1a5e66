import { Checker } from './checker.ts';
import { type Evidence, number, rowOf, scoreInterval } from './evidence.ts';

/** Where the report says that verdicts change. */
const RATE = 0.02;
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

  const living = number(row, 'reach_lanes');
  const [q50, low, high] = ['q50', 'low', 'high'].map((part) => number(row, `reach_${part}`) / (depth - 1));
  const parts =
    /^(?<q50>[+−]?[\d.]+)(?: \((?<low>[+−]?[\d.]+) … (?<high>[+−]?[\d.]+)(?:, n = (?<n>[\d,]+))?\))?$/.exec(
      rate,
    );
  if (parts?.groups === undefined) checker.hold(rate === 'no chain left' && Number.isNaN(q50!), rate);
  else {
    checker.number(parts.groups.q50, q50!);
    if (parts.groups.low === undefined) checker.hold(low === high, `no interval, though ${low} … ${high}`);
    else {
      checker.number(parts.groups.low, low!);
      checker.number(parts.groups.high, high!);
    }
    if (parts.groups.n === undefined) checker.hold(living === lanes, `of ${living} chains only`);
    else checker.count(parts.groups.n, living);
  }
  const expected = verdictOf(shares, lanes, { low: low!, high: high!, living });
  checker.hold(
    verdict === expected.replace('LANES', lanes.toLocaleString('en')),
    `${verdict}, not ${expected}`,
  );
  return checker.faults;
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

function verdictOf(
  { zero, notFinite }: { zero: number; notFinite: number },
  lanes: number,
  rate: { low: number; high: number; living: number },
): string {
  const z = scoreInterval(zero, lanes);
  const x = scoreInterval(notFinite, lanes);
  const undecided = 'not decided at n = LANES';
  if (z.low > SHARE && zero >= notFinite) return 'dying';
  if (x.low > SHARE) return 'exploding';
  if (z.high >= SHARE || x.high >= SHARE || rate.living < FEW) return undecided;
  const [below, above] = [rate.high < -RATE, rate.low > RATE];
  if (below || above) return below ? 'vanishing' : 'exploding';
  return rate.low > -RATE && rate.high < RATE ? 'steady' : undecided;
}
