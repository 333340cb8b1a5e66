import { catalogue } from '@chainrule/activations';
import { ChainruleError } from '@chainrule/core';
import { explainChain } from '../../explain/explanation.ts';
import { chainruleErrorText } from '../../presentation/chainrule-error-text.ts';
import { readAddress, writeAddress } from './address.ts';
import { furtherChoices, type StudyActivation, studyChoices } from './choices.ts';
import { element } from './element.ts';
import { form } from './form.ts';
import { resultView } from './result.ts';
import { chainOf } from './trial.ts';

/**
 * Fills the page's section for trying a chain.
 *
 *     form ─▶ trial ─▶ chain as `explain` takes it ─▶ explainChain ─▶ sentences, bars, table, JSON
 *               └──────────── ChainruleError ──────────────────────▶ what is wrong, as the command line says it
 */
function start(place: HTMLElement): void {
  const study = studyChoices(studyActivations(), catalogue);
  const groups = [
    { label: 'Of this study', choices: study },
    { label: 'Further ones', choices: furtherChoices(study, catalogue) },
  ];
  const result = resultView();
  const update = (): void => {
    try {
      const input = chainOf(controls.read());
      result.show(input, explainChain(input, catalogue));
    } catch (error) {
      if (!(error instanceof ChainruleError)) throw error;
      result.refuse(chainruleErrorText(error));
    }
  };
  const controls = form(groups, () => {
    update();
    writeAddress(controls.texts(), first);
  });
  const { activation: first } = controls.texts();
  const follow = (): void => {
    const texts = readAddress();
    if (texts === undefined) writeAddress(controls.texts(), first);
    else controls.write(texts);
    update();
  };
  place.replaceChildren(element('div', { class: 'explorer' }, controls.root, result.root));
  addEventListener('hashchange', follow);
  follow();
}

function studyActivations(): readonly StudyActivation[] {
  const text = document.getElementById('explorer-activations')?.textContent;
  return text ? (JSON.parse(text) as readonly StudyActivation[]) : [];
}

const place = document.getElementById('explorer-place');
if (place !== null) start(place);
