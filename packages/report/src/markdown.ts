import type { StudyResult } from '@chainrule/core';
import { capRows } from './caps.ts';
import type { Chart, Table } from './charts/chart.ts';
import { createCharts } from './charts/index.ts';
import { type Choice, firstChoice } from './choice.ts';
import { answersOf, answersScope } from './findings/answer.ts';
import type { Finding } from './findings/finding.ts';
import { findings } from './findings/index.ts';
import { verdictsMeaning } from './findings/verdict.ts';
import { verdictTable } from './findings/verdict-table.ts';
import { provenanceLines } from './provenance.ts';
import { type ReportFormat, reportFormats, wholePaths } from './report-format.ts';
import { type Opening, type ResultView, viewResult } from './result-view.ts';
import { escaped, fenced } from './text/markdown-text.ts';
import { capitalised, grouped, listed, significant } from './text/numbers.ts';
import { raised } from './text/wording.ts';

/** Tables longer than this are cut, with a pointer to the whole; a page of Markdown is for reading. */
const MOST_ROWS = 40;

const INTERVALS =
  'Intervals are of 95 %. Ratios are taken chain by chain, over the first 1,024 chains where there are more.';

const VERDICTS = verdictsMeaning((word) => `_${word}_`);

/** What the Markdown is told beside the result. */
interface MarkdownOptions {
  readonly command?: string | undefined;
  /** What its images show. */
  readonly opening?: Opening | undefined;
  /** The forms that stand beside it; all where absent. */
  readonly formats?: readonly ReportFormat[] | undefined;
}

/**
 * The report as Markdown, for a code host or a notebook: images by their relative paths `charts/NAME.svg`, or `.png`
 * where these alone are made, and nothing is named that is not there.
 */
export function renderMarkdown(result: StudyResult, options: MarkdownOptions = {}): string {
  const view = viewResult(result, options.opening);
  const told = findings(result, options.opening);
  const formats = options.formats ?? reportFormats;
  const image = (['svg', 'png'] as const).find((format) => formats.includes(format));
  const blocks = [
    `# ${escaped(result.study.title)}`,
    'How far a gradient reaches back through a deep chain, a network with one unit in every layer, activation by activation, and why.',
    ...answerBlocks(view),
    '## What was found',
    ...findingBlocks(told),
    ...(told.some(({ text }) => text.includes('95 %')) ? [INTERVALS] : []),
    ...verdictBlocks(view),
    '## How large the slopes can be',
    tableBlock(capRows(result)),
    ...createCharts(result, options.opening).flatMap((chart) => chartBlocks(chart, image, firstChoice(view))),
    '## Provenance',
    provenanceLines(result)
      .map((line) => `- ${escaped(line)}`)
      .join('\n'),
    ...(options.command === undefined ? [] : [`Made again by:`, fenced(options.command)]),
    ...besides(formats),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A question and its answer a paragraph, of the weights that images show. */
function answerBlocks(view: ResultView): string[] {
  const answers = answersOf(view).map(
    ({ question, sentences }) =>
      `**${question}** ${sentences.map(({ text, place }) => `${sentenceText(text)}.${place === undefined ? '' : ` ([${place === 'verdicts' ? 'table' : 'chart'}](#${place}))`}`).join(' ')}`,
  );
  return answers.length === 0
    ? []
    : [escaped(answersScope(view, 'stands in the table of verdicts')), ...answers];
}

/** The first finding about each chart in sight, the others folded away. */
function findingBlocks(told: readonly Finding[]): string[] {
  const heads = told.filter(({ chart }, i) => told.findIndex((other) => other.chart === chart) === i);
  const rest = told.filter((finding) => !heads.includes(finding));
  const list = (some: readonly Finding[]): string => some.map(findingLine).join('\n');
  const more = `<details><summary>${rest.length} more</summary>\n\n${list(rest)}\n\n</details>`;
  return rest.length === 0 ? [list(heads)] : [list(heads), more];
}

function findingLine({ text, chart }: Finding): string {
  return `- ${sentenceText(text)}. ([chart](#${chart}))`;
}

/** A sentence with its powers of ten raised, in which no number is parted from its per cent sign. */
function sentenceText(text: string): string {
  return withPowers(escaped(text).replace(/(?<=\d) (?=%)|(?<=×) /g, '\u00A0'));
}

function withPowers(text: string): string {
  return raised(text, (exponent) => `<sup>${exponent}</sup>`);
}

function verdictBlocks(view: ResultView): string[] {
  const table = verdictTable(view);
  if (table.rows.length === 0) return [];
  const lines = withPowers(tableBlock(table, table.rows.length));
  return ['<a id="verdicts"></a>', '## Verdicts', VERDICTS, lines];
}

/** Where all the numbers are. */
function besides(formats: readonly ReportFormat[]): string[] {
  const there = (some: readonly (keyof typeof wholePaths)[]): string =>
    listed(some.filter((format) => formats.includes(format)).map((format) => `\`${wholePaths[format]}\``));
  const [result, rows] = [there(['json']), there(['csv', 'parquet'])];
  const parts = [result && `the whole result is in ${result}`, rows && `its rows are in ${rows}`];
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? [] : [`${capitalised(text)}.`];
}

function chartBlocks(chart: Chart, image: 'svg' | 'png' | undefined, shown: Choice): string[] {
  const { name, title, subtitle, howToRead, table, notes, beyond } = chart;
  return [
    `<a id="${name}"></a>`,
    `## ${escaped(title)}`,
    escaped(subtitle),
    ...(image === undefined ? [] : [`![${escaped(title)}](charts/${name}.${image})`]),
    `*How to read this.* ${howToRead}`,
    ...(beyond.length === 0 ? [] : [`*In the drawing* ${listed(beyond)}.`]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escaped(note)}`).join('\n')]),
    `<details><summary>The numbers</summary>\n\n${tableBlock(readable(table, shown))}\n\n</details>`,
  ];
}

/** Of columns that differ by a number format, those of the one which images show. */
function readable({ columns, rows }: Table, { precision }: Choice): Table {
  const kept = columns.map(({ format }) => format === undefined || format === precision);
  return {
    columns: columns.filter((_, i) => kept[i]),
    rows: rows.map((row) => row.filter((_, i) => kept[i])),
  };
}

function tableBlock({ columns, rows }: Table, most = MOST_ROWS): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, most);
  const lines = [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(() => '---')),
    ...shown.map((row) => line(row.map(cellText))),
  ];
  if (shown.length < rows.length) {
    lines.push('', `The first ${most} of ${grouped(rows.length)} rows.`);
  }
  return lines.join('\n');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  return escaped(typeof cell === 'number' ? significant(cell, 5) : cell);
}
