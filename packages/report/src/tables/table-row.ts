import type {
  ActivationCard,
  Contrast,
  CostReached,
  Extremum,
  FactorRow,
  FloatFormat,
  LogQuantiles,
  MedianInterval,
  Row,
  Shares,
  StudyResult,
  TrainingRow,
} from '@chainrule/core';

/**
 * What a row of the table is about.
 *
 * - `weight`, `bias`: |∂C/∂w_l| and |∂C/∂b_l|;
 * - `factor`, `factor-weight`, `factor-slope`: |w_l φ′(z_l)|, |w_l| and |φ′(z_l)|, the same at every depth;
 * - `slope-supremum`, `slope-infimum`: the bounds of an activation's φ′, under whatever weights;
 * - `training-cost`: C after so many steps; `training-moved`: |w_l − w_l at the start|; `training-gradient`: |∂C/∂w_l|;
 * - `training-reached`: how many chains have come down to a cost.
 */
export type TableParameter =
  | Row['parameter']
  | 'factor'
  | 'factor-weight'
  | 'factor-slope'
  | 'slope-supremum'
  | 'slope-infimum'
  | 'training-cost'
  | 'training-moved'
  | 'training-gradient'
  | 'training-reached';

/** A row of the table: the key as far as it has one, and the parts that its parameter has. */
export interface TableRow {
  readonly activation: string;
  readonly weights?: string;
  readonly depth?: number;
  readonly layer?: number;
  readonly parameter: TableParameter;
  readonly lanes?: number;
  readonly log10?: LogQuantiles;
  readonly interval?: MedianInterval;
  readonly share?: Shares;
  readonly below?: Readonly<Record<FloatFormat, { readonly normal: number; readonly subnormal: number }>>;
  readonly reach?: Contrast | undefined;
  readonly versus?: Contrast | undefined;
  /** Lanes times examples, where every example of a lane counts by itself. */
  readonly values?: number;
  /** Updates made. */
  readonly step?: number;
  /** Lanes that are in no quantile because their cost or weights are no longer finite. */
  readonly diverged?: number;
  /** Quantiles of the number itself, not of its logarithm. */
  readonly quantiles?: Readonly<Partial<Record<'q25' | 'q50' | 'q75', number>>>;
  readonly bound?: Extremum;
  /** A cost, and the share of all lanes that have reached it. */
  readonly reached?: CostReached;
}

/**
 * Everything that is told of a result, as rows of one table: first the gradients, as the result has them, then the
 * factors, the bounds of the slopes, and the training, step by step.
 */
export function tableRows({ rows, factors, activations, training }: StudyResult): readonly TableRow[] {
  return [
    ...rows,
    ...factors.map(factorRow),
    ...activations.flatMap(boundRows),
    ...training.flatMap(trainingRows),
  ];
}

const factorParameters: Readonly<Record<FactorRow['part'], TableParameter>> = {
  weight: 'factor-weight',
  slope: 'factor-slope',
  factor: 'factor',
};

function factorRow({ part, count, ...row }: FactorRow): TableRow {
  return { ...row, parameter: factorParameters[part], values: count };
}

function boundRows({ name, slope }: ActivationCard): TableRow[] {
  return [
    { activation: name, parameter: 'slope-supremum', bound: slope.supremum },
    { activation: name, parameter: 'slope-infimum', bound: slope.infimum },
  ];
}

function trainingRows({ cost, reached, layers, reach, ...key }: TrainingRow): TableRow[] {
  return [
    { ...key, parameter: 'training-cost', quantiles: cost },
    ...reached.map((one): TableRow => ({ ...key, parameter: 'training-reached', reached: one })),
    ...layers.flatMap(({ layer, moved, gradient }): TableRow[] => [
      {
        ...key,
        layer,
        parameter: 'training-moved',
        quantiles: { q50: moved },
        reach: layer === 0 ? reach : undefined,
      },
      { ...key, layer, parameter: 'training-gradient', quantiles: { q50: gradient } },
    ]),
  ];
}
