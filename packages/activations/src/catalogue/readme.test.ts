import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogueEntries } from './index.ts';

const path = new URL('../../README.md', import.meta.url);
const [begin, end] = [/<!-- catalogue: .*-->\n/, '<!-- /catalogue -->'] as const;

/** `\|` in a table's code, and a short number. */
const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;
const short = (x: number) => (Number.isFinite(x) ? String(Number(x.toPrecision(6))) : '∞');

function table(): string {
  const lines = catalogueEntries.map(({ name, formula, parameters = {}, activation }) => {
    const given = Object.entries(parameters)
      .map(([key, value]) => `${key} = ${short(value)}`)
      .join(', ');
    const { supremum, infimum } = activation.bounds;
    const kinks = activation.kinks.map(({ at }) => short(at)).join(', ');
    return `| ${name} | ${code(formula)} | ${given} | ${short(infimum.lower)} … ${short(supremum.upper)} | ${kinks} |`;
  });
  const head = ['| name | φ(z) | parameters | φ′ | kinks |', '|---|---|---|---|---|'];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** The formatter sets the columns as it likes. */
function cells(text: string): readonly string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| --'));
  return lines
    .filter((line) => !line.startsWith('|--'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

test('the README’s table is the catalogue (UPDATE_README=1 writes it)', () => {
  const text = readFileSync(path, 'utf8');
  const from = begin.exec(text)!;
  const start = from.index + from[0].length;
  const written = text.slice(start, text.indexOf(end));
  if (process.env.UPDATE_README === '1') {
    writeFileSync(path, text.slice(0, start) + table() + text.slice(text.indexOf(end)));
  } else {
    expect(cells(written)).toEqual(cells(table()));
  }
});
