import { resolve } from 'node:path';
import { createStudy } from '@chainrule/core';
import { loadActivationFiles } from '../activations/activation-file.ts';
import { activationsOf, embedActivations } from '../activations/study-activations.ts';
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
  loaded.locating(() => activationsOf(spec, own));
  const data = await loadData(spec.data, loaded.folder);
  loaded.locating(() => createStudy(spec, activationsOf(spec, own), data));
  return { spec, activationFiles, data };
}
