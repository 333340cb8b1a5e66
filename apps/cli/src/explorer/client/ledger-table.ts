import type { Explanation } from '../../explain/explanation.ts';
import { element } from './element.ts';
import { typeset, typesetPower } from './typeset.ts';

const TITLES = [
  'layer l',
  'enters h',
  'z = w·h + b',
  'slope φ′(z)',
  'weight w',
  'factor w·φ′(z)',
  'product from the output',
  '∂C/∂w',
];

/** The ledger as a table, the output's layer first; every cell's `data-value` is the number in full. */
export function ledgerTable({ ledgers, gradients }: Explanation): HTMLTableElement {
  const rows = ledgers[0]!.layers.toReversed().map((entry) => {
    const gradient = gradients.gradients[entry.layer]!.weight;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(entry.layer)),
      ...[entry.h, entry.z, entry.slope, entry.weight, entry.factor].map((value) => cell(value)),
      cell(entry.log10Product, typesetPower(entry.log10Product)),
      gradient.value === 0
        ? cell(gradient.log10, typesetPower(gradient.log10, 5, gradient.sign))
        : cell(gradient.value),
    );
  });
  return element(
    'table',
    {},
    element('caption', {}, 'The chain from its output back to its input'),
    element('thead', {}, element('tr', {}, ...TITLES.map((title, i) => element('th', head(i), title)))),
    element('tbody', {}, ...rows),
  );
}

/** The layer is the name of its row; a number stands below the end of its title. */
function head(column: number): Readonly<Record<string, string>> {
  return column === 0 ? { scope: 'col' } : { scope: 'col', class: 'number' };
}

function cell(value: number, text: string = typeset(value)): HTMLElement {
  return element('td', { class: 'number', 'data-value': String(value) }, text);
}
