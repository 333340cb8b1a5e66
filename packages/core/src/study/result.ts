import type { Extremum, Kink } from '../activation.ts';
import type { StudySpec } from './spec.ts';

/**
 * The version of the result's format. A reader accepts this one and older ones.
 *
 * 2 added `interval`, `reach` and `versus` to the rows, `interval` to the factors, `reach` to the training, and
 * `distributions`. 3 added `reached` to the training.
 */
export const RESULT_SCHEMA = 3;

/** What a study found: everything a report is made from. JSON holds non-finite numbers as strings. */
export interface StudyResult {
  readonly schema: number;
  readonly provenance: Provenance;
  readonly study: StudySpec;
  /** What was read from a file; absent where examples were drawn. */
  readonly data?: DataSummary;
  readonly activations: readonly ActivationCard[];
  readonly rows: readonly Row[];
  readonly factors: readonly FactorRow[];
  readonly training: readonly TrainingRow[];
  /** How |∂C/∂w₀| is spread over the lanes, one a cell and depth; none in a result of format 1. */
  readonly distributions: readonly DistributionRow[];
}

/** Where a result comes from. */
export interface Provenance {
  /** Of the packages that computed the result. */
  readonly version: string;
  /** SHA-256 of the study's canonical JSON (activations resolved to their formulas, data to its content). */
  readonly hash: string;
}

/** The columns of a data file after reading and scaling. */
export interface DataSummary {
  readonly file: string;
  /** Examples used. */
  readonly examples: number;
  /** Rows left out because x or y was missing or not a number. */
  readonly dropped: number;
  readonly x: ColumnSummary;
  readonly y: ColumnSummary;
}

/** Mean and standard deviation before scaling, in the column's own unit; what `standard` scaling used. */
export interface ColumnSummary {
  readonly name: string;
  readonly mean: number;
  readonly std: number;
}

/** An activation as the result remembers it, so that a reader needs no catalogue. */
export interface ActivationCard {
  readonly name: string;
  readonly formula?: string | undefined;
  readonly parameters: Readonly<Record<string, number>>;
  readonly slope: {
    readonly formula?: string | undefined;
    readonly supremum: Extremum;
    readonly infimum: Extremum;
    /** For observed bounds, the number of points looked at. */
    readonly points?: number | undefined;
  };
  readonly kinks: readonly Kink[];
  /** Samples of φ and φ′ for drawing; beside a kink there is a sample on each side. */
  readonly curve: {
    readonly z: readonly number[];
    readonly value: readonly number[];
    readonly slope: readonly number[];
  };
}

/** The key of a cell: an activation under a weight scheme. */
export interface CellKey {
  readonly activation: string;
  /** Label of the weight scheme, such as `normal:1`. */
  readonly weights: string;
}

/** Statistics of |∂C/∂w_l| or |∂C/∂b_l| over the lanes of a cell, for one depth and layer. */
export interface Row extends CellKey {
  readonly depth: number;
  /** From 0, at the input. */
  readonly layer: number;
  readonly parameter: 'weight' | 'bias';
  readonly lanes: number;
  /** Of log₁₀|gradient| over the lanes where it is finite and not zero; NaN where there is none. */
  readonly log10: LogQuantiles;
  /** Of `log10.q50`; NaN where there is no median, and in a result of format 1. */
  readonly interval: MedianInterval;
  /** Shares of all lanes. */
  readonly share: Shares;
  /** Shares of all lanes whose |gradient| lies below a format's smallest number; exact zeros count too. */
  readonly below: Readonly<Record<FloatFormat, { readonly normal: number; readonly subnormal: number }>>;
  /**
   * Of log₁₀(|∂C/∂w₀| / |∂C/∂w_{L−1}|), chain by chain, over the first 1,024 lanes: only where layer is 0 and
   * parameter is `weight`.
   */
  readonly reach?: Contrast | undefined;
  /**
   * Of log₁₀(|∂C/∂w₀| here / |∂C/∂w₀| of the study's first activation), lane by lane with the same draws, over the
   * first 1,024 lanes: where layer is 0 and parameter is `weight`, and not for the first activation itself.
   */
  readonly versus?: Contrast | undefined;
}

