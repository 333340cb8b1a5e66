import type { TaskName } from './cell.ts';
import type { Measured } from './measure.ts';
import type { PeerName } from './peers.ts';
import { geometricMean } from './rounds.ts';

/** What is wanted of the engine, and how it came out. */
export interface Verdict {
  readonly task: TaskName;
  readonly text: string;
  /** How many times as fast as the other, or as little memory; NaN where it was not measured. */
  readonly value: number;
  readonly target: number;
  /** What decides, for a criterion of single cells or peers. */
  readonly where?: string;
}

interface Criterion {
  readonly task: TaskName;
  readonly text: string;
  readonly target: number;
  /** Those that the engine is compared with in every cell: the fastest of them counts. Without them it is memory that counts. */
  readonly theirs?: readonly PeerName[];
  /** The engine's way; by default on one thread. */
  readonly ours?: PeerName;
  /** Whether the worst cell decides; by default the geometric mean. */
  readonly isLeast?: true;
}

const CRITERIA: readonly Criterion[] = [
  { task: 'a', text: 'C at 512 bits', target: 0.36, theirs: ['c-512'] },
  { task: 'a', text: 'C at 128 bits', target: 0.7, theirs: ['c-128'] },
  { task: 'a', text: 'PyTorch autograd', target: 6, theirs: ['torch-autograd'] },
  { task: 'a', text: 'PyTorch by hand', target: 3, theirs: ['torch-manual'] },
  { task: 'a', text: 'NumPy', target: 3, theirs: ['numpy'] },
  { task: 'a', text: 'PyTorch autograd, worst cell', target: 1, theirs: ['torch-autograd'], isLeast: true },
  {
    task: 'a',
    text: 'fastest Python peer, worst cell',
    target: 0.85,
    theirs: ['torch-autograd', 'torch-manual', 'numpy'],
    isLeast: true,
  },
  { task: 'b', text: 'PyTorch autograd', target: 2.5, theirs: ['torch-autograd'] },
  { task: 'b', text: 'PyTorch by hand', target: 2.5, theirs: ['torch-manual'] },
  { task: 'd', text: 'PyTorch, 2 threads each', target: 30, ours: 'engine-2', theirs: ['torch-2'] },
  { task: 'e', text: 'PyTorch autograd', target: 3, theirs: ['torch-autograd'] },
  { task: 'e', text: 'PyTorch by hand', target: 3, theirs: ['torch-manual'] },
  { task: 'e', text: 'NumPy', target: 2.4, theirs: ['numpy'] },
  { task: 'e', text: 'C at 512 bits', target: 0.3, theirs: ['c-512'] },
  {
    task: 'f',
    text: 'the built-in, worst formula',
    target: 0.9,
    ours: 'typed',
    theirs: ['engine'],
    isLeast: true,
  },
  { task: 'g', text: 'one thread', target: 1.8, ours: 'engine-2', theirs: ['engine'] },
  { task: 'h', text: 'memory: few lanes to many', target: 0.9 },
];

/** How the cells that were measured stand against what is wanted. */
export function verdicts(cells: readonly Measured[]): readonly Verdict[] {
  return CRITERIA.map(({ task, text, target, ...criterion }) => {
    const own = cells.filter((cell) => cell.task === task);
    const ratios = (criterion.theirs === undefined ? memoryRatios(own) : timeRatios(own, criterion)).filter(
      ({ ratio }) => !Number.isNaN(ratio),
    );
    if (criterion.theirs !== undefined && criterion.isLeast === undefined)
      return { task, text, target, value: geometricMean(ratios.map(({ ratio }) => ratio)) };
    const least = ratios.toSorted((a, b) => a.ratio - b.ratio)[0];
    return { task, text, target, value: least?.ratio ?? Number.NaN, ...(least && { where: least.where }) };
  });
}

interface Ratio {
  readonly where: string;
  readonly ratio: number;
}

function timeRatios(
  cells: readonly Measured[],
  { ours = 'engine', theirs = [] }: Pick<Criterion, 'ours' | 'theirs'>,
): readonly Ratio[] {
  return cells.map((cell) => ({ where: cell.label, ratio: timesAsFast(cell, ours, theirs) }));
}

/** Of every peer, the least memory of all cells over the most. */
function memoryRatios(cells: readonly Measured[]): readonly Ratio[] {
  const peers = new Set(cells.flatMap(({ timings }) => timings.map(({ peer }) => peer)));
  return [...peers].map((peer) => {
    const found = cells.flatMap(({ timings }) =>
      timings.flatMap((timing) => (timing.peer === peer ? [timing.memory ?? Number.NaN] : [])),
    );
    const where = `${peer}: ${found.map((bytes) => `${Math.round(bytes / 1e6)} MB`).join(', ')}`;
    return { where, ratio: found.length < 2 ? Number.NaN : Math.min(...found) / Math.max(...found) };
  });
}

/** Whether a verdict is good; undefined where nothing was measured. */
export function isMet({ value, target }: Verdict): boolean | undefined {
  return Number.isNaN(value) ? undefined : value >= target;
}

/** How many times as fast as the fastest of others a peer was in a cell; NaN where one of them is missing. */
export function timesAsFast(cell: Measured, ours: PeerName, theirs: readonly PeerName[]): number {
  const seconds = (name: PeerName) => cell.timings.find(({ peer }) => peer === name)?.seconds ?? Number.NaN;
  return Math.min(...theirs.map(seconds)) / seconds(ours);
}
