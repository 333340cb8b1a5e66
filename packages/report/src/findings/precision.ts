import type { FloatFormat, Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { listed } from '../text/numbers.ts';
import { type Cell, type Finder, type Finding, places, sentence, toldTwice, underScheme } from './finding.ts';
import { shareInterval } from './share-interval.ts';

/** From which depth on half of the chains are silent in a format, a sentence a weight scheme and format. */
export const precisionFindings: Finder = (view) => {
  if (view.depths.length === 0) return [];
  const tell = (alsoDead: boolean): Finding[] =>
    view.schemes.flatMap((scheme) =>
      (['float16', 'float32'] as const).flatMap((format) => falling(view, scheme, format, alsoDead)),
    );
  const found = [tell(false), tell(true)].find(({ length }) => length > 0);
  return found ?? [heard(view, 'float16')];
};

/** The same of one format under one scheme; nothing where only dead chains are silent in it. */
export function silenceIn(view: ResultView, scheme: string, format: FloatFormat): readonly Finding[] {
  if (view.depths.length === 0) return [];
  const told = falling(view, scheme, format, false);
  if (told.length > 0) return told;
  return falling(view, scheme, format, true).length > 0 ? [] : [heard(view, format, scheme)];
}

/** Where a cell falls silent in a format. */
export interface Silence {
  /** The row of the smallest measured depth from which on it is silent. */
  readonly row: Row;
  /** The greatest measured depth at which it is not; 0 where it always is. */
  readonly heardAt: number;
}

/**
 * The smallest measured depth from which on at least half of the chains have a first-layer gradient below the
 * format's smallest subnormal number, exact zeros counted; `undefined` where the deepest chains do not.
 */
export function silenceOf(
  view: ResultView,
  { series, scheme }: Cell,
  format: FloatFormat,
): Silence | undefined {
  let found: Row | undefined;
  for (const row of view.firstLayer(series.name, scheme).toReversed()) {
    if (row.below[format].subnormal < 0.5) return found && { row: found, heardAt: row.depth };
    found = row;
  }
  return found && { row: found, heardAt: 0 };
}

/**
 * Of the subject where it falls silent, else of whichever does first; nothing where none does. Chains that are dead
 * rather than too small for the format are another finding's, unless there is nothing else to tell.
 */
function falling(view: ResultView, scheme: string, format: FloatFormat, alsoDead: boolean): Finding[] {
  const all = view.series.map((series) => ({ series, silence: silenceOf(view, { series, scheme }, format) }));
  const silent = all.filter((one): one is typeof one & { silence: Silence } => one.silence !== undefined);
  const told =
    silent.find(({ series }) => series.order === 0) ??
    silent
      .filter(({ silence: { row } }) => alsoDead || row.share.zero < 0.5)
      .toSorted((a, b) => a.silence.row.depth - b.silence.row.depth)[0];
  if (told === undefined) return [];
  const { row, heardAt } = told.silence;
  const share = shareInterval(row.below[format].subnormal, row.lanes);
  const rest = all.filter(({ silence }) => silence === undefined).map(({ series }) => series);
  return [
    {
      chart: 'gradient-by-depth',
      scheme,
      about: places(told.series, ...rest),
      ...toldTwice(view, (say) => {
        const head = `${underScheme(view, scheme)}in ${format} ${told.series.label} is silent from ${from(heardAt, row.depth)} on`;
        const why = `${say.share(share)} of its chains${say.shareInterval(share)} have a first-layer gradient below ${format}’s smallest number`;
        const text = say.shareInterval(share) === '' ? head : `${head}: at depth ${row.depth}, ${why}`;
        return rest.length === 0
          ? text
          : `${text}; ${listed(
              rest.map(({ label }) => label),
              3,
            )} not by depth ${view.deepest}`;
      }),
      numbers: {
        depth: row.depth,
        heardAt,
        share: share.share,
        low: share.low,
        high: share.high,
        deepest: view.deepest,
      },
    },
  ];
}

/** Between two measured depths nothing is known. */
function from(heardAt: number, depth: number): string {
  return depth - heardAt <= 1 || heardAt === 0
    ? `depth ${depth}`
    : `a depth between ${heardAt + 1} and ${depth}`;
}

/** Of all schemes where none is given. */
function heard(view: ResultView, format: FloatFormat, scheme?: string): Finding {
  const head = scheme === undefined ? '' : underScheme(view, scheme);
  const [only, ...others] = view.series;
  const all = only === undefined || others.length > 0 ? 'every activation' : only.label;
  const text = sentence(
    view,
    `${head}down to depth ${view.deepest}, ${format} can hold the first-layer gradient of more than half of the chains, under ${all}`,
  );
  return {
    chart: 'gradient-by-depth',
    ...(scheme === undefined ? {} : { scheme }),
    about: places(...view.series),
    title: text,
    text,
    numbers: { deepest: view.deepest },
  };
}
