import type { ViewState } from './view-state.ts';

/** What shows what is chosen, and does nothing where it shows it already. */
interface Follower {
  show(state: ViewState): Promise<void>;
}

/** Charts that follow what is chosen, one after another; a newer choice overtakes an older one. */
export interface Followers {
  /** Takes a chart in; resolves when it shows what is chosen now. */
  add(chart: Follower): Promise<void>;
  show(state: ViewState): void;
}

/** Followers of a choice, no charts among them yet. */
export function followers(first: ViewState): Followers {
  const charts: Follower[] = [];
  let now = first;
  let busy = false;
  const follow = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let state: ViewState | undefined; state !== now; ) {
      state = now;
      for (const chart of charts) {
        await chart.show(state);
        if (state !== now) break;
      }
    }
    busy = false;
  };
  return {
    async add(chart) {
      charts.push(chart);
      await chart.show(now);
    },
    show(state) {
      now = state;
      void follow();
    },
  };
}
