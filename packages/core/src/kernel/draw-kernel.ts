import { isBalanced } from '../magnitude/scaled.ts';
import { STREAMS, type Stream, seedKey } from '../random/draw.ts';
import type { Distribution } from '../study/distribution.ts';
import { DRAW_CONSTANT_COUNT, DRAW_CONSTANTS, normalDraw, uniformDraw } from './draw-maps.ts';
import { MapModule } from './map-module.ts';

/** Where the constants of the draws lie. */
const CONSTANTS = 16;

/** Pairs of lanes a run. */
const RUN = 1024;

/** Parameters of a size within 2^±100, or 0, make draws that are balanced: no normal draw is nearer to 0 than 2⁻⁷⁷. */
const MODERATE = { least: 2 ** -100, most: 2 ** 100 };

/** Draws for many lanes at once on WebAssembly SIMD, with the bits of `Draws`. */
export class DrawKernel {
  private readonly module: MapModule<'places' | 'drawn'>;
  private readonly words: Uint32Array;

  constructor() {
    this.module = new MapModule(
      [normalDraw(CONSTANTS), uniformDraw(CONSTANTS)],
      2 * RUN,
      { places: 1, drawn: 1 },
      { start: CONSTANTS + 16 * DRAW_CONSTANT_COUNT },
    );
    this.words = new Uint32Array(this.module.memory.buffer);
    this.setConstant(DRAW_CONSTANTS.multipliers, 0xd2511f53, 0xcd9e8d57);
    const places = this.module.address('places', 0) / 4;
    for (let pair = 0; pair < RUN; pair += 2) {
      this.words.set([pair, pair + 1, 0, 0], places + 2 * pair);
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

  /** A vector of a number twice. */
  private setNumber(index: number, x: number): void {
    const at = (CONSTANTS + 16 * index) / 8;
    this.module.reals.fill(x, at, at + 2);
  }

  /** Fills `out` with the draws of lanes `first`, `first` + 1, …; says whether all are balanced numbers. */
  draw(
    distribution: Exclude<Distribution, { kind: 'constant' }>,
    stream: Stream,
    position: number,
    first: number,
    out: Float64Array,
  ): boolean {
    const { module } = this;
    const [location, spread] =
      distribution.kind === 'normal'
        ? [distribution.mean, distribution.std]
        : [distribution.low, distribution.high - distribution.low];
    this.setNumber(DRAW_CONSTANTS.location, location);
    this.setNumber(DRAW_CONSTANTS.spread, spread);
    const [places, drawn] = [module.address('places', 0), module.address('drawn', 0)];
    for (let lane = 0; lane < out.length; ) {
      const pair = Math.floor((first + lane) / 2);
      const skipped = (first + lane) % 2;
      // A run does not cross a multiple of 2³²: the upper half of the pair's number is the same throughout.
      const pairs = Math.min(
        RUN,
        Math.ceil((skipped + out.length - lane) / 2),
        4294967296 - (pair % 4294967296),
      );
      const lanes = Math.min(2 * pairs - skipped, out.length - lane);
      this.setConstant(DRAW_CONSTANTS.counter, pair % 4294967296, position);
      this.setConstant(DRAW_CONSTANTS.upperCounter, Math.floor(pair / 4294967296), STREAMS[stream]);
      module.runAt(distribution.kind, Math.ceil(pairs / 2), places, drawn);
      out.set(module.cells('drawn', 0, skipped + lanes).subarray(skipped), lane);
      lane += lanes;
    }
    return (isModerate(location) && isModerate(spread)) || out.every(isBalanced);
  }
}

function isModerate(x: number): boolean {
  const size = Math.abs(x);
  return x === 0 || (size >= MODERATE.least && size <= MODERATE.most);
}
