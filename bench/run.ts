import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { resolveActivations } from '../packages/activations/src/index.ts';
import { createStudy, parseStudy, planStudy, runShard, type Study } from '../packages/core/src/index.ts';

/*
 * The kernel against the scalar path: draws, gradients of all layers and their statistics, one thread, one shard of
 * 4,096 lanes. Runs are interleaved; results are compared before anything is timed. See README.md beside this file.
 */

const LANES = 4096;
const ROUNDS = 7;

function studyOf(activation: string, depth: number): { readonly kernel: Study; readonly scalars: Study } {
  const spec = parseStudy({ activations: [activation], depths: [depth], weights: 'normal:1', chains: LANES });
  const [phi] = resolveActivations([activation]);
  const { vectors, ...scalar } = phi!;
  return {
    kernel: createStudy(spec, [phi!]),
    scalars: createStudy(spec, [{ ...scalar, bounds: phi!.bounds }]),
  };
}

function seconds(study: Study): number {
  const start = performance.now();
  runShard({ ...study }, planStudy(study)[0]!);
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

console.log(
  `${cpus()[0]?.model.trim()}, Node ${process.versions.node}; million layer-gradients a second, median of ${ROUNDS}`,
);
console.log('activation  depth   kernel  scalars  ratio');
for (const activation of ['sigmoid', 'tanh', 'relu', 'gelu']) {
  for (const depth of [4, 50, 200]) {
    const { kernel, scalars } = studyOf(activation, depth);
    const shard = planStudy(kernel)[0]!;
    if (JSON.stringify(runShard(kernel, shard)) !== JSON.stringify(runShard(scalars, shard))) {
      throw new Error(`${activation} at depth ${depth}: the kernel and the scalar path differ`);
    }
    const times = { kernel: [] as number[], scalars: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.kernel.push(seconds(kernel));
      times.scalars.push(seconds(scalars));
    }
    // Every layer has two gradients, of its weight and of its bias.
    const rate = (all: readonly number[]) => (2 * shard.lanes * depth) / median(all) / 1e6;
    const [fast, slow] = [rate(times.kernel), rate(times.scalars)];
    console.log(
      `${activation.padEnd(10)}  ${String(depth).padStart(5)}  ${fast.toFixed(1).padStart(7)}  ${slow.toFixed(1).padStart(7)}  ${(fast / slow).toFixed(1).padStart(5)}`,
    );
  }
}
