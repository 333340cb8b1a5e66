import { numberText } from '../../presentation/number-text.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as a page writes it: 7.0031 × 10⁻⁸, with a real minus sign. At most `digits` significant digits. */
export function typeset(value: number, digits?: number): string {
  return numberText(value, digits)
    .replace(/(?<=\d)e(-?\d+)/, (_, exponent: string) => `\u00a0×\u00a010${raised(Number(exponent))}`)
    .replaceAll('-', '−');
}

/**
 * The same of 10^log10, also where float64 has no such number: 3.16 × 10⁻⁵¹². −∞ and `null` are 0, NaN is NaN.
 *
 * @param sign −1 for a negative number
 */
export function typesetPower(log10: number | null, digits = 3, sign: number = 1): string {
  if (log10 === null || log10 === Number.NEGATIVE_INFINITY) return '0';
  const minus = sign < 0 ? '−' : '';
  if (!Number.isFinite(log10) || Math.abs(log10) < 300) return minus + typeset(10 ** log10, digits);
  const power = Math.floor(log10);
  const mantissa = Number((10 ** (log10 - power)).toPrecision(digits));
  return mantissa === 10
    ? `${minus}1\u00a0×\u00a010${raised(power + 1)}`
    : `${minus}${mantissa}\u00a0×\u00a010${raised(power)}`;
}

function raised(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => RAISED[Number(digit)]).join('');
  return `${exponent < 0 ? '⁻' : ''}${digits}`;
}
