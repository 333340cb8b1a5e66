import { catalogueEntries } from '@chainrule/activations';
import type { Activation } from '@chainrule/core';
import { extremumText, whereText } from './extremum-text.ts';
import { numberText } from './number-text.ts';
import type { Paint } from './style.ts';
import { formatTable } from './table.ts';

/** Activations as a table: name, range of the slope and where it is largest, kinks, growth, formula. */
export function activationListText(activations: readonly Activation[], paint: Paint): string {
  const rows = activations.map((activation) => {
    const { name, formula, parameters, bounds, kinks } = activation;
    return [
      paint('name', name),
      extremumText(bounds.infimum, 6),
      extremumText(bounds.supremum, 6),
      whereText(bounds.supremum),
      kinks.map(({ at }) => numberText(at, 4)).join(', '),
      growthText(activation),
      `${formula ?? '(functions)'}${parametersText(parameters)}`,
    ];
  });
  return formatTable(
    [
      { title: 'name' },
      { title: 'inf φ′', align: 'right' },
      { title: 'sup φ′', align: 'right' },
      { title: 'where' },
      { title: 'kinks' },
      { title: 'monotone' },
      { title: 'formula' },
    ],
    rows,
    { heading: (title) => paint('heading', title) },
  );
}

/** What the catalogue declares; nothing for an activation of another origin. */
function growthText(activation: Activation): string {
  return catalogueEntries.find((entry) => entry.activation === activation)?.traits?.monotone ?? '';
}

function parametersText(parameters: Readonly<Record<string, number>>): string {
  const list = Object.entries(parameters).map(([name, value]) => `${name} = ${numberText(value, 6)}`);
  return list.length === 0 ? '' : `   (${list.join(', ')})`;
}
