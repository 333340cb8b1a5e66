import { catalogue } from '@chainrule/activations';
import { loadActivationFiles } from '../activations/activation-file.ts';
import { requestedActivation } from '../activations/requested-activation.ts';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { ActivationFileOptions, OutputOptions } from '../options.ts';
import { activationCardText } from '../presentation/activation-card-text.ts';
import { activationJson } from '../presentation/activation-json.ts';
import { activationListText } from '../presentation/activation-list-text.ts';
import { createTerminal } from '../presentation/terminal.ts';

export interface ActivationsOptions extends OutputOptions, ActivationFileOptions {
  /** Points to evaluate φ and φ′ at. */
  readonly at?: readonly number[] | undefined;
  readonly set?: Readonly<Record<string, number>> | undefined;
}

/**
 * `activations [NAME|FORMULA]`: the catalogue as a table, or the card of one activation.
 *
 * @param text a name, a formula or `name = formula`; all of the catalogue where absent
 */
export async function activations(text: string | undefined, options: ActivationsOptions): Promise<number> {
  const terminal = createTerminal(options);
  const { at = [], set = {} } = options;
  const own = await loadActivationFiles(options.activationFile ?? []);
  if (text === undefined) {
    if (Object.keys(set).length > 0) throw new CliError('usage', '`--set` needs an activation to set it in');
    const all = [...catalogue, ...own];
    if (options.json)
      terminal.result(
        JSON.stringify(
          all.map((one) => activationJson(one, at)),
          null,
          2,
        ),
      );
    else terminal.result(activationListText(all, terminal.paint));
    return exitCodes.done;
  }
  const activation = requestedActivation(text, set, own);
  terminal.result(
    options.json
      ? JSON.stringify(activationJson(activation, at), null, 2)
      : activationCardText(activation, at, terminal.paint),
  );
  return exitCodes.done;
}
