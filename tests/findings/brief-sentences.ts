import { type Cap, capOf } from './cause-sentences.ts';
import { type Checker, fragment, type Groups, schemeOf } from './checker.ts';
import { type Evidence, number, rowOf, scoreInterval } from './evidence.ts';
import { printsShare } from './printed.ts';
import { contrastOf, firstLayers, name, reachOf, type Sentence, scheme, sentence } from './sentence.ts';
import { fates } from './share-sentences.ts';
import { type Decision, decisionOf, type Verdict } from './verdict-rows.ts';

const { number: numeral, ratio, share } = fragment;

function leastWeight(as: string): string {
  return `(?:(?<${as}none>passes no gradient on)|(?<${as}any>can enlarge one whatever its weight)|shrinks every gradient(?<${as}seen>, as far as was seen,)? where \\|w\\| < ${numeral(`${as}least`)})`;
}

/** |w φ′| < 1 wherever |w| < 1 / sup |φ′|. */
function checkLeastWeight(checker: Checker, groups: Groups, as: string, { cap, known }: Cap): void {
  if (groups[`${as}none`] !== undefined) checker.hold(cap === 0, `the cap is ${cap}`);
  else if (groups[`${as}any`] !== undefined)
    checker.hold(cap === Number.POSITIVE_INFINITY, `the cap is ${cap}`);
  else {
    checker.number(groups[`${as}least`], 1 / cap);
    checker.hold((groups[`${as}seen`] !== undefined) === (known === 'seen'), `the cap is ${known}`);
  }
}