/**
 * A 95 % interval of a median: the percentile interval of the exact bootstrap distribution over the lanes, see
 * {@link medianInterval}.
 */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * How two magnitudes of the same lane compare: quantiles of log₁₀ of their ratio, in decades, over the lanes where
 * both are finite and not zero; NaN where there is none.
 */
export interface Contrast extends MedianInterval {
  /** Lanes where both are finite and not zero. */
  readonly lanes: number;
  readonly q05: number;
  readonly q25: number;
  /** `low` and `high` are the 95 % interval of this one. */
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Share of those lanes where the logarithm is > 0. */
  readonly larger: number;
}

/** Quantiles and mean of a base-10 logarithm, in decades. */
export interface LogQuantiles {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  readonly mean: number;
}

/** Shares, from 0 to 1, of numbers that have no logarithm. */
export interface Shares {
  readonly zero: number;
  readonly infinite: number;
  readonly nan: number;
}

/** The number formats whose smallest numbers are marked. */
export type FloatFormat = 'float16' | 'bfloat16' | 'float32' | 'float64';

/** How log₂|∂C/∂w₀| is spread over the lanes of a cell at one depth: at most 64 bins of one width. */
export interface DistributionRow extends CellKey {
  readonly depth: number;
  readonly lanes: number;
  /** Lanes whose gradient is exactly zero, infinite, or not a number: in no bin. */
  readonly zero: number;
  readonly infinite: number;
  readonly nan: number;
  /** Where the first bin begins, in octaves (log₂). */
  readonly firstOctave: number;
  /** The width of a bin in octaves: a power of two, at least 1/8. */
  readonly octaves: number;
  /** Bin i holds the lanes with log₂|∂C/∂w₀| in [firstOctave + i·octaves, firstOctave + (i + 1)·octaves). */
  readonly counts: readonly number[];
}

/** What layer l multiplies a gradient by, taken apart; the same at every depth, for chains are nested. */
export interface FactorRow extends CellKey {
  readonly layer: number;
  /** `weight` is |w_l|, `slope` is |φ′(z_l)|, `factor` their product. */
  readonly part: 'weight' | 'slope' | 'factor';
  /** Lanes times examples. */
  readonly count: number;
  readonly log10: LogQuantiles;
  /** Of `log10.q50`; NaN where there is no median, where lanes have several examples, and in a result of format 1. */
  readonly interval: MedianInterval;
  readonly share: Shares;
}

/** One step of training: the lanes of a cell after `step` updates. */
export interface TrainingRow extends CellKey {
  readonly depth: number;
  readonly step: number;
  readonly lanes: number;
  /** Lanes whose cost or weights are no longer finite; left out of the quantiles, counted here. */
  readonly diverged: number;
  /** Of C = Σ over the examples, over the lanes that have not diverged. */
  readonly cost: { readonly q25: number; readonly q50: number; readonly q75: number };
  /** For each of the costs asked for; none in a result of a format before 3. */
  readonly reached: readonly CostReached[];
  readonly layers: readonly TrainingLayer[];
  /** Of log₁₀ of how far the first layer's weight has moved over the last's, lane by lane: only at the last step. */
  readonly reach?: Contrast | undefined;
}

/** How many chains have come down to a cost. */
export interface CostReached {
  readonly cost: number;
  /** Of all lanes: those with C ≤ cost at this recorded step or at one before it. */
  readonly share: number;
}

/** Medians over the lanes that have not diverged. */
export interface TrainingLayer {
  readonly layer: number;
  /** |w_l − w_l at the start|. */
  readonly moved: number;
  /** |∂C/∂w_l|. */
  readonly gradient: number;
}
