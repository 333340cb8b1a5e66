import { expect, test } from 'vitest';
import { catalogueEntries } from '../catalogue/index.ts';
import { defineActivation } from '../define-activation.ts';
import { checkActivation, describeViolation } from './check-activation.ts';
import { wrongActivations } from './fixtures/wrong.ts';

test.each(catalogueEntries.map((entry) => [entry.name, entry] as const))(
  '%s keeps every law',
  (name, entry) => {
    const domain = name === 'sine' ? ([-(2 ** 20), 2 ** 20] as const) : undefined;
    const violations = checkActivation(entry.activation, {
      ...(entry.traits === undefined ? {} : { traits: entry.traits }),
      ...(domain === undefined ? {} : { domain }),
    });
    expect(violations.map(describeViolation)).toEqual([]);
  },
);

test.each(wrongActivations.map((wrong) => [wrong.activation.name, wrong] as const))(
  '%s is rejected, for its own reason',
  (_name, { activation, law, factor, traits }) => {
    const violations = checkActivation(activation, traits === undefined ? {} : { traits });
    expect(violations[0], violations.map(describeViolation).join('\n')).toMatchObject({
      law,
      ...(factor === undefined ? {} : { factor }),
    });
  },
);

test('a violation is told in one line with its factor', () => {
  const twice = wrongActivations.find(({ activation }) => activation.name === 'twice')!;
  const [violation] = checkActivation(twice.activation);
  expect(describeViolation(violation!)).toMatch(
    /^slope-agrees: at z = \S+ expected \S+, got \S+, off by the factor 2 \(and \d+ other points\)$/,
  );
});

test('points and a domain of one’s own are kept to', () => {
  const log = defineActivation({ name: 'my-log', formula: 'log(z)' });
  expect(checkActivation(log).map(({ law }) => law)).toContain('finite');
  expect(checkActivation(log, { domain: [0.001, 1000], points: [2] }).map(describeViolation)).toEqual([]);
});
