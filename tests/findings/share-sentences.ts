import { fragment, schemeOf } from './checker.ts';
import { type CsvRow, number, rowOf } from './evidence.ts';
import { firstLayers, name, type Sentence, scheme, sentence } from './sentence.ts';

const { share, shareInterval } = fragment;

/** By the words of a sentence, the share of a row's chains that they speak of. */
export const fates: Readonly<Record<string, (row: CsvRow) => number>> = {
  'have a first-layer gradient below float16’s smallest number': (row) =>
    number(row, 'float16_subnormal') - number(row, 'float32_subnormal'),
  'have a first-layer gradient below even float32’s smallest number': (row) =>
    number(row, 'float32_subnormal') - number(row, 'zero'),
  'pass exactly zero back to the first layer': (row) => number(row, 'zero'),
  'have a first-layer gradient that is infinite or NaN': (row) =>
    number(row, 'infinite') + number(row, 'nan'),
};

const alive = (row: CsvRow): number =>
  1 - number(row, 'infinite') - number(row, 'nan') - number(row, 'float16_subnormal');

/** What is said of shares of the chains. */
export const shareSentences: readonly Sentence[] = [
  {
    pattern: sentence(
      `${scheme}[Ii]n (?<format>float16|float32) ${name('first')} is silent from (?:a depth between (?<after>\\d+) and (?<depth>\\d+)|depth (?<exactly>\\d+)) on`,
      `: at depth (?<at>\\d+), ${share('share')} of its chains ${shareInterval('share')} have a first-layer gradient below (?:float16|float32)’s smallest number`,
      `(?:; (?<rest>.+?)(?: and (?<more>\\d+) more)? not by depth (?<deepest>\\d+))?`,
    ),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const column = `${groups.format}_subnormal`;
      const isSilent = (activation: string, depth: number): boolean =>
        number(rowOf(evidence, activation, weights, depth, 0), column) >= 0.5;
      const last = evidence.depths.findLast((depth) => !isSilent(groups.first!, depth)) ?? 0;
      const from = evidence.depths.find((depth) => depth > last)!;
      checker.count(groups.depth ?? groups.exactly, from);
      checker.count(groups.at, from);
      if (groups.after !== undefined) checker.count(groups.after, last + 1);
      else checker.hold(last === 0 || from - last === 1, `silent since some depth after ${last}`);
      const row = rowOf(evidence, groups.first!, weights, from, 0);
      checker.shareWithInterval(groups, 'share', number(row, column), number(row, 'lanes'));

      const deepest = evidence.depths.at(-1)!;
      const heard = evidence.activations.filter((activation) => !isSilent(activation, deepest));
      const named = groups.rest?.split(/, | and /) ?? [];
      checker.hold(
        named.every((one) => heard.includes(one)),
        `${heard} are heard, not ${named}`,
      );
      if (groups.more !== undefined) checker.count(groups.more, heard.length - named.length);
      else checker.hold(heard.length === named.length, `${heard} are heard, not ${named}`);
      if (groups.rest !== undefined) checker.count(groups.deepest, deepest);
    },
  },
  {
    pattern: sentence(
      `${scheme}[Dd]own to depth (?<depth>\\d+), float16 can hold the first-layer gradient of more than half of the chains, under (?:every activation|[a-z][a-z0-9-]*)`,
    ),
    check(checker, groups, evidence) {
      checker.count(groups.depth, evidence.depths.at(-1)!);
      for (const row of firstLayers(evidence, evidence.depths.at(-1)!)) {
        if (groups.scheme !== undefined && row.weights !== schemeOf(evidence, groups.scheme)) continue;
        checker.hold(number(row, 'float16_subnormal') < 0.5, `not of ${row.activation}, ${row.weights}`);
      }
    },
  },
  {
    pattern: sentence(
      `${scheme}[Aa]t depth (?<depth>\\d+), ${share('share')} of ${name('first')}’s chains ${shareInterval('share')} (?<fate>${Object.keys(fates).join('|')})`,
      `(?:; at depth (?<shallow>\\d+), (?:(?<none>none) did|${share('before')} did ${shareInterval('before')}))?`,
    ),
    check(checker, groups, evidence) {
      const deepest = evidence.depths.at(-1)!;
      const weights = schemeOf(evidence, groups.scheme);
      checker.count(groups.depth, deepest);
      const at = (depth: number): { share: number; lanes: number } => {
        const row = rowOf(evidence, groups.first!, weights, depth, 0);
        return { share: Math.max(0, fates[groups.fate!]!(row)), lanes: number(row, 'lanes') };
      };
      const now = at(deepest);
      checker.shareWithInterval(groups, 'share', now.share, now.lanes);
      if (groups.shallow === undefined) {
        checker.hold(evidence.depths.length === 1, 'does not say how it was at the smallest depth');
        return;
      }
      checker.count(groups.shallow, evidence.depths[0]!);
      const before = at(evidence.depths[0]!);
      if (groups.none !== undefined) checker.hold(before.share === 0, `not none: ${before.share}`);
      else checker.shareWithInterval(groups, 'before', before.share, before.lanes);
    },
  },
  {
    pattern: sentence(
      `Down to depth (?<depth>\\d+), nearly every chain’s first-layer gradient is one that float16 can hold: at the least `,
      `${share('share')} ${shareInterval('share')}, under ${name('first')}`,
    ),
    check(checker, groups, evidence) {
      const deepest = evidence.depths.at(-1)!;
      checker.count(groups.depth, deepest);
      const rows = firstLayers(evidence, deepest);
      const least = rows.reduce((worst, row) => (alive(row) < alive(worst) ? row : worst));
      checker.hold(groups.first === least.activation, `${least.activation} has the least`);
      checker.shareWithInterval(groups, 'share', alive(least), number(least, 'lanes'));
    },
  },
  {
    pattern: sentence(`${scheme}${share('zero')} of ${name('first')}’s slopes are exactly zero`),
    check(checker, groups, evidence) {
      const weights = schemeOf(evidence, groups.scheme);
      const slopes = evidence
        .of('factor-slope')
        .filter((row) => row.activation === groups.first && row.weights === weights);
      checker.share(groups.zero, slopes.reduce((sum, row) => sum + number(row, 'zero'), 0) / slopes.length);
    },
  },
];
