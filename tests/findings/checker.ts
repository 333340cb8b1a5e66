import { type Evidence, scoreInterval } from './evidence.ts';
import { printsCount, printsMagnitude, printsNumber, printsShare } from './printed.ts';

/** What a pattern found in a sentence. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** A ratio as the rows have it: log₁₀, its interval, and how many of how many chains it is of. */
export interface RatioTruth {
  readonly log10: number;
  readonly low: number;
  readonly high: number;
  readonly lanes: number;
  readonly all: number;
}

/** Fewer chains bear no interval. */
const FEW = 20;

/** Compares what is printed with what is true, and remembers every number that it has seen. */
export class Checker {
  readonly faults: string[] = [];
  /** Whether intervals may be left out. */
  private readonly brief: boolean;
  readonly seen: string[] = [];

  constructor(brief = false) {
    this.brief = brief;
  }

  magnitude(text: string | undefined, log10: number): void {
    this.compare(text, log10, printsMagnitude);
  }

  share(text: string | undefined, share: number): void {
    this.compare(text, share, printsShare);
  }

  number(text: string | undefined, value: number): void {
    this.compare(text, value, printsNumber);
  }

  count(text: string | undefined, count: number): void {
    this.compare(text, count, printsCount);
  }

  /** A share and its interval, printed as `NAME`, `NAMELow`, `NAMEHigh`. */
  shareWithInterval(groups: Groups, name: string, share: number, lanes: number): void {
    const { low, high } = scoreInterval(share, lanes);
    this.share(groups[name], share);
    this.share(groups[`${name}Low`], low);
    this.share(groups[`${name}High`], high);
  }

  /** A ratio printed by the fragment `ratio(NAME)`. */
  ratio(groups: Groups, name: string, { log10, low, high, lanes, all }: RatioTruth): void {
    const printed = (part: string): string | undefined => groups[`${name}${part}`];
    const few = lanes < FEW || Number.isNaN(low + high);
    const undecided = few ? Math.abs(log10) < 0.02 : low <= 0 && high >= 0;
    if (printed('Amount') !== undefined) {
      this.magnitude(printed('Amount'), Math.abs(log10));
      this.hold((printed('Less') !== undefined) === log10 < 0, `the wrong way: log10 is ${log10}`);
    }
    this.hold((printed('Amount') === undefined) === undecided, `decided or not: ${low} … ${high}`);
    if (printed('Low') === undefined) this.noInterval(few || low === high, `${low} … ${high}`);
    else {
      const turned = log10 < 0 && high < 0;
      this.magnitude(printed('Low'), turned ? -high : low);
      this.magnitude(printed('High'), turned ? -low : high);
      this.hold(!few, `an interval of ${lanes} chains`);
    }
    if (printed('Lanes') !== undefined) this.count(printed('Lanes'), lanes);
    else this.hold(this.brief || lanes >= all, `of ${lanes} chains only, and does not say so`);
  }

  /** Where no interval stands there must be none, unless the sentence is a brief one. */
  noInterval(none: boolean, interval: string): void {
    this.hold(this.brief || none, `no interval, though ${interval}`);
  }

  hold(condition: boolean, fault: string): void {
    if (!condition) this.faults.push(fault);
  }

  private compare<T>(text: string | undefined, truth: T, prints: (text: string, truth: T) => boolean): void {
    if (text === undefined) this.faults.push(`says nothing of ${truth}`);
    else {
      this.seen.push(text);
      this.hold(prints(text, truth), `${text} is printed for ${truth}`);
    }
  }
}

const NUMBER = String.raw`−?(?:10\^−?[\d.]+|(?:[\d.,]*\d(?: × ))?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[\d.,]*\d)`;

/** Pattern fragments: a magnitude or number, a share in per cent, and either with its interval. */
export const fragment = {
  number: (name: string): string => `(?<${name}>${NUMBER})`,
  share: (name: string): string => `(?<${name}>(?:[Aa]ll|[Nn]one|(?:[Oo]ver |[Uu]nder )?[\\d.]+ %))`,
  shareInterval: (name: string): string =>
    `\\(95 %: (?<${name}Low>(?:over |under )?[\\d.]+) … (?<${name}High>(?:over |under )?[\\d.]+) %\\)`,
  ratio: (name: string, [less, more, alike] = ['smaller', 'larger', 'as large']): string =>
    `(?:(?<${name}Amount>${NUMBER}) times (?:(?<${name}Less>${less})|${more})|(?:about )?${alike}|neither surely ${less} nor ${more})(?: than| as)?`,
  ratioInterval: (name: string): string =>
    `(?: \\((?:95 %: (?<${name}Low>${NUMBER}) … (?<${name}High>${NUMBER})(?: times)?)?(?:, )?(?:(?<${name}Lanes>[\\d,]+) living chains?)?\\))?`,
} as const;

/** The label of the scheme that a sentence puts in words; the only one where it says nothing. */
export function schemeOf({ schemes }: Evidence, words: string | undefined): string {
  if (words === undefined) return schemes[0]!;
  words = words.replaceAll('−', '-');
  const constant = /^every weight (.+)$/.exec(words)?.[1];
  const normal = /^weights N\((.+), (.+?)²?\)$/.exec(words);
  const uniform = /^weights U\((.+), (.+)\)$/.exec(words);
  const labels = [
    constant && `constant:${constant}`,
    normal && (normal[1] === '0' ? `normal:${normal[2]}` : `normal:${normal[1]}:${normal[2]}`),
    uniform && `uniform:${uniform[1]}:${uniform[2]}`,
  ];
  const found = schemes.find((scheme) => labels.includes(scheme));
  if (found === undefined) throw new Error(`no scheme is called ${JSON.stringify(words)}`);
  return found;
}
