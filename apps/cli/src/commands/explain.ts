import process from 'node:process';
import { loadActivationFiles } from '../activations/activation-file.ts';
import { knownActivations } from '../activations/study-activations.ts';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { parseChainInput } from '../explain/chain-input.ts';
import { explainChain } from '../explain/explanation.ts';
import { explanationJson } from '../explain/explanation-json.ts';
import { type PostChainOptions, postChain } from '../explain/post-chain.ts';
import { type Document, parseDocument } from '../files/document.ts';
import { locating } from '../files/locating.ts';
import { readStream, readText } from '../files/read-text.ts';
import type { ActivationFileOptions, OutputOptions } from '../options.ts';
import { explanationText } from '../presentation/explain-text.ts';
import { postText } from '../presentation/post-text.ts';
import { createTerminal } from '../presentation/terminal.ts';

export interface ExplainOptions extends PostChainOptions, OutputOptions, ActivationFileOptions {}

/** The largest chain file read, in bytes. */
const SIZE_LIMIT = 64 * 2 ** 20;

/**
 * `explain [CHAIN]`: one chain, factor by factor; without CHAIN the post's own.
 *
 * @param source a file, `-` for stdin, or nothing
 */
export async function explain(source: string | undefined, options: ExplainOptions): Promise<number> {
  const terminal = createTerminal(options);
  const known = knownActivations(await loadActivationFiles(options.activationFile ?? []));
  if (source === undefined) {
    const explanation = explainChain(postChain(options), known);
    if (options.json) terminal.result(JSON.stringify(explanationJson(explanation), null, 2));
    else if (explanation.chain.weights.length === 4) terminal.result(postText(explanation, terminal.paint));
    else terminal.result(explanationText(explanation, terminal.paint));
    return exitCodes.done;
  }
  refusePostOptions(options);
  const explanation = locating(await readChain(source), (value) =>
    explainChain(parseChainInput(value), known),
  );
  terminal.result(
    options.json
      ? JSON.stringify(explanationJson(explanation), null, 2)
      : explanationText(explanation, terminal.paint),
  );
  return exitCodes.done;
}

async function readChain(source: string): Promise<Document> {
  const stdin = source === '-';
  const name = stdin ? 'stdin' : source;
  const text = stdin ? await readStream(process.stdin, name, SIZE_LIMIT) : await readText(source, SIZE_LIMIT);
  return parseDocument(text, name);
}

/** The options that change the post's chain say nothing about another one. */
function refusePostOptions(options: ExplainOptions): void {
  const names = ['weight', 'weights', 'x', 'y', 'activation'] as const;
  const given = names.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new CliError('usage', `\`--${given}\` changes the post's chain, and a chain of your own was given`, {
    hints: [`Change it in the file, or leave the file out: chainrule explain --${given} …`],
  });
}
