import { createHash } from 'node:crypto';
import process from 'node:process';
import { loadActivationFile } from '../../activations/activation-file.ts';
import { readText } from '../../files/read-text.ts';
import { version } from '../../version.ts';
import type { ModuleDigests } from './shard-key.ts';

const SIZE_LIMIT = 16 * 2 ** 20;

/**
 * Digests of modules that define activations, by the name of the activation.
 *
 * A module's functions follow from its text, this version and the engine that runs it (whose `Math` no standard fixes),
 * provided that it reaches for nothing else: see {@link isSelfContained}.
 *
 * @param paths absolute
 */
export async function moduleDigests(paths: readonly string[]): Promise<ModuleDigests> {
  const digests = new Map<string, string | undefined>();
  for (const path of paths) {
    const [{ name }, text] = [await loadActivationFile(path), await readText(path, SIZE_LIMIT)];
    digests.set(name, isSelfContained(text) ? digestOf(text) : undefined);
  }
  return digests;
}

function digestOf(text: string): string {
  const engine = `${version} ${process.versions.v8} ${process.arch}`;
  return createHash('sha256').update(engine).update('\n').update(text).digest('hex');
}

const ownImport = /^\s*import\b[^;]*?\bfrom\s*(['"])@chainrule\/(core|activations)\1/gm;
const reachesOut =
  /\bfrom\s*['"]|\b(import|require|process|global|globalThis|Date|performance|random|crypto|eval|Function|constructor|fetch|navigator|Intl|Atomics|SharedArrayBuffer)\b/;

/**
 * Whether a module's functions are surely the same wherever its text is: it imports nothing but Chainrule's own
 * packages and names nothing that differs from one moment or machine to the next. Says no rather too often: such a
 * module is only computed anew each time. Words of comments and texts count too.
 */
export function isSelfContained(text: string): boolean {
  return !reachesOut.test(text.replaceAll(ownImport, ''));
}
