import type { Comparison } from '../agreement.ts';
import type { Cell, Entry, Size, TaskName } from '../cell.ts';
import type { PeerName } from '../peers.ts';
import type { GridWork } from '../protocol.ts';

/** The grid of the two tasks with given draws. */
export const ACTIVATIONS: readonly string[] = ['sigmoid', 'tanh', 'relu', 'gelu'];
const DEPTHS = [4, 50, 500];
const LANES = [64, 4096, 262_144];

/**
 * The cells of the grid; a cell of more than `most` gradients is measured on the lanes that make so many, since all
 * peers take their lanes in chunks and the time of the whole is so many times that of a part. A cell that would be
 * measured on no more lanes than a smaller one is left out. A slow peer may have a limit of its own.
 */
export function grid(
  task: TaskName,
  work: GridWork['work'],
  most: number,
  peers: readonly (readonly [PeerName, Comparison, most?: number])[],
  { quick, draws }: Size,
): readonly Cell[] {
  const cells: Cell[] = [];
  const shapes = DEPTHS.flatMap((depth) => LANES.map((lanes) => ({ depth, lanes })));
  for (const { depth, lanes } of shapes) {
    if (quick && !QUICK.has(`${depth}×${lanes}`)) continue;
    const measured = Math.min(lanes, powerOfTwoBelow(most / depth));
    if (LANES.some((fewer) => fewer < lanes && fewer >= measured)) continue;
    const deepest = Math.max(...depthsWith(measured, most));
    const times = lanes / measured;
    for (const activation of ACTIVATIONS) {
      const able = peers.filter(([, , limit]) => limit === undefined || depth * measured <= limit);
      const entries = able.map(
        ([peer, comparison]): Entry => ({
          peer,
          work: { work, activation, depth, lanes: measured, ...draws.files(measured) },
          times,
          comparison,
        }),
      );
      cells.push({
        task,
        label: `${activation}, depth ${depth}, ${lanes.toLocaleString('en')} lanes`,
        activation,
        depth,
        lanes,
        gradients: depth * lanes,
        ...(times === 1 ? {} : { note: `measured on ${measured.toLocaleString('en')} lanes` }),
        entries,
        prepare: () => draws.write(measured, deepest),
      });
    }
  }
  return cells;
}

/** The corners of the grid and its middle, as far as they are small. */
const QUICK = new Set(['4×64', '4×262144', '50×4096', '500×64']);

/** All depths whose cells are measured on so many lanes, so that one file of draws serves them. */
function depthsWith(measured: number, most: number): readonly number[] {
  return DEPTHS.filter((depth) =>
    LANES.some((lanes) => Math.min(lanes, powerOfTwoBelow(most / depth)) === measured),
  );
}

function powerOfTwoBelow(x: number): number {
  return 2 ** Math.floor(Math.log2(x));
}
