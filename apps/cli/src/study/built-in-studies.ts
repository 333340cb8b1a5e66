import { fileURLToPath } from 'node:url';
import { packageFile } from '../package-file.ts';

/** The studies that come with the command line, by name. */
export const builtInStudies: Readonly<Record<string, string>> = {
  'the-cap': studyPath('the-cap.yaml'),
  cars: studyPath('cars.yaml'),
};

/** The study that runs when none is given. */
export const DEFAULT_STUDY = 'the-cap';

function studyPath(file: string): string {
  return fileURLToPath(packageFile(`studies/${file}`));
}
