import { seriesDashes } from '../palette.ts';
import type { Series } from '../result-view.ts';
import type { Datum, Json, Spec } from './chart.ts';

/** The fields by which the data of an activation are told apart. */
export function seriesFields({ name, order }: Series): Datum {
  return { activation: name, order };
}

/** The channels that show which activation a mark belongs to; one colour, shape and dash throughout a report. */
export interface SeriesChannels {
  readonly color: Spec;
  readonly shape: Spec;
  readonly strokeDash: Spec;
  readonly detail: Spec;
}

/**
 * The channels for data with {@link seriesFields}. Scales go by place, never by name: names are the study
 * author's, and a domain is part of the specification.
 */
export function seriesChannels(series: readonly Series[]): SeriesChannels {
  const domain = series.map(({ order }) => order);
  const channel = (range: readonly Json[]): Spec => ({
    field: 'order',
    type: 'nominal',
    scale: { domain, range },
    legend: null,
  });
  return {
    color: channel(series.map(({ style }) => style.colour)),
    shape: channel(series.map(({ style }) => style.shape)),
    strokeDash: channel(series.map(({ style }) => seriesDashes[style.dash] ?? [1, 0])),
    detail: { field: 'order', type: 'nominal' },
  };
}

/** One panel an activation, in the study's order. */
export const facetBySeries: Spec = {
  field: 'activation',
  type: 'nominal',
  title: null,
  sort: { field: 'order', op: 'min' },
};
