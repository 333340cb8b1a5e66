import process from 'node:process';

/** One line on the terminal that says what is being done, and is gone afterwards. */
export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

/** A status line on stderr; nothing when quiet or where stderr is not a terminal. */
export function createStatusLine({ quiet }: { readonly quiet: boolean }): StatusLine {
  const { stderr } = process;
  if (quiet || !stderr.isTTY) return { show: () => {}, clear: () => {} };
  const clear = (): void => {
    stderr.cursorTo(0);
    stderr.clearLine(0);
  };
  return {
    show: (text) => {
      clear();
      stderr.write(`  ${text}`.slice(0, (stderr.columns || 80) - 1));
    },
    clear,
  };
}
