import { hasVectors } from '../kernel/assembly/web-assembly.ts';
import { DrawKernel } from '../kernel/draw-kernel.ts';
import { isBalanced } from '../magnitude/scaled.ts';
import { Draws, type Stream } from '../random/draw.ts';
import { type Distribution, distributionLabel } from './distribution.ts';
import type { Study } from './study.ts';

/** The random chains of a block of lanes; a layer's numbers side by side. */
export interface DrawnBlock {
  /** The weights of a layer; undefined where one is not a balanced number. */
  readonly weights: (layer: number) => Float64Array | undefined;
  /** The biases of a layer; undefined where all are 0. */
  readonly biases: ((layer: number) => Float64Array) | undefined;
}

/** One example of every lane of a block. */
export interface DrawnExample {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  /** Whether the inputs are all balanced numbers. */
  readonly isBalanced: boolean;
}

/** How many numbers the blocks kept may hold. */
const KEPT_NUMBERS = 8_388_608;

/** One for all studies on this thread: an engine compiles a module the better the longer it runs. */
let drawKernel: DrawKernel | undefined;

/**
 * Draws blocks, layer by layer as they are asked for, and keeps them while there is room: lane k draws the same under
 * every activation, so that the next activation finds them ready.
 */
export class DrawnBlocks {
  private readonly study: Study;
  private readonly kernel: DrawKernel | undefined;
  private readonly kept = new Map<string, DrawnBlock>();
  private readonly examples = new Map<string, DrawnExample>();
  /** Rows that hold a number that is not balanced. */
  private readonly unbalanced = new WeakSet<Float64Array>();
  private numbers = 0;

  constructor(study: Study) {
    this.study = study;
    if (hasVectors()) this.kernel = drawKernel ??= new DrawKernel();
  }

  block(scheme: Distribution, first: number, count: number): DrawnBlock {
    const key = `${distributionLabel(scheme)} ${first} ${count}`;
    const block = this.kept.get(key) ?? this.draw(scheme, first, count);
    if (this.numbers < KEPT_NUMBERS) this.kept.set(key, block);
    return block;
  }

  private draw(scheme: Distribution, first: number, count: number): DrawnBlock {
    const { biases } = this.study.spec;
    const layers = (distribution: Distribution, stream: Stream) => {
      if (distribution.kind === 'constant') {
        const row = this.row(distribution, stream, 0, first, count);
        this.numbers += count;
        return () => row;
      }
      const rows: Float64Array[] = [];
      return (layer: number): Float64Array => {
        const row = rows[layer] ?? this.row(distribution, stream, layer, first, count);
        if (rows[layer] === undefined && this.numbers < KEPT_NUMBERS) {
          this.numbers += count;
          rows[layer] = row;
        }
        return row;
      };
    };
    const weights = layers(scheme, 'weight');
    return {
      weights: (layer) => {
        const row = weights(layer);
        return this.unbalanced.has(row) ? undefined : row;
      },
      biases: biases.kind === 'constant' && biases.value === 0 ? undefined : layers(biases, 'bias'),
    };
  }

  /** An example of lanes, the same for all of them where it comes from a file. */
  example(index: number, first: number, count: number): DrawnExample {
    const key = `${index} ${first} ${count}`;
    const known = this.examples.get(key);
    if (known !== undefined) return known;
    const { data } = this.study.spec;
    const given = this.study.data?.examples[index];
    const inputs =
      'inputs' in data
        ? this.row(data.inputs, 'input', index, first, count)
        : new Float64Array(count).fill(given!.x);
    const targets =
      'inputs' in data
        ? this.row(data.targets, 'target', index, first, count)
        : new Float64Array(count).fill(given!.y);
    const example = {
      inputs,
      targets,
      isBalanced: !this.unbalanced.has(inputs) && (given === undefined || isBalanced(given.x)),
    };
    if (this.numbers + 2 * count <= KEPT_NUMBERS) {
      this.numbers += 2 * count;
      this.examples.set(key, example);
    }
    return example;
  }

  private row(
    distribution: Distribution,
    stream: Stream,
    position: number,
    first: number,
    count: number,
  ): Float64Array {
    const row = new Float64Array(count);
    if (!this.fill(row, distribution, stream, position, first)) this.unbalanced.add(row);
    return row;
  }

  /** Says whether all numbers are balanced. */
  private fill(
    row: Float64Array,
    distribution: Distribution,
    stream: Stream,
    position: number,
    first: number,
  ): boolean {
    if (distribution.kind === 'constant') {
      row.fill(distribution.value);
      return isBalanced(distribution.value);
    }
    if (this.kernel !== undefined) {
      this.kernel.seed(this.study.spec.seed);
      return this.kernel.draw(distribution, stream, position, first, row);
    }
    const draws = new Draws(this.study.spec.seed);
    for (let lane = 0; lane < row.length; lane += 1)
      row[lane] = draws.draw(distribution, stream, position, first + lane);
    return row.every(isBalanced);
  }
}
