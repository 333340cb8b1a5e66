import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { CliError, fileError, isSystemError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { OutputOptions } from '../options.ts';
import { createTerminal } from '../presentation/terminal.ts';
import { activationTemplate } from '../templates/activation-template.ts';
import { jsonStudyTemplate, studyTemplate } from '../templates/study-template.ts';

/** What is written, by extension, and what to do with it. */
const templates: Readonly<Record<string, Template>> = {
  '.yaml': { text: () => studyTemplate, next: (file) => `chainrule report ${file}` },
  '.yml': { text: () => studyTemplate, next: (file) => `chainrule report ${file}` },
  '.json': { text: () => jsonStudyTemplate, next: (file) => `chainrule report ${file}` },
  '.ts': { text: activationTemplate, next: (file) => `chainrule check ${file}` },
  '.js': { text: activationTemplate, next: (file) => `chainrule check ${file}` },
  '.mjs': { text: activationTemplate, next: (file) => `chainrule check ${file}` },
};

interface Template {
  readonly text: (file: string) => string;
  readonly next: (file: string) => string;
}

/** `new FILE`: writes a study or an activation to start from, and never over an existing file. */
export async function create(file: string, options: OutputOptions): Promise<number> {
  const terminal = createTerminal(options);
  const template = templates[extname(file).toLowerCase()];
  if (template === undefined) {
    throw new CliError(
      'usage',
      `expected a file that ends in ${Object.keys(templates).join(', ')}, got \`${file}\``,
      {
        hints: ['chainrule new study.yaml', 'chainrule new my-activation.ts'],
      },
    );
  }
  try {
    await writeFile(file, template.text(file), { flag: 'wx' });
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') {
      throw new CliError('files', `\`${file}\` exists already, and is left as it is`, {
        hints: ['Choose another name, or remove it first.'],
      });
    }
    throw fileError(`write \`${file}\``, error);
  }
  terminal.result(file);
  terminal.message(`Next: ${template.next(file)}`);
  return exitCodes.done;
}
