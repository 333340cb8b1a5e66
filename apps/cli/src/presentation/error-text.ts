import type { Paint } from './style.ts';

/** An error as it is shown: one block, what, where, and what to do. */
export interface ErrorText {
  readonly message: string;
  readonly at?: string | undefined;
  readonly hints?: readonly string[];
}

/** Lays an error out as one block, the first line beginning with `error:`. */
export function formatError({ message, at, hints = [] }: ErrorText, paint: Paint): string {
  const [first = '', ...rest] = message.trimEnd().split('\n');
  const lines = [`${paint('bad', 'error:')} ${first}`, ...rest.map((line) => `  ${line}`)];
  if (at !== undefined) lines.push(`  ${paint('faint', 'at')} ${at}`);
  for (const hint of hints) lines.push(`  ${hint}`);
  return lines.join('\n');
}
