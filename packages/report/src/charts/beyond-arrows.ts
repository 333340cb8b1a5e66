import { only } from './axes.ts';
import type { Spec } from './chart.ts';

/** Holds for the data whose field is within the range that a parameter holds, and for those that lack it. */
export function within(field: string, frame: string): string {
  return `!(datum.${field} < ${frame}[0] || datum.${field} > ${frame}[1])`;
}

/** Arrows at the edges of a panel so wide, for values beyond the range of its axis. */
export function beyondArrows(field: string, frame: string, width: number | 'width', encoding: Spec): Spec[] {
  const arrow = (condition: string, shape: string, at: number | 'width'): Spec => ({
    transform: [only(condition)],
    mark: { type: 'point', filled: true, opacity: 1, size: 60, shape },
    encoding: { ...encoding, x: { value: at } },
  });
  return [
    // What is not there would count as 0.
    arrow(`isValid(datum.${field}) && datum.${field} < ${frame}[0]`, 'triangle-left', 0),
    arrow(`datum.${field} > ${frame}[1]`, 'triangle-right', width),
  ];
}
