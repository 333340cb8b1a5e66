import type { Json, Spec } from './chart.ts';
import { roundStep } from './thinned.ts';

/**
 * Vega's expression for the label of a power of ten, given its exponent as `datum.value`: −18 → 10⁻¹⁸.
 *
 * The data of every logarithmic chart are exponents: gradients leave float64 long before they leave a plot. An
 * expression has no loop, hence a term for each of at most four digits.
 */
export const POWER_OF_TEN: string = (() => {
  const exponent = 'abs(round(datum.value))';
  const digit = (place: number): string =>
    `substring('⁰¹²³⁴⁵⁶⁷⁸⁹', floor(${exponent} / ${place}) % 10, floor(${exponent} / ${place}) % 10 + 1)`;
  const leading = [1000, 100, 10].map((place) => `(${exponent} >= ${place} ? ${digit(place)} : '')`);
  return ["'10'", "(round(datum.value) < 0 ? '⁻' : '')", ...leading, digit(1)].join(' + ');
})();

/** The same, with small exponents written out: 10⁻² as 0.01, 10^0.5 as 3.2. */
export const MAGNITUDE: string = `abs(datum.value) < 3 ? format(pow(10, datum.value), ',.2~r') : ${POWER_OF_TEN}`;

/** The value itself, such as 0.05 or 2e-9, given its exponent. */
export const DECIMAL: string = "format(pow(10, datum.value), abs(datum.value) < 4.5 ? ',.1~r' : '.1~g')";

/** What {@link extent} gives for no values at all: some interval, for a scale must have one. */
export const NOTHING: [number, number] = [0, 1];

/** The exponents of 1, 2 and 5 times the powers of ten within a frame. */
export function oneTwoFive([low, high]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= high; power++) {
    for (const digit of [1, 2, 5]) ticks.push(power + Math.log10(digit));
  }
  return ticks.filter((tick) => tick >= low && tick <= high);
}

/** An axis of whole numbers: layers, depths, steps. */
export function integerAxis(title: string, more: Spec = {}): Spec {
  return { title, format: 'd', tickMinStep: 1, ...more };
}

/** Some six of the whole numbers from 0 to `count` − 1, in round steps from 0. */
export function everyFew(count: number): number[] {
  const step = roundStep(count, 6);
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

/** Of many depths those in round steps, and the first; of up to 16 all. */
export function fewDepths(depths: readonly number[]): readonly number[] {
  if (depths.length <= 16) return depths;
  const step = roundStep(depths.at(-1)! - depths[0]!, 8);
  return depths.filter((depth, i) => i === 0 || (depth % step === 0 && depth - depths[0]! > step / 2));
}

/** A scale over exactly these values; nothing is rounded outward and no zero is added. */
export function fixedScale(domain: readonly [number, number]): Spec {
  return { domain, zero: false, nice: false };
}

/**
 * The interval that the finite values span, with a margin as a share of it; a single value gets half a unit on
 * either side, and no value at all {@link NOTHING}.
 */
export function extent(values: Iterable<number>, margin = 0.04): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return NOTHING;
  if (low === high) return [low - 0.5, high + 0.5];
  return [low - (high - low) * margin, high + (high - low) * margin];
}

/** A number as a drawing needs it, to four decimals (under a tenth of a pixel); what is not finite becomes `null`, −0 0. */
export function drawable(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1e4) / 1e4 + 0 : null;
}

/** A logarithm as a drawing needs it, to a thousandth of a decade; what is not finite becomes `null`. */
export function decades(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1e3) / 1e3 + 0 : null;
}

/** A number as JSON can hold it: NaN and the infinities become `null`. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The title of one panel among several. */
export function panelTitle(text: string): Spec {
  return { text, fontSize: 12, offset: 10 };
}

/** Keeps the data for which all these expressions hold; one filter, for each more is a node that Vega-Lite must settle. */
export function only(...conditions: readonly string[]): Json {
  return { filter: conditions.join(' && ') };
}

/** Holds for the data of one kind. */
export function ofKind(kind: string): string {
  return `datum.kind === '${kind}'`;
}

/**
 * Refers to one of the specification's `datasets`. Values are what they are in JSON: without the guessing of
 * types, the dataflow is smaller, and Vega-Lite settles within its five passes.
 */
export function dataset(name: string): Spec {
  return { name, format: { parse: null } };
}
