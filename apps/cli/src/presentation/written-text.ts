import type { StudyResult } from '@chainrule/core';
import type { Terminal } from './terminal.ts';

/** What a command wrote. */
export interface Written {
  /** The folder, as it was asked for. */
  readonly out: string;
  /** Paths relative to it. */
  readonly files: readonly string[];
  readonly result: StudyResult;
}

/** What was studied, in a line or two. */
export function writtenHeading({ result }: Written, { paintMessage }: Terminal): string {
  const { title, depths, weights, chains } = result.study;
  const parts = [
    count(result.activations.length, 'activation'),
    count(weights.length, 'weight scheme'),
    count(depths.length, 'depth'),
    `${count(chains, 'chain')} each`,
  ];
  const data = result.data === undefined ? '' : `\n${dataText(result.data)}`;
  return `${paintMessage('heading', title)}: ${parts.join(', ')}${data}`;
}

/** What was written, for a program: the same for `report`, `run` and `draw`. */
export function writtenJson({ out, files, result }: Written): string {
  const { study, provenance, rows } = result;
  const { version, hash } = provenance;
  const summary = { out, files, title: study.title, version, hash, chains: study.chains, rows: rows.length };
  return JSON.stringify(summary, null, 2);
}

function dataText({ file, examples, dropped, x, y }: NonNullable<StudyResult['data']>): string {
  const lost = dropped === 0 ? '' : ` (${count(dropped, 'row')} without both numbers left out)`;
  return `${x.name} → ${y.name} of ${file}: ${count(examples, 'example')}${lost}`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
