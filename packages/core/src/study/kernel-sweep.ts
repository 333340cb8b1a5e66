import type { Activation } from '../activation.ts';
import type { Memory } from '../kernel/assembly/web-assembly.ts';
import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { SweepKernel } from '../kernel/sweep-kernel.ts';
import type { SweepShape } from '../kernel/sweep-module.ts';
import type { Distribution } from './distribution.ts';
import { DrawnBlocks } from './drawn-blocks.ts';
import type { PairedSample } from './paired-sample.ts';
import { RowCounts } from './row-counts.ts';
import type { ScalarSweep } from './scalar-sweep.ts';
import type { Shard } from './shard.ts';
import type { Study } from './study.ts';
import type { SweepRows } from './sweep-rows.ts';

/** Lanes a block, at most; fewer where the layers kept would not fit the caches. */
const BLOCK_LANES = 16_384;
const BLOCK_NUMBERS = 2_097_152;

/**
 * A block that the kernel declines is cut into parts, and these again, down to so few lanes, which go through the scalar
 * sweep. A lane among many costs three passes more, where halves would take four, and lanes everywhere six and not
 * fourteen.
 */
const PARTS = 8;
const FEWEST_LANES = 128;

/** Lanes of a shard of several blocks for each octave of a row kept in pages; with fewer, its blocks make lists. */
const LANES_PER_OCTAVE = 64;

/** The lanes of a shard block by block through a kernel: one example a lane. */
export class KernelSweep {
  private readonly shard: Shard;
  private readonly kernel: SweepKernel;
  private readonly rows: SweepRows;
  private readonly scheme: Distribution;
  private readonly drawn: DrawnBlocks;
  private counts: RowCounts;
  private readonly scalars: ScalarSweep;
  private readonly sample: PairedSample;
  private readonly block: number;
  /** Whether all lanes of the cell go through the kernel at once. */
  private readonly isAtOnce: boolean;

  /** The fast path of a shard, or undefined where there is none. */
  static for(
    study: Study,
    shard: Shard,
    rows: SweepRows,
    scalars: ScalarSweep,
    sample: PairedSample,
  ): KernelSweep | undefined {
    if (study.path === 'scalar' || !hasVectors()) return undefined;
    return new KernelSweep(study, shard, rows, scalars, sample);
  }

  private constructor(
    study: Study,
    shard: Shard,
    rows: SweepRows,
    scalars: ScalarSweep,
    sample: PairedSample,
  ) {
    this.shard = shard;
    const kept = keptLayers(rows);
    const lanes = Math.min(BLOCK_LANES, 64 * Math.ceil(BLOCK_NUMBERS / (64 * Math.max(1, kept.length))));
    this.block = Math.min(lanes, 2 * Math.ceil(shard.lanes / 2));
    this.kernel = sweepKernel(study.activations[shard.activation]!, {
      deepest: rows.deepest,
      kept,
      loss: study.spec.loss,
      sums: 0,
      lanes: this.block,
    });
    this.rows = rows;
    this.scheme = study.spec.weights[shard.weights]!;
    this.drawn = drawnBlocks(study);
    this.drawn.open(shard.firstLane, shard.lanes);
    this.scalars = scalars;
    this.sample = sample;
    this.isAtOnce = shard.lanes === study.spec.chains && shard.lanes <= this.block && shard.lanes % 2 === 0;
    this.counts = this.open();
  }

  private open(): RowCounts {
    const { shard, kernel, rows } = this;
    const widest = shard.lanes <= this.block ? 0 : shard.lanes / LANES_PER_OCTAVE;
    return kernel.open((heap) => new RowCounts(rows.count, heap, widest));
  }

  /** Counts all lanes of the shard. */
  run(): RowCounts {
    const { firstLane, lanes } = this.shard;
    if (this.isAtOnce) {
      this.counts.summariseAtOnce(this.rows);
      if (this.pass(firstLane, lanes, 1)) return this.counts;
      this.counts = this.open();
    }
    const end = firstLane + lanes;
    for (let lane = firstLane; lane < end; lane += this.block)
      this.runBlock(lane, Math.min(this.block, end - lane));
    return this.counts;
  }

