import { divergingColours, unknownColour } from '../../palette.ts';
import { lightColours } from '../../theme.ts';

/** A range of |w φ′| that a map shows in one colour. */
export interface FactorClass {
  readonly label: string;
  readonly colour: string;
}

/** Upper ends of the classes of numbers other than 0, ascending; the last class has none. */
const ENDS = [0.01, 0.1, 0.5, 1, 2, 5] as const;

/** Without the middle: no class holds factors on both sides of 1. */
const COLOURS = divergingColours
  .filter((_, i) => i !== (divergingColours.length - 1) / 2)
  .slice(0, ENDS.length + 1);

/** Exactly 0, then by size, from orange that shrinks a gradient to blue that enlarges it, then what is not known. */
export const factorClasses: readonly FactorClass[] = [
  { label: 'exactly 0', colour: lightColours.nothing },
  ...COLOURS.map((colour, i) => ({ label: i < ENDS.length ? `< ${ENDS[i]}` : `≥ ${ENDS[i - 1]}`, colour })),
  { label: 'not known', colour: unknownColour },
];

/** The place of a value's class in {@link factorClasses}; NaN and the infinities have the last. */
export function classOf(factor: number): number {
  if (!Number.isFinite(factor)) return factorClasses.length - 1;
  if (factor === 0) return 0;
  const place = ENDS.findIndex((end) => factor < end);
  return 1 + (place < 0 ? ENDS.length : place);
}
