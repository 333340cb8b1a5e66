import type { Kink } from '@chainrule/core';

/**
 * The points at which the laws are checked: 0, both ends, eight an octave down to 2⁻³⁰ and two an octave up to
 * 2⁶⁴, every 7/16 within ±50, where float32 and float64 overflow and underflow, and beside the kinks.
 */
export function checkPoints(
  kinks: readonly Kink[],
  [lower, upper]: readonly [lower: number, upper: number],
): readonly number[] {
  const sizes = [2 ** -60, 2 ** 64];
  for (let e = -30; e < 64; e += e < 10 ? 1 / 8 : 1 / 2) {
    const whole = Math.floor(e);
    sizes.push((1 + (e - whole)) * 2 ** whole);
  }
  for (let z = 7 / 16; z <= 50; z += 7 / 16) sizes.push(z);
  for (let z = 80; z <= 110; z += 2.5) sizes.push(z);
  for (let z = 345; z <= 380; z += 5) sizes.push(z);
  for (let z = 700; z <= 750; z += 5) sizes.push(z);
  const points = new Set<number>([0, ...sizes, ...sizes.map((z) => -z)]);
  for (const { at } of kinks) {
    for (const step of [2 ** -40, 2 ** -20, 2 ** -10, 2 ** -4]) {
      const away = step * Math.max(1, Math.abs(at));
      points.add(at + away).add(at - away);
    }
  }
  return [...points].filter((z) => z >= lower && z <= upper).sort((a, b) => a - b);
}
