import type { Magnitude } from '@chainrule/core';
import type { Explanation } from '../../explain/explanation.ts';
import { gradientTerms, log10Together } from '../../explain/terms.ts';
import { subscript } from '../../presentation/number-text.ts';
import { typeset, typesetPower } from './typeset.ts';

/** What a trial shows, in sentences: the gradient of the first weight, beside the last one's, and what made it so. */
export function sentences({ gradients, ledgers }: Explanation): readonly string[] {
  const ledger = ledgers[0]!;
  const last = gradients.gradients.length - 1;
  const [first, end] = [gradients.gradients[0]!.weight, gradients.gradients[last]!.weight];
  const terms = gradientTerms(ledger);
  const own = `∂C/∂w₀ = ${gradientText(first)}`;
  const parts = [
    `The output is o = ${typeset(ledger.output)}, the cost C = ${typeset(gradients.cost)}, and ${own}.`,
  ];
  if (last > 0) {
    const ratio = first.log10 - end.log10;
    const name = `∂C/∂w${subscript(last)} = ${gradientText(end)}`;
    if (Number.isFinite(ratio)) parts.push(`The last layer’s is ${name}: the first is ${ratioText(ratio)}.`);
    else parts.push(`The last layer’s is ${name}.`);
    parts.push(
      `On the way back the slopes together multiply by ${typesetPower(log10Together(terms, 'slope'))}, the weights by ${typesetPower(log10Together(terms, 'weight'))}.`,
    );
  }
  return parts;
}

function gradientText({ value, sign, log10 }: Magnitude): string {
  return value === 0 ? typesetPower(log10, 5, sign) : typeset(value);
}

function ratioText(log10: number): string {
  if (Math.abs(log10) < 0.005) return 'as large';
  return `${typesetPower(Math.abs(log10))} times ${log10 < 0 ? 'smaller' : 'larger'}`;
}
