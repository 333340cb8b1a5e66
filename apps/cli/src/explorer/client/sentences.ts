import type { Explanation } from '../../explain/explanation.ts';
import { gradientTerms, log10Together } from '../../explain/terms.ts';
import { numberText, powerOfTenText, subscript } from '../../presentation/number-text.ts';

/** What a trial shows, in sentences: the gradient of the first weight, beside the last one's, and what made it so. */
export function sentences({ gradients, ledgers }: Explanation): readonly string[] {
  const ledger = ledgers[0]!;
  const last = gradients.gradients.length - 1;
  const [first, end] = [gradients.gradients[0]!.weight, gradients.gradients[last]!.weight];
  const terms = gradientTerms(ledger);
  const own = `∂C/∂w₀ = ${gradientText(first.value, first.log10)}`;
  const parts = [
    `The output is o = ${numberText(ledger.output)}, the cost C = ${numberText(gradients.cost)}, and ${own}.`,
  ];
  if (last > 0) {
    const ratio = first.log10 - end.log10;
    const name = `∂C/∂w${subscript(last)} = ${gradientText(end.value, end.log10)}`;
    if (Number.isFinite(ratio)) parts.push(`The last layer's is ${name}: the first is ${ratioText(ratio)}.`);
    else parts.push(`The last layer's is ${name}.`);
    parts.push(
      `On the way back the slopes together multiply by ${sizeText(log10Together(terms, 'slope'))}, the weights by ${sizeText(log10Together(terms, 'weight'))}.`,
    );
  }
  return parts.map(typeset);
}

/** `7.0031e-8` as a page writes it: 7.0031 × 10⁻⁸. */
function typeset(text: string): string {
  return text.replace(
    /(?<=\d)e(-?)(\d+)/g,
    (_, sign: string, digits: string) => ` × 10${sign && '⁻'}${superscript(digits)}`,
  );
}

function superscript(digits: string): string {
  return [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}

function gradientText(value: number, log10: number): string {
  return value === 0 && Number.isFinite(log10) ? `±${powerOfTenText(log10)}` : numberText(value);
}

function ratioText(log10: number): string {
  if (Math.abs(log10) < 0.005) return 'as large';
  return `${sizeText(Math.abs(log10))} times ${log10 < 0 ? 'smaller' : 'larger'}`;
}

/** A size as a number; as a power of ten where float64 has no such number. */
function sizeText(log10: number): string {
  return Number.isFinite(log10) && Math.abs(log10) > 300 ? powerOfTenText(log10) : numberText(10 ** log10, 3);
}
