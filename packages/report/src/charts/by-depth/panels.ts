import type { ResultView } from '../../result-view.ts';
import { dataset, fewDepths, fixedScale, integerAxis, ofKind, only, panelTitle } from '../axes.ts';
import { beyondArrows, within } from '../beyond-arrows.ts';
import type { Json, Spec } from '../chart.ts';
import { UNDER_SCHEME, withBeyond } from '../chosen.ts';
import type { ChosenFrame } from '../chosen-frame.ts';
import { quantileTooltip } from '../quantile-data.ts';
import { BESIDE_FRAME, besideNames, byRoom, ROOM, sizedBy } from '../room.ts';
import { facetBySeries, type SeriesChannels, seriesChannels } from '../series-encoding.ts';

/** Whether a line or its label belongs to the chosen number format. */
const OF_PRECISION = "indexof(datum.formats, '|' + precision + '|') >= 0";

/** Pixels from the end of a line to its label, which may stand higher or lower. */
const LEADER = 16;

/** Pixels that a label may take, by how much room there is. */
const LABEL_LIMIT = byRoom(230, 150, 108);

/** Pixels of a panel where there is hardly any room. */
const NARROWEST = 80;

const MEDIAN_WIDTH = 640;
const RATE_WIDTH = 430;
/** Of the rates in words. */
const RATE_LIMIT = byRoom(240, 240, 166);
/** Letters of them beyond which the interval stands in a second line. */
const RATE_LETTERS = byRoom(48, 48, 27);
/** Of the names beside the rates. */
const NAME_LIMIT = 150;

/** The widths of both panels, as narrow as there is room for with what stands beside them; their axes are aligned. */
export function panelWidths(view: ResultView, hasRates: boolean): readonly Json[] {
  const names = besideNames(
    view.series.map(({ name }) => name),
    NAME_LIMIT,
  );
  const beside = `max(${BESIDE_FRAME}, min(${names}, ${byRoom(names, names, 130)}))`;
  const medians = panelWidth(MEDIAN_WIDTH, `${beside} - ${LEADER + 3} - ${LABEL_LIMIT}`);
  if (!hasRates) return [sizedBy('width', medians)];
  return [
    sizedBy('medians_width', medians),
    sizedBy('rates_width', panelWidth(RATE_WIDTH, `${beside} - 10 - ${RATE_LIMIT}`)),
    sizedBy('rates_y_step', byRoom(20, 20, 22)),
  ];
}

/** What is left of the room beside something, never less than can be read: there the chart scrolls. */
function panelWidth(most: number, beside: string): string {
  return `max(${NARROWEST}, min(${most}, ${ROOM} - ${beside}))`;
}

/** What the panel of medians is drawn with. */
export interface MedianPanel {
  readonly height: number;
  /** Whether the middle halves are drawn. */
  readonly bands: boolean;
}

/** Points of many depths touch on a narrow screen: there most are only felt, by the pointer. */
function pointOpacity({ depths }: ResultView): string {
  const kept = JSON.stringify(fewDepths(depths));
  return depths.length > 24 ? `${ROOM} < 480 && indexof(${kept}, datum.depth) < 0 ? 0 : 1` : '1';
}

/** The medians against depth, with the smallest normal numbers of the formats; the chosen format's stands out. */
export function medianPanel(view: ResultView, frame: ChosenFrame, { height, bands }: MedianPanel): Spec {
  const first = view.depths[0] ?? 1;
  const single = first === view.deepest;
  const x = {
    field: 'depth',
    type: 'quantitative',
    scale: fixedScale(single ? [first - 0.5, first + 0.5] : [first, view.deepest]),
    axis: integerAxis('depth', {
      values: fewDepths(view.depths),
      labelOverlap: 'greedy',
      labelSeparation: 4,
    }),
  };
  const y = { type: 'quantitative', scale: frame.scale, axis: frame.axis() };
  const { color, detail, shape, strokeDash } = seriesChannels(view.series);
  const own = { data: dataset('depths'), transform: [only(UNDER_SCHEME)] };
  const median = { ...y, field: 'q50' };
  const band: Spec = {
    ...own,
    mark: single
      ? { type: 'rule', strokeWidth: 24, opacity: 0.2, clip: true }
      : { type: 'area', opacity: 0.14, clip: true },
    encoding: { x, y: { ...y, field: 'q25' }, y2: { field: 'q75' }, color, detail },
  };
  const format = (style: string, condition: string): Spec => ({
    data: dataset('formats'),
    transform: [only(UNDER_SCHEME, condition)],
    mark: { type: 'rule', style },
    encoding: { y: { ...y, field: 'log10' } },
  });
  const label = (style: string, condition: string, more: Spec = {}): Spec => ({
    data: dataset('labels'),
    transform: [only(UNDER_SCHEME, condition)],
    mark: { type: 'text', style, limit: { expr: LABEL_LIMIT }, dx: LEADER + 3 },
    encoding: {
      x: { value: 'width' },
      y: { ...y, field: 'y' },
      text: { field: 'text', type: 'nominal' },
      tooltip: [{ field: 'text', type: 'nominal', title: 'line' }],
      ...more,
    },
  });
  return {
    name: 'medians',
    width: MEDIAN_WIDTH,
    height,
    layer: [
      format('reference-line', `!(${OF_PRECISION})`),
      format('chosen-line', OF_PRECISION),
      ...(bands ? [band] : []),
      {
        ...own,
        mark: { type: 'line', strokeWidth: 2, clip: true },
        encoding: { x, y: median, color, detail, strokeDash },
      },
      {
        ...own,
        transform: [only(UNDER_SCHEME, within('q50', 'frame'))],
        mark: {
          type: 'point',
          filled: true,
          opacity: { expr: pointOpacity(view) },
          size: view.depths.length > 24 ? 14 : 36,
        },
        encoding: { x, y: median, color, detail, shape, tooltip: quantileTooltip('depth') },
      },
      {
        data: dataset('labels'),
        transform: [only(UNDER_SCHEME, 'abs(datum.y - datum.at) > 0.01 * span(frame)')],
        mark: { type: 'rule', style: 'leader', xOffset: 1, x2Offset: LEADER },
        encoding: {
          x: { value: 'width' },
          x2: { value: 'width' },
          y: { ...y, field: 'at' },
          y2: { field: 'y' },
        },
      },
      label('series-label', ofKind('series'), { color }),
      label('reference-label', `${ofKind('format')} && !(${OF_PRECISION})`),
      label('chosen-label', `${ofKind('format')} && ${OF_PRECISION}`),
    ],
  };
}

