import { readFileSync } from 'node:fs';
import { fromRoot } from './root.ts';

/** A fenced block of a Markdown page. */
export interface Snippet {
  /** The page, from the root. */
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** `ts`, `sh`, `yaml` … */
  readonly language: string;
  readonly code: string;
  /** What it prints, line by line; undefined where the page does not say. */
  readonly prints: readonly string[] | undefined;
}

/**
 * The fenced blocks of a page.
 *
 * What a block prints stands in its own comments, `// → …`, a line each; or, for a shell block, in a ```text block
 * that follows it.
 */
export function readSnippets(page: string): readonly Snippet[] {
  const lines = readFileSync(fromRoot(page), 'utf8').split('\n');
  const blocks: { line: number; end: number; language: string; body: string[] }[] = [];
  let open: { line: number; fence: string; language: string; body: string[] } | undefined;
  lines.forEach((text, index) => {
    const [, fence, language] = /^\s*(`{3,})(\S*)/.exec(text) ?? [];
    if (open === undefined) {
      if (fence !== undefined) open = { line: index + 1, fence, language: language ?? '', body: [] };
    } else if (text.trim() === open.fence) {
      blocks.push({ ...open, end: index + 1 });
      open = undefined;
    } else open.body.push(text);
  });
  return blocks.map(({ line, end, language, body }, index) => {
    const next = blocks[index + 1];
    const followed =
      next?.language === 'text' && lines.slice(end, next.line - 1).every((text) => text.trim() === '');
    const said = body.flatMap((text) => /\/\/ → ?(.*)$/.exec(text)?.[1] ?? []);
    const prints = said.length > 0 ? said : language === 'sh' && followed ? next.body : undefined;
    return { page, line, language, code: body.join('\n'), prints };
  });
}

/** Whether output is what a snippet says; a line that is `…` alone stands for any number of lines. */
export function printsAsSaid(said: readonly string[], output: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = said.map((line) =>
    line.trim() === '…' ? '(?:.*\n)*?' : `${literal(line.trimEnd())}[ ]*\n`,
  );
  return new RegExp(`^${pattern.join('')}\\s*$`).test(`${output.trimEnd()}\n`);
}
