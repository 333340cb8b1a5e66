import { join } from 'node:path';
import { findings } from '@chainrule/report';
import type { Terminal } from './terminal.ts';
import { type Written, writtenHeading } from './written-text.ts';

/** Tells that a report is there: what it found, where it is (on stdout), and what to try next. */
export function showReport(written: Written, terminal: Terminal): void {
  const { out, result } = written;
  const { paintMessage } = terminal;
  terminal.message(`${writtenHeading(written, terminal)}\n`);
  for (const { text } of findings(result)) terminal.message(`  • ${text}`);
  terminal.message('');
  terminal.result(join(out, 'index.html'));
  terminal.message(`
${paintMessage('heading', 'Next')}
  open ${join(out, 'index.html')} in a browser; ${join(out, 'report.md')} says the same on a code host
  chainrule explain          one chain, factor by factor
  chainrule activations      what else there is to compare
  chainrule report --activations tanh,"swish = z * sigmoid(1.5 * z)"
  chainrule new study.yaml   a study of your own`);
}