/** A rate in words, "0.59 (0.38 to 1.15), from 3 of 6 depths", in one line or, where it is long, its interval in the next. */
const RATE_LINES = [
  `length(datum.text) > ${RATE_LETTERS} && indexof(datum.text, '(') > 0`,
  "? substring(datum.text, 0, indexof(datum.text, ' (')) + substring(datum.text, indexof(datum.text, ')') + 1)",
  "+ '\\n' + substring(datum.text, indexof(datum.text, '('), indexof(datum.text, ')') + 1)",
  ': datum.text',
].join(' ');

const RATE_TITLE = 'One more layer multiplies the median by';

/** The factor that a further layer multiplies the median by, an activation a row. */
export function ratePanel(view: ResultView, frame: ChosenFrame): Spec {
  const { color, shape }: SeriesChannels = seriesChannels(view.series);
  const y = {
    ...facetBySeries,
    axis: { title: null, grid: false, labelLimit: { expr: byRoom(NAME_LIMIT, NAME_LIMIT, 90) } },
  };
  const x = { type: 'quantitative', scale: frame.scale };
  return {
    title: {
      ...panelTitle(RATE_TITLE),
      ...(frame.beyond === undefined ? {} : { text: { expr: withBeyond(`'${RATE_TITLE}'`, frame.beyond) } }),
      fontWeight: 400,
      lineHeight: 17,
    },
    name: 'rates',
    data: dataset('rates'),
    transform: [only(UNDER_SCHEME)],
    width: RATE_WIDTH,
    height: { step: 20 },
    layer: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', style: 'reference-line' },
        encoding: { x: { datum: 0, ...x } },
      },
      {
        mark: { type: 'rule', strokeWidth: 3, opacity: 0.45, clip: true },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' }, color },
      },
      ...(frame.beyond === undefined ? [] : beyondArrows('slope', 'rateFrame', 'width', { y, color })),
      {
        transform: [only(within('slope', 'rateFrame'))],
        mark: { type: 'point', filled: true, opacity: 1, size: 36 },
        encoding: {
          y,
          x: {
            ...x,
            field: 'slope',
            axis: frame.axis({ title: 'factor a layer', labelOverlap: 'greedy', labelSeparation: 4 }),
          },
          color,
          shape,
          tooltip: rateTooltip,
        },
      },
      {
        transform: [{ calculate: RATE_LINES, as: 'lines' }],
        mark: {
          type: 'text',
          style: 'reference-label',
          dx: 10,
          limit: { expr: RATE_LIMIT },
          lineBreak: '\n',
          lineHeight: 10,
          // The middle of the first line stands at the row's; of two lines, half a line above.
          dy: { expr: "indexof(datum.lines, '\\n') > 0 ? -5 : 0" },
        },
        encoding: { y, x: { value: 'width' }, text: { field: 'lines', type: 'nominal' } },
      },
    ],
  };
}

const rateTooltip: readonly Spec[] = [
  { field: 'activation', type: 'nominal' },
  { field: 'slope', type: 'quantitative', title: 'decades a layer', format: '.5f' },
  { field: 'low', type: 'quantitative', title: 'from (95 %)', format: '.5f' },
  { field: 'high', type: 'quantitative', title: 'to', format: '.5f' },
  { field: 'depths', type: 'quantitative', title: 'depths fitted' },
];
