import type { StudyResult } from '@chainrule/core';
import { expect, test } from 'vitest';
import type { Spec } from './charts/chart.ts';
import { createCharts } from './charts/index.ts';
import { firstScheme, firstSchemeFirst } from './first-scheme.ts';
import { zoo } from './fixtures/zoo.ts';
import { viewResult } from './result-view.ts';

const result = zoo['two activations']!();
const constant = { kind: 'constant', value: 1 } as const;
const normal = { kind: 'normal', mean: 0, std: 1 } as const;
const under = (...weights: StudyResult['study']['weights']): StudyResult => ({
  ...result,
  study: { ...result.study, weights },
});

test('the last scheme drawn at random comes first, and the first where none is', () => {
  expect(firstScheme(viewResult(under(constant, normal)))).toBe(1);
  expect(firstScheme(viewResult(under(normal, constant)))).toBe(0);
  expect(firstScheme(viewResult(under(constant, constant)))).toBe(0);
  expect(firstScheme(viewResult(zoo['no rows']!()))).toBe(0);
  expect(firstSchemeFirst(viewResult(under(constant, normal))).schemes).toEqual(['normal:1', 'constant:1']);
});

test('charts show first what their titles speak of', () => {
  for (const { title, spec, name } of createCharts(under(constant, normal))) {
    const chosen = ((spec.params ?? []) as readonly Spec[]).find((param) => param.name === 'underScheme');
    if (chosen === undefined) continue;
    expect(chosen.value, name).toBe('normal:1');
    expect(title, name).toMatch(/^With weights N\(0, 1\), /);
  }
});
