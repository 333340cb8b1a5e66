import process from 'node:process';
import { type ExitReason, exitCodes, exitMeanings } from './exit-codes.ts';
import { painter } from './presentation/style.ts';

type Example = readonly [command: string, does: string];

/** The examples under each command's help, keyed by command; `chainrule` is the program itself. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  chainrule: [
    ['chainrule report', 'the built-in study "The 0.25 cap", as a page'],
    ['chainrule report cars', 'the same question on real data'],
    ['chainrule explain --weight 4', 'one chain, factor by factor'],
    ['chainrule activations gelu', 'the card of an activation'],
    ['chainrule report --activations sigmoid,tanh,"swish = z * sigmoid(1.5 * z)"', 'your own beside others'],
  ],
  report: [
    ['chainrule report', 'the built-in study "The 0.25 cap"'],
    ['chainrule report study.yaml --out my-report', 'a study of your own'],
    ['chainrule report --depths 1..64 --weights normal:1,normal:2', 'the built-in, changed'],
    ['chainrule report --activations tanh,"ramp = max(0, min(1, z))"', 'with an activation of your own'],
    ['chainrule report --activation-file my.ts', 'with one defined in a module'],
    ['chainrule report --format html', 'only the page, and the result it was drawn from'],
  ],
  run: [
    ['chainrule run study.yaml', 'writes chainrule-result/result.json'],
    ['chainrule run the-cap --chains 100000 --threads 8', 'the built-in study, larger'],
    ['chainrule run the-cap --chains 1000000 --dry-run', 'what that would take'],
    ['chainrule run cars --json --quiet', 'what was written, as JSON'],
  ],
  draw: [
    ['chainrule draw chainrule-result/result.json', 'writes chainrule-report/'],
    ['chainrule draw chainrule-result --out talk', 'a folder that holds a result will do'],
    ['chainrule draw chainrule-result --format svg,png --theme dark', 'only the charts, for dark slides'],
    [
      'chainrule draw chainrule-result --scheme constant:1 --depth 8',
      'with charts of other weights and another depth',
    ],
  ],
  explain: [
    ['chainrule explain', "the post's own chain"],
    ['chainrule explain --weight 10', 'the same with saturating weights'],
    ['chainrule explain --activation tanh --weights 1,2,0.5', 'another activation and other weights'],
    ['chainrule explain chain.json --json', 'gradients and factors as JSON'],
    [
      'echo \'{"activation":"relu","weights":[2,2],"examples":[{"x":1,"y":0}]}\' | chainrule explain -',
      'from stdin',
    ],
  ],
  activations: [
    ['chainrule activations', 'the catalogue'],
    ['chainrule activations gelu', 'the card of one'],
    ['chainrule activations "z * sigmoid(1.702 * z)" --at 0,-1.5,40', 'of a formula, evaluated'],
    ['chainrule activations elu --set alpha=2 --json', 'with another parameter, as JSON'],
  ],
  check: [
    ['chainrule check my.ts', 'an activation of your own'],
    ['chainrule check "z > 0 ? z : alpha * expm1(z)" --set alpha=1', 'a formula'],
  ],
  cache: [
    ['chainrule cache', 'where it is, and how much is in it'],
    ['chainrule cache clear', 'the next run computes everything anew'],
  ],
  new: [
    ['chainrule new study.yaml', 'a commented study'],
    ['chainrule new my-activation.ts', 'an activation that passes check'],
  ],
};

/** The examples of a command, ready to stand below its help; each on its own line with what it does. */
export function examplesText(command: string): string {
  const paint = painter(process.stdout);
  const lines = (examples[command] ?? []).map(([text, does]) => `  ${text}\n      ${paint('faint', does)}`);
  return `\n${paint('heading', 'Examples:')}\n${lines.join('\n')}\n`;
}

/** The table of exit codes, ready to stand below the program's help. */
export function exitCodesText(): string {
  const paint = painter(process.stdout);
  const lines = Object.entries(exitCodes).map(
    ([reason, code]) => `  ${String(code).padStart(3)}  ${exitMeanings[reason as ExitReason]}`,
  );
  return `\n${paint('heading', 'Exit codes:')}\n${lines.join('\n')}\n`;
}
