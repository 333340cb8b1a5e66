import { join } from 'node:path';
import type { StudyResult } from '@chainrule/core';
import { findings } from '@chainrule/report';
import type { OutputOptions } from '../options.ts';
import type { Terminal } from './terminal.ts';

/** What was written. */
export interface Written {
  /** The folder, as it was asked for. */
  readonly out: string;
  /** Paths relative to it. */
  readonly files: readonly string[];
  readonly result: StudyResult;
}

/** Tells that a report is there: what it found on top, where it is on stdout, and what to try next. */
export function reportDone(written: Written, terminal: Terminal, { json }: OutputOptions): void {
  const { out, result } = written;
  if (json) return terminal.result(summaryJson(written));
  const { paintMessage } = terminal;
  terminal.message(`${headingText(written, terminal)}\n`);
  for (const { text } of findings(result)) terminal.message(`  • ${text}`);
  terminal.message('');
  terminal.result(join(out, 'index.html'));
  terminal.message(`
${paintMessage('heading', 'Next')}
  open ${join(out, 'index.html')} in a browser; ${join(out, 'report.md')} is the same for a code host
  chainrule explain                      one chain, factor by factor
  chainrule activations                  what else there is to compare
  chainrule report --activations tanh,"swish = z * sigmoid(1.5 * z)"
  chainrule new study.yaml               a study of your own`);
}

/** Tells that a result is there. */
export function runDone(written: Written, terminal: Terminal, { json }: OutputOptions): void {
  if (json) return terminal.result(summaryJson(written));
  terminal.message(headingText(written, terminal));
  terminal.result(join(written.out, 'result.json'));
  terminal.message(`Next: chainrule draw ${join(written.out, 'result.json')}`);
}

function headingText({ result }: Written, { paintMessage }: Terminal): string {
  const { title, depths, weights, chains } = result.study;
  const parts = [
    count(result.activations.length, 'activation'),
    count(weights.length, 'weight scheme'),
    count(depths.length, 'depth'),
    `${count(chains, 'chain')} each`,
  ];
  const data = result.data === undefined ? '' : dataText(result.data);
  return `${paintMessage('heading', title)}: ${parts.join(', ')}${data}`;
}

function dataText({ file, examples, dropped, x, y }: NonNullable<StudyResult['data']>): string {
  const lost = dropped === 0 ? '' : ` (${count(dropped, 'row')} without both numbers left out)`;
  return `\n${x.name} → ${y.name} of ${file}: ${count(examples, 'example')}${lost}`;
}

function summaryJson({ out, files, result }: Written): string {
  const { study, provenance, rows } = result;
  return JSON.stringify(
    {
      out,
      files,
      title: study.title,
      version: provenance.version,
      hash: provenance.hash,
      chains: study.chains,
      rows: rows.length,
    },
    null,
    2,
  );
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
