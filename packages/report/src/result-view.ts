import {
  type ActivationCard,
  type Distribution,
  distributionLabel,
  type FactorRow,
  type FloatFormat,
  type Row,
  type StudyResult,
  slopeCap,
  type TrainingRow,
} from '@chainrule/core';
import { type SeriesStyle, seriesStyle } from './palette.ts';
import { minus } from './text/numbers.ts';

/** An activation of a result, with its place and how it is drawn. */
export interface Series {
  readonly name: string;
  /** The name as it stands in a sentence: on one line, at most 40 characters, isolated where it runs right to left. */
  readonly label: string;
  /** Its place in the study, from 0. */
  readonly order: number;
  readonly card: ActivationCard;
  readonly style: SeriesStyle;
  /** The largest |φ′| its bounds allow. */
  readonly cap: number;
}

/** What a report shows before its reader chooses, and its images alone; of what is absent the report decides. */
export interface Opening {
  /** The label of a weight scheme. */
  readonly scheme?: string | undefined;
  /** One of the study's depths. */
  readonly depth?: number | undefined;
  readonly precision?: FloatFormat | undefined;
}

/** A result arranged for looking things up; made once, shared by charts and findings. */
export interface ResultView {
  readonly result: StudyResult;
  readonly opening: Opening;
  readonly series: readonly Series[];
  /** Labels of the weight schemes, in the study's order. */
  readonly schemes: readonly string[];
  /** A scheme in words: "every weight 1", "weights N(0, 1)". */
  schemeText(scheme: string): string;
  /** What a scheme draws weights from; `undefined` where the study does not say. */
  distribution(scheme: string): Distribution | undefined;
  /** Ascending. */
  readonly depths: readonly number[];
  readonly deepest: number;
  /** The rows of one cell at one depth, for the weights (not the biases), layers ascending. */
  layersAt(activation: string, scheme: string, depth: number): readonly Row[];
  /** The rows of layer 0's weight, depths ascending. */
  firstLayer(activation: string, scheme: string): readonly Row[];
  factors(activation: string, scheme: string, part: FactorRow['part']): readonly FactorRow[];
  /** Steps ascending; empty where the study trains nothing. */
  training(activation: string, scheme: string): readonly TrainingRow[];
}

/** Arranges a result; what follows the study's order does so here, whatever the order of the rows. */
export function viewResult(result: StudyResult, opening: Opening = {}): ResultView {
  const series = result.activations.map((card, order) => ({
    name: card.name,
    label: labelled(card.name),
    order,
    card,
    style: seriesStyle(order),
    cap: slopeCap({
      supremum: card.slope.supremum,
      infimum: card.slope.infimum,
      domain: [-Infinity, Infinity],
    }),
  }));
  const weightRows = result.rows.filter(({ parameter }) => parameter === 'weight');
  const byDepth = group(
    weightRows,
    (row) => key(row.activation, row.weights, row.depth),
    ({ layer }) => layer,
  );
  const first = group(
    weightRows.filter(({ layer }) => layer === 0),
    (row) => key(row.activation, row.weights),
    ({ depth }) => depth,
  );
  const factors = group(
    result.factors,
    (row) => key(row.activation, row.weights, row.part),
    ({ layer }) => layer,
  );
  const training = group(
    result.training,
    (row) => key(row.activation, row.weights),
    ({ step }) => step,
  );
  const distributions = new Map(result.study.weights.map((weights) => [distributionLabel(weights), weights]));
  const depths = [...new Set(weightRows.map(({ depth }) => depth))].sort((a, b) => a - b);
  return {
    result,
    opening,
    series,
    schemes: [...new Set(result.rows.map(({ weights }) => weights))],
    schemeText(scheme) {
      const weights = distributions.get(scheme);
      return weights === undefined ? `weights ${scheme}` : inWords(weights);
    },
    distribution: (scheme) => distributions.get(scheme),
    depths,
    deepest: depths[depths.length - 1] ?? 0,
    layersAt: (activation, scheme, depth) => byDepth.get(key(activation, scheme, depth)) ?? [],
    firstLayer: (activation, scheme) => first.get(key(activation, scheme)) ?? [],
    factors: (activation, scheme, part) => factors.get(key(activation, scheme, part)) ?? [],
    training: (activation, scheme) => training.get(key(activation, scheme)) ?? [],
  };
}

function inWords(weights: Distribution): string {
  switch (weights.kind) {
    case 'constant':
      return minus(`every weight ${weights.value}`);
    case 'normal':
      return minus(`weights N(${weights.mean}, ${weights.std === 1 ? 1 : `${weights.std}²`})`);
    case 'uniform':
      return minus(`weights U(${weights.low}, ${weights.high})`);
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

function labelled(name: string): string {
  const line = [...name.replace(/\s+/g, ' ')];
  const short = line.length > 40 ? `${line.slice(0, 39).join('')}…` : line.join('');
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}

function key(...parts: (string | number)[]): string {
  return JSON.stringify(parts);
}

/** Rows by key, those of a key in ascending order. */
function group<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  order: (row: T) => number,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const found = groups.get(keyOf(row));
    if (found === undefined) groups.set(keyOf(row), [row]);
    else found.push(row);
  }
  for (const rows of groups.values()) rows.sort((a, b) => order(a) - order(b));
  return groups;
}
