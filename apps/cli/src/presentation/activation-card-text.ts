import { type CatalogueEntry, catalogueEntries } from '@chainrule/activations';
import { type Activation, type Extremum, slopeCap } from '@chainrule/core';
import { extremumText, whereText } from './extremum-text.ts';
import { numberText, powerOfTenText } from './number-text.ts';
import type { Paint } from './style.ts';
import { formatTable } from './table.ts';

/** The depths at which a card says what its cap leaves of a gradient. */
const DEPTHS = [8, 32, 64];

/** The card of an activation: definition, slope, bounds, kinks, what the cap means, and where it comes from. */
export function activationCardText(activation: Activation, points: readonly number[], paint: Paint): string {
  const { name, formula, slopeFormula, parameters } = activation;
  const entry = catalogueEntries.find((candidate) => candidate.name === name);
  const settings = Object.entries(parameters).map(([key, value]) => `${key} = ${numberText(value, 17)}`);
  const facts: (readonly [string, string])[] = [
    ['φ(z)', formula ?? 'a function of a module'],
    ['φ′(z)', slopeFormula ?? 'a function of a module'],
    ...(settings.length === 0 ? [] : [['with', settings.join(', ')] as const]),
    ...boundFacts(activation),
    ...(entry === undefined ? [] : entryFacts(entry)),
  ];
  const width = Math.max(...facts.map(([label]) => label.length));
  const parts = [
    paint('heading', entry === undefined ? name : `${entry.title} (${name})`),
    ...facts.map(([label, text]) => `  ${paint('faint', label.padEnd(width))}  ${text}`),
  ];
  if (activation.kinks.length > 0) parts.push('', kinksText(activation, entry, paint));
  if (points.length > 0) parts.push('', pointsText(activation, points, paint));
  return parts.join('\n');
}

function boundFacts({ bounds }: Activation): (readonly [string, string])[] {
  const proof = (extremum: Extremum): string =>
    extremum.certified
      ? `certified for ${domainText(bounds.domain)}`
      : `observed at ${bounds.points ?? 'some'} points of ${domainText(bounds.domain)}`;
  const cap = slopeCap(bounds);
  const powers = DEPTHS.map((depth) => `${powerOfTenText(depth * Math.log10(cap))} at depth ${depth}`);
  return [
    [
      'sup φ′',
      `${extremumText(bounds.supremum)}  ${whereText(bounds.supremum)}  (${proof(bounds.supremum)})`,
    ],
    ['inf φ′', `${extremumText(bounds.infimum)}  ${whereText(bounds.infimum)}  (${proof(bounds.infimum)})`],
    ['cap', `|φ′| ≤ ${numberText(cap, 6)}: a product of slopes is at most ${powers.join(', ')}`],
  ];
}

/** The interval of z that bounds speak of: `|z| ≤ 2^64`, `-1 ≤ z ≤ 3`. */
function domainText([lower, upper]: readonly [number, number]): string {
  if (lower !== -upper) return `${numberText(lower)} ≤ z ≤ ${numberText(upper)}`;
  const power = Math.log2(upper);
  return `|z| ≤ ${Number.isInteger(power) ? `2^${power}` : numberText(upper)}`;
}

function entryFacts({ aliases = {}, reference, notes }: CatalogueEntry): (readonly [string, string])[] {
  const names = Object.entries(aliases).map(([framework, alias]) => `${alias} (${framework})`);
  return [
    ...(names.length === 0 ? [] : [['also', names.join(', ')] as const]),
    ...(notes === undefined ? [] : [['note', notes] as const]),
    ['from', reference],
  ];
}

function kinksText({ kinks }: Activation, entry: CatalogueEntry | undefined, paint: Paint): string {
  const rows = kinks.map(({ at, left, right, value, jump }) => {
    const convention = entry?.slopeAtKinks?.find((candidate) => candidate.at === at);
    const others = Object.entries(convention?.slopes ?? {}).map(
      ([framework, slope]) => `${framework} ${numberText(slope, 6)}`,
    );
    const jumps =
      jump === undefined ? [] : [`φ jumps from ${numberText(jump.left)} to ${numberText(jump.right)}`];
    return [
      numberText(at, 6),
      numberText(left, 6),
      numberText(right, 6),
      numberText(value, 6),
      [...others, ...jumps].join(', '),
    ];
  });
  return formatTable(
    [
      { title: 'kink at z', align: 'right' },
      { title: 'φ′ left', align: 'right' },
      { title: 'φ′ right', align: 'right' },
      { title: 'φ′ there', align: 'right' },
      { title: 'others take' },
    ],
    rows,
    { indent: '  ', heading: (title) => paint('faint', title) },
  );
}

function pointsText({ value, derivative }: Activation, points: readonly number[], paint: Paint): string {
  return formatTable(
    [
      { title: 'z', align: 'right' },
      { title: 'φ(z)', align: 'right' },
      { title: 'φ′(z)', align: 'right' },
    ],
    points.map((z) => [numberText(z, 17), numberText(value(z), 17), numberText(derivative(z), 17)]),
    { indent: '  ', heading: (title) => paint('faint', title) },
  );
}
