import { type Checker, fragment, type RatioTruth, schemeOf } from './checker.ts';
import { type CsvRow, type Evidence, number } from './evidence.ts';
import { contrastOf, name, type Sentence, scheme, sentence } from './sentence.ts';

const { number: numeral, ratio, ratioInterval, share } = fragment;

const part = (as: string): string =>
  `${numeral(as)}(?: \\((?:95 %: ${numeral(`${as}Low`)} … ${numeral(`${as}High`)})?(?:; )?(?:layers: ${numeral(`${as}Least`)} … ${numeral(`${as}Most`)})?\\))?`;

const moved = (as: string): string =>
  `${ratio(as, ['less', 'more', 'as much'])} its last${ratioInterval(as)}`;

/** What is said of slopes, factors and training. */
export const causeSentences: readonly Sentence[] = [
  {
    pattern: sentence(
      `${name('first')}’s slope (?:(?<how>never exceeds|was never seen above) ${numeral('cap')}|has no bound)`,
      `(?:; ${name('other')}’s (?:(?<otherHow>reaches|comes up to|was seen at) ${numeral('otherCap')}|has no bound))?`,
    ),
    check(checker, groups, evidence) {
      checkCap(checker, groups.cap, capOf(evidence, groups.first!), groups.how, {
        taken: 'never exceeds',
        approached: 'never exceeds',
        seen: 'was never seen above',
      });
      if (groups.other === undefined) return;
      checkCap(checker, groups.otherCap, capOf(evidence, groups.other), groups.otherHow, {
        taken: 'reaches',
        approached: 'comes up to',
        seen: 'was seen at',
      });
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa] typical layer of ${name('first')} multiplies the gradient by a weight of ${part('weight')} and a slope of ${part('slope')}`,
      `(?:, where it is not exactly zero, as ${share('zeros')} of its slopes are|: neither shrinks it|: (?<together>together they do not shrink it)|: both shrink it alike|: what makes it small is (?:mostly )?the (?<cause>slope|weight))`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const mean: Record<string, number> = {};
      for (const one of ['weight', 'slope'] as const) {
        const layers = evidence
          .of(`factor-${one}`)
          .filter((row) => row.activation === groups.first && row.weights === weights)
          .filter((row) => Number.isFinite(number(row, 'log10_q50')));
        const meanOf = (column: string): number =>
          layers.reduce((sum, row) => sum + number(row, column), 0) / layers.length;
        const [low, high] = [meanOf('interval_low'), meanOf('interval_high')];
        mean[one] = meanOf('log10_q50');
        checker.magnitude(groups[one], mean[one]);
        if (groups[`${one}Low`] === undefined) {
          checker.noInterval(!(low < high), `${low} … ${high}`);
        } else {
          checker.magnitude(groups[`${one}Low`], low);
          checker.magnitude(groups[`${one}High`], high);
        }
        if (groups[`${one}Least`] === undefined) continue;
        const medians = layers.map((row) => number(row, 'log10_q50'));
        checker.magnitude(groups[`${one}Least`], Math.min(...medians));
        checker.magnitude(groups[`${one}Most`], Math.max(...medians));
      }
      const grows = mean.slope! + mean.weight! > -0.02;
      if (groups.together !== undefined) checker.hold(grows, `10^${mean.slope! + mean.weight!}`);
      const slopes = evidence
        .of('factor-slope')
        .filter((row) => row.activation === groups.first && row.weights === weights);
      const zeros = slopes.reduce((sum, row) => sum + number(row, 'zero'), 0) / slopes.length;
      checker.hold((groups.zeros !== undefined) === zeros > 0.25, `${zeros} of the slopes are zero`);
      if (groups.zeros !== undefined) checker.share(groups.zeros, zeros);
      if (groups.cause === undefined) return;
      checker.hold(!grows, 'it is not small');
      const smaller = mean.slope! < mean.weight! ? 'slope' : 'weight';
      checker.hold(groups.cause === smaller, `the ${smaller} is the smaller one`);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]fter (?<steps>[\\d,]+) steps at depth (?<depth>\\d+), ${name('first')}’s first weight has (?:typically )?moved ${moved('first_')}`,
      `(?:; ${name('other')}’s, ${moved('other_')})?`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      for (const [as, activation] of Object.entries({ first_: groups.first!, other_: groups.other })) {
        if (activation === undefined) continue;
        const end = endOf(evidence, activation, weights);
        checker.count(groups.steps, number(end, 'step'));
        checker.count(groups.depth, number(end, 'depth'));
        checker.ratio(groups, as, movedOf(evidence, end));
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}${name('first')} ends at the lowest median cost of all, ${numeral('cost')} \\(half of its chains: ${numeral('low')} … ${numeral('high')}\\)`,
      '(?:, shared by (?<shared>.+?))?',
      `(?:, though ${share('diverged')} of its chains have diverged)?`,
    ),
    check(checker, groups, evidence) {
      const end = endOf(evidence, groups.first!, schemeOf(evidence, groups.scheme));
      checker.number(groups.cost, number(end, 'q50'));
      checker.number(groups.low, number(end, 'q25'));
      checker.number(groups.high, number(end, 'q75'));
      const diverged = number(end, 'diverged');
      if (groups.diverged === undefined) checker.hold(diverged === 0, `${diverged} diverged`);
      else checker.share(groups.diverged, diverged / number(end, 'lanes'));
      const all = evidence.schemes.flatMap((weights) =>
        evidence.activations.map((activation) => endOf(evidence, activation, weights)),
      );
      for (const other of all) {
        const cost = number(other, 'q50');
        checker.hold(!(cost < number(end, 'q50')), `${other.activation}, ${other.weights} ends at ${cost}`);
      }
      const equals = all.filter((other) => other !== end && number(other, 'q50') === number(end, 'q50'));
      checkEquals(checker, groups.shared, equals);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]fter (?<steps>[\\d,]+) steps ${name('first')}’s first weight (?:has not moved at all|is no longer a number)`,
    ),
    check(checker, groups, evidence) {
      const end = endOf(evidence, groups.first!, schemeOf(evidence, groups.scheme));
      checker.count(groups.steps, number(end, 'step'));
      const moved = number(movedAt(evidence, end, 0), 'q50');
      checker.hold(!(moved > 0), `it has moved by ${moved}`);
    },
  },
];

