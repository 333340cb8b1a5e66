import type { ExitReason } from './exit-codes.ts';

/** What a {@link CliError} carries beside its message. */
export interface CliErrorDetails {
  /** Where the input stands that caused it, such as `study.yaml:3:5`. */
  readonly at?: string;
  /** What to do about it, one suggestion a line. */
  readonly hints?: readonly string[];
  readonly cause?: unknown;
}

/** An expected failure of a command: its reason decides the exit code, its message and hints are shown. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly reason: ExitReason;
  readonly at: string | undefined;
  readonly hints: readonly string[];

  constructor(reason: ExitReason, message: string, details: CliErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.reason = reason;
    this.at = details.at;
    this.hints = details.hints ?? [];
  }
}

/** Whether an error comes from the operating system, as failed file operations do. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** A failed file operation as a {@link CliError} that says in words what could not be done. */
export function fileError(doing: string, error: unknown): CliError {
  const code = isSystemError(error) ? (error.code ?? '') : '';
  const why = systemErrors[code] ?? (error instanceof Error ? error.message : String(error));
  return new CliError('files', `cannot ${doing}: ${why}`, { cause: error });
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
};
