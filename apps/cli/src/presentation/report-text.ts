import { join } from 'node:path';
import type { StudyResult } from '@chainrule/core';
import { findings } from '@chainrule/report';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';
import { type Written, writtenHeading } from './written-text.ts';

const WIDTH = 96;

/** Tells that a report is there: what it found, where it is (on stdout), and what to try next. */
export function showReport(written: Written, terminal: Terminal): void {
  const { out, result } = written;
  const { paintMessage } = terminal;
  const page = join(out, 'index.html');
  terminal.message(`${writtenHeading(written, terminal)}\n`);
  for (const text of headlines(result)) terminal.message(`  • ${wrap(text, WIDTH).join('\n    ')}`);
  terminal.message('');
  terminal.result(page);
  terminal.message(`
${paintMessage('heading', 'Next')}
  open ${page} in a browser; ${join(out, 'report.md')} says the same on a code host
  chainrule explain          one chain, factor by factor
  chainrule activations      what else there is to compare
  chainrule report --activations tanh,"swish = z * sigmoid(1.5 * z)"
  chainrule new study.yaml   a study of your own`);
}

/** The first finding of each chart; the report has the others. */
function headlines(result: StudyResult): readonly string[] {
  const seen = new Set<string>();
  return findings(result)
    .filter(({ chart }) => !seen.has(chart) && seen.add(chart))
    .map(({ text }) => text);
}
