import type { LiveChart } from './live-api.ts';
import type { ViewState } from './view-state.ts';

/** Charts that follow what is chosen, one after another; a newer choice overtakes an older one. */
export interface Followers {
  /** Takes a chart in; resolves when it shows what is chosen now. */
  add(chart: LiveChart): Promise<void>;
  show(state: ViewState): void;
}

/** Followers of a choice, no charts among them yet. */
export function followers(first: ViewState): Followers {
  const charts: LiveChart[] = [];
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
      if (differs(now, chart)) await chart.show(now);
    },
    show(state) {
      now = state;
      void follow();
    },
  };
}

/** Whether a chart as it was first drawn shows something else than is chosen. */
function differs({ shown, params }: ViewState, chart: LiveChart): boolean {
  return (
    shown.size > 0 ||
    Object.entries(params).some(([name, value]) => name in chart.params && chart.params[name] !== value)
  );
}
