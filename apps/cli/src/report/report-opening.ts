import { distributionLabel, FLOAT_FORMATS, type FloatFormat, type StudyResult } from '@chainrule/core';
import type { Opening } from '@chainrule/report';
import { CliError } from '../cli-error.ts';
import type { OpeningOptions } from '../options.ts';
import { unknownChoice } from './unknown-choice.ts';

/**
 * What `--scheme`, `--depth` and `--precision` have a report open with.
 *
 * @throws CliError `usage` for what the result does not hold
 */
export function reportOpeningOf({ study }: StudyResult, options: OpeningOptions): Opening {
  const { scheme, depth, precision } = options;
  const schemes = study.weights.map(distributionLabel);
  if (scheme !== undefined && !schemes.includes(scheme)) {
    throw unknownChoice('--scheme', schemes.join(' or '), scheme, schemes);
  }
  if (depth !== undefined && !study.depths.includes(depth)) {
    throw new CliError(
      'usage',
      `expected a depth of the study for \`--depth\`, one of ${study.depths.join(', ')}, got \`${depth}\``,
    );
  }
  if (precision !== undefined && !isFormat(precision)) {
    const formats = Object.keys(FLOAT_FORMATS);
    throw unknownChoice('--precision', `one of ${formats.join(', ')}`, precision, formats);
  }
  return { scheme, depth, precision };
}

function isFormat(name: string): name is FloatFormat {
  return Object.hasOwn(FLOAT_FORMATS, name);
}
