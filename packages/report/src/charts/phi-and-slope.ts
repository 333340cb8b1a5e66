import type { ActivationCard } from '@chainrule/core';
import { howText, intervalText, whereText } from '../caps.ts';
import { headline } from '../findings/headings.ts';
import { cappingExtremum, capText } from '../findings/slope-cap.ts';
import type { ResultView, Series } from '../result-view.ts';
import { significant } from '../text/numbers.ts';
import { dataset, drawable, extent, fixedScale, ofKind, only } from './axes.ts';
import type { ChartDefinition, Datum, Spec, Table } from './chart.ts';
import { panelGrid } from './panels.ts';
import { facetBySeries, seriesChannels, seriesFields } from './series-encoding.ts';
import { pointsEach, thinned } from './thinned.ts';

/** The widest |z| drawn: beyond it the functions of this field have taken their asymptotic course. */
const REACH = 6;
const MOST_SAMPLES = 121;
/** Kept free above the curves for a label, as a share of the frame. */
const HEAD_ROOM = 0.12;
/** The largest |φ′| drawn; a cap above it is named at the frame's edge. */
const TALLEST = 4;

const QUESTION = 'What do the functions and their slopes look like?';

/** φ and φ′ of every activation, with the cap its slope cannot exceed. */
export const phiAndSlope: ChartDefinition = {
  question: QUESTION,
  howToRead:
    'Each panel is one activation φ. The thin grey line is φ(z), the thick coloured line its slope φ′(z), what a gradient is multiplied by on its way back. The dashed line is the largest |φ′|: a slope can take a gradient no further than that. Where φ′ jumps, rings stand at its two one-sided values and a dot at the value used there. φ is cut off where it leaves the frame.',
  draw(view) {
    if (view.series.length === 0) return undefined;
    const frame = frameOf(view.series);
    return {
      title: headline(view, 'phi-and-slope', QUESTION),
      subtitle: 'φ(z) thin, slope φ′(z) thick, largest |φ′| dashed; z and φ are pure numbers',
      chains: 0,
      spec: specOf(view, frame),
      table: tableOf(view),
    };
  },
};

function frameOf(series: readonly Series[]): [number, number] {
  const ends = series.flatMap(({ card: { slope } }) => [slope.supremum.upper, slope.infimum.lower]);
  const visible = ends.filter(Number.isFinite).map((end) => Math.max(-TALLEST, Math.min(TALLEST, end)));
  const [low, high] = extent([...visible, -1.1, 1.1], 0.04);
  // Head room for the label above the highest cap: panels whose labels stand out do not align.
  return [low, high + HEAD_ROOM * (high - low)];
}

function specOf(view: ResultView, frame: [number, number]): Spec {
  const { columns, width, height } = panelGrid(view.series.length);
  const { color } = seriesChannels(view.series);
  const samples = pointsEach(2 * view.series.length, MOST_SAMPLES);
  const x = {
    field: 'z',
    type: 'quantitative',
    scale: fixedScale([-REACH, REACH]),
    axis: { title: 'z', values: [-6, -3, 0, 3, 6] },
  };
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: fixedScale(frame),
    axis: { title: null, tickCount: 5 },
  };
  const line = (kind: string, mark: Spec, encoding: Spec): Spec => ({
    transform: [only(ofKind(kind))],
    mark: { type: 'line', clip: true, ...mark },
    encoding: { x, y, order: { field: 'i', type: 'quantitative' }, ...encoding },
  });
  return {
    datasets: { points: view.series.flatMap((series) => pointsOf(series, frame, samples)) },
    data: dataset('points'),
    facet: { ...facetBySeries, header: { labelLimit: 0.9 * width, labelAnchor: 'start' } },
    columns,
    resolve: { axis: { x: 'independent' } },
    spacing: { row: 22, column: 30 },
    spec: {
      width,
      height,
      layer: [
        line('phi', { style: 'function' }, {}),
        line('slope', { strokeWidth: 2.4 }, { color }),
        {
          transform: [only(ofKind('cap'))],
          mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1.2, clip: true },
          encoding: { y, color, tooltip: capTooltip },
        },
        {
          transform: [only(ofKind('cap-label'))],
          mark: { type: 'text', style: 'cap-label' },
          encoding: { x, y, text: { field: 'text', type: 'nominal' }, color, tooltip: capTooltip },
        },
        {
          transform: [only(ofKind('kink-side'))],
          mark: { type: 'point', style: 'ring' },
          encoding: { x, y, color },
        },
        {
          transform: [only(ofKind('kink-value'))],
          mark: { type: 'point', filled: true, size: 30, opacity: 1 },
          encoding: {
            x,
            y,
            color,
            tooltip: [
              { field: 'activation', type: 'nominal', title: 'activation' },
              { field: 'z', type: 'quantitative', title: 'kink at z' },
              { field: 'y', type: 'quantitative', title: 'φ′ used' },
            ],
          },
        },
      ],
    },
  };
}