export interface Cap {
  readonly cap: number;
  readonly known: 'taken' | 'approached' | 'seen';
}

/** "a, b with every weight 1 and 4 more". */
function checkEquals(checker: Checker, shared: string | undefined, equals: readonly CsvRow[]): void {
  const parts = shared?.split(/(?<!\([^)]*), | and /) ?? [];
  const more = /^(\d+) more$/.exec(parts.at(-1) ?? '')?.[1];
  const named = more === undefined ? parts : parts.slice(0, -1);
  if (more !== undefined) checker.count(more, equals.length - named.length);
  else checker.hold(named.length === equals.length, `shared by ${equals.length} others`);
  const all = equals.map(({ activation }) => activation);
  for (const part of named) checker.hold(all.includes(part.split(' ')[0]), `${part} is none of ${all}`);
}

/** The larger end of |φ′|'s bounds, and how it is known. */
export function capOf(evidence: Evidence, activation: string): Cap {
  const [high, low] = ['slope-supremum', 'slope-infimum'].map(
    (extremum) => evidence.of(extremum).find((row) => row.activation === activation)!,
  );
  const above = Math.abs(number(high!, 'bound_upper'));
  const below = Math.abs(number(low!, 'bound_lower'));
  const row = above >= below ? high! : low!;
  const proved = row.bound_attained === 'true' ? 'taken' : 'approached';
  return { cap: Math.max(above, below), known: row.bound_certified === 'true' ? proved : 'seen' };
}

function checkCap(
  checker: Checker,
  printed: string | undefined,
  { cap, known }: Cap,
  how: string | undefined,
  words: Readonly<Record<Cap['known'], string>>,
): void {
  if (printed === undefined) {
    checker.hold(cap === Number.POSITIVE_INFINITY, `bounded by ${cap}`);
    return;
  }
  checker.number(printed, cap);
  checker.hold(how === words[known], `${how}, though it is ${known}`);
}

/** The row of the cost after the last step. */
function endOf(evidence: Evidence, activation: string, weights: string): CsvRow {
  return evidence
    .of('training-cost')
    .filter((row) => row.activation === activation && row.weights === weights)
    .reduce((last, row) => (number(row, 'step') > number(last, 'step') ? row : last));
}

/** The row of how far the weight of a layer has moved by then. */
function movedAt(evidence: Evidence, { activation, weights, step }: CsvRow, layer: number): CsvRow {
  return evidence
    .of('training-moved')
    .find(
      (row) =>
        row.activation === activation &&
        row.weights === weights &&
        row.step === step &&
        number(row, 'layer') === layer,
    )!;
}

/** How far the first weight has moved against the last: the contrast, or the ratio of the medians without interval. */
function movedOf(evidence: Evidence, end: CsvRow): RatioTruth {
  const first = movedAt(evidence, end, 0);
  const lanes = number(end, 'lanes');
  const contrast = contrastOf(first, 'reach', lanes);
  if (contrast !== undefined) return contrast;
  const last = movedAt(evidence, end, number(end, 'depth') - 1);
  const log10 = Math.log10(number(first, 'q50') / number(last, 'q50'));
  return { log10, low: Number.NaN, high: Number.NaN, lanes, all: lanes };
}
