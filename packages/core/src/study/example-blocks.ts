/** Lanes of several examples are swept so many at a time, whichever way: the order of what is counted depends on it. */
export const EXAMPLE_LANES = 256;

/** A run of lanes. */
export interface LaneBlock {
  readonly first: number;
  readonly count: number;
}

/** A run of lanes in blocks of at most {@link EXAMPLE_LANES}, an even number of lanes each but for a last one. */
export function exampleBlocks(first: number, count: number): readonly LaneBlock[] {
  const blocks: LaneBlock[] = [];
  for (let lane = first; lane < first + count; lane += EXAMPLE_LANES) {
    const lanes = Math.min(EXAMPLE_LANES, first + count - lane);
    const even = lanes - (lanes % 2);
    if (even > 0) blocks.push({ first: lane, count: even });
    if (even < lanes) blocks.push({ first: lane + even, count: 1 });
  }
  return blocks;
}
