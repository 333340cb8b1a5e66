import { STREAMS, type Stream, seedKey } from '../random/draw.ts';
import type { Distribution } from '../study/distribution.ts';
import { DRAW_CONSTANT_COUNT, DRAW_CONSTANTS, normalDraw, uniformDraw } from './draw-maps.ts';
import { MapModule } from './map-module.ts';

/** Where the constants of the draws lie. */
const CONSTANTS = 16;

/** Lanes a run. */
const RUN = 1024;

/** Draws for many lanes at once on WebAssembly SIMD, with the bits of `Draws`. */
export class DrawKernel {
  private readonly module: MapModule<'places' | 'drawn'>;
  private readonly words: Uint32Array;
  private readonly numbers: Float64Array;

  constructor() {
    this.module = new MapModule(
      [normalDraw(), uniformDraw()],
      RUN,
      { places: 1, drawn: 1 },
      { start: CONSTANTS + 16 * DRAW_CONSTANT_COUNT },
    );
    const { buffer } = this.module.memory;
    this.words = new Uint32Array(buffer);
    this.numbers = new Float64Array(buffer);
    this.setConstant(DRAW_CONSTANTS.multipliers, 0xd2511f53, 0xcd9e8d57);
    const places = this.module.address('places', 0) / 4;
    for (let lane = 0; lane < RUN; lane += 2) {
      this.words.set([lane, lane + 1, 0, 0], places + 2 * lane);
    }
  }

  /** @param seed an integer from 0 to 2⁵³ − 1, for the draws that follow */
  seed(seed: number): void {
    const [first, second] = seedKey(seed);
    for (let round = 0; round < 10; round += 1) {
      this.setConstant(
        DRAW_CONSTANTS.roundKeys + round,
        first + round * 0x9e3779b9,
        second + round * 0xbb67ae85,
      );
    }
  }

  /** A vector of two integers twice each, modulo 2³². */
  private setConstant(index: number, lower: number, upper: number): void {
    this.words.set([lower, lower, upper, upper], (CONSTANTS + 16 * index) / 4);
  }

  /** Fills `out` with the draws of lanes `first`, `first` + 1, …; says whether all are balanced numbers. */
  draw(
    distribution: Exclude<Distribution, { kind: 'constant' }>,
    stream: Stream,
    position: number,
    first: number,
    out: Float64Array,
  ): boolean {
    const { module, numbers } = this;
    const [location, spread] =
      distribution.kind === 'normal'
        ? [distribution.mean, distribution.std]
        : [distribution.low, distribution.high - distribution.low];
    numbers.fill(location, this.constantAt(DRAW_CONSTANTS.location), this.constantAt(DRAW_CONSTANTS.spread));
    numbers.fill(spread, this.constantAt(DRAW_CONSTANTS.spread), this.constantAt(DRAW_CONSTANT_COUNT));
    const constants = Array.from({ length: DRAW_CONSTANT_COUNT }, (_, index) => CONSTANTS + 16 * index);
    const drawn = module.cells('drawn', 0, RUN);
    let balanced = true;
    for (let lane = 0; lane < out.length; ) {
      // A run does not cross a multiple of 2³²: the upper half of the lane's number is the same throughout.
      const from = first + lane;
      const lanes = Math.min(RUN, out.length - lane, 4294967296 - (from % 4294967296));
      this.setConstant(DRAW_CONSTANTS.counter, from % 4294967296, position);
      this.setConstant(DRAW_CONSTANTS.upperCounter, Math.floor(from / 4294967296), STREAMS[stream]);
      const pairs = Math.ceil(lanes / 2);
      const pointers = [module.address('places', 0), ...constants, module.address('drawn', 0)];
      if (module.runAt(distribution.kind, pairs, ...pointers) !== 0) balanced = false;
      out.set(drawn.subarray(0, lanes), lane);
      lane += lanes;
    }
    return balanced;
  }

  private constantAt(index: number): number {
    return (CONSTANTS + 16 * index) / 8;
  }
}