/** What answers and headings say in a form of their own; of the others they say the same without intervals. */
export const briefSentences: readonly Sentence[] = [
  {
    pattern: sentence(
      `A layer of ${name('first')} ${leastWeight('')}(?:; one of ${name('other')}(?: ${leastWeight('other_')}|, where \\|w\\| < ${numeral('likewise')}))?`,
    ),
    check(checker, groups, evidence) {
      checkLeastWeight(checker, groups, '', capOf(evidence, groups.first!));
      checker.hold(groups.first === evidence.activations[0], `of ${groups.first}`);
      if (groups.other === undefined) return;
      const other = capOf(evidence, groups.other);
      if (groups.likewise === undefined) checkLeastWeight(checker, groups, 'other_', other);
      else {
        checker.number(groups.likewise, 1 / other.cap);
        checker.hold(other.known !== 'seen', 'not known for certain');
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Cc]hain by chain at depth (?<depth>\\d+), ${name('first')}’s first-layer gradient is typically ${ratio('first_')} ${name('subject')}’s`,
    ),
    check(checker, groups, evidence) {
      const depth = deepest(checker, groups, evidence);
      const row = rowOf(evidence, groups.first!, schemeOf(evidence, groups.scheme), depth, 0);
      checker.ratio(groups, 'first_', contrastOf(row, 'versus', 0)!);
      checker.hold(groups.subject === evidence.activations[0], `compared with ${groups.subject}`);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]t depth (?<depth>\\d+), ${share('share')} of ${name('first')}’s chains (?<fate>${Object.keys(fates).join('|')})`,
    ),
    check(checker, groups, evidence) {
      const depth = deepest(checker, groups, evidence);
      const row = rowOf(evidence, groups.first!, schemeOf(evidence, groups.scheme), depth, 0);
      checker.share(groups.share, Math.max(0, fates[groups.fate!]!(row)));
    },
  },
  {
    pattern: sentence(
      `${scheme}[Ii]n float16 ${name('first')} is silent from (?:a depth between (?<after>\\d+) and (?<depth>\\d+)|depth (?<exactly>\\d+)) on(?:; .+ not by depth (?<deepest>\\d+))?`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const loud = (depth: number): boolean =>
        number(rowOf(evidence, groups.first!, weights, depth, 0), 'float16_subnormal') < 0.5;
      const last = evidence.depths.findLast(loud) ?? 0;
      checker.count(groups.depth ?? groups.exactly, evidence.depths.find((depth) => depth > last)!);
      if (groups.after !== undefined) checker.count(groups.after, last + 1);
      if (groups.deepest !== undefined) checker.count(groups.deepest, evidence.depths.at(-1)!);
    },
  },
  {
    pattern: sentence(
      'Down to depth (?<depth>\\d+), nearly every chain’s first-layer gradient is one that float16 can hold',
    ),
    check: deepest,
  },
  {
    pattern: sentence(
      `${scheme}[Aa]t depth (?<depth>\\d+) median first-layer gradients run from ${numeral('low')} under ${name('least')} to ${numeral('high')} under ${name('most')}`,
    ),
    check(checker, groups, evidence) {
      const depth = deepest(checker, groups, evidence);
      const weights = schemeOf(evidence, groups.scheme);
      const medians = firstLayers(evidence, depth)
        .filter((row) => row.weights === weights)
        .map((row) => [row.activation, number(row, 'log10_q50')] as const)
        .filter(([, median]) => !Number.isNaN(median))
        .sort(([, a], [, b]) => a - b);
      checker.magnitude(groups.low, medians[0]![1]);
      checker.magnitude(groups.high, medians.at(-1)![1]);
      checker.hold(groups.least === medians[0]![0] && groups.most === medians.at(-1)![0], `${medians}`);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]t depth (?<depth>\\d+) nine in ten of ${name('first')}’s non-zero first-layer gradients lie between ${numeral('low')} and ${numeral('high')}`,
    ),
    check(checker, groups, evidence) {
      const depth = deepest(checker, groups, evidence);
      const row = rowOf(evidence, groups.first!, schemeOf(evidence, groups.scheme), depth, 0);
      checker.magnitude(groups.low, number(row, 'log10_q05'));
      checker.magnitude(groups.high, number(row, 'log10_q95'));
    },
  },
  {
    pattern: sentence(
      'There are (?<chains>[\\d,]+) random chains(?:, the same ones under every activation, so that activations are compared chain by chain)?',
    ),
    check(checker, groups, evidence) {
      checker.count(groups.chains, evidence.chains);
    },
  },
  {
    pattern: sentence('(?<told>[Uu]nder .+ (?:stays|vanishes|explodes|dies|is not decided).*)'),
    check: checkGroups,
  },
  {
    pattern: sentence(
      `Other chains would give other numbers: the first one above has a 95 % interval of (?:${numeral('low')} … ${numeral('high')}(?: times)?|(?<least>[\\d.]+) … (?<most>[\\d.]+) %)`,
    ),
    check(checker, groups, evidence) {
      const [first, depth] = [evidence.activations[0]!, evidence.depths.at(-1)!];
      if (groups.least === undefined) {
        // Of a single layer the gradient itself is told.
        const only = rowOf(evidence, first, evidence.schemes[0]!, depth, 0);
        const { low, high, log10 } =
          depth === 1
            ? { low: number(only, 'interval_low'), high: number(only, 'interval_high'), log10: Number.NaN }
            : reachOf(evidence, first, evidence.schemes[0]!, depth);
        const turned = log10 < 0 && high < 0;
        checker.magnitude(groups.low, turned ? -high : low);
        checker.magnitude(groups.high, turned ? -low : high);
        return;
      }
      const row = rowOf(evidence, first, evidence.schemes[0]!, depth, 0);
      const ends = Object.values(fates).map((of) =>
        scoreInterval(Math.max(0, of(row)), number(row, 'lanes')),
      );
      const told = ends.find(
        ({ low, high }) => printsShare(groups.least!, low) && printsShare(groups.most!, high),
      );
      checker.share(groups.least, told?.low ?? Number.NaN);
      checker.share(groups.most, told?.high ?? Number.NaN);
    },
  },
  {
    pattern: sentence(
      'Of (?<all>\\d+) verdicts with these weights (?<decided>all|none|\\d+) (?:is|are) decided: there, intervals leave no other',
    ),
    check(checker, groups, evidence) {
      const verdicts = evidence.activations.map((activation) => decisionOn(evidence, activation));
      checker.count(groups.all, verdicts.length);
      const decided = verdicts.filter(({ verdict }) => verdict !== undefined).length;
      if (groups.decided === 'all') checker.hold(decided === verdicts.length, `${decided} are decided`);
      else if (groups.decided === 'none') checker.hold(decided === 0, `${decided} are decided`);
      else checker.count(groups.decided, decided);
    },
  },
];

/** The depth that a sentence names, which is the study's greatest. */
function deepest(checker: Checker, groups: Groups, evidence: Evidence): number {
  const depth = evidence.depths.at(-1)!;
  checker.count(groups.depth, depth);
  return depth;
}

const words: Readonly<Record<string, Verdict | undefined>> = {
  'stays steady': 'steady',
  vanishes: 'vanishing',
  explodes: 'exploding',
  dies: 'dying',
  'is not decided': undefined,
};

/** "Under b (× 1 a layer) the gradient stays steady; under c (all of its chains) it dies: exactly zero comes back". */
function checkGroups(checker: Checker, { told = '' }: Groups, evidence: Evidence): void {
  const others = evidence.activations.slice(1);
  for (const group of told.split('; ')) {
    const pattern = new RegExp(
      `^[Uu]nder (.+) (?:the gradient|it) (${Object.keys(words).join('|')})( too)?(?:: exactly zero comes back)?$`,
    );
    const [, list = '', how = '', too] = pattern.exec(group) ?? [];
    checker.hold(how in words, group);
    const alike = others.filter((activation) => decisionOn(evidence, activation).verdict === words[how]);
    const first = decisionOn(evidence, evidence.activations[0]!).verdict;
    checker.hold((too !== undefined) === (first !== undefined && first === words[how]), `${group}: ${first}`);
    const items = list.split(/, | and /);
    const more = /^(\d+) more$/.exec(items.at(-1)!)?.[1];
    if (more !== undefined) checker.count(more, alike.length - items.length + 1);
    else checker.hold(items.length === alike.length, `${alike}, not ${items}`);
    for (const item of more === undefined ? items : items.slice(0, -1)) {
      const part =
        /^(?<name>[a-z0-9-]+)(?: \((?:× (?<rate>.+?)(?: a layer)?|(?<share>.+) of its chains)\))?$/;
      const { name: named = '', rate, share } = part.exec(item)?.groups ?? {};
      checker.hold(alike.includes(named), `${item} is not what ${how}`);
      if (!alike.includes(named)) continue;
      const { line, zero, notFinite } = decisionOn(evidence, named);
      if (rate !== undefined) checker.magnitude(rate, line!.slope);
      if (share !== undefined) checker.share(share, how === 'dies' ? zero : notFinite);
    }
  }
}

function decisionOn(evidence: Evidence, activation: string): Decision {
  return decisionOf(evidence, activation, evidence.schemes[0]!);
}
