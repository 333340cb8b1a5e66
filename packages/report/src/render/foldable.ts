import type { Json, Spec } from '../charts/chart.ts';
import { ROOM, roomParameter, SIZED } from '../charts/room.ts';
import type { VegaSpec } from './compile.ts';

/** Pixels beside the panels: padding, and the labels of an axis. */
const BESIDE = 70;
/** Of these, the labels. */
const LABELS = 38;
/** Panels as wide as this have names at the ends of their lines, and are rather put below each other than narrowed. */
const WIDE = 250;
const WIDE_LABELS = 150;
/** Of names at the ends of lines what must be seen, where there is room for a single panel only. */
const NARROW_LABELS = 85;
/** Numbers at the ends of the lines of a panel, of two digits. */
const NUMBERS = 20;

/**
 * A drawing whose rows of panels are as long as there is room for: side by side where they fit, where they do not fewer,
 * and narrower. Only rows in which each panel can be read by itself: facets, and neighbours that all have
 * an axis of their own. Panels that say themselves how wide they are, by `sizedBy`, are. With room enough it is the
 * same drawing.
 *
 * Vega-Lite has no such thing; it works on what that makes of `facet` with `columns` and of `hconcat`.
 */
export function foldable(vega: VegaSpec): VegaSpec {
  const signals = (vega.signals ?? []) as unknown as readonly Signal[];
  const rows = rowsIn(vega, new Map(signals.map(({ name, value }) => [name, value])));
  const names = new Set(signals.map(({ name }) => name));
  const sized = names.has(SIZED + COLUMNS) ? (sizedColumns(vega) as VegaSpec) : vega;
  const widths = new Map(rows.map((row) => [row.widthSignal, row]));
  return {
    ...(foldedIn(sized, rows) as VegaSpec),
    signals: [
      ...(names.has(ROOM) ? [] : [roomParameter]),
      // Of a single view it is the drawing's own, which has no signal unless it is declared.
      ...(names.has(`${SIZED}width`)
        ? [{ name: 'width', value: vega.width ?? 0, update: `${SIZED}width` }]
        : []),
      ...signals.map((signal) => {
        const row = widths.get(signal.name);
        const { name, value } = signal;
        if (names.has(SIZED + name)) return { name, value, update: SIZED + name };
        return row === undefined || row.square ? signal : { name, value, update: widthOf(row) };
      }),
    ] as unknown as Json,
  };
}

/** What of a specification is as wide as one of its parameters says is of such a name: its `concat` of more than one column. */
const COLUMNS = 'columns';

function sizedColumns(node: Json): Json {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(sizedColumns);
  const { layout, marks } = node as { layout?: Spec; marks?: Json };
  if (marks === undefined) return node;
  const own =
    Number(layout?.columns) > 1 && !(marks as unknown as readonly Group[]).some(({ from }) => from?.facet);
  return {
    ...(node as Spec),
    ...(own ? { layout: { ...layout, columns: { signal: SIZED + COLUMNS } } } : {}),
    marks: sizedColumns(marks),
  };
}

interface Signal {
  readonly name: string;
  readonly value?: Json;
}

/** A row of equal panels that may be folded. */
interface PanelRow {
  /** What of the compiled specification it is. */
  readonly layout: Json;
  /** How many stand side by side where there is room. */
  readonly panels: number;
  readonly facet: string | undefined;
  readonly widthSignal: string;
  readonly width: number;
  /** From one panel to the next, what stands between them included. */
  readonly gap: number;
  /** Right of every panel, the last one too. */
  readonly end: number;
  /** Square panels stay square, and are made of whole pixels. */
  readonly square: boolean;
}

function rowsIn(node: Json | undefined, signals: ReadonlyMap<string, Json | undefined>): readonly PanelRow[] {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap((child: Json) => rowsIn(child, signals));
  const { layout, marks } = node as { layout?: Spec; marks?: readonly Group[] };
  const own = layout === undefined || marks === undefined ? [] : rowOf(layout, marks, signals);
  return [...own, ...(marks === undefined ? [] : rowsIn(marks as unknown as Json, signals))];
}

