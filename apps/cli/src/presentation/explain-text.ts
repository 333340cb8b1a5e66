import type { Ledger } from '@chainrule/core';
import type { Explanation } from '../explain/explanation.ts';
import { gradientTerms, log10Together, smallestFirst, type Term, type TermKind } from '../explain/terms.ts';
import { chainTable } from './chain-table.ts';
import { numberText, powerOfTenText, subscript } from './number-text.ts';
import type { Paint } from './style.ts';
import { formatTable } from './table.ts';

/** Examples taken apart one by one; the gradients below are those of all of them. */
const EXAMPLES_SHOWN = 3;
/** Terms listed under "why". */
const TERMS_SHOWN = 9;

/** An explanation in words and tables. */
export function explanationText(explanation: Explanation, paint: Paint): string {
  const { ledgers } = explanation;
  const shown = ledgers.slice(0, EXAMPLES_SHOWN);
  const parts = shown.map((entry, i) => {
    const title = ledgers.length === 1 ? 'One example' : `Example ${i + 1} of ${ledgers.length}`;
    return `${paint('heading', `${title}: x = ${numberText(entry.x)}, y = ${numberText(entry.y)}`)}\n${exampleText(explanation, entry, paint)}`;
  });
  if (ledgers.length > shown.length) {
    parts.push(`(${ledgers.length - shown.length} more examples are not shown; --json has them all)`);
  }
  return [...parts, gradientsText(explanation, paint)].join('\n\n');
}

/** One example: its factors, and its share of ∂C/∂w₀ term by term. */
export function exampleText({ names }: Explanation, entry: Ledger, paint: Paint): string {
  return `${chainTable(entry, names, paint)}\n\n${whyText(entry, paint)}`;
}

/** The gradients of every weight and bias, summed over the examples. */
export function gradientsText({ gradients, ledgers }: Explanation, paint: Paint): string {
  const over = ledgers.length === 1 ? '' : `, over all ${ledgers.length} examples`;
  const rows = gradients.gradients
    .toReversed()
    .map(({ layer, weight, bias }) => [
      String(layer),
      underflowText(weight),
      powerOfTenText(weight.log10),
      underflowText(bias),
      powerOfTenText(bias.log10),
    ]);
  const hidden = rows.length - 24;
  const table = formatTable(
    [
      { title: 'layer', align: 'right' },
      { title: '∂C/∂w', align: 'right' },
      { title: '|∂C/∂w|', align: 'right' },
      { title: '∂C/∂b', align: 'right' },
      { title: '|∂C/∂b|', align: 'right' },
    ],
    hidden > 1 ? [...rows.slice(0, 12), ['⋮'], ...rows.slice(-12)] : rows,
    { indent: '  ', heading: (title) => paint('faint', title) },
  );
  return `${paint('heading', `Gradients${over}`)}  (cost C = ${numberText(gradients.cost)})\n${table}`;
}

/** Why the gradient of w₀ is what it is: its terms, smallest first, and what each kind of them does together. */
function whyText(entry: Ledger, paint: Paint): string {
  const terms = gradientTerms(entry);
  const total = terms.reduce((sum, { log10 }) => sum + log10, 0);
  const sorted = smallestFirst(terms);
  const rows = sorted
    .slice(0, TERMS_SHOWN)
    .map((term) => [termText(term), numberText(term.value), powerOfTenText(term.log10), bar(term.log10)]);
  const rest = sorted.length - rows.length;
  const table = formatTable(
    [{ title: 'term' }, { title: 'value', align: 'right' }, { title: 'size', align: 'right' }, { title: '' }],
    rows,
    { indent: '  ', heading: (title) => paint('faint', title) },
  );
  const more = rest > 0 ? `\n  (and ${rest} larger terms)` : '';
  return `${paint('heading', `Why |∂C/∂w₀| is ${powerOfTenText(total)}`)}: its terms, smallest first\n${table}${more}\n  ${verdict(terms)}`;
}

function verdict(terms: readonly Term[]): string {
  const kinds: readonly TermKind[] = ['slope', 'weight', 'loss', 'input'];
  const sizes = kinds.map((kind) => ({ kind, log10: log10Together(terms, kind) }));
  const list = sizes.map(({ kind, log10 }) => `${together[kind]} ${powerOfTenText(log10)}`).join(' · ');
  const least = sizes.reduce((a, b) => (b.log10 < a.log10 ? b : a));
  if (Number.isNaN(least.log10)) return `Together: ${list}.`;
  return least.log10 < 0
    ? `Together: ${list}. What shrinks it most: ${together[least.kind]}.`
    : `Together: ${list}. Nothing shrinks it.`;
}

const together: Readonly<Record<TermKind, string>> = {
  slope: 'the slopes',
  weight: 'the weights',
  loss: 'the loss',
  input: 'the input',
};

function termText({ kind, layer = 0 }: Term): string {
  const i = subscript(layer);
  const texts: Readonly<Record<TermKind, string>> = {
    slope: `slope φ′(z${i})`,
    weight: `weight w${i}`,
    loss: 'loss −2(y − o)',
    input: 'input x',
  };
  return texts[kind];
}

/** A bar of one character a third of a decade; ‹ to the left shrinks, › to the right grows. */
function bar(log10: number): string {
  if (!Number.isFinite(log10)) return log10 < 0 ? '‹‹‹ 0' : '';
  const length = Math.min(24, Math.round(Math.abs(log10) * 3));
  return (log10 < 0 ? '‹' : '›').repeat(length);
}

function underflowText({ value, sign }: { readonly value: number; readonly sign: number }): string {
  if (value !== 0 || sign === 0) return numberText(value);
  return sign < 0 ? '-0 (underflow)' : '0 (underflow)';
}
