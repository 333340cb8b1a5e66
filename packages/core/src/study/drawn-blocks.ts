import { type Distribution, distributionLabel } from './distribution.ts';
import { Lanes } from './lane.ts';
import type { Study } from './study.ts';

/** The random chains and examples of a block of lanes, one example a lane; a layer's numbers side by side. */
export interface DrawnBlock {
  /** [layer][lane]. */
  readonly weights: readonly Float64Array[];
  /** [layer][lane]. */
  readonly biases: readonly Float64Array[];
  readonly hasBiases: boolean;
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

/** How many numbers the blocks kept may hold. */
const KEPT_NUMBERS = 8_388_608;

/**
 * Draws blocks, and keeps them while there is room: lane k draws the same under every activation, so that the next
 * activation finds them ready.
 */
export class DrawnBlocks {
  private readonly study: Study;
  private readonly kept = new Map<string, DrawnBlock>();
  private numbers = 0;

  constructor(study: Study) {
    this.study = study;
  }

  block(scheme: Distribution, deepest: number, first: number, count: number): DrawnBlock {
    const key = `${distributionLabel(scheme)} ${first} ${count}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const block = draw(this.study, scheme, deepest, first, count);
    const size = 2 * count * (deepest + 1);
    if (this.numbers + size <= KEPT_NUMBERS) {
      this.numbers += size;
      this.kept.set(key, block);
    }
    return block;
  }
}

function draw(study: Study, scheme: Distribution, deepest: number, first: number, count: number): DrawnBlock {
  const lanes = new Lanes(study, scheme, deepest);
  const rows = () => Array.from({ length: deepest }, () => new Float64Array(count));
  const [weights, biases] = [rows(), rows()];
  const [inputs, targets] = [new Float64Array(count), new Float64Array(count)];
  let hasBiases = false;
  for (let lane = 0; lane < count; lane += 1) {
    const [example] = lanes.load(first + lane);
    inputs[lane] = example!.x;
    targets[lane] = example!.y;
    for (let layer = 0; layer < deepest; layer += 1) {
      weights[layer]![lane] = lanes.weights[layer]!;
      biases[layer]![lane] = lanes.biases[layer]!;
      hasBiases ||= lanes.biases[layer] !== 0;
    }
  }
  return { weights, biases, hasBiases, inputs, targets };
}
