import { fragment, type RatioTruth, schemeOf } from './checker.ts';
import type { Evidence } from './evidence.ts';
import { name, type Sentence, scheme, sentence } from './sentence.ts';

const { number: numeral, ratio, ratioInterval, share } = fragment;

const part = (as: string): string =>
  `${numeral(as)}(?: \\((?:95 %: ${numeral(`${as}Low`)} … ${numeral(`${as}High`)})?(?:; )?(?:layers: ${numeral(`${as}Least`)} … ${numeral(`${as}Most`)})?\\))?`;

const moved = (as: string): string =>
  `${ratio(as, ['less', 'more', 'as much'])} its last${ratioInterval(as)}`;

/** What is said of slopes, factors and training; their numbers stand in result.json, not in the table of rows. */
export const causeSentences: readonly Sentence[] = [
  {
    pattern: sentence(
      `${name('first')}'s slope (?:never exceeds|was never seen above) ${numeral('cap')}`,
      `(?:; ${name('other')}'s (?:reaches|comes up to|was seen at) ${numeral('otherCap')})?`,
    ),
    check(checker, groups, evidence) {
      checker.number(groups.cap, capOf(evidence, groups.first!));
      if (groups.other !== undefined) checker.number(groups.otherCap, capOf(evidence, groups.other));
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa] typical layer of ${name('first')} multiplies the gradient by a weight of ${part('weight')} and a slope of ${part('slope')}: `,
      `(?:neither shrinks it|both shrink it alike|it is (?:mostly )?the (?<cause>slope|weight))`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const mean: Record<string, number> = {};
      for (const one of ['weight', 'slope'] as const) {
        const layers = evidence.factors.filter(
          (row) =>
            row.activation === groups.first &&
            row.weights === weights &&
            row.part === one &&
            Number.isFinite(Number(row.log10.q50)),
        );
        const meanOf = (of: (row: (typeof layers)[number]) => number | string): number =>
          layers.reduce((sum, row) => sum + Number(of(row)), 0) / layers.length;
        const [low, high] = [meanOf((row) => row.interval.low), meanOf((row) => row.interval.high)];
        mean[one] = meanOf((row) => row.log10.q50);
        checker.magnitude(groups[one], mean[one]);
        if (groups[`${one}Low`] === undefined) {
          checker.hold(!(low < high), `no interval, though ${low} … ${high}`);
        } else {
          checker.magnitude(groups[`${one}Low`], low);
          checker.magnitude(groups[`${one}High`], high);
        }
        if (groups[`${one}Least`] === undefined) continue;
        const medians = layers.map((row) => Number(row.log10.q50));
        checker.magnitude(groups[`${one}Least`], Math.min(...medians));
        checker.magnitude(groups[`${one}Most`], Math.max(...medians));
      }
      if (groups.cause === undefined) return;
      const smaller = mean.slope! < mean.weight! ? 'slope' : 'weight';
      checker.hold(groups.cause === smaller, `the ${smaller} is the smaller one`);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]fter (?<steps>[\\d,]+) steps at depth (?<depth>\\d+), ${name('first')}'s first weight has (?:typically )?moved ${moved('first_')}`,
      `(?:; ${name('other')}'s, ${moved('other_')})?`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      for (const [as, activation] of Object.entries({ first_: groups.first!, other_: groups.other })) {
        if (activation === undefined) continue;
        const end = endOf(evidence, activation, weights);
        checker.count(groups.steps, end.step);
        checker.count(groups.depth, end.depth);
        checker.ratio(groups, as, movedOf(end));
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}${name('first')} ends at the lowest median cost of all, ${numeral('cost')} \\(half of its chains: ${numeral('low')} … ${numeral('high')}\\)`,
      `(?:, though ${share('diverged')} of its chains have diverged)?`,
    ),
    check(checker, groups, evidence) {
      const end = endOf(evidence, groups.first!, schemeOf(evidence, groups.scheme));
      checker.number(groups.cost, Number(end.cost.q50));
      checker.number(groups.low, Number(end.cost.q25));
      checker.number(groups.high, Number(end.cost.q75));
      if (groups.diverged === undefined) checker.hold(end.diverged === 0, `${end.diverged} diverged`);
      else checker.share(groups.diverged, end.diverged / end.lanes);
      for (const weights of evidence.schemes) {
        for (const activation of evidence.activations) {
          const cost = Number(endOf(evidence, activation, weights).cost.q50);
          checker.hold(!(cost < Number(end.cost.q50)), `${activation}, ${weights} ends at ${cost}`);
        }
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]fter (?<steps>[\\d,]+) steps ${name('first')}'s first weight (?:has not moved at all|is no longer a number)`,
    ),
    check(checker, groups, evidence) {
      const end = endOf(evidence, groups.first!, schemeOf(evidence, groups.scheme));
      checker.count(groups.steps, end.step);
      checker.hold(!(Number(end.layers[0]!.moved) > 0), `it has moved by ${end.layers[0]!.moved}`);
    },
  },
];

/** The larger end of |φ′|'s bounds. */
function capOf({ cards }: Evidence, activation: string): number {
  const { supremum, infimum } = cards.find((card) => card.name === activation)!.slope;
  return Math.max(Math.abs(Number(supremum.upper)), Math.abs(Number(infimum.lower)));
}

function endOf({ training }: Evidence, activation: string, weights: string) {
  const rows = training.filter((row) => row.activation === activation && row.weights === weights);
  return rows.reduce((last, row) => (row.step > last.step ? row : last));
}

/** How far the first weight has moved against the last: the contrast, or the ratio of the medians without interval. */
function movedOf({ layers, lanes, reach }: Evidence['training'][number]): RatioTruth {
  if (reach === undefined) {
    const log10 = Math.log10(Number(layers[0]!.moved) / Number(layers.at(-1)!.moved));
    return { log10, low: Number.NaN, high: Number.NaN, lanes, all: lanes };
  }
  return {
    log10: Number(reach.q50),
    low: Number(reach.low),
    high: Number(reach.high),
    lanes: reach.lanes,
    all: lanes,
  };
}
