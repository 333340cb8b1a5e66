import type { Ledger } from '@chainrule/core';
import { numberText, powerOfTenText, subscript } from './number-text.ts';
import type { Paint } from './style.ts';
import { formatTable } from './table.ts';

/** Layers shown at either end of a chain too deep to show whole. */
const ENDS = 12;

/**
 * A chain factor by factor, from the output down to the input: for every layer what enters it, its
 * pre-activation, slope, weight and factor, and the product of the factors so far in powers of ten.
 */
export function chainTable({ layers, output }: Ledger, names: readonly string[], paint: Paint): string {
  const uniform = names.every((name) => name === names[0]);
  const columns = [
    { title: 'layer', align: 'right' },
    ...(uniform ? [] : [{ title: 'activation' } as const]),
    { title: 'in h', align: 'right' },
    { title: 'weight w', align: 'right' },
    { title: 'z', align: 'right' },
    { title: 'slope φ′(z)', align: 'right' },
    { title: 'factor w·φ′', align: 'right' },
    { title: 'product so far', align: 'right' },
  ] as const;
  const rows = layers
    .toReversed()
    .map(({ layer, h, weight, z, slope, factor, log10Product }) => [
      String(layer),
      ...(uniform ? [] : [names[layer] ?? '']),
      numberText(h),
      numberText(weight),
      numberText(z),
      numberText(slope),
      numberText(factor),
      powerOfTenText(log10Product),
    ]);
  const hidden = rows.length - 2 * ENDS;
  const shown = hidden > 1 ? [...rows.slice(0, ENDS), ['⋮'], ...rows.slice(-ENDS)] : rows;
  const table = formatTable(columns, shown, { indent: '  ', heading: (title) => paint('faint', title) });
  const more = hidden > 1 ? `\n  (${hidden} layers in between are not shown; --json has them all)` : '';
  return `  output o = h${subscript(layers.length)} = ${numberText(output)}\n${table}${more}`;
}