  private runBlock(first: number, count: number): void {
    const even = count - (count % 2);
    if (even > 0 && !this.tryBlock(first, even)) {
      if (even <= FEWEST_LANES) this.scalars.run(first, even, this.counts, this.sample);
      else this.runParts(first, even);
    }
    if (count > even) this.scalars.run(first + even, 1, this.counts, this.sample);
  }

  private runParts(first: number, count: number): void {
    const part = 2 * Math.ceil(count / (2 * PARTS));
    const end = first + count;
    for (let lane = first; lane < end; lane += part) this.runBlock(lane, Math.min(part, end - lane));
  }

  /** Counts a block; false, with nothing counted, where the kernel declines. */
  private tryBlock(first: number, count: number): boolean {
    const snapshot = this.counts.snapshot();
    if (this.pass(first, count, 1)) return true;
    // It declines at the same place again.
    this.pass(first, count, -1);
    this.counts.restore(snapshot);
    return false;
  }

  private pass(first: number, count: number, sign: 1 | -1): boolean {
    const { kernel, counts, rows } = this;
    kernel.begin(sign);
    const block = this.drawn.block(this.scheme, first, count);
    const { inputs, targets, isBalanced } = this.drawn.example(0, first, count);
    if (!isBalanced) return false;
    kernel.start(inputs, targets);
    let next = 0;
    let row = 0;
    for (let layer = 0; layer < rows.deepest; layer += 1) {
      const weights = block.weights(layer);
      if (weights === undefined || !kernel.step(weights, block.biases?.(layer))) return false;
      if (rows.factors !== undefined) kernel.countFactors(rows.factors + 3 * layer);
      const here = rows.depths[next];
      if (here?.depth !== layer + 1) continue;
      if (!kernel.end()) return false;
      for (const asked of here.layers) {
        kernel.countGradients(asked, row, counts);
        row += 2;
      }
      if (sign === 1) this.remember(here.depth, first, count);
      next += 1;
    }
    return true;
  }

  /** Keeps the gradients of the first and the last layer of the chains ended last, as far as the sample has them. */
  private remember(depth: number, first: number, count: number): void {
    const { kernel, sample } = this;
    if (!sample.keeps(depth, first)) return;
    for (const [end, layer] of [
      ['first', 0],
      ['last', depth - 1],
    ] as const) {
      const { significands, exponents } = kernel.gradients(layer).weights;
      for (let lane = 0; lane < count && sample.keeps(depth, first + lane); lane += 1) {
        sample.set(depth, end, first + lane, significands[lane]!, exponents[lane]!);
      }
    }
  }
}

/** Layers that are asked for at a depth beyond the next one. */
export function keptLayers({ depths, deepest }: SweepRows): readonly number[] {
  const isKept = new Uint8Array(deepest);
  for (const { depth, layers } of depths) {
    for (const layer of layers) if (layer < depth - 1) isKept[layer] = 1;
  }
  const kept: number[] = [];
  for (let layer = 0; layer < deepest; layer += 1) if (isKept[layer] === 1) kept.push(layer);
  return kept;
}

/** The blocks drawn for a study. */
const drawn = new WeakMap<Study, DrawnBlocks>();

/** The blocks of a study, drawn so far or when they are asked for. */
export function drawnBlocks(study: Study): DrawnBlocks {
  const known = drawn.get(study) ?? new DrawnBlocks(study);
  drawn.set(study, known);
  return known;
}

/** Kernels by activation: an engine compiles a module the better the longer it runs. */
const kernels = new WeakMap<Activation, SweepKernel>();

/** The memory of all kernels on this thread, which take turns. */
let memory: Memory | undefined;

/** The kernel of an activation, made when it is first asked for in this shape. */
export function sweepKernel(activation: Activation, shape: SweepShape): SweepKernel {
  const known = kernels.get(activation);
  if (known !== undefined && isSameShape(known.shape, shape)) return known;
  const kernel = new SweepKernel(activation, activation.vectors, shape, memory);
  memory ??= kernel.memory;
  kernels.set(activation, kernel);
  return kernel;
}

function isSameShape(a: SweepShape, b: SweepShape): boolean {
  return (
    a.deepest === b.deepest &&
    a.loss === b.loss &&
    a.sums === b.sums &&
    a.lanes === b.lanes &&
    a.kept.length === b.kept.length &&
    a.kept.every((layer, slot) => layer === b.kept[slot])
  );
}
