/** Of the depths that a chart holds the nearest to the one wanted; of two equally near, the greater. */
export function nearestDepth(depths: readonly number[], wanted: number): number {
  return depths.reduce((best, depth) => {
    const [gain, even] = [Math.abs(best - wanted), Math.abs(depth - wanted)];
    return even < gain || (even === gain && depth > best) ? depth : best;
  }, depths[0] ?? wanted);
}
