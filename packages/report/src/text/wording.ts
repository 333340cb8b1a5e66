import {
  counted,
  decade,
  grouped,
  magnitude,
  minus,
  percent,
  ratio,
  significant,
  superscript,
} from './numbers.ts';

/** A ratio by its log₁₀, with the 95 % interval of it: NaN … NaN where there is none. */
export interface Ratio {
  readonly log10: number;
  readonly low: number;
  readonly high: number;
  /** How many chains it was taken over, where not every chain has one. */
  readonly lanes?: number | undefined;
}

/** A share with its 95 % interval. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What stands for smaller, larger, neither, and undecided; `than` adds "than" and "as". */
export interface RatioWords {
  readonly than?: boolean;
  readonly smaller?: string;
  readonly larger?: string;
  readonly alike?: string;
  readonly open?: string;
}

/** How a sentence says its numbers. */
export interface Wording {
  /** "10³⁸ times smaller", "as large". */
  ratio(ratio: Ratio, words?: RatioWords): string;
  /** " (95 %: 10^37.8 … 10^38.3)", " (3 living chains)" where there is no interval, or nothing. */
  ratioInterval(ratio: Ratio): string;
  /** A size rather than a ratio: "10⁻⁸¹", "0.012". */
  magnitude(value: Ratio): string;
  /** " (95 %: 10^−81.6 … 10^−81.2)", or nothing. */
  magnitudeInterval(value: Ratio): string;
  /** "71 %", "all". */
  share(share: Share): string;
  /** " (95 %: 69.6 … 72.4 %)", or nothing. */
  shareInterval(share: Share): string;
}

/** Numbers rounded for a heading, intervals left out. */
export const short: Wording = {
  ratio: (value, words) => compared(value, ratio, words),
  ratioInterval: () => '',
  magnitude: ({ log10 }) => (Math.abs(log10) >= 4 ? `10${superscript(Math.round(log10))}` : magnitude(log10)),
  magnitudeInterval: () => '',
  share: ({ share }) => percent(share),
  shareInterval: () => '',
};

/** As many digits as the intervals bear, and the intervals. */
export const exact: Wording = {
  ratio: (value, words) => compared(value, (log10) => amount(log10, value), words),
  ratioInterval(value) {
    const living = value.lanes === undefined ? '' : counted(value.lanes, 'living chain');
    const ends = ratioEnds(value);
    if (ends === undefined) return living && ` (${living})`;
    return ` (95 %: ${ends}${living && `, ${living}`})`;
  },
  magnitude: (value) => amount(value.log10, value),
  magnitudeInterval: (value) => inBrackets(magnitudeEnds(value)),
  share: ({ share }) => (share === 0 || share === 1 ? percent(share) : `${percentage(share)} %`),
  shareInterval: (value) => inBrackets(shareEnds(value)),
};

/** The 95 % interval of a ratio as {@link exact} words it, "10^37.8 … 10^38.3"; `undefined` where it has none. */
export function ratioEnds(value: Ratio): string | undefined {
  const { low, high, log10 } = value;
  if (Number.isNaN(low + high) || low === high) return undefined;
  const [least, most] = log10 < 0 && high < 0 ? [-high, -low] : [low, high];
  return `${amount(least, value)} … ${amount(most, value)}${isAlike(value) ? ' times' : ''}`;
}

/** The same of a size. */
export function magnitudeEnds(value: Ratio): string | undefined {
  const { low, high } = value;
  if (Number.isNaN(low + high) || low === high) return undefined;
  return `${amount(low, value)} … ${amount(high, value)}`;
}

/** The same of a share, in per cent. */
export function shareEnds({ low, high }: Share): string | undefined {
  return Number.isNaN(low + high) ? undefined : `${percentage(low)} … ${percentage(high)} %`;
}

function inBrackets(ends: string | undefined): string {
  return ends === undefined ? '' : ` (95 %: ${ends})`;
}

/** A ratio this near to 1, within a factor of 1.05, counts as 1 where no interval decides. */
const NEAR = 0.02;
/** An interval within a factor of 2 on either side of 1 is a narrow one. */
const NARROW = 0.30102999566398119521;

function isAlike({ log10, low, high }: Ratio): boolean {
  return Number.isNaN(low + high) ? Math.abs(log10) < NEAR : low <= 0 && high >= 0;
}

function compared(value: Ratio, say: (log10: number) => string, words: RatioWords = {}): string {
  const { smaller = 'smaller', larger = 'larger', than = false } = words;
  if (!isAlike(value)) {
    return `${say(Math.abs(value.log10))} times ${value.log10 < 0 ? smaller : larger}${than ? ' than' : ''}`;
  }
  const { alike = 'as large', open = 'neither surely smaller nor larger' } = words;
  const { low, high } = value;
  if (low < -NARROW || high > NARROW) return `${open}${than ? ' than' : ''}`;
  return `${low < 0 || high > 0 ? 'about ' : ''}${alike}${than ? ' as' : ''}`;
}

/** 10^log10 with as many digits as the width of an interval bears: "10^37.8", "1,290", "0.98". */
function amount(log10: number, { low, high, log10: middle }: Ratio): string {
  const width = high > low ? high - low : 1;
  if (Math.max(Math.abs(middle), Math.abs(low) || 0, Math.abs(high) || 0) >= 4) {
    const decimals = Math.min(3, Math.max(1, Math.ceil(-Math.log10(width))));
    return `10^${minus(log10.toFixed(decimals))}`;
  }
  const digits = Math.min(6, Math.max(2, 1 + Math.ceil(-Math.log10(0.7 * width))));
  const value = decade(log10);
  return value >= 1000 ? grouped(Number(value.toPrecision(digits))) : padded(value, digits);
}

/** With its last zeros, which the interval bears too: 0.0522 … 0.0540. */
function padded(value: number, digits: number): string {
  const text = value.toPrecision(digits);
  return value < 1e-4 || text.includes('e') ? significant(value, digits) : text;
}

/** A share in per cent without the sign: one decimal, two near the ends, and never rounded to an end. */
function percentage(share: number): string {
  if (share === 0 || share === 1) return String(100 * share);
  if (share > 0.9999) return 'over 99.99';
  if (share < 0.0001) return 'under 0.01';
  return (100 * share).toFixed(share < 0.01 || share > 0.99 ? 2 : 1);
}

/** A text with its powers of ten set anew: every `10^37.8` becomes `10` and what `raise` makes of `37.8`. */
export function raised(text: string, raise: (exponent: string) => string): string {
  return text.replace(/\b10\^(−?\d+(?:\.\d+)?)/g, (_, exponent: string) => `10${raise(exponent)}`);
}
