/*
 * What the harness asks of a peer: one line of JSON a request, one line of JSON an answer.
 *
 *     load   take up a piece of work: read its draws, allocate; not timed
 *     run    do it `repeats` times; the answer says how many seconds that took, by the peer's own clocks
 *     save   write the results of the last run to a file, float64
 *     drop   forget it
 */

/** The draws of a grid cell: files of float64, weights as rows of one layer, `lanes` numbers each. */
export interface DrawnFiles {
  readonly weights: string;
  readonly inputs: string;
  readonly targets: string;
}

/** Given draws: every gradient written, or statistics of ∂C/∂w, ∂C/∂b, weight, slope and factor of each layer. */
export interface GridWork extends DrawnFiles {
  readonly work: 'written' | 'statistics';
  /** A name, or `name = formula`. */
  readonly activation: string;
  readonly depth: number;
  readonly lanes: number;
}

/** Draws made by the peer, gradients and statistics together; weights `normal:1`. */
export interface PipelineWork {
  readonly work: 'pipeline';
  readonly activation: string;
  readonly depth: number;
  readonly lanes: number;
  readonly seed: number;
}

/** Statistics of all layers at all depths, for every activation and weight scheme. */
export interface StudyWork {
  readonly work: 'study';
  readonly activations: readonly string[];
  readonly depths: readonly number[];
  readonly schemes: readonly string[];
  readonly lanes: number;
  readonly seed: number;
  /** Threads are started however little there is to do; else the engine decides. */
  readonly alwaysThreads?: true;
}

export type Work = GridWork | PipelineWork | StudyWork;

export type Request =
  | ({ readonly op: 'load' } & Work)
  | { readonly op: 'run'; readonly repeats: number }
  | { readonly op: 'save'; readonly file: string }
  | { readonly op: 'drop' };

/** To `run`: seconds that passed, seconds of processor time, of all threads, and the most bytes of a process of its own. */
export interface Answer {
  readonly seconds?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly error?: string;
}

/**
 * Numbers a layer in a saved table of statistics: zeros, mean log₁₀, log₁₀ at five quantiles, log₁₀ of the smallest;
 * rows of a study are its weight gradients, by activation, scheme, depth and layer.
 */
export const COLUMNS: Readonly<
  Record<'zeros' | 'mean' | 'q05' | 'q25' | 'q50' | 'q75' | 'q95' | 'least', number>
> = {
  zeros: 0,
  mean: 1,
  q05: 2,
  q25: 3,
  q50: 4,
  q75: 5,
  q95: 6,
  least: 7,
};

/** The length of a row of such a table. */
export const TABLE_WIDTH = 8;
