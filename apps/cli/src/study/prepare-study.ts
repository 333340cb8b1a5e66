import { resolve } from 'node:path';
import { resolveActivation } from '@chainrule/activations';
import { createStudy } from '@chainrule/core';
import { loadActivationFiles } from '../activations/activation-file.ts';
import { activationsOf, embedActivations, knownActivations } from '../activations/study-activations.ts';
import type { StudyMessage } from '../execution/study-message.ts';
import type { StudyOptions } from '../options.ts';
import { loadData } from './load-data.ts';
import { loadStudy } from './load-study.ts';
import { overridesOf } from './overrides.ts';

/**
 * Loads everything a study needs, as plain data that any thread can run: file, options, modules, data.
 *
 * All that can be wrong with it is found here, before a folder is touched.
 *
 * @throws CliError or ChainruleError where a part is missing or not valid
 */
export async function prepareStudy(source: string | undefined, options: StudyOptions): Promise<StudyMessage> {
  const activationFiles = (options.activationFile ?? []).map((path) => resolve(path));
  const own = await loadActivationFiles(options.activationFile ?? []);
  const loaded = await loadStudy(source, overridesOf(options));
  const spec = embedActivations(loaded.spec, own);
  const known = knownActivations(own);
  for (const [i, entry] of spec.activations.entries()) {
    loaded.locating(() => resolveActivation(entry, known), `activations[${i}]`);
  }
  const data = await loadData(loaded);
  loaded.locating(() => createStudy(spec, activationsOf(spec, own), data));
  return { spec, activationFiles, data };
}
