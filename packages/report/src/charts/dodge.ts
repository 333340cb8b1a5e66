/**
 * Moves labels apart until neighbours are `gap` from each other, each staying as near its place as its
 * neighbours allow; within [low, high] where they fit there. Same order in, same order out.
 *
 * Labels that overlap are joined into a block centred on the mean of its members' places.
 */
export function dodge(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]! || a - b);
  const blocks: { members: number[]; centre: number }[] = [];
  for (const index of order) {
    blocks.push({ members: [index], centre: places[index]! });
    for (let last = blocks.length - 1; last >= 0; last--) {
      const block = blocks[last]!;
      const half = ((block.members.length - 1) * gap) / 2;
      const mean = block.members.reduce((sum, i) => sum + places[i]!, 0) / block.members.length;
      block.centre = Math.max(low + half, Math.min(high - half, mean));
      const before = blocks[last - 1];
      if (before === undefined) break;
      const reach = ((before.members.length + block.members.length) * gap) / 2;
      if (block.centre - before.centre >= reach) break;
      before.members.push(...block.members);
      blocks.pop();
    }
  }
  const moved = [...places];
  for (const { members, centre } of blocks) {
    members.forEach((index, i) => {
      moved[index] = centre + (i - (members.length - 1) / 2) * gap;
    });
  }
  return moved;
}
