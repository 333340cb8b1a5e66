import type { StudyResult } from '@chainrule/core';
import { capRows } from './caps.ts';
import type { Chart, Table } from './charts/chart.ts';
import { createCharts } from './charts/index.ts';
import type { Finding } from './findings/finding.ts';
import { findings } from './findings/index.ts';
import { BOUNDARIES } from './findings/verdict.ts';
import { verdictTable } from './findings/verdict-table.ts';
import { provenanceLines } from './provenance.ts';
import { viewResult } from './result-view.ts';
import { grouped, significant } from './text/numbers.ts';
import { raised } from './text/wording.ts';

/** Tables longer than this are cut, with a pointer to the whole; a page of Markdown is for reading. */
const MOST_ROWS = 40;

const INTERVALS =
  'Intervals are of 95 %. Ratios are taken chain by chain, over the first 1,024 chains where there are more.';

const VERDICTS = `With each layer that a chain is deeper, the median of its first layer's gradient changes by so many decades: the slope of a straight line through the medians. _Vanishing_ is a loss of more than ${BOUNDARIES.rate} decades a layer, a factor of 10 in ${Math.round(1 / BOUNDARIES.rate)} layers; _exploding_ is as much of a gain, or more than ${100 * BOUNDARIES.share} % of the chains infinite or NaN; _dying_ is more than ${100 * BOUNDARIES.share} % of them exactly zero at the greatest depth; _steady_ is none of these. A verdict stands only where the intervals leave no other.`;

/** The report as Markdown, for a code host or a notebook: images by their relative paths `charts/NAME.svg`. */
export function renderMarkdown(result: StudyResult, options: { readonly command?: string } = {}): string {
  const told = findings(result);
  const blocks = [
    `# ${escaped(result.study.title)}`,
    'How far a gradient reaches back through a deep chain, activation by activation, and why.',
    '## What was found',
    ...findingBlocks(told),
    ...(told.some(({ text }) => text.includes('95 %')) ? [INTERVALS] : []),
    ...verdictBlocks(result),
    '## How large the slopes can be',
    tableBlock(capRows(result)),
    ...createCharts(result).flatMap(chartBlocks),
    '## Provenance',
    provenanceLines(result)
      .map((line) => `- ${escaped(line)}`)
      .join('\n'),
    ...(options.command === undefined ? [] : [`Made again by:`, fenced(options.command)]),
    'The whole result is in `result.json`, its rows in `rows.csv` and `rows.parquet`.',
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The first finding about each chart in sight, the others folded away. */
function findingBlocks(told: readonly Finding[]): string[] {
  const heads = told.filter(({ chart }, i) => told.findIndex((other) => other.chart === chart) === i);
  const rest = told.filter((finding) => !heads.includes(finding));
  const list = (some: readonly Finding[]): string => some.map(findingLine).join('\n');
  const more = `<details><summary>${rest.length} more</summary>\n\n${list(rest)}\n\n</details>`;
  return rest.length === 0 ? [list(heads)] : [list(heads), more];
}

/** A line with its powers of ten raised, in which no number is parted from its per cent sign. */
function findingLine({ text, chart }: Finding): string {
  const line = escaped(text).replace(/(?<=\d) %/g, '\u00A0%');
  return `- ${raised(line, (exponent) => `<sup>${exponent}</sup>`)}. ([chart](#${chart}))`;
}

function verdictBlocks(result: StudyResult): string[] {
  const table = verdictTable(viewResult(result));
  return table.rows.length === 0 ? [] : ['## Verdicts', VERDICTS, tableBlock(table)];
}

function chartBlocks(chart: Chart): string[] {
  const { name, title, subtitle, howToRead, table, notes } = chart;
  return [
    `<a id="${name}"></a>`,
    `## ${escaped(title)}`,
    escaped(subtitle),
    `![${escaped(title)}](charts/${name}.svg)`,
    `*How to read this.* ${howToRead}`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escaped(note)}`).join('\n')]),
    `<details><summary>The numbers</summary>\n\n${tableBlock(table)}\n\n</details>`,
  ];
}

function tableBlock({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, MOST_ROWS);
  const lines = [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(() => '---')),
    ...shown.map((row) => line(row.map(cellText))),
  ];
  if (shown.length < rows.length) {
    lines.push(
      '',
      `The first ${MOST_ROWS} of ${grouped(rows.length)} rows; all are in the page and in \`rows.csv\`.`,
    );
  }
  return lines.join('\n');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  return escaped(typeof cell === 'number' ? significant(cell, 5) : cell);
}

/** Every character that Markdown or its HTML could take for markup, on one line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A code block whose fence is longer than any run of backticks within. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${code}\n${fence}`;
}
