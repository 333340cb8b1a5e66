import { readFragment, writeFragment } from './fragment.ts';
import type { ViewState } from './view-state.ts';

/**
 * Wires the buttons and selectors at the top; what they say and the page's address follow each other.
 *
 * @param changed called with every new choice
 * @returns what the address chooses at first
 */
export function toolbar(changed: (state: ViewState) => void): ViewState {
  const choices = [...document.querySelectorAll<HTMLButtonElement>('button[data-activation]')];
  const selects = [...document.querySelectorAll<HTMLSelectElement>('select[data-param]')];
  const all = document.querySelector<HTMLButtonElement>('.toolbar .all');
  const status = document.getElementById('shown');
  const shown = new Set<number>();

  const state = (): ViewState => ({
    shown: new Set(shown),
    params: Object.fromEntries(selects.map((select) => [select.dataset.param, chosenValue(select)])),
  });
  const draw = (): void => {
    for (const choice of choices) choice.setAttribute('aria-pressed', String(shown.has(orderOf(choice))));
    if (all !== null) all.hidden = shown.size === 0;
    if (status !== null) status.textContent = `Showing ${inWords(choices, shown, selects)}`;
  };
  const update = (): void => {
    // Everything chosen is the same as nothing: no filter.
    if (shown.size === choices.length) shown.clear();
    writeFragment({ ...readFragment(), query: queryOf(choices, shown, selects) });
    draw();
    changed(state());
  };
  const follow = (): void => {
    const { query } = readFragment();
    const names = query.getAll('show');
    shown.clear();
    for (const choice of choices) if (names.includes(nameOf(choice))) shown.add(orderOf(choice));
    for (const select of selects) choose(select, query.get(select.name));
    draw();
  };

  for (const choice of choices) {
    choice.addEventListener('click', () => {
      const order = orderOf(choice);
      if (!shown.delete(order)) shown.add(order);
      update();
    });
  }
  for (const select of selects) select.addEventListener('change', update);
  all?.addEventListener('click', () => {
    shown.clear();
    choices[0]?.focus();
    update();
  });
  addEventListener('hashchange', () => {
    const { section, query } = readFragment();
    // A link to a section of the page says nothing of what is chosen: that stays.
    if (!['show', ...selects.map(({ name }) => name)].some((key) => query.has(key))) return update();
    follow();
    changed(state());
    document.getElementById(section)?.scrollIntoView();
  });
  follow();
  const { section, query } = readFragment();
  if (query.size > 0) document.getElementById(section)?.scrollIntoView();
  return state();
}

function queryOf(
  choices: readonly HTMLElement[],
  shown: ReadonlySet<number>,
  selects: readonly HTMLSelectElement[],
): URLSearchParams {
  const { query } = readFragment();
  query.delete('show');
  for (const choice of choices) if (shown.has(orderOf(choice))) query.append('show', nameOf(choice));
  for (const select of selects) {
    if (select.selectedOptions[0]?.defaultSelected) query.delete(select.name);
    else query.set(select.name, select.value);
  }
  return query;
}

/** Sets a selector to a value that it offers; to its default otherwise. */
function choose(select: HTMLSelectElement, value: string | null): void {
  const options = [...select.options];
  const option =
    options.find((one) => one.value === value) ?? options.find(({ defaultSelected }) => defaultSelected);
  if (option !== undefined) option.selected = true;
}

function inWords(
  choices: readonly HTMLElement[],
  shown: ReadonlySet<number>,
  selects: readonly HTMLSelectElement[],
): string {
  const names = choices.filter((choice) => shown.has(orderOf(choice))).map(nameOf);
  const what = names.length === 0 ? 'all activations' : names.join(', ');
  const how = selects.map(
    (select) => `${select.name} ${select.selectedOptions[0]?.textContent ?? select.value}`,
  );
  return [what, ...how].join('; ');
}

function chosenValue(select: HTMLSelectElement): string | number {
  return select.dataset.kind === 'number' ? Number(select.value) : select.value;
}

function orderOf(choice: HTMLElement): number {
  return Number(choice.dataset.activation);
}

function nameOf(choice: HTMLElement): string {
  return choice.querySelector('bdi')?.textContent ?? '';
}
