import { type PackedChart, unpackData } from '../packed.ts';
import type { ViewState } from './view-state.ts';

/** A chart's table, which shows the activations chosen. */
export interface ChartTable {
  show(state: ViewState): void;
}

/** Fills a chart's table when it is opened for the first time: most tables never are. */
export function tableOnOpening(packed: PackedChart): ChartTable {
  const details = document.querySelector<HTMLDetailsElement>(`details[data-table="${packed.name}"]`);
  const place = details?.querySelector('.table');
  let wanted: ReadonlySet<number> = new Set();
  let filled: ReadonlySet<number> | undefined;
  const fill = (): void => {
    if (!details?.open || !place || filled === wanted) return;
    filled = wanted;
    place.replaceChildren(tableElement(packed, namesOf(wanted)));
  };
  details?.addEventListener('toggle', fill);
  return {
    show({ shown }) {
      wanted = shown;
      fill();
    },
  };
}

/** The names of the activations chosen; undefined for all of them. */
function namesOf(shown: ReadonlySet<number>): ReadonlySet<string> | undefined {
  if (shown.size === 0) return undefined;
  const names = [...shown].map((order) => document.querySelector(`[data-activation="${order}"] bdi`));
  return new Set(names.map((name) => name?.textContent ?? ''));
}

function tableElement(
  { columns, table, name }: PackedChart,
  names: ReadonlySet<string> | undefined,
): HTMLTableElement {
  const all = unpackData(table);
  const rows = all.filter(
    ({ activation }) => names === undefined || typeof activation !== 'string' || names.has(activation),
  );
  const element = document.createElement('table');
  const title = document.getElementById(`${name}-title`)?.querySelector('.title')?.textContent ?? '';
  const part = rows.length < all.length ? ` (${rows.length} of ${all.length} rows)` : '';
  element.createCaption().textContent = `${title}${part}`;
  const head = element.createTHead().insertRow();
  for (const { title } of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  }
  const body = element.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const value = row[column.name];
      const cell = line.insertCell();
      cell.textContent = cellText(value);
      if (typeof value === 'number') cell.className = 'number';
    }
  }
  return element;
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '–' : String(value);
}
