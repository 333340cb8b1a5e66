import type { Json, Spec } from './chart.ts';

/**
 * A specification, of Vega-Lite or Vega, whose scales range over other colours. Scales that interpolate keep theirs:
 * what is between two colours follows from both. (Vega-Lite writes `interpolate` beside thresholds too.)
 *
 * Only the ranges of scales are touched: a name that looks like a colour stays a name.
 */
export function recoloured(spec: Json, colourOf: (colour: string) => string, inRange = false): Json {
  if (typeof spec === 'string') return inRange ? colourOf(spec) : spec;
  if (spec === null || typeof spec !== 'object') return spec;
  if (Array.isArray(spec)) return spec.map((item) => recoloured(item, colourOf, inRange));
  const interpolated = 'interpolate' in spec && (spec as Spec).type !== 'threshold';
  return Object.fromEntries(
    Object.entries(spec).map(([key, value]) => [
      key,
      key === 'data' || key === 'datasets' || key === 'domain'
        ? value
        : recoloured(value, colourOf, key === 'range' && !interpolated),
    ]),
  );
}
