import type { DistributionRow } from '@chainrule/core';
import { percent } from '../../text/numbers.ts';
import { decades, drawable } from '../axes.ts';
import type { Bounded } from '../bounded.ts';
import type { Datum } from '../chart.ts';
import { type Placed, placeFields } from '../placed.ts';
import { type Margin, marginShare, margins, type Spread } from './spread.ts';

const LOG10_OF_2 = Math.log10(2);

/** log₁₀ of the lower end of the first bin that holds a chain, and of the upper end of the last; none for no chain. */
export function spreadEnds({ counts: { firstOctave, octaves, counts } }: Spread): number[] {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = counts.findLastIndex((count) => count > 0);
  return [firstOctave + first * octaves, firstOctave + (last + 1) * octaves].map(
    (octave) => octave * LOG10_OF_2,
  );
}

/**
 * The outline of a histogram as steps: for each bin its lower end and its height as a share of the fullest bin's,
 * and the upper end of the last at height 0. At most `most` bins: neighbours are joined until they fit.
 */
export function outline(placed: Placed<Spread>, most: number): Datum[] {
  const { counts, firstOctave, octaves } = joined(placed.row.counts, most);
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = counts.findLastIndex((count) => count > 0);
  const highest = Math.max(1, ...counts);
  const fields = { ...placeFields(placed), depth: placed.row.counts.depth };
  const at = (bin: number): number | null => decades((firstOctave + bin * octaves) * LOG10_OF_2);
  const steps = counts.slice(first, last + 1).map((count, i) => ({
    ...fields,
    x: at(first + i),
    height: drawable(count / highest),
  }));
  // Without any bin one step of no height stays: the row keeps its place.
  return [...steps, { ...fields, x: last < 0 ? 0 : at(last + 1), height: 0 }];
}

/** What of a row is beyond the ends of its axis, as shares of all chains: "← 34 %", "all →", or nothing. */
export function beyondDatum(placed: Placed<Spread>, { frame: [low, high], beyond }: Bounded): Datum {
  const { counts, firstOctave, octaves, lanes, depth } = placed.row.counts;
  const middle = (bin: number): number => (firstOctave + (bin + 0.5) * octaves) * LOG10_OF_2;
  const share = (keep: (at: number) => boolean): number =>
    beyond === 0 ? 0 : counts.reduce((sum, count, bin) => sum + (keep(middle(bin)) ? count : 0), 0) / lanes;
  const [below, above] = [share((at) => at < low), share((at) => at > high)];
  return {
    ...placeFields(placed),
    depth,
    beyond: true,
    low: below > 0 ? `← ${percent(below)}` : '',
    high: above > 0 ? `${percent(above)} →` : '',
  };
}

/** What an outline needs of a distribution. */
type Bins = Pick<DistributionRow, 'counts' | 'firstOctave' | 'octaves'>;

function joined({ counts, firstOctave, octaves }: Bins, most: number): Bins {
  if (counts.length <= most) return { counts, firstOctave, octaves };
  const pairs = Array.from(
    { length: Math.ceil(counts.length / 2) },
    (_, i) => counts[2 * i]! + (counts[2 * i + 1] ?? 0),
  );
  return joined({ counts: pairs, firstOctave, octaves: 2 * octaves }, most);
}

/** The share of each margin, an absent one told apart from none. */
export function marginData(placed: Placed<Spread>): Datum[] {
  return (Object.keys(margins) as Margin[]).map((margin, place) => {
    const share = marginShare(placed.row, margin);
    return {
      ...placeFields(placed),
      depth: placed.row.counts.depth,
      margin: margins[margin].title,
      side: margins[margin].side,
      place,
      share: drawable(share),
      text: shareText(share),
    };
  });
}

/** As short as a cell is wide. */
function shareText(share: number): string {
  if (Number.isNaN(share)) return '?';
  if (share === 0) return '–';
  if (share > 0 && share < 0.001) return '< 0.1 %';
  if (share < 1 && share > 0.999) return '> 99.9 %';
  return percent(share);
}
