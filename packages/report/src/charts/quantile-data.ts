import type { Row } from '@chainrule/core';
import { decades, drawable } from './axes.ts';
import type { Datum, Spec } from './chart.ts';

/** The quantiles of a row's log₁₀|gradient|, and what they leave out. */
export function quantileFields({ log10, share }: Row): Datum {
  return {
    q05: decades(log10.q05),
    q25: decades(log10.q25),
    q50: decades(log10.q50),
    q75: decades(log10.q75),
    q95: decades(log10.q95),
    zero: drawable(share.zero),
    notFinite: drawable(share.infinite + share.nan),
  };
}

/** The tooltip of a mark with {@link quantileFields}, after the fields that tell which it is. */
export function quantileTooltip(...places: readonly string[]): Spec[] {
  return [
    { field: 'activation', type: 'nominal' },
    ...places.map((field) => ({ field, type: 'quantitative' })),
    { field: 'q50', type: 'quantitative', title: 'log₁₀ median', format: '.3f' },
    { field: 'q05', type: 'quantitative', title: 'log₁₀ 5 %', format: '.3f' },
    { field: 'q95', type: 'quantitative', title: 'log₁₀ 95 %', format: '.3f' },
    { field: 'zero', type: 'quantitative', title: 'exactly zero', format: '.1%' },
    { field: 'notFinite', type: 'quantitative', title: 'not finite', format: '.1%' },
  ];
}
