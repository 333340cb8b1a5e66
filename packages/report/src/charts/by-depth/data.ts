import type { Row } from '@chainrule/core';
import type { ResultView, Series } from '../../result-view.ts';
import { listed, ratio, significant } from '../../text/numbers.ts';
import { decades, extent } from '../axes.ts';
import { type Bounded, bounded, endsOf } from '../bounded.ts';
import type { Datum } from '../chart.ts';
import { dodge } from '../dodge.ts';
import { inEveryCell, type Placed, placeFields } from '../placed.ts';
import { quantileFields } from '../quantile-data.ts';
import { uncounted } from '../uncounted.ts';
import { type FormatLine, formatLines } from './format-lines.ts';
import { fittedRate, type Rate } from './rate.ts';

/** Pixels from one label at the end of a line to the next. */
export const LABEL_HEIGHT = 14;

/** What a panel of one weight scheme shows. */
export interface SchemeFrame extends Bounded {
  readonly lines: readonly FormatLine[];
}

/**
 * The range of each scheme's medians, as log₁₀, and of their middle halves where these are drawn; with the formats
 * near it.
 */
export function schemeFrames(
  view: ResultView,
  rows: readonly Placed<Row>[],
  bands: boolean,
): readonly SchemeFrame[] {
  return view.schemes.map((_, scheme) => {
    const here = rows.filter((placed) => placed.scheme === scheme);
    const axis = bounded(
      view.series.map(({ order }) =>
        endsOf(
          here
            .filter(({ series }) => series.order === order)
            .flatMap(({ row: { log10 } }) => (bands ? [log10.q25, log10.q50, log10.q75] : [log10.q50])),
        ),
      ),
      { least: 1, margin: 0 },
    );
    // Without any median there is no range: no line has a place.
    if (!here.some(({ row }) => Number.isFinite(row.log10.q50))) return { ...axis, lines: [] };
    const lines = formatLines(...axis.frame);
    return { ...axis, lines, frame: extent([...axis.frame, ...lines.map(({ log10 }) => log10)]) };
  });
}

/** The rates of all cells that have one. */
export function cellRates(view: ResultView): Placed<Rate>[] {
  return inEveryCell(view, (activation, weights) => {
    const rate = fittedRate(view.firstLayer(activation, weights));
    return rate === undefined ? [] : [rate];
  });
}

/** The datasets of the chart: medians by depth, smallest numbers of formats, labels of both, fitted rates. */
export function depthData(
  view: ResultView,
  rows: readonly Placed<Row>[],
  frames: readonly SchemeFrame[],
  height: number,
): Readonly<Record<string, readonly Datum[]>> {
  return {
    depths: rows.map((placed) => ({
      ...placeFields(placed),
      depth: placed.row.depth,
      ...quantileFields(placed.row),
    })),
    formats: frames.flatMap(({ lines }, scheme) =>
      lines.map(({ log10, formats }) => ({ scheme, log10: decades(log10), formats: marked(formats) })),
    ),
    labels: frames.flatMap((frame, scheme) => labels(view, scheme, frame, height)),
    rates: cellRates(view).map((placed) => ({
      ...placeFields(placed),
      slope: fine(placed.row.slope),
      low: fine(placed.row.low),
      high: fine(placed.row.high),
      depths: placed.row.depths,
      text: rateText(placed.row) + fewer(placed.row, view.depths.length),
    })),
  };
}

/** The formats between bars, so that a name is not found within another. */
function marked(formats: readonly string[]): string {
  return `|${formats.join('|')}|`;
}

/** A rate in decades, to as much as its tooltip shows. */
function fine(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toFixed(6)) + 0 : null;
}

/** The factor a layer with its interval, such as "0.257 (0.254 to 0.259)"; both ends to where they differ. */
function rateText({ slope, low, high }: Rate): string {
  const [from, factor, to] = [low, slope, high].map((log10) => 10 ** log10) as [number, number, number];
  const width = to - from;
  if (!(width > 0)) return significant(factor, 3);
  if (factor < 0.001 || to >= 1000) {
    return `${significant(factor)} (${significant(from, 2)} to ${significant(to, 2)})`;
  }
  const places = Math.max(2, Math.min(6, Math.ceil(-Math.log10(width)) + 1));
  return `${factor.toFixed(places)} (${from.toFixed(places)} to ${to.toFixed(places)})`;
}

/** Told where some depths have no median. */
function fewer({ depths }: Rate, all: number): string {
  return depths < all ? `, from ${depths} of ${all} depths` : '';
}

/** A label at the end of each line, moved apart where they would overlap; a series without any value is named too. */
function labels(view: ResultView, scheme: number, { frame, lines }: SchemeFrame, height: number): Datum[] {
  const ends: { at: number; label: Datum }[] = lines.map(({ log10, formats }) => ({
    at: log10,
    label: { kind: 'format', scheme, formats: marked(formats), text: listed(formats) },
  }));
  for (const series of view.series) {
    const end = endOf(view, series, scheme, frame);
    if (end === undefined) continue;
    ends.push({
      at: Math.max(frame[0], Math.min(frame[1], end.at ?? frame[0])),
      label: { kind: 'series', ...placeFields({ series, scheme }), text: end.text },
    });
  }
  const gap = ((frame[1] - frame[0]) / height) * LABEL_HEIGHT;
  // Half a label below the top: one that stands out would push its panel's title up.
  const places = dodge(
    ends.map(({ at }) => at),
    gap,
    frame[0],
    frame[1] - gap / 2,
  );
  return ends.map(({ at, label }, i) => ({
    ...label,
    at: decades(at),
    y: decades(places[i] ?? 0),
  }));
}

function endOf(
  view: ResultView,
  series: Series,
  scheme: number,
  [low, high]: readonly [number, number],
): { at: number | undefined; text: string } | undefined {
  const rows = view.firstLayer(series.name, view.schemes[scheme]!);
  if (rows.length === 0) return undefined;
  const last = rows.findLast(({ log10 }) => Number.isFinite(log10.q50));
  const at = last?.log10.q50;
  const beyond = at !== undefined && (at < low || at > high) ? ratio(at) : undefined;
  const told = [beyond, uncounted(rows.slice(-1), 'zero')].filter((part) => part !== undefined);
  return { at, text: told.length === 0 ? series.label : `${series.label} (${told.join(', ')})` };
}
