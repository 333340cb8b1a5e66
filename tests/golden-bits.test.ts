import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue, defineActivation, resolveActivations } from '@chainrule/activations';
import { createStudy, parseResult, parseStudy, runStudy, type StudyResult } from '@chainrule/core';
import { describe, expect, test } from 'vitest';
import { chainrule, emptyFolder } from './cli/chainrule.ts';

/** A user's own function, for which the scalar path is all there is. */
const own = {
  name: 'own',
  value: (z: number) => (z > 0 ? z : z / 4),
  derivative: (z: number) => (z > 0 ? 1 : 0.25),
};

/** The same as a module. */
const ownModule = `export default { name: 'own', value: ${own.value}, derivative: ${own.derivative} };\n`;

/** Work for several threads; with zeros, kinks, tails, and numbers beyond float64. */
const study = {
  title: 'Bits',
  seed: 20_261,
  activations: ['sigmoid', 'relu', 'gelu', 'wave = sin(z)', 'own'],
  depths: [1, 5, 40],
  layers: [0, 3, 39],
  weights: ['normal:1', 'uniform:-4:4'],
  biases: 'normal:0.25',
  chains: 1201,
  training: { steps: 20, learningRate: 0.25, depth: 5, chains: 70 },
};

/**
 * SHA-256 of all that this study finds, on every machine, for every number of threads, with and without SIMD, on every
 * version of Node. It changes with the engine's version, and with nothing else.
 */
const golden = '584ad4625388e2185a5e5627d747a0175c3270da5369d88bf046f3b7b22ebf34';

function digestOf({ rows, factors, training, distributions }: StudyResult): string {
  return createHash('sha256')
    .update(JSON.stringify({ rows, factors, training, distributions }))
    .digest('hex');
}

describe('the bits of a fixed study', () => {
  let whole: string | undefined;
  test.each(['1', '2', '5'])('on %s threads', { timeout: 120_000 }, async (threads) => {
    const folder = await emptyFolder({ 'study.json': JSON.stringify(study), 'own.mjs': ownModule });
    const run = [
      'run',
      'study.json',
      '--activation-file',
      'own.mjs',
      '--no-cache',
      '--threads',
      threads,
      '-o',
      'out',
      '-q',
    ];
    const env = { CHAINRULE_THREADS_FROM: '0' };
    expect(await chainrule(run, { folder, env })).toMatchObject({ code: 0, stderr: '' });
    const json = await readFile(join(folder, 'out', 'result.json'), 'utf8');
    expect(digestOf(parseResult(json))).toBe(golden);
    whole ??= json;
    expect(json === whole, 'not a byte depends on the threads').toBe(true);
  });

  test('on the scalar path', { timeout: 120_000 }, () => {
    const spec = parseStudy(study);
    const activations = resolveActivations(spec.activations, [...catalogue, defineActivation(own)]);
    const result = runStudy({ ...createStudy(spec, activations), path: 'scalar' }, { version: '', hash: '' });
    expect(digestOf(result)).toBe(golden);
  });
});
