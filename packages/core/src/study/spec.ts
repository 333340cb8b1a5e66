import type { LossName } from '../chain/loss.ts';
import type { KinkPolicy } from '../kink-policy.ts';
import type { Distribution } from './distribution.ts';

/** A study as it stands in a file, defaults filled in; plain data, so that it can be hashed and sent. */
export interface StudySpec {
  readonly title: string;
  /** An integer from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly activations: readonly ActivationEntry[];
  /** Ascending, without repetition, each ≥ 1. */
  readonly depths: readonly number[];
  readonly weights: readonly Distribution[];
  readonly biases: Distribution;
  readonly data: DataSpec;
  /** Number of lanes. */
  readonly chains: number;
  readonly layers: LayerSelection;
  readonly loss: LossName;
  /** Which slope counts at a kink. */
  readonly kinks: KinkPolicy;
  readonly training?: TrainingSpec;
}

/** An activation in a study: a name, `"name = formula"`, or the parts of a definition. */
export type ActivationEntry =
  | string
  | {
      readonly name: string;
      /** The definition; without it, `use` or `name` is looked up. */
      readonly formula?: string | undefined;
      /** The activation whose formula is taken under the new name. */
      readonly use?: string | undefined;
      readonly parameters?: Readonly<Record<string, number>> | undefined;
    };

/** Which layers get rows: every one, the first and the last, or those listed (where the chain has them). */
export type LayerSelection = 'all' | 'ends' | readonly number[];

/** Examples drawn anew for every lane, or the rows of a file, the same for every lane. */
export type DataSpec =
  | { readonly inputs: Distribution; readonly targets: Distribution; readonly examples: number }
  | { readonly file: string; readonly x: string; readonly y: string; readonly scale: Scaling };

/** What is done to the columns of a file: nothing, or to zero mean and unit variance. */
export type Scaling = 'standard' | 'none';

/** Gradient descent on the chains of one depth, on the whole data at each step. */
export interface TrainingSpec {
  readonly steps: number;
  /** ε of w ← w − ε ∂C/∂w. */
  readonly learningRate: number;
  /** Depth of the trained chains; the deepest of the study by default. */
  readonly depth: number;
  /** Lanes 0 … chains − 1 are trained. */
  readonly chains: number;
  /** Costs of which it is said how many chains have reached them, by step. */
  readonly costs: readonly number[];
}
