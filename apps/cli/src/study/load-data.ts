import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { examplesFromTable, nearestNames, type StudyData } from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import type { LoadedStudy } from './load-study.ts';
import { readTable } from './table-file.ts';

/** The prefix by which a study names a data set of the package of that name. */
const DATASETS = 'vega-datasets/';

/**
 * Reads the examples of a study that takes them from a file; undefined for one that draws them.
 *
 * @throws CliError or ChainruleError where the file, its columns or its numbers are not as the study says
 */
export async function loadData({ spec, folder, locating }: LoadedStudy): Promise<StudyData | undefined> {
  const { data } = spec;
  if (!('file' in data)) return undefined;
  const path = data.file.startsWith(DATASETS)
    ? await dataSetPath(data.file.slice(DATASETS.length))
    : resolve(folder, data.file);
  const table = await readTable(path, data.file);
  return locating(() => examplesFromTable(table, data));
}

async function dataSetPath(file: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('vega-datasets')), '..', 'data');
  const files = await readdir(folder);
  if (files.includes(file)) return join(folder, file);
  const [nearest] = nearestNames(file, files);
  const mean = nearest === undefined ? '' : `; did you mean \`${DATASETS}${nearest}\`?`;
  throw new CliError('usage', `there is no data set \`${file}\` in vega-datasets${mean}`);
}
