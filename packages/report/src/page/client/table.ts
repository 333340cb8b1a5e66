import { type PackedChart, unpackData } from '../packed.ts';

/** Fills a chart's table when it is opened for the first time: most tables never are. */
export function tableOnOpening(packed: PackedChart): void {
  const details = document.querySelector<HTMLDetailsElement>(`details[data-table="${packed.name}"]`);
  const place = details?.querySelector('.table');
  if (!details || !place) return;
  const fill = (): void => {
    if (details.open && place.firstChild === null) place.append(tableElement(packed));
  };
  details.addEventListener('toggle', fill);
  addEventListener('beforeprint', fill);
}

function tableElement({ columns, table, name }: PackedChart): HTMLTableElement {
  const element = document.createElement('table');
  element.createCaption().textContent = document.getElementById(`${name}-title`)?.textContent ?? '';
  const head = element.createTHead().insertRow();
  for (const { title } of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  }
  const body = element.createTBody();
  for (const row of unpackData(table)) {
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