interface Group {
  readonly name?: string;
  readonly from?: { readonly facet?: Json };
  readonly axes?: readonly { readonly orient?: string; readonly labels?: boolean }[];
  readonly encode?: {
    readonly update?: { readonly width?: Json; readonly height?: Json; readonly x?: Json };
  };
  readonly type?: string;
  readonly marks?: readonly Group[];
}

function rowOf(
  layout: Spec,
  marks: readonly Group[],
  signals: ReadonlyMap<string, Json | undefined>,
): readonly PanelRow[] {
  const cell = marks.find(({ from }) => from?.facet !== undefined);
  const readable = marks.every(({ axes }) =>
    axes?.some(({ orient, labels }) => orient === 'left' && labels !== false),
  );
  const panels = cell === undefined ? marks.length : Number(layout.columns);
  const [first] = cell === undefined ? marks : [cell];
  const widthSignal = signalOf(first?.encode?.update?.width);
  const width = signals.get(widthSignal);
  const isRow = cell !== undefined || (layout.columns === undefined && readable);
  const equal = marks.every(
    (mark) => cell !== undefined || signalOf(mark.encode?.update?.width) === widthSignal,
  );
  if (!isRow || !equal || typeof width !== 'number' || !(panels >= 1)) return [];
  const { padding } = layout;
  const end = cell?.marks?.some(isAtEnd) ? NUMBERS : 0;
  return [
    {
      layout,
      panels,
      facet: cell?.name?.replace(/cell$/, 'facet_domain'),
      widthSignal,
      width,
      gap:
        Number(typeof padding === 'object' ? (padding as Spec).column : padding) +
        (cell !== undefined ? end : width < WIDE ? LABELS : WIDE_LABELS),
      end,
      square: signals.get(signalOf(first?.encode?.update?.height)) === width,
    },
  ];
}

/** Whether a mark is text that begins where its panel ends. */
function isAtEnd({ type, encode }: Group): boolean {
  return type === 'text' && (encode?.update?.x as { field?: Spec } | undefined)?.field?.group === 'width';
}

function signalOf(value: Json | undefined): string {
  return String((value as Spec | undefined)?.signal ?? '');
}

/** Vega's expression for how many panels stand side by side. */
function columnsOf({ panels, width, gap, end, square, facet }: PanelRow): string {
  const least = square || (facet === undefined && width >= WIDE) ? 1 : Math.min(2, panels);
  return `clamp(floor((${ROOM} - ${BESIDE + end - gap}) / ${width + gap}), ${least}, ${panels})`;
}

function widthOf(row: PanelRow): string {
  const columns = columnsOf(row);
  const names = row.facet === undefined && row.width >= WIDE ? NARROW_LABELS : 0;
  return `min(${row.width}, floor((${ROOM} - ${BESIDE + row.end + names} - (${columns} - 1) * ${row.gap}) / ${columns}))`;
}

/** How many entries of a legend above the panels stand in a row; 0 for all. */
const LEGEND_COLUMNS = `${ROOM} < 480 ? 2 : ${ROOM} < 720 ? 4 : 0`;

function foldedLegend(legend: Json): Json {
  const { orient } = legend as Spec;
  return orient === 'top' ? { ...(legend as Spec), columns: { signal: LEGEND_COLUMNS } } : legend;
}

function foldedIn(node: Json, rows: readonly PanelRow[]): Json {
  const row = rows.find(({ layout }) => layout === node);
  if (row !== undefined) return { ...(node as Spec), columns: { signal: columnsOf(row) } };
  if (typeof node === 'string') {
    const facet = rows.find(
      ({ facet, panels }) => facet !== undefined && node === `ceil(length(data("${facet}")) / ${panels})`,
    );
    return facet === undefined ? node : `ceil(length(data("${facet.facet}")) / ${columnsOf(facet)})`;
  }
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((child: Json) => foldedIn(child, rows));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'values') return [key, value];
      if (key === 'legends') return [key, (value as readonly Json[]).map(foldedLegend)];
      return [key, foldedIn(value, rows)];
    }),
  );
}
