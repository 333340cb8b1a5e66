import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSelfContained, moduleDigests } from './module-digests.ts';

const functions = 'value: (z) => Math.max(0, z), derivative: (z) => (z > 0 ? 1 : 0)';

test.each([
  [`export default { name: 'own', ${functions} };`, true],
  [`import { defineActivation } from '@chainrule/activations';\nexport default defineActivation({});`, true],
  [`import { tanh, type Activation } from "@chainrule/core";\nconst phi = tanh;`, true],
  [`import { phi } from './phi.ts';`, false],
  [`import { defineActivation } from '@chainrule/activations'; import './phi.ts';`, false],
  [`export { default } from './phi.ts';`, false],
  [`const phi = await import('./phi.ts');`, false],
  [`const value = (z) => z + Math.random();`, false],
  [`const value = (z) => z + Date.now();`, false],
  [`const value = (z) => z * Number(process.env.SCALE);`, false],
])('%s: %s', (text, known) => {
  expect(isSelfContained(text)).toBe(known);
});

test('a digest follows from the text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chainrule-modules-'));
  const digest = async (file: string, text: string) => {
    await writeFile(join(folder, file), text);
    return (await moduleDigests([join(folder, file)])).get('own');
  };
  const text = `export default { name: 'own', ${functions} };\n`;
  const first = await digest('a.mjs', text);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await digest('b.mjs', text)).toBe(first);
  expect(await digest('c.mjs', `${text} `)).not.toBe(first);
  expect(await digest('d.mjs', `${text} // Date`)).toBeUndefined();
});
