/** A command line of this program as it would be typed into a POSIX shell. */
export function commandLine(args: readonly string[]): string {
  return ['chainrule', ...args.map(shellWord)].join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
