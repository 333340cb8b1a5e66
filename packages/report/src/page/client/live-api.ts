import type { PackedChart } from '../packed.ts';
import type { ViewState } from './view-state.ts';

/** A chart that answers: tooltips, a choice of activations, of a depth, of a weight scheme, of a precision. */
export interface LiveChart {
  /** Its parameters, by name, that the reader may set; with the values it was drawn with. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Shows what is chosen, described by its heading. */
  show(state: ViewState, title: string): Promise<void>;
}

/** What the script with Vega leaves for the page's own, which runs before it is there. */
export interface LiveApi {
  liveChart(place: HTMLElement, packed: PackedChart): Promise<LiveChart>;
}

declare global {
  var chainruleLive: LiveApi | undefined;
}