/** What the largest |φ′| is known to be: for a proved one, the interval that encloses it. */
const capTooltip: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'enclosed', type: 'nominal', title: 'largest |φ′| in' },
  { field: 'where', type: 'nominal', title: 'where' },
  { field: 'how', type: 'nominal', title: 'how known' },
];

function pointsOf(series: Series, [low, high]: [number, number], samples: number): Datum[] {
  const fields = seriesFields(series);
  const { curve, kinks } = series.card;
  const points: Datum[] = [];
  const kinkAt = new Set(kinks.map(({ at }) => at));
  const jumpAt = new Set(kinks.filter(({ jump }) => jump !== undefined).map(({ at }) => at));
  for (const i of drawnSamples(series.card, samples)) {
    const z = curve.z[i]!;
    // A line without a value at a jump is broken there, as the function is.
    const phi = jumpAt.has(z) ? null : drawable(curve.value[i] ?? Number.NaN);
    const slope = kinkAt.has(z) ? null : drawable(curve.slope[i] ?? Number.NaN);
    points.push({ ...fields, kind: 'phi', i, z: drawable(z), y: phi });
    points.push({ ...fields, kind: 'slope', i, z: drawable(z), y: slope });
  }
  const known = { enclosed: intervalText(series), where: whereText(series), how: howText(series) };
  const capY = Math.sign(cappingExtremum(series).upper || 1) * series.cap;
  if (capY >= low && capY <= high) points.push({ ...fields, kind: 'cap', z: 0, y: drawable(capY), ...known });
  const text = Number.isFinite(series.cap)
    ? `cap ${capText(series)}`
    : curve.slope.some(Number.isFinite)
      ? 'no cap'
      : 'never a finite slope';
  points.push({
    ...fields,
    kind: 'cap-label',
    z: -REACH,
    y: drawable(Math.max(low, Math.min(high - HEAD_ROOM * (high - low), capY))),
    text,
    ...known,
  });
  for (const kink of kinks) {
    if (Math.abs(kink.at) > REACH) continue;
    // Not cut by the frame, at whose edge a whole ring may stand; hence none beyond it.
    const inFrame = (slope: number): boolean => slope >= low && slope <= high;
    for (const side of [kink.left, kink.right].filter(inFrame))
      points.push({ ...fields, kind: 'kink-side', z: kink.at, y: drawable(side) });
    if (inFrame(kink.value))
      points.push({ ...fields, kind: 'kink-value', z: kink.at, y: drawable(kink.value) });
  }
  return points;
}

/** The samples within reach: every one beside a kink, elsewhere as many as a panel has pixels for. */
function drawnSamples({ curve: { z }, kinks }: ActivationCard, most: number): number[] {
  const inside = [...z.keys()].filter((i) => Math.abs(z[i]!) <= REACH);
  const kept = new Set(thinned(inside, most));
  return inside.filter((i) => kept.has(i) || kinks.some(({ at }) => Math.abs(z[i]! - at) < 0.06));
}

function tableOf(view: ResultView): Table {
  return {
    columns: [
      { name: 'activation', title: 'activation' },
      { name: 'formula', title: 'φ(z)' },
      { name: 'supremum_lower', title: 'sup φ′, from' },
      { name: 'supremum_upper', title: 'sup φ′, to' },
      { name: 'supremum_at', title: 'at z' },
      { name: 'infimum_lower', title: 'inf φ′, from' },
      { name: 'infimum_upper', title: 'inf φ′, to' },
      { name: 'infimum_at', title: 'at z' },
      { name: 'how', title: 'how known' },
      { name: 'kinks', title: 'kinks at z' },
    ],
    rows: view.series.map(({ card: { name, formula, slope, kinks } }) => [
      name,
      formula ?? null,
      ...[slope.supremum, slope.infimum].flatMap(({ lower, upper, at }) =>
        [lower, upper, at].map(jsonNumber),
      ),
      slope.supremum.certified && slope.infimum.certified
        ? 'proved'
        : `seen at ${slope.points ?? 'some'} points`,
      kinks.length === 0 ? null : kinks.map(({ at }) => significant(at, 6)).join(', '),
    ]),
  };
}

/** An infinite bound is a fact, not a gap: it stays, as a word. */
function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : significant(value);
}
