const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An integer raised, such as ⁻¹⁸. */
export function superscript(exponent: number): string {
  return String(exponent)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
}

/** An integer with thin groups of three: 4096 → 4,096. Not the host's locale, so that bytes do not depend on it. */
export function grouped(integer: number): string {
  return String(integer).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A number for reading: `digits` significant digits, trailing zeros dropped, powers of ten written out beyond
 * 10⁵ and below 10⁻⁴. NaN → "not a number", ±Infinity → "±∞".
 */
export function significant(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 5) return minus(String(Number(value.toPrecision(digits))));
  return `${minus(String(Number(mantissa)))} × 10${superscript(power)}`;
}

/** How much larger: 10^log₁₀, as "3.2", "1,300" or "10¹⁸"; what stands before "times". */
export function ratio(log10: number): string {
  if (Math.abs(log10) >= 4) return `10${superscript(Math.round(log10))}`;
  const value = decade(log10);
  return value >= 1000 ? grouped(Math.round(value / 100) * 100) : significant(value, 2);
}

/** A magnitude given by its log₁₀, which may lie far outside float64: "0.012", "2.5 × 10⁻⁴⁰⁰"; NaN → "none". */
export function magnitude(log10: number): string {
  if (Number.isNaN(log10)) return 'none';
  if (Math.abs(log10) < 300) return significant(decade(log10), 2);
  const power = Math.floor(log10);
  return `${significant(decade(log10 - power), 2)} × 10${superscript(power)}`;
}

/** A share as a percentage: "50 %", "under 0.1 %", "over 99.9 %"; exactly 0 and 1 say so. */
export function percent(share: number): string {
  if (share === 0) return 'none';
  if (share === 1) return 'all';
  if (share < 0.001) return 'under 0.1 %';
  if (share > 0.999) return 'over 99.9 %';
  return `${share < 0.1 || share > 0.9 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`;
}

/** The shortest decimal on which both ends of an interval agree when rounded, at most six digits. */
export function enclosed(lower: number, upper: number): string {
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return significant(upper);
  const middle = lower + (upper - lower) / 2;
  for (let digits = 1; digits <= 6; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded >= lower && rounded <= upper) return minus(String(rounded));
  }
  return significant(upper, 6);
}

/** Words joined as a sentence does: "a", "a and b", "a, b and c"; beyond `most`, "a, b and 4 more". */
export function listed(words: readonly string[], most = 4): string {
  const shown = words.length > most ? words.slice(0, most - 1) : words;
  const tail = words.length > most ? `${words.length - shown.length} more` : shown[shown.length - 1];
  const head = words.length > most ? shown : shown.slice(0, -1);
  return head.length === 0 ? (tail ?? '') : `${head.join(', ')} and ${tail}`;
}

/** How many of what: "1 chain", "4,096 chains". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 10^x, for text only. */
export function decade(log10: number): number {
  return Number(`1e${Math.floor(log10)}`) * Math.exp((log10 - Math.floor(log10)) * Math.LN10);
}

/** The text with a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with minus signs for its hyphens. */
export function minus(text: string): string {
  return text.replaceAll('-', '−');
}
