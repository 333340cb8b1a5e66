import { FLOAT_FORMATS, type FloatFormat, type Row } from '@chainrule/core';
import type { ResultView } from '../result-view.ts';
import { listed } from '../text/numbers.ts';
import { type Cell, type Finder, type Finding, sentence, underScheme } from './finding.ts';

/** From which depth on the median gradient of the first layer is out of a format's normal range. */
export const precisionFindings: Finder = (view) => {
  const found = view.schemes.flatMap((scheme) =>
    (['float16', 'float32'] as const).flatMap((format) => leaving(view, scheme, format)),
  );
  return found.length > 0 ? found : [staying(view)];
};

/**
 * The smallest measured depth from which on the median lies below the format's smallest normal number, or does
 * not exist; `undefined` where the deepest chains still hold.
 */
export function leavingDepth(
  view: ResultView,
  { series, scheme }: Cell,
  format: FloatFormat,
): number | undefined {
  let depth: number | undefined;
  for (const row of view.firstLayer(series.name, scheme).toReversed()) {
    if (within(row, format)) break;
    depth = row.depth;
  }
  return depth;
}

function within({ log10 }: Row, format: FloatFormat): boolean {
  return log10.q50 >= FLOAT_FORMATS[format].normal * Math.log10(2);
}

/** Of the subject where it leaves, else of whichever leaves first; nothing where none does. */
function leaving(view: ResultView, scheme: string, format: FloatFormat): Finding[] {
  const depths = view.series.map((series) => ({
    series,
    depth: leavingDepth(view, { series, scheme }, format),
  }));
  const left = depths.filter((one): one is typeof one & { depth: number } => one.depth !== undefined);
  const told = left.find(({ series }) => series.order === 0) ?? left.toSorted((a, b) => a.depth - b.depth)[0];
  if (told === undefined) return [];
  const stay = depths.filter(({ depth }) => depth === undefined).map(({ series }) => `${series.label}'s`);
  const rest =
    stay.length === 0
      ? ''
      : `; ${listed(stay, 3)} ${stay.length === 1 ? 'stays' : 'stay'} within it down to depth ${view.deepest}`;
  const begin = underScheme(view, scheme);
  return [
    {
      chart: 'gradient-by-depth',
      text: sentence(
        view,
        `${begin}${told.series.label}'s median first-layer gradient is out of ${format}'s normal range from depth ${told.depth} on${rest}`,
      ),
      numbers: { depth: told.depth, deepest: view.deepest },
    },
  ];
}

function staying(view: ResultView): Finding {
  return {
    chart: 'gradient-by-depth',
    text: `Down to depth ${view.deepest}, every median first-layer gradient stays within float16's normal range`,
    numbers: { deepest: view.deepest },
  };
}
