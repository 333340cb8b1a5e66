import type { StudyResult, StudySpec } from '@chainrule/core';
import { grouped } from './number-text.ts';
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
export function writtenHeading({ result }: Written, terminal: Terminal): string {
  return studyHeading(result.study, result.data, terminal);
}

/** What is studied, in a line or two. */
export function studyHeading(
  { title, activations, depths, weights, chains }: StudySpec,
  data: StudyResult['data'],
  { paintMessage }: Terminal,
): string {
  const parts = [
    count(activations.length, 'activation'),
    count(weights.length, 'weight scheme'),
    count(depths.length, 'depth'),
    `${count(chains, 'chain')} each`,
  ];
  const lines = data === undefined ? '' : `\n${dataText(data)}`;
  return `${paintMessage('heading', title)}: ${parts.join(', ')}${lines}`;
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
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}
