import { firstChoice } from '../choice.ts';
import { firstScheme } from '../first-scheme.ts';
import type { ResultView } from '../result-view.ts';
import { DECIMAL, NOTHING, oneTwoFive, POWER_OF_TEN } from './axes.ts';
import { type Bounded, beyondText } from './bounded.ts';
import type { Json, Spec } from './chart.ts';
import { nearestDepth } from './nearest-depth.ts';

/** The range of an axis of exponents that changes with what is chosen. */
export interface ChosenFrame {
  /** To declare beside the choices. */
  readonly parameters: readonly Json[];
  readonly scale: Spec;
  /** Vega's expression for what reaches beyond it, in words; absent where nothing ever does. */
  readonly beyond?: string;
  /** The same of what is shown before anything is chosen, for those who read and see no drawing; empty where nothing does. */
  readonly beyondAtFirst: string;
  axis(more?: Spec): Spec;
}

/** A frame for each weight scheme. */
export function schemeFrame(
  name: string,
  view: ResultView,
  axisOf: (scheme: number) => Bounded,
): ChosenFrame {
  return chosenFrame(
    name,
    view.schemes.map((_, scheme) => axisOf(scheme)),
    'scheme',
    firstScheme(view),
  );
}

/** A frame for each weight scheme at each of the depths that can be chosen. */
export function depthFrame(
  name: string,
  view: ResultView,
  depths: readonly number[],
  axisOf: (scheme: number, depth: number) => Bounded,
): ChosenFrame {
  return chosenFrame(
    name,
    view.schemes.flatMap((_, scheme) => depths.map((depth) => axisOf(scheme, depth))),
    `scheme * ${depths.length} + indexof(${JSON.stringify(depths)}, depth)`,
    firstScheme(view) * depths.length + depths.indexOf(nearestDepth(depths, firstChoice(view).depth)),
  );
}

/**
 * Frames by place: Vega's expression `place` picks one of them, at first the one whose place is `first`. Labels are whole powers of ten, or, over less than
 * two decades, 1, 2 and 5 times these; there are none where there is nothing to show.
 */
function chosenFrame(name: string, axes: readonly Bounded[], place: string, first: number): ChosenFrame {
  const frames = axes.map(({ frame }) => frame);
  const beyond = axes.map((axis) => beyondText(axis));
  const bounds = beyond.some((text) => text !== '');
  const narrow = frames.filter((frame) => frame !== NOTHING && frame[1] - frame[0] < 2);
  const ticks = [...new Set(narrow.flatMap(oneTwoFive).map((tick) => Number(tick.toFixed(5)) + 0))];
  const empty = frames.flatMap((frame, i) => (frame === NOTHING ? [i] : []));
  const isNarrow = `span(${name}) < 2`;
  const label = `${isNarrow} ? ${DECIMAL} : ${POWER_OF_TEN}`;
  return {
    parameters: [
      { name: `${name}s`, value: frames.map(rounded) },
      { name, expr: `${name}s[${place}] || [0, 1]` },
      ...(ticks.length === 0 ? [] : [{ name: `${name}Ticks`, value: ticks }]),
      ...(bounds ? [{ name: `${name}Beyond`, value: beyond }] : []),
    ],
    ...(bounds ? { beyond: `(${name}Beyond[${place}] || '')` } : {}),
    beyondAtFirst: beyond[first] ?? '',
    scale: { domain: { expr: name }, zero: false, nice: false },
    axis: (more = {}) => ({
      title: null,
      labelExpr:
        empty.length === 0 ? label : `indexof(${JSON.stringify(empty)}, ${place}) < 0 ? (${label}) : ''`,
      // Vega thins out even explicit ticks where they are more, or closer, than these.
      tickMinStep: narrow.length === 0 ? 1 : { expr: `${isNarrow} ? 0.01 : 1` },
      tickCount: narrow.length === 0 ? 6 : { expr: `${isNarrow} ? 100 : 6` },
      ...(ticks.length === 0 ? {} : { values: { expr: `${isNarrow} ? ${name}Ticks : null` } }),
      ...more,
    }),
  };
}

function rounded([low, high]: readonly [number, number]): Json {
  return [low, high].map((end) => Number(end.toFixed(3)) + 0);
}
