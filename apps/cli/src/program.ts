import process from 'node:process';
import { Command, CommanderError, Option } from '@commander-js/extra-typings';
import { exitCodes } from './exit-codes.ts';
import { examplesText, exitCodesText } from './help-text.ts';
import { assignmentOption, integerOption, numberListOption, numberOption, sizeOption } from './options.ts';
import { painter } from './presentation/style.ts';
import { endSilentlyOnClosedPipe } from './presentation/terminal.ts';
import { showError } from './show-error.ts';
import { splitList } from './split-list.ts';
import { version } from './version.ts';

/**
 * Runs the command line and returns its exit code.
 *
 * Only the declarations stand here; the code of a command is imported when it is called, so that `--help`
 * stays as fast as commander.
 *
 * @param args the arguments after the program's name
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  endSilentlyOnClosedPipe();
  let exitCode: number = exitCodes.done;
  const program = declareProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError) || !printed.has(error.code)) return showError(error, args[0]);
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

/** What commander throws after it has printed what was asked for, or the help where nothing was. */
const printed: ReadonlySet<string> = new Set([
  'commander.help',
  'commander.helpDisplayed',
  'commander.version',
]);

const studyArgument =
  'a study file (YAML or JSON), a built-in study (the-cap, cars), or a result to run again';

/** Every command with its arguments and options; `done` receives the exit code of the one that ran. */
function declareProgram(done: (exitCode: number) => void): Command {
  const program = new Command('chainrule');
  program
    .description('Measures how far a gradient reaches back through a deep chain, and shows why.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    // The commands inherit these.
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => painter(process.stdout)('heading', title) })
    .addHelpText('after', () => examplesText('chainrule') + exitCodesText());

  withStudyOptions(program.command('report').argument('[study]', studyArgument), 'chainrule-report')
    .description('run a study and write its report')
    .addOption(formatOption)
    .addOption(themeOption)
    .addHelpText('after', () => examplesText('report'))
    .action(async (study, options) => {
      const { report } = await import('./commands/report.ts');
      done(await report(study, options));
    });

  withStudyOptions(program.command('run').argument('<study>', studyArgument), 'chainrule-result')
    .description('run a study and write only its result')
    .addHelpText('after', () => examplesText('run'))
    .action(async (study, options) => {
      const { run } = await import('./commands/run.ts');
      done(await run(study, options));
    });

  program
    .command('draw')
    .description('write a report from an existing result')
    .argument('<result>', 'a result.json, or the folder that holds it')
    .option('--scheme <label>', 'the weights to show first, such as constant:1')
    .option('--depth <n>', 'the depth to show first', integerOption('--depth', 1))
    .option('--precision <format>', 'float16, bfloat16, float32 or float64 first (default: float16)')
    .addOption(outOption('chainrule-report'))
    .addOption(formatOption)
    .addOption(themeOption)
    .addOption(cacheOption)
    .addOption(noCacheOption)
    .addOption(cacheSizeOption)
    .addOption(jsonOption)
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('draw'))
    .action(async (result, options) => {
      const { draw } = await import('./commands/draw.ts');
      done(await draw(result, options));
    });

  program
    .command('explain')
    .description('take one chain apart, factor by factor')
    .argument('[chain]', "a JSON or YAML file, or - for stdin (default: the post's own chain)")
    .option('--weight <w>', 'the weight of every layer', numberOption('--weight'))
    .option('--weights <list>', 'the weights of the layers, from the input on', numberListOption('--weights'))
    .option('--x <x>', 'the input', numberOption('--x'))
    .option('--y <y>', 'the target', numberOption('--y'))
    .option(
      '--activation <a>',
      'a name, a formula or "name = formula"; or one per layer, comma-separated',
      splitList,
    )
    .addOption(activationFileOption)
    .addOption(jsonOption)
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('explain'))
    .action(async (chain, options) => {
      const { explain } = await import('./commands/explain.ts');
      done(await explain(chain, options));
    });

  program
    .command('activations')
    .description('list the activations, or show the card of one')
    .argument('[activation]', 'a name, a formula or "name = formula"')
    .option('--at <list>', 'points z to evaluate at, comma-separated', numberListOption('--at'))
    .addOption(setOption)
    .addOption(activationFileOption)
    .addOption(jsonOption)
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('activations'))
    .action(async (activation, options) => {
      const { activations } = await import('./commands/activations.ts');
      done(await activations(activation, options));
    });

  program
    .command('check')
    .description('does an activation keep the laws?')
    .argument('<activation>', 'a file, a name, a formula or "name = formula"')
    .addOption(setOption)
    .addOption(jsonOption)
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('check'))
    .action(async (activation, options) => {
      const { check } = await import('./commands/check.ts');
      done(await check(activation, options));
    });

  program
    .command('new')
    .description('write a study or an activation to start from')
    .argument('<file>', 'a study (.yaml, .yml or .json) or an activation (.ts, .js or .mjs)')
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('new'))
    .action(async (file, options) => {
      const { create } = await import('./commands/new.ts');
      done(await create(file, options));
    });

  program
    .command('cache')
    .description('show where finished parts of studies are kept, or clear it')
    .argument('[action]', 'show or clear', 'show')
    .addOption(cacheOption)
    .addOption(cacheSizeOption)
    .addOption(jsonOption)
    .addOption(quietOption)
    .addHelpText('after', () => examplesText('cache'))
    .action(async (action, options) => {
      const { cache } = await import('./commands/cache.ts');
      done(await cache(action, options));
    });

  return program;
}

const jsonOption = new Option('--json', 'print the result as JSON');
const cacheOption = new Option('--cache <folder>', "where finished parts are kept (default: the platform's)");
const noCacheOption = new Option('--no-cache', 'keep no finished parts, and look for none');
const cacheSizeOption = new Option('--cache-size <size>', 'the most that is kept (default: 1GiB)').argParser(
  sizeOption('--cache-size'),
);
const formatOption = new Option(
  '--format <list>',
  'forms to write: html, md, json, csv, parquet, vl, svg, png (default: all)',
).argParser(splitList);
const themeOption = new Option(
  '--theme <name>',
  "light or dark: the ground of the charts' own files (default: light)",
);
const quietOption = new Option('-q, --quiet', 'no messages and no progress bar');
const setOption = new Option('--set <name=value>', 'set a parameter; may be repeated').argParser(
  assignmentOption('--set'),
);
const activationFileOption = new Option(
  '--activation-file <file>',
  'a module that defines an activation; may be repeated',
).argParser((file: string, files: string[] | undefined) => [...(files ?? []), file]);

function outOption(folder: string) {
  return new Option('-o, --out <folder>', `where to write (default: ${folder}/)`);
}

function withStudyOptions<Arguments extends unknown[]>(command: Command<Arguments>, folder: string) {
  return command
    .option('--activations <list>', 'names, formulas or "name = formula", comma-separated', splitList)
    .addOption(activationFileOption)
    .option('--depths <list>', 'such as 1..64 or 1,2,4,8')
    .option('--weights <list>', 'such as normal:1,constant:1,uniform:-1:1')
    .option('--chains <n>', 'number of random chains', integerOption('--chains', 1))
    .option('--seed <n>', 'seed of every draw', integerOption('--seed', 0))
    .option('--threads <n>', 'worker threads (default: all cores)', integerOption('--threads', 1))
    .option('--dry-run', 'only say what it would take, and write nothing')
    .addOption(cacheOption)
    .addOption(noCacheOption)
    .addOption(cacheSizeOption)
    .addOption(outOption(folder))
    .addOption(jsonOption)
    .addOption(quietOption);
}
