import process from 'node:process';
import type { ChainruleError } from '@chainrule/core';
import { CliError, fileError, isSystemError } from './cli-error.ts';
import { type ExitReason, exitCodes } from './exit-codes.ts';
import { examples } from './help-text.ts';
import { chainruleErrorText } from './presentation/chainrule-error-text.ts';
import { type ErrorText, formatError } from './presentation/error-text.ts';
import { painter } from './presentation/style.ts';

/**
 * Shows an error on stderr as one block (with its stack if CHAINRULE_DEBUG=1) and returns its exit code.
 *
 * @param command the command that was called, for the line that leads to its help
 */
export function showError(error: unknown, command?: string): number {
  const { reason, text } = explainError(error, command);
  process.stderr.write(`${formatError(text, painter(process.stderr))}\n`);
  if (process.env.CHAINRULE_DEBUG === '1') process.stderr.write(`${stackOf(error)}\n`);
  return exitCodes[reason];
}

/** What is said about an error, and why the command ends. */
function explainError(
  error: unknown,
  command?: string,
): { readonly reason: ExitReason; readonly text: ErrorText } {
  if (error instanceof CliError) return { reason: error.reason, text: cliErrorText(error) };
  if (isNamed(error, 'ChainruleError')) {
    return { reason: 'usage', text: chainruleErrorText(error as ChainruleError) };
  }
  if (isNamed(error, 'CommanderError')) {
    const known = command !== undefined && Object.hasOwn(examples, command) ? ` ${command}` : '';
    const message = error.message
      .replace(/^error: /, '')
      .replace(/\n\(Did you mean (?:one of )?(.*)\?\)$/, '; did you mean $1?');
    return { reason: 'usage', text: { message, hints: [`See: chainrule${known} --help`] } };
  }
  if (isSystemError(error)) {
    const file = error.path === undefined ? 'use a file' : `use ${error.path}`;
    return { reason: 'files', text: fileError(file, error) };
  }
  return {
    reason: 'defect',
    text: {
      message: `unexpected: ${error instanceof Error ? error.message : String(error)}`,
      hints: ['This is a defect of chainrule. With CHAINRULE_DEBUG=1 it prints where it arose.'],
    },
  };
}

/** Where a CliError only tells where one of the packages' errors stands, that one is shown. */
function cliErrorText(error: CliError): ErrorText {
  const { message, at, hints, cause } = error;
  if (!isNamed(cause, 'ChainruleError') || cause.message !== message) return { message, at, hints };
  const text = chainruleErrorText(cause as ChainruleError);
  return { message: text.message, at, hints: [...(text.hints ?? []), ...hints] };
}

// By name, not by class: core must not be loaded to print the error of a mistyped option.
function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && (error.name === name || error.constructor.name === name);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
