import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, defineActivation } from '@chainrule/activations';
import type { Activation } from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import { readText } from '../files/read-text.ts';
import { prepareImport } from './module-hooks.ts';

/** The largest module read, in bytes. */
const SIZE_LIMIT = 16 * 2 ** 20;

/**
 * Loads the activations that modules define, each as its default export.
 *
 * @param paths TypeScript or JavaScript modules, relative to the working folder
 * @throws CliError `usage` where a module cannot be loaded, exports something else, or takes a name that is taken
 */
export async function loadActivationFiles(paths: readonly string[]): Promise<readonly Activation[]> {
  const loaded: Activation[] = [];
  for (const path of paths) {
    const activation = await loadActivationFile(path);
    if ([...loaded, ...catalogue].some(({ name }) => name === activation.name)) {
      throw new CliError('usage', `the name \`${activation.name}\` is taken already`, {
        at: path,
        hints: ['Give yours another name: both may then stand in one study.'],
      });
    }
    loaded.push(activation);
  }
  return loaded;
}

/**
 * Loads one activation: the default export of a module, either an activation or the parts of a definition.
 *
 * @throws CliError `usage`
 */
export async function loadActivationFile(path: string): Promise<Activation> {
  const source = await readText(path, SIZE_LIMIT);
  const { href } = pathToFileURL(resolve(path));
  prepareImport(href, source);
  try {
    const module: { readonly default?: unknown } = await import(href);
    return toActivation(module.default, path);
  } catch (error) {
    throw error instanceof CliError ? error : loadingError(path, error);
  }
}

function toActivation(exported: unknown, path: string): Activation {
  if (typeof exported !== 'object' || exported === null) {
    const got = exported === undefined ? 'none' : typeof exported;
    throw new CliError('usage', `expected an activation as the default export, got ${got}`, {
      at: path,
      hints: ["Write: export default defineActivation({ name: 'my-own', formula: 'z * sigmoid(z)' })"],
    });
  }
  if ('bounds' in exported && 'kinks' in exported) return exported as Activation;
  return defineActivation(exported as Parameters<typeof defineActivation>[0]);
}

function loadingError(path: string, error: unknown): CliError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const hint = loadingHints[code];
  return new CliError('usage', message.split('\n')[0] ?? message, {
    at: path,
    cause: error,
    ...(hint === undefined ? {} : { hints: [hint] }),
  });
}

const loadingHints: Readonly<Record<string, string>> = {
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX:
    'Node only strips types: write no enum, namespace, decorator or parameter property.',
  ERR_INVALID_TYPESCRIPT_SYNTAX: 'The file is not valid TypeScript.',
  ERR_MODULE_NOT_FOUND:
    'An import of the module was not found; @chainrule/core and @chainrule/activations always are.',
};
