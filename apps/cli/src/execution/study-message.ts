import type { Study, StudyData, StudySpec } from '@chainrule/core';
import { createStudy } from '@chainrule/core';
import { loadActivationFiles } from '../activations/activation-file.ts';
import { activationsOf } from '../activations/study-activations.ts';

/** A study as plain data, from which every thread builds the same one. */
export interface StudyMessage {
  readonly spec: StudySpec;
  readonly data?: StudyData | undefined;
  /** Absolute paths of the modules that define activations. */
  readonly activationFiles: readonly string[];
}

/**
 * Builds the study that a message describes.
 *
 * @throws ChainruleError or CliError where it is not valid
 */
export async function studyOfMessage({ spec, data, activationFiles }: StudyMessage): Promise<Study> {
  const own = await loadActivationFiles(activationFiles);
  return createStudy(spec, activationsOf(spec, own), data);
}
