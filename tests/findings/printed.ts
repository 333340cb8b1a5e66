/** A number as a sentence prints it, read back: its log₁₀ or its value, and how far rounding may have moved it. */
interface Printed {
  readonly value: number;
  readonly rounding: number;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Whether a printed magnitude ("10^37.8", "1,300", "2.5 × 10⁻⁴⁰⁰", "10²³") is 10^log10, rounded. */
export function printsMagnitude(text: string, log10: number): boolean {
  const power = /^10\^(−?\d+(?:\.\d+)?)$/.exec(text);
  if (power !== null) return near(read(power[1]!), log10);
  const [, digits = '', exponent = '0'] = /^([\d.,]*?)(?: × )?(?:10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? [];
  const shift = exponent === '0' ? 0 : lowered(exponent);
  if (digits === '') return near({ value: shift, rounding: 0.5 }, log10);
  return near(read(digits), 10 ** (log10 - shift));
}

/** Whether a printed share ("71.2 %", "all", "over 99.99 %") is this one, from 0 to 1, rounded. */
export function printsShare(text: string, share: number): boolean {
  const bare = text.replace(/ %$/, '').toLowerCase();
  if (bare === 'all' || bare === '100') return share === 1;
  if (bare === 'none' || bare === '0') return share === 0;
  const open = /^(over|under) (.+)$/.exec(bare);
  if (open?.[1] === 'over') return /^99\.99?$/.test(open[2]!) && share < 1 && 100 * share > Number(open[2]);
  if (open?.[1] === 'under') return /^0\.0?1$/.test(open[2]!) && share > 0 && 100 * share < Number(open[2]);
  return near(read(bare), 100 * share);
}

/** Whether a printed number ("4,096", "−0.7500", "0.25") is this one, rounded. */
export function printsNumber(text: string, value: number): boolean {
  const scientific = /^(−?[\d.]+) × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(text);
  if (scientific !== null) {
    const scale = 10 ** lowered(scientific[2]!);
    const { value: mantissa, rounding } = read(scientific[1]!);
    return near({ value: mantissa * scale, rounding: rounding * scale }, value);
  }
  return near(read(text), value);
}

/** Whether a printed count ("4,096") is this one. */
export function printsCount(text: string, count: number): boolean {
  return text.replaceAll(',', '') === String(count);
}

function lowered(raised: string): number {
  return Number([...raised].map((digit) => (digit === '⁻' ? '-' : RAISED.indexOf(digit))).join(''));
}

/** Half a unit of the last digit that is not a dropped or a rounded zero. */
function read(text: string): Printed {
  const digits = text.replaceAll(',', '').replace('−', '-').replace(/^\+/, '');
  const value = Number(digits);
  if (digits === '' || Number.isNaN(value)) throw new Error(`no number: ${JSON.stringify(text)}`);
  const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length;
  if (decimals !== undefined) return { value, rounding: 0.5 * 10 ** -decimals };
  const zeros = value >= 100 ? (/0*$/.exec(digits)?.[0]?.length ?? 0) : 0;
  return { value, rounding: 0.5 * 10 ** zeros };
}

function near({ value, rounding }: Printed, truth: number): boolean {
  return Math.abs(value - truth) <= rounding * (1 + 1e-6) + 1e-9 * Math.abs(truth);
}
