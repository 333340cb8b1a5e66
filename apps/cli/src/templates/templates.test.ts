import { parseStudy } from '@chainrule/core';
import { expect, test } from 'vitest';
import { parseDocument } from '../files/document.ts';
import { activationTemplate } from './activation-template.ts';
import { jsonStudyTemplate, studyTemplate } from './study-template.ts';

test('the study in YAML is valid, and the one in JSON is the same', () => {
  const yaml = parseStudy(parseDocument(studyTemplate, 'study.yaml').value);
  expect(parseStudy(JSON.parse(jsonStudyTemplate))).toEqual(yaml);
});

test.each([
  ['my-activation.ts', 'my-activation'],
  ['folder/MySwish2.ts', 'my-swish2'],
  ['2nd try.mjs', 'my-2nd-try'],
  ['ünï.ts', 'n'],
  ['…ts.ts', 'ts'],
  ['_.ts', 'my-activation'],
])('%s is named %s', (file, name) => {
  expect(activationTemplate(file)).toContain(`name: '${name}',`);
});
