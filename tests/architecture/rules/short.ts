import type { Breach, SourceFile } from '../source-tree.ts';

const LINES = 300;

/** No source file is longer than 300 lines. */
export function short(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LINES)
    .map(({ path, lines }) => ({ path, message: `${lines} lines, at most ${LINES}` }));
}
