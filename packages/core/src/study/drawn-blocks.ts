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

/** So many are kept when other lanes are taken up, which may be as many: the study may come back to them. */
const LASTING_NUMBERS = 1_048_576;

/** One for all studies on this thread: an engine compiles a module the better the longer it runs. */
let drawKernel: DrawKernel | undefined;

/**
 * Draws blocks, layer by layer as they are asked for, and keeps those of the lanes at hand while there is room: lane k
 * draws the same under every activation, so that the next activation finds them ready.
 *
 * Where there is no room, a layer's numbers are good until the next ones of the same stream are asked for.
 */
export class DrawnBlocks {
  private readonly study: Study;
  private readonly kernel: DrawKernel | undefined;
  private readonly kept = new Map<string, DrawnBlock>();
  private readonly examples = new Map<string, DrawnExample>();
  /** Rows that hold a number that is not balanced. */
  private readonly unbalanced = new WeakSet<Float64Array>();
  private numbers = 0;
  /** The lanes at hand, and the rows kept of them. */
  private lanes = '';
  private rows: Float64Array[] = [];
  /** By length: rows that other lanes were drawn into, to be used again. Garbage of this size is collected late. */
  private readonly spare = new Map<number, Float64Array[]>();
  /** By stream: the row for numbers that are not kept. */
  private readonly passing = new Map<Stream, Float64Array>();

  constructor(study: Study) {
    this.study = study;
    if (hasVectors()) this.kernel = drawKernel ??= new DrawKernel();
  }

  /** Says which lanes the blocks that follow are of; draws of other lanes are forgotten where they are many. */
  open(firstLane: number, lanes: number): void {
    const range = `${firstLane} ${lanes}`;
    if (range === this.lanes) return;
    this.lanes = range;
    if (this.numbers <= LASTING_NUMBERS) return;
    this.kept.clear();
    this.examples.clear();
    this.spare.clear();
    for (const row of this.rows) {
      if (!this.spare.get(row.length)?.push(row)) this.spare.set(row.length, [row]);
    }
    this.rows = [];
    this.numbers = 0;
  }

  block(scheme: Distribution, first: number, count: number): DrawnBlock {
    const key = `${distributionLabel(scheme)} ${first} ${count}`;
    const block = this.kept.get(key) ?? this.draw(scheme, first, count);
    if (this.hasRoom) this.kept.set(key, block);
    return block;
  }

  private draw(scheme: Distribution, first: number, count: number): DrawnBlock {
    const { biases } = this.study.spec;
    const layers = (distribution: Distribution, stream: Stream) => {
      if (distribution.kind === 'constant') {
        const row = this.draws(distribution, stream, 0, first, this.room(stream, count, this.hasRoom));
        return () => row;
      }
      const rows: Float64Array[] = [];
      return (layer: number): Float64Array => {
        if (rows[layer] !== undefined) return rows[layer];
        const isKept = this.hasRoom;
        const row = this.draws(distribution, stream, layer, first, this.room(stream, count, isKept));
        if (isKept) rows[layer] = row;
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
    const isKept = this.hasRoom;
    const [inputs, targets] = [this.room('input', count, isKept), this.room('target', count, isKept)];
    if ('inputs' in data) {
      this.draws(data.inputs, 'input', index, first, inputs);
      this.draws(data.targets, 'target', index, first, targets);
    } else {
      inputs.fill(given!.x);
      targets.fill(given!.y);
    }
    const example = {
      inputs,
      targets,
      isBalanced: given === undefined ? !this.unbalanced.has(inputs) : isBalanced(given.x),
    };
    if (isKept) this.examples.set(key, example);
    return example;
  }

  private get hasRoom(): boolean {
    return this.numbers < KEPT_NUMBERS;
  }

  /** A row to draw into: one that may be kept, or else the one of its stream for what is not. */
  private room(stream: Stream, count: number, isKept: boolean): Float64Array {
    const used = isKept ? this.spare.get(count)?.pop() : this.passing.get(stream);
    const row = used?.length === count ? used : new Float64Array(count);
    if (isKept) {
      this.rows.push(row);
      this.numbers += count;
    } else this.passing.set(stream, row);
    return row;
  }

  /** Fills a row with draws. */
  private draws(
    distribution: Distribution,
    stream: Stream,
    position: number,
    first: number,
    row: Float64Array,
  ): Float64Array {
    if (this.fill(row, distribution, stream, position, first)) this.unbalanced.delete(row);
    else this.unbalanced.add(row);
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
