import { type ReportFormat, reportFormats } from '@chainrule/report';
import { unknownChoice } from './unknown-choice.ts';

const EXPECTED = `one or more of ${reportFormats.join(', ')}`;

/**
 * The forms of a report that `--format` asks for, and what goes with them: the result, which everything can be drawn
 * from again and by which a folder is known as an output, and the images that Markdown shows.
 *
 * @param names all forms where absent
 * @throws CliError `usage` for a name that is no form
 */
export function reportFormatsOf(names: readonly string[] | undefined): readonly ReportFormat[] {
  if (names === undefined) return reportFormats;
  if (names.length === 0) throw unknownChoice('--format', EXPECTED, '', reportFormats);
  const formats = new Set<ReportFormat>(['json']);
  for (const name of names) {
    if (!isFormat(name)) throw unknownChoice('--format', EXPECTED, name, reportFormats);
    formats.add(name);
  }
  if (formats.has('md') && !formats.has('png')) formats.add('svg');
  return [...formats];
}

function isFormat(name: string): name is ReportFormat {
  return (reportFormats as readonly string[]).includes(name);
}
