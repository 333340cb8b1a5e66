import { type PackedChart, unpackData } from '../packed.ts';
import type { ShownChoice } from './shown-choice.ts';
import type { ViewState } from './view-state.ts';

/** A chart's table, which shows what the chart shows. */
export interface ChartTable {
  show(choice: ShownChoice, state: ViewState, title: string): void;
}

/** Fills a chart's table when it is opened for the first time: most tables never are. */
export function tableOnOpening(packed: PackedChart): ChartTable {
  const details = document.querySelector<HTMLDetailsElement>(`details[data-table="${packed.name}"]`);
  const place = details?.querySelector('.table');
  let wanted: Excerpt | undefined;
  let filled: Excerpt | undefined;
  const fill = (): void => {
    if (!details?.open || !place || wanted === undefined || filled === wanted) return;
    filled = wanted;
    place.replaceChildren(tableElement(packed, wanted));
  };
  details?.addEventListener('toggle', fill);
  return {
    show(choice, { shown }, title) {
      wanted = { choice, names: namesOf(shown), title };
      fill();
    },
  };
}

/** What of a table is shown. */
interface Excerpt {
  readonly choice: ShownChoice;
  /** Of the activations; undefined for all. */
  readonly names: ReadonlySet<string> | undefined;
  readonly title: string;
}

/** The names of the activations chosen; undefined for all of them. */
function namesOf(shown: ReadonlySet<number>): ReadonlySet<string> | undefined {
  if (shown.size === 0) return undefined;
  const names = [...shown].map((order) => document.querySelector(`[data-activation="${order}"] bdi`));
  return new Set(names.map((name) => name?.textContent ?? ''));
}

function tableElement(
  { columns: every, table }: PackedChart,
  { choice: { scheme, depth, precision }, names, title }: Excerpt,
): HTMLTableElement {
  const all = unpackData(table);
  const rows = all.filter(
    (row) =>
      (names === undefined || typeof row.activation !== 'string' || names.has(row.activation)) &&
      (scheme === undefined || row.weights === undefined || row.weights === scheme) &&
      (depth === undefined || row.depth === undefined || row.depth === depth),
  );
  const columns = every
    .filter(({ format }) => format === undefined || format === precision)
    // What is no number among numbers, infinite or not known, stands below them.
    .map((column) => ({ ...column, number: rows.some((row) => typeof row[column.name] === 'number') }));
  const element = document.createElement('table');
  const part = rows.length < all.length ? ` (${rows.length} of ${all.length} rows)` : '';
  element.createCaption().textContent = `${title}${part}`;
  const head = element.createTHead().insertRow();
  for (const { title, number } of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    if (number) cell.className = 'number';
    head.append(cell);
  }
  const body = element.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const value = row[column.name];
      const cell = line.insertCell();
      cell.textContent = cellText(value);
      if (column.number) cell.className = 'number';
    }
  }
  return element;
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '–' : String(value);
}
