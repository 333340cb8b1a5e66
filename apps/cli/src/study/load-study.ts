import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { nearestNames, parseStudy, type StudySpec } from '@chainrule/core';
import { CliError } from '../cli-error.ts';
import { type Document, parseDocument } from '../files/document.ts';
import { locating } from '../files/locating.ts';
import { readText } from '../files/read-text.ts';
import { builtInStudies, DEFAULT_STUDY } from './built-in-studies.ts';
import { applyOverrides, type StudyOverrides } from './overrides.ts';

/** A study as it will run, and where its files are looked for. */
export interface LoadedStudy {
  readonly spec: StudySpec;
  /** The folder that the paths in the study are relative to. */
  readonly folder: string;
  /** Rethrows a ChainruleError about a part of the study with the line and column of that part. */
  locating<T>(use: () => T, part?: string): T;
}

/** The largest file read, in bytes: a result, too, may be given for the study in it. */
const SIZE_LIMIT = 512 * 2 ** 20;

/**
 * Loads a study: a YAML or JSON file, a built-in study by name, or a result, whose study is run again.
 *
 * @param source the path or name; the built-in default where absent
 * @param overrides what the command line says instead of the file
 * @throws CliError or ChainruleError where there is no such study or it is not valid
 */
export async function loadStudy(source: string | undefined, overrides: StudyOverrides): Promise<LoadedStudy> {
  const name = source ?? DEFAULT_STUDY;
  const builtIn = Object.hasOwn(builtInStudies, name) ? builtInStudies[name] : undefined;
  const path = builtIn ?? name;
  const document = await readDocument(path, builtIn === undefined ? name : `${name} (built-in)`);
  const elsewhere = Object.keys(overrides);
  return {
    spec: locating(document, (value) => parseStudy(applyOverrides(value, overrides)), {
      elsewhere,
    }),
    folder: document.isResult ? process.cwd() : dirname(resolve(path)),
    locating: (use, part) => locating(document, use, { elsewhere, ...(part === undefined ? {} : { part }) }),
  };
}

interface StudyDocument extends Document {
  /** A result remembers its study but not its folder: paths are then relative to the working folder. */
  readonly isResult: boolean;
}

async function readDocument(path: string, name: string): Promise<StudyDocument> {
  let text: string;
  try {
    text = await readText(path, SIZE_LIMIT);
  } catch (error) {
    if (error instanceof CliError && error.reason === 'usage') throw withBuiltInStudies(error, path);
    throw error;
  }
  const document = parseDocument(text, name);
  return studyOfResult(document) ?? { ...document, isResult: false };
}

function withBuiltInStudies(error: CliError, path: string): CliError {
  const names = Object.keys(builtInStudies);
  const [nearest] = nearestNames(path, names);
  const mean = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return new CliError('usage', `${error.message}${mean}`, {
    hints: [`Built-in studies: ${names.join(', ')}. To start one of your own: chainrule new study.yaml`],
    cause: error,
  });
}

function studyOfResult({ value, locate }: Document): StudyDocument | undefined {
  if (typeof value !== 'object' || value === null || !('study' in value && 'provenance' in value))
    return undefined;
  return {
    value: value.study,
    locate: (path) => locate(path === '' ? 'study' : `study.${path}`),
    isResult: true,
  };
}
