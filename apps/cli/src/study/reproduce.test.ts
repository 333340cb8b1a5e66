import type { StudyResult, StudySpec } from '@chainrule/core';
import { expect, test } from 'vitest';
import { loadStudy } from './load-study.ts';
import { reproducingCommand } from './reproduce.ts';

const resultOf = (study: StudySpec, formula: string | undefined = 'z'): StudyResult =>
  ({ study, activations: [{ name: 'any', formula }] }) as unknown as StudyResult;

test('a built-in study is its name', async () => {
  expect(await reproducingCommand(resultOf((await loadStudy('the-cap', {})).spec))).toBe('chainrule report');
  expect(await reproducingCommand(resultOf((await loadStudy('cars', {})).spec))).toBe(
    'chainrule report cars',
  );
});

test('a built-in study with options is told by the options', async () => {
  const overrides = { activations: ['tanh', 'twice = 2 * z'], weights: ['normal:2'], seed: 7 };
  const { spec } = await loadStudy('the-cap', overrides);
  expect(await reproducingCommand(resultOf(spec))).toBe(
    "chainrule report --activations 'tanh,twice = 2 * z' --weights normal:2 --seed 7",
  );
});

test('any other study is in its result', async () => {
  const { spec } = await loadStudy('the-cap', {});
  expect(await reproducingCommand(resultOf({ ...spec, title: 'Mine' }))).toBe('chainrule report result.json');
  const activations = [{ name: 'elu', parameters: { alpha: 2 } }];
  expect(await reproducingCommand(resultOf({ ...spec, activations }))).toBe('chainrule report result.json');
});

test('functions of a module need the module', async () => {
  const result = resultOf((await loadStudy('the-cap', {})).spec);
  const opaque = { ...result, activations: [{ name: 'mine' }] } as unknown as StudyResult;
  expect(await reproducingCommand(opaque)).toContain('--activation-file FILE');
});
