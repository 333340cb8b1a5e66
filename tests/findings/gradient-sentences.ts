import { fragment, schemeOf } from './checker.ts';
import { number, rowOf } from './evidence.ts';
import { contrastOf, firstLayers, name, reachOf, type Sentence, scheme, sentence } from './sentence.ts';
import { lineOf } from './verdict-rows.ts';

const { number: numeral, ratio, ratioInterval, share } = fragment;

/** log₁₀ of what is said to be far: float16's normal numbers reach so many decades below 1. */
const FAR = Math.log10(2 ** 14);

const aside = (as: string): string =>
  `(?:, though the last layer’s is (?<${as}Side>only|already) ${numeral(`${as}Last`)}(?: \\(95 %: ${numeral(`${as}LastLow`)} … ${numeral(`${as}LastHigh`)}\\))?)?`;

const interval = (as: string): string => `(?: \\(95 %: ${numeral(`${as}Low`)} … ${numeral(`${as}High`)}\\))?`;

/** What is said of the size of gradients. */
export const gradientSentences: readonly Sentence[] = [
  {
    pattern: sentence(
      `${scheme}[Aa]t depth (?<depth>\\d+) the (?:median of the )?first layer’s gradient under ${name('first')} is (?:typically )?`,
      `${ratio('first_')} the last layer’s${ratioInterval('first_')}${aside('first_')}`,
      `(?:; under ${name('other')}, ${ratio('other_')}${ratioInterval('other_')}${aside('other_')})?`,
    ),
    check(checker, groups, evidence) {
      const depth = evidence.depths.at(-1)!;
      const weights = schemeOf(evidence, groups.scheme);
      checker.count(groups.depth, depth);
      for (const [as, activation] of Object.entries({ first_: groups.first!, other_: groups.other })) {
        if (activation === undefined) continue;
        const reach = reachOf(evidence, activation, weights, depth);
        checker.ratio(groups, as, reach);
        const last = rowOf(evidence, activation, weights, depth, depth - 1);
        const log10 = number(last, 'log10_q50');
        const isFar = Math.abs(log10) > FAR && Math.abs(reach.log10) <= FAR;
        checker.hold(isFar === (groups[`${as}Last`] !== undefined), `the last layer gets 10^${log10}`);
        if (!isFar) continue;
        checker.hold(groups[`${as}Side`] === (log10 < 0 ? 'only' : 'already'), `10^${log10}`);
        checker.magnitude(groups[`${as}Last`], log10);
        if (groups[`${as}LastLow`] === undefined) {
          checker.noInterval(number(last, 'interval_low') === number(last, 'interval_high'), 'there is one');
          continue;
        }
        checker.magnitude(groups[`${as}LastLow`], number(last, 'interval_low'));
        checker.magnitude(groups[`${as}LastHigh`], number(last, 'interval_high'));
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Ee]ach further layer multiplies the first layer’s median gradient by `,
      `${numeral('first_')} under ${name('first')}${interval('first_')}`,
      `(?:; under ${name('other')}, which keeps the most, by ${numeral('other_')}${interval('other_')})?`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const first = lineOf(evidence, groups.first!, weights)!;
      for (const [as, activation] of Object.entries({ first_: groups.first!, other_: groups.other })) {
        if (activation === undefined) continue;
        const line = lineOf(evidence, activation, weights)!;
        checker.magnitude(groups[as], line.slope);
        if (as === 'other_') checker.hold(line.low > first.high, `${activation} may not keep more`);
        if (groups[`${as}Low`] === undefined) {
          checker.noInterval(line.low === line.high, `${line.low} … ${line.high}`);
          continue;
        }
        checker.magnitude(groups[`${as}Low`], line.low);
        checker.magnitude(groups[`${as}High`], line.high);
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Hh]alf of ${name('first')}’s chains of a single layer get a gradient above ${numeral('median')}`,
      `(?: \\(95 %: ${numeral('low')} … ${numeral('high')}\\))?`,
    ),
    check(checker, groups, evidence) {
      const row = rowOf(evidence, groups.first!, schemeOf(evidence, groups.scheme), 1, 0);
      checker.magnitude(groups.median, number(row, 'log10_q50'));
      if (groups.low === undefined) return checker.noInterval(false, 'there is one');
      checker.magnitude(groups.low, number(row, 'interval_low'));
      checker.magnitude(groups.high, number(row, 'interval_high'));
    },
  },
  {
    pattern: sentence(
      'At depth (?<depth>\\d+) no chain passes back to its first layer a number other than zero',
    ),
    check(checker, groups, evidence) {
      checker.count(groups.depth, evidence.depths.at(-1)!);
      for (const row of firstLayers(evidence, evidence.depths.at(-1)!)) {
        checker.hold(Number.isNaN(number(row, 'log10_q50')), `${row.activation} has a median`);
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Cc]hain by chain at depth (?<depth>\\d+), ${name('first')}’s first-layer gradient is typically `,
      `${ratio('first_')} ${name('subject')}’s${ratioInterval('first_')}, and larger in ${share('larger')} of the `,
      `(?<lanes>[\\d,]+) chains? where neither is zero(?:; (?<tied>.+) cannot be told from ${name('same')}’s)?`,
    ),
    check(checker, groups, evidence) {
      const depth = evidence.depths.at(-1)!;
      const weights = schemeOf(evidence, groups.scheme);
      const row = rowOf(evidence, groups.first!, weights, depth, 0);
      const truth = contrastOf(row, 'versus', 0)!;
      checker.count(groups.depth, depth);
      checker.ratio(groups, 'first_', truth);
      checker.share(groups.larger, number(row, 'versus_larger'));
      checker.count(groups.lanes, truth.lanes);
      checker.hold(groups.subject === evidence.activations[0], `compared with ${groups.subject}`);
      checker.hold(groups.same === undefined || groups.same === groups.subject, `not ${groups.same}’s`);
      const tied = evidence.activations.slice(1).filter((activation) => {
        if (activation === groups.first) return false;
        const other = contrastOf(rowOf(evidence, activation, weights, depth, 0), 'versus', 0)!;
        return other.low <= 0 && other.high >= 0;
      });
      const named = groups.tied?.split(/, | and /) ?? [];
      const more = /^(\d+) more$/.exec(named.at(-1) ?? '')?.[1];
      if (more !== undefined) checker.count(more, tied.length - named.length + 1);
      const names = (more === undefined ? named : named.slice(0, -1)).map((one) => one.replace(/’s$/, ''));
      checker.hold(
        names.every((one) => tied.includes(one)),
        `${tied} are tied, not ${names}`,
      );
      checker.hold(more !== undefined || names.length === tied.length, `${tied} are tied, not ${names}`);
    },
  },
];
