import type { Example } from '../chain/chain.ts';
import { Draws } from '../random/draw.ts';
import type { Distribution } from './distribution.ts';
import type { Study } from './study.ts';

/** The random chain and the examples of one lane after another; the same memory is used again for each. */
export class Lanes {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  private readonly draws: Draws;
  private readonly study: Study;
  private readonly scheme: Distribution;

  constructor(study: Study, scheme: Distribution, depth: number) {
    this.study = study;
    this.scheme = scheme;
    this.draws = new Draws(study.spec.seed);
    this.weights = new Float64Array(depth);
    this.biases = new Float64Array(depth);
  }

  /** Draws the weights and biases of a lane, and returns its examples. */
  load(lane: number): readonly Example[] {
    const { weights, biases, draws, study, scheme } = this;
    for (let layer = 0; layer < weights.length; layer += 1) {
      weights[layer] = draws.draw(scheme, 'weight', layer, lane);
      biases[layer] = draws.draw(study.spec.biases, 'bias', layer, lane);
    }
    if (study.data !== undefined) return study.data.examples;
    const { data } = study.spec;
    if (!('inputs' in data)) return [];
    return Array.from({ length: data.examples }, (_, example) => ({
      x: draws.draw(data.inputs, 'input', example, lane),
      y: draws.draw(data.targets, 'target', example, lane),
    }));
  }
}
