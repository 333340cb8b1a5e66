import type { Opening } from '../result-view.ts';

/** What a page is told beside the result. */
export interface PageOptions {
  /** The command that makes this report again. */
  readonly command?: string;
  /** What is shown before the reader chooses. */
  readonly opening?: Opening;
  /** What lets a reader try a chain in the page; without it the page has no such section. */
  readonly explorer?: PageExplorer;
}

/** A script of the caller's own that fills the section for trying a chain, and its style. */
export interface PageExplorer {
  /**
   * Runs as a classic script once the page is there, allowed by its hash. It fills the element `#explorer-place`
   * and may read the activations of the study from the JSON in `#explorer-activations`, where those that are not a
   * formula have none. It may keep its state in the page's address by `globalThis.chainruleFragment`, under names of its own.
   */
  readonly script: string;
  readonly style: string;
}
