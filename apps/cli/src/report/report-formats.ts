import { nearestNames } from '@chainrule/core';
import { type ReportFormat, reportFormats } from '@chainrule/report';
import { CliError } from '../cli-error.ts';

/**
 * The forms of a report that `--format` asks for, and what goes with them: the result, which everything can be drawn
 * from again and by which a folder is known as an output, and the images that Markdown shows.
 *
 * @param names all forms where absent
 * @throws CliError `usage` for a name that is no form
 */
export function reportFormatsOf(names: readonly string[] | undefined): readonly ReportFormat[] {
  if (names === undefined) return reportFormats;
  if (names.length === 0) throw unknownFormat('');
  const formats = new Set<ReportFormat>(['json']);
  for (const name of names) {
    if (!isFormat(name)) throw unknownFormat(name);
    formats.add(name);
  }
  if (formats.has('md') && !formats.has('png')) formats.add('svg');
  return [...formats];
}

function isFormat(name: string): name is ReportFormat {
  return (reportFormats as readonly string[]).includes(name);
}

function unknownFormat(name: string): CliError {
  const [nearest] = nearestNames(name, reportFormats);
  const mean = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return new CliError(
    'usage',
    `expected one or more of ${reportFormats.join(', ')} for \`--format\`, got \`${name}\`${mean}`,
  );
}
