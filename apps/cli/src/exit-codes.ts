/** Every exit code of the command line: the only place where they are numbers. */
export const exitCodes = {
  /** The command did what it was asked. */
  done: 0,
  /** A law of activations or another check does not hold. */
  failed: 1,
  /** Wrong usage or bad input. */
  usage: 2,
  /** The result is there, but not all of it. */
  partial: 3,
  /** An unexpected failure of Chainrule itself (EX_SOFTWARE of sysexits.h). */
  defect: 70,
  /** A file or folder cannot be read or written (EX_IOERR). */
  files: 74,
  /** The output folder is in use by another run (EX_TEMPFAIL). */
  busy: 75,
  /** Interrupted by SIGINT (128 + 2). */
  interrupted: 130,
} as const;

export type ExitReason = keyof typeof exitCodes;

/** What each code means, for `--help`. */
export const exitMeanings: Readonly<Record<ExitReason, string>> = {
  done: 'done',
  failed: 'a law or check failed',
  usage: 'wrong usage or bad input',
  partial: 'a partial result',
  defect: 'a defect of chainrule itself',
  files: 'a file or folder cannot be read, written or replaced',
  busy: 'the output folder is in use by another run',
  interrupted: 'interrupted; the line that resumes it is printed',
};
