import type { TrainingRow } from '@chainrule/core';
import { grouped, percent } from '../../text/numbers.ts';
import { drawable, NOTHING } from '../axes.ts';
import type { Datum } from '../chart.ts';
import { dodge } from '../dodge.ts';
import { seriesFields } from '../series-encoding.ts';
import { pointsEach, thinned } from '../thinned.ts';
import { costOnScale, type Frames, LABEL_HEIGHT } from './frames.ts';
import type { Run } from './runs.ts';

const MOST_STEPS = 40;
/** Lines that a panel of movements can hold apart. */
const MOST_LAYERS = 8;

/** The datasets of the chart: costs and movements by step, movements at the end, labels of the costs. */
export function trainingData(
  runs: readonly Run[],
  frames: Frames,
): Readonly<Record<string, readonly Datum[]>> {
  const schemes = [...new Set(runs.map(({ scheme }) => scheme))];
  const steps = pointsEach(runs.length * MOST_LAYERS, MOST_STEPS);
  return {
    costs: runs.flatMap((run) => costData(run, frames, pointsEach(runs.length, MOST_STEPS))),
    ends: runs.flatMap(endData),
    endNotes: schemes
      .filter((scheme) => runs.every((run) => run.scheme !== scheme || !hasMoved(run)))
      .map((scheme) => ({ scheme, note: 'no median movement other than 0' })),
    movements: runs.flatMap((run) => movementData(run, steps, frames)),
    labels: schemes.flatMap((scheme) =>
      endLabels(
        runs.filter((run) => run.scheme === scheme),
        frames,
      ),
    ),
  };
}

/** That not all layers are drawn step by step, where a training has more of them than a panel holds. */
export function leftOut({ layers }: TrainingRow): readonly string[] {
  return layers.length <= MOST_LAYERS
    ? []
    : [`Step by step, ${MOST_LAYERS} of the ${layers.length} layers are drawn; at the end, all.`];
}

function costData({ series, scheme, rows }: Run, frames: Frames, most: number): Datum[] {
  return thinned(rows, most).map(({ step, cost, diverged, reached }) => ({
    ...seriesFields(series),
    scheme,
    step,
    cost: drawable(costOnScale(cost.q50, frames)),
    median: Number.isFinite(cost.q50) ? cost.q50 : null,
    diverged,
    reached: reached.map(({ cost, share }) => `${percent(share)} to ${cost}`).join(', '),
  }));
}

function endData({ series, scheme, rows }: Run): Datum[] {
  const end = rows.at(-1)!;
  return end.layers.map(({ layer, moved }) => ({
    ...seriesFields(series),
    scheme,
    step: end.step,
    layer,
    moved: drawable(Math.log10(moved)),
  }));
}

function hasMoved({ rows }: Run): boolean {
  return rows.at(-1)!.layers.some(({ moved }) => moved > 0 && moved < Infinity);
}

function movementData({ series, scheme, rows }: Run, most: number, frames: Frames): Datum[] {
  const note = standstill(rows.at(-1)!);
  const ends = numberedEnds(rows.at(-1)!, frames, scheme);
  // At the start nothing has moved, by definition: no point, and nothing to count.
  const drawnSteps = thinned(rows, most).filter(({ step }) => step > 0);
  return drawnSteps.flatMap(({ step, layers }, i) =>
    thinned(layers, MOST_LAYERS).map(({ layer, moved }, j) => ({
      ...seriesFields(series),
      scheme,
      step,
      layer,
      moved: drawable(Math.log10(moved)),
      note: i + j === 0 ? note : '',
      end: i === drawnSteps.length - 1 ? (ends.get(layer) ?? null) : null,
    })),
  );
}

/** Where the numbers of the first and the last layer stand beside the ends of their lines: apart from each other. */
function numberedEnds(
  { layers }: TrainingRow,
  frames: Frames,
  scheme: number,
): ReadonlyMap<number, number | null> {
  const [low, high] = frames.moved[scheme] ?? NOTHING;
  const named = [layers[0], layers.at(-1)]
    .filter((layer) => layer !== undefined)
    .filter(({ moved }) => moved > 0 && moved < Infinity);
  const gap = ((high - low) / PANEL_HEIGHT) * END_HEIGHT;
  const places = dodge(
    named.map(({ moved }) => Math.log10(moved)),
    gap,
    low,
    high,
  );
  return new Map(named.map(({ layer }, i) => [layer, drawable(places[i]!)]));
}

/** Pixels from one number to the next, in the lowest panels. */
const END_HEIGHT = 11;
const PANEL_HEIGHT = 110;

/** What a panel of movements cannot show, in words for the panel. */
function standstill({ layers, diverged, lanes }: TrainingRow): string {
  if (diverged === lanes) return `all ${grouped(lanes)} diverged`;
  const still = layers.filter(({ moved }) => moved === 0).length;
  if (still === 0) return '';
  return `${still === layers.length ? 'no layer moves' : `${still} of ${layers.length} layers do not move`}`;
}

/** Names at the ends of the cost lines, moved apart where they would overlap. */
function endLabels(runs: readonly Run[], frames: Frames): Datum[] {
  const [low, high] = frames.cost[runs[0]?.scheme ?? 0] ?? NOTHING;
  const ends = runs.map(({ rows }) => {
    const last = rows.at(-1)!.cost.q50;
    return Number.isFinite(last) ? Math.max(low, costOnScale(last, frames)) : high;
  });
  const gap = ((high - low) / frames.height) * LABEL_HEIGHT;
  const places = dodge(ends, gap, low, high - gap / 2);
  return runs.map(({ series, scheme, rows }, i) => ({
    ...seriesFields(series),
    scheme,
    step: frames.steps[1],
    y: drawable(places[i] ?? low),
    text: labelText(series.label, rows.at(-1)!),
  }));
}

function labelText(name: string, { cost, diverged, lanes }: TrainingRow): string {
  if (diverged > 0) return `${name} (${percent(diverged / lanes)} diverged)`;
  return cost.q50 === 0 ? `${name} (exactly zero)` : name;
}
