import { join } from 'node:path';
import type { StudyResult } from '@chainrule/core';
import { findings } from '@chainrule/report';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';
import { type Written, writtenHeading } from './written-text.ts';

const WIDTH = 96;

/** Tells that a report is there: what it found, where it is (on stdout), and what to try next. */
export function showReport(written: Written, terminal: Terminal): void {
  const { result } = written;
  terminal.message(`${writtenHeading(written, terminal)}\n`);
  for (const text of headlines(result)) terminal.message(`  • ${wrap(text, WIDTH).join('\n    ')}`);
  terminal.message('');
  const { place, reading } = whereToLook(written);
  terminal.result(place);
  terminal.message(`
${terminal.paintMessage('heading', 'Next')}
${reading}  chainrule explain          one chain, factor by factor
  chainrule activations      what else there is to compare
  chainrule report --activations tanh,"swish = z * sigmoid(1.5 * z)"
  chainrule new study.yaml   a study of your own`);
}

/** The page where there is one, else the folder; and how to read what has pages. */
function whereToLook({ out, files }: Written): { readonly place: string; readonly reading: string } {
  const page = join(out, 'index.html');
  const markdown = join(out, 'report.md');
  const readers = [
    ...(files.includes('index.html') ? [`open ${page} in a browser`] : []),
    ...(files.includes('report.md')
      ? [`${markdown} says ${files.includes('index.html') ? 'the same' : 'it'} on a code host`]
      : []),
  ];
  return {
    place: files.includes('index.html') ? page : out,
    reading: readers.length === 0 ? '' : `  ${readers.join('; ')}\n`,
  };
}

/** The first finding of each chart; the report has the others. */
function headlines(result: StudyResult): readonly string[] {
  const seen = new Set<string>();
  return findings(result)
    .filter(({ chart }) => !seen.has(chart) && seen.add(chart))
    .map(({ text }) => text);
}
