import { edge } from '../agreement.ts';
import type { Subject } from '../subject.ts';
import { type Breach, type Violation, worst } from '../violation.ts';

/** No call throws, whatever the number. Checked last, when every other law has made its calls. */
export function neverThrows({ thrown }: Subject): Violation | undefined {
  const breaches = [...thrown].map(
    ([z, message]): Breach => ({ z, expected: 'a number', got: `an error: ${message}`, severity: 1 }),
  );
  return worst('never-throws', breaches);
}

/** The same z gives the same bits, at once, later and in another order. */
export function deterministic({ value, derivative, points, thrown }: Subject): Violation | undefined {
  const breaches: Breach[] = [];
  for (const f of [value, derivative]) {
    const first = points.map(f);
    const again = [...points].reverse().map(f).reverse();
    points.forEach((z, i) => {
      const [expected, got] = [first[i]!, again[i]!];
      if (Object.is(expected, got) || thrown.has(z)) return;
      breaches.push({ z, expected, got, severity: Math.abs(got - expected) });
    });
  }
  return worst('deterministic', breaches);
}

/** NaN in, NaN out, of the value and of the slope. */
export function nanPropagates({ value, derivative, thrown }: Subject): Violation | undefined {
  const got = [value(Number.NaN), derivative(Number.NaN)].find((result) => !Number.isNaN(result));
  if (got === undefined || thrown.has(Number.NaN)) return undefined;
  return worst('nan-propagates', [{ z: Number.NaN, expected: Number.NaN, got, severity: 1 }]);
}

/** Beyond this size a number is on its way to overflow. */
const nearOverflow = 1e290;

/** Within the domain nothing is NaN, and ±∞ only where the neighbours overflow too. */
export function finite({ value, derivative, points, thrown }: Subject): Violation | undefined {
  const breaches: Breach[] = [];
  for (const f of [value, derivative]) {
    const inside = new Map<number, number>();
    const outwards = [...points].sort((a, b) => Math.abs(a) - Math.abs(b));
    for (const z of outwards) {
      const got = f(z);
      if (thrown.has(z)) continue;
      if (Number.isNaN(got)) breaches.push({ z, expected: 'a number', got, severity: 1 / (1 + Math.abs(z)) });
      const side = Math.sign(z);
      if (Number.isFinite(got)) inside.set(side, z);
      const nearest = inside.get(side);
      if (Math.abs(got) !== Number.POSITIVE_INFINITY || nearest === undefined) continue;
      const last = f(edge((at) => Number.isFinite(f(at)), nearest, z));
      if (Math.abs(last) < nearOverflow) {
        breaches.push({ z, expected: 'a finite number', got, severity: 1 / (1 + Math.abs(z)) });
      }
    }
  }
  return worst('finite', breaches);
}
