import { type PackedChart, unpackData } from '../packed.ts';

/** Wires the buttons that save a chart's specification, numbers and image. */
export function offerFiles(packed: PackedChart, place: HTMLElement): void {
  const files = document.querySelector<HTMLElement>(`[data-files="${packed.name}"]`);
  if (files === null) return;
  const contents: Record<string, () => [name: string, type: string, text: string]> = {
    spec: () => [
      `${packed.name}.vl.json`,
      'application/json',
      `${JSON.stringify(wholeSpec(packed), null, 2)}\n`,
    ],
    csv: () => [`${packed.name}.csv`, 'text/csv', csv(packed)],
    svg: () => [`${packed.name}.svg`, 'image/svg+xml', svg(place)],
  };
  for (const button of files.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const content = contents[button.dataset.file ?? ''];
      if (content !== undefined) save(...content());
    });
  }
  files.hidden = false;
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function wholeSpec({ spec, datasets }: PackedChart): unknown {
  const data = Object.entries(datasets).map(([name, packed]) => [name, unpackData(packed)]);
  return { ...spec, datasets: Object.fromEntries(data) };
}

function csv({ columns, table }: PackedChart): string {
  const cell = (value: unknown): string => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const names = columns.map(({ name }) => name);
  const lines = [names, ...unpackData(table).map((row) => names.map((name) => row[name]))];
  return `${lines.map((line) => line.map(cell).join(',')).join('\n')}\n`;
}

/** The drawing as it is now, its CSS variables replaced by the colours they stand for. */
function svg(place: HTMLElement): string {
  const styles = getComputedStyle(document.documentElement);
  const text = new XMLSerializer().serializeToString(place.querySelector('svg')!);
  const drawing = text.replaceAll('"inherit"', '"Inter, sans-serif"');
  return drawing.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => styles.getPropertyValue(name).trim());
}
