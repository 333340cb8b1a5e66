/** A range of |w φ′| that a map shows in one colour. */
export interface FactorClass {
  readonly label: string;
  readonly colour: string;
}

/** Upper ends of the classes of numbers other than 0, ascending; the last class has none. */
const ENDS = [0.001, 0.01, 0.1, 0.5, 1, 2, 5] as const;

const COLOURS = [
  '#7A2E00',
  '#B34700',
  '#DC8342',
  '#EFB98B',
  '#F8E3D0',
  '#D3E5F1',
  '#7FB3D8',
  '#2A77B0',
] as const;

/** Exactly 0, then by size, from orange that shrinks a gradient to blue that enlarges it, then what is not known. */
export const factorClasses: readonly FactorClass[] = [
  { label: 'exactly 0', colour: '#22262B' },
  ...COLOURS.map((colour, i) => ({ label: i < ENDS.length ? `< ${ENDS[i]}` : `≥ ${ENDS[i - 1]}`, colour })),
  { label: 'not known', colour: '#B9BDC3' },
];

/** The place of a value's class in {@link factorClasses}; NaN and the infinities have the last. */
export function classOf(factor: number): number {
  if (!Number.isFinite(factor)) return factorClasses.length - 1;
  if (factor === 0) return 0;
  const place = ENDS.findIndex((end) => factor < end);
  return 1 + (place < 0 ? ENDS.length : place);
}
