import type { Choice } from './choices.ts';
import { element } from './element.ts';
import { type NumberName, numbers, readTrial, type Trial } from './trial.ts';

/** The controls of a trial. */
export interface Form {
  readonly root: HTMLElement;
  /** @throws ChainruleError where a number is none */
  read(): Trial;
  /** What its fields say. */
  texts(): Readonly<Record<'activation' | NumberName, string>>;
  /** Sets what is given; the rest stays. */
  write(texts: Readonly<Partial<Record<'activation' | NumberName, string>>>): void;
}

const LABEL = { class: 'explorer-label' };

const names = Object.keys(numbers) as NumberName[];

/**
 * Builds the controls: an activation to choose or a formula to type, and for every number a slider beside a field
 * for the exact value.
 *
 * @param changed called at every change, a slider's while it moves
 */
export function form(
  groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[],
  changed: () => void,
): Form {
  const own = element('option', { value: '' }, 'a formula of your own');
  const select = element(
    'select',
    { name: 'choice', autocomplete: 'off' },
    ...groups
      .filter(({ choices }) => choices.length > 0)
      .map(({ label, choices }) =>
        element(
          'optgroup',
          { label },
          ...choices.map(({ label, text }) =>
            element('option', { value: text ?? label, disabled: text === undefined }, label),
          ),
        ),
      ),
    own,
  );
  const formula = element('input', {
    type: 'text',
    name: 'activation',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    'aria-describedby': 'explorer-error',
  });
  const choose = (text: string): void => {
    formula.value = text;
    select.value = text;
    if (select.selectedIndex < 0) own.selected = true;
  };
  const [first = 'z'] = groups.flatMap(({ choices }) => choices.flatMap(({ text }) => text ?? []));
  choose(first);
  select.addEventListener('change', () => {
    if (own.selected) return formula.focus();
    choose(select.value);
    changed();
  });
  formula.addEventListener('input', () => {
    choose(formula.value);
    changed();
  });
  const fields = new Map(names.map((name) => [name, numberField(name, changed)]));
  const root = element(
    'form',
    { class: 'explorer-form', 'aria-label': 'The chain' },
    element('label', { class: 'explorer-wide' }, element('span', LABEL, 'Activation'), select),
    element('label', { class: 'explorer-wide' }, element('span', LABEL, 'Name or formula in z'), formula),
    ...[...fields.values()].map((field) => field.root),
  );
  root.addEventListener('submit', (event) => event.preventDefault());
  const texts = (): Record<NumberName, string> =>
    Object.fromEntries([...fields].map(([name, field]) => [name, field.text()])) as Record<
      NumberName,
      string
    >;
  return {
    root,
    read: () => readTrial(formula.value, texts()),
    texts: () => ({ activation: formula.value, ...texts() }),
    write: ({ activation, ...texts }) => {
      if (activation !== undefined) choose(activation);
      for (const [name, text] of Object.entries(texts)) fields.get(name as NumberName)?.set(text);
    },
  };
}

interface Field {
  readonly root: HTMLElement;
  text(): string;
  set(text: string): void;
}

/** A slider for trying and a field for the exact number; each follows the other. */
function numberField(name: NumberName, changed: () => void): Field {
  const { label, symbol, low, high, step, first } = numbers[name];
  const title = element('span', { ...LABEL, id: `explorer-${name}` }, `${label} `, element('i', {}, symbol));
  const shared = { autocomplete: 'off', value: first };
  const slider = element('input', {
    ...shared,
    type: 'range',
    min: low,
    max: high,
    step,
    'aria-labelledby': `explorer-${name}`,
  });
  const exact = element('input', {
    ...shared,
    type: 'number',
    name,
    step: 'any',
    'aria-label': `${label} ${symbol}, exactly`,
  });
  slider.addEventListener('input', () => {
    exact.value = slider.value;
    changed();
  });
  exact.addEventListener('input', () => {
    slider.value = exact.value;
    changed();
  });
  return {
    root: element('div', { class: 'explorer-number' }, title, slider, exact),
    text: () => exact.value,
    set: (text) => {
      exact.value = text;
      slider.value = text;
    },
  };
}
