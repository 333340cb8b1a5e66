import { textWidth } from '../text/text-width.ts';
import { sizes } from '../theme.ts';
import type { Json } from './chart.ts';

/** The parameter that tells a drawing how many pixels it may be wide; where nobody says, there is room. */
export const ROOM = 'room';
const PLENTY = 10_000;

/** Declares {@link ROOM}. */
export const roomParameter: Json = { name: ROOM, value: PLENTY };

/**
 * Declares that a signal of the compiled specification follows an expression: Vega-Lite itself takes no expression
 * for a width, a step or a number of columns. A width is the signal `NAME_width` of the view called NAME, that of a
 * drawing's only view `width`; a step is `NAME_x_step`; `columns` is that of the one `concat` that a specification has.
 */
export function sizedBy(signal: string, expression: string): Json {
  return { name: SIZED + signal, expr: expression };
}

/** What stands before the name of the signal in a parameter made by {@link sizedBy}. */
export const SIZED = 'sized_';

/** Pixels beside what is drawn: a theme's padding on both sides, and an axis with its labels of powers of ten. */
export const BESIDE_FRAME = 80;

/** The same where the labels are names: as wide as the widest, of at most `most` pixels. */
export function besideNames(names: readonly string[], most: number): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, { size: sizes.label })));
  return 2 * 16 + 8 + Math.ceil(Math.min(most, widest * WIDER));
}

/** A page's own typeface may be wider than the one that drawings are laid out for. */
const WIDER = 1.1;

/** Vega's expression for the first of these values where there is much room, the last where there is little. */
export function byRoom(much: Json, some: Json, little: Json): string {
  return `(${ROOM} < 480 ? ${JSON.stringify(little)} : ${ROOM} < 900 ? ${JSON.stringify(some)} : ${JSON.stringify(much)})`;
}
