import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainrule, emptyFolder } from './chainrule.ts';

/** Work for more than one thread: a smaller study would run on the main thread, whatever is asked. */
const study = `activations: [sigmoid, relu]
depths: [32]
weights: [{ scheme: normal, std: 1 }]
chains: 15001
layers: ends
training: { steps: 3, learningRate: 0.1, depth: 4, chains: 100 }
`;

const own = `export default {
  name: 'own',
  value: (z) => (z > 0 ? z : z / 2),
  derivative: (z) => (z > 0 ? 1 : 0.5),
  kinks: [{ at: 0, left: 0.5, right: 1, value: 0.5 }],
};
`;

test('a result does not depend on the number of threads', { timeout: 120_000 }, async () => {
  const folder = await emptyFolder({ 'study.yaml': study, 'own.mjs': own });
  const results = await Promise.all(
    ['1', '3'].map(async (threads) => {
      const args = ['run', 'study.yaml', '--activation-file', 'own.mjs', '--threads', threads, '-o', threads];
      expect(await chainrule([...args, '-q'], { folder })).toMatchObject({ code: 0, stderr: '' });
      return readFile(join(folder, threads, 'result.json'), 'utf8');
    }),
  );
  expect(results[1]).toBe(results[0]);
  expect(results[0]).toContain('"activation":"own"');
});

test('a function that throws is named, on whatever thread', { timeout: 60_000 }, async () => {
  const throws =
    "export default { name: 'own', value: (z) => { if (z > 3) throw new Error('too much'); return z; }, derivative: () => 1 };\n";
  const folder = await emptyFolder({ 'study.yaml': study, 'own.mjs': throws });
  for (const threads of ['1', '2']) {
    const outcome = await chainrule(
      ['run', 'study.yaml', '--activation-file', 'own.mjs', '--threads', threads],
      { folder },
    );
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('an activation of the study threw: too much');
  }
});
