import { expect, test } from 'vitest';
import { chainrule, emptyFolder } from './chainrule.ts';

const study = `activations: [sigmoid, relu]
depths: [32]
weights: [{ scheme: normal, std: 1 }]
chains: 2001
layers: ends
training: { steps: 3, learningRate: 0.1, depth: 4, chains: 100 }
`;

test('a function that throws is named, on whatever thread', { timeout: 60_000 }, async () => {
  const throws =
    "export default { name: 'own', value: (z) => { if (z > 3) throw new Error('too much'); return z; }, derivative: () => 1 };\n";
  const folder = await emptyFolder({ 'study.yaml': study, 'own.mjs': throws });
  for (const threads of ['1', '2']) {
    const outcome = await chainrule(
      ['run', 'study.yaml', '--activation-file', 'own.mjs', '--threads', threads],
      { folder, env: { CHAINRULE_THREADS_FROM: '0' } },
    );
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('an activation of the study threw: too much');
  }
});
