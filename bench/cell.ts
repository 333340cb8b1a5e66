import type { Comparison } from './agreement.ts';
import type { DrawnFolder } from './draws.ts';
import type { PeerName } from './peers.ts';
import type { Work } from './protocol.ts';

/** What is measured; the letters that `--only` takes. */
export type TaskName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h';

/** A piece of work for one peer. */
export interface Entry {
  readonly peer: PeerName;
  readonly work: Work;
  /** The seconds of the whole cell are so many times those of the work, where the work is only a part of it. */
  readonly times?: number;
  /** How its results are compared with those of the cell's first entry; not at all where it is a part. */
  readonly comparison?: Comparison;
}

/** Works of several peers that are timed against one another. */
export interface Cell {
  readonly task: TaskName;
  readonly label: string;
  readonly activation?: string;
  readonly depth?: number;
  readonly lanes?: number;
  /** Gradients of a weight that the whole cell counts or writes. */
  readonly gradients: number;
  /** How often it is timed, where that is not for the run to say. */
  readonly rounds?: number;
  /** What is limited or extrapolated, and why. */
  readonly note?: string;
  readonly entries: readonly Entry[];
  /** Called before the cell is measured: writes the draws of its works. */
  readonly prepare?: () => void;
}

/** How much is measured. */
export interface Size {
  readonly quick: boolean;
  readonly draws: DrawnFolder;
}

export interface Task {
  readonly title: string;
  cells(size: Size): readonly Cell[];
}
