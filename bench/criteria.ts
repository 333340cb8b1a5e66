import type { TaskName } from './cell.ts';
import type { Measured } from './measure.ts';
import type { PeerName } from './peers.ts';
import { geometricMean } from './rounds.ts';

/** What is wanted of the engine, and how it came out. */
export interface Verdict {
  readonly task: TaskName;
  readonly text: string;
  /** How many times as fast as the other; NaN where it was not measured. */
  readonly value: number;
  readonly target: number;
  /** The cell that decides, for a criterion of single cells. */
  readonly where?: string;
}

interface Criterion {
  readonly task: TaskName;
  readonly text: string;
  readonly target: number;
  /** The peer in question, and those that it is compared with: the fastest of them counts. */
  readonly ours: PeerName;
  readonly theirs: readonly PeerName[];
  /** Over the cells: the geometric mean, or the least. */
  readonly over: 'mean' | 'least';
}

const PYTHON: readonly PeerName[] = ['torch-autograd', 'torch-manual', 'numpy'];

const CRITERIA: readonly Criterion[] = [
  { task: 'a', text: 'C at 512 bits', target: 0.36, ours: 'engine', theirs: ['c-512'], over: 'mean' },
  { task: 'a', text: 'C at 128 bits', target: 0.7, ours: 'engine', theirs: ['c-128'], over: 'mean' },
  {
    task: 'a',
    text: 'PyTorch autograd',
    target: 6,
    ours: 'engine',
    theirs: ['torch-autograd'],
    over: 'mean',
  },
  { task: 'a', text: 'PyTorch by hand', target: 3, ours: 'engine', theirs: ['torch-manual'], over: 'mean' },
  { task: 'a', text: 'NumPy', target: 3, ours: 'engine', theirs: ['numpy'], over: 'mean' },
  {
    task: 'a',
    text: 'PyTorch autograd, worst cell',
    target: 1,
    ours: 'engine',
    theirs: ['torch-autograd'],
    over: 'least',
  },
  {
    task: 'a',
    text: 'fastest Python peer, worst cell',
    target: 0.85,
    ours: 'engine',
    theirs: PYTHON,
    over: 'least',
  },
  {
    task: 'b',
    text: 'PyTorch autograd',
    target: 2.5,
    ours: 'engine',
    theirs: ['torch-autograd'],
    over: 'mean',
  },
  { task: 'b', text: 'PyTorch by hand', target: 2.5, ours: 'engine', theirs: ['torch-manual'], over: 'mean' },
  {
    task: 'd',
    text: 'PyTorch, 2 threads each',
    target: 30,
    ours: 'engine-2',
    theirs: ['torch-2'],
    over: 'mean',
  },
  {
    task: 'e',
    text: 'PyTorch autograd',
    target: 3,
    ours: 'engine',
    theirs: ['torch-autograd'],
    over: 'mean',
  },
  { task: 'e', text: 'PyTorch by hand', target: 3, ours: 'engine', theirs: ['torch-manual'], over: 'mean' },
  { task: 'e', text: 'NumPy', target: 2.4, ours: 'engine', theirs: ['numpy'], over: 'mean' },
  { task: 'e', text: 'C at 512 bits', target: 0.3, ours: 'engine', theirs: ['c-512'], over: 'mean' },
  {
    task: 'f',
    text: 'the built-in, worst formula',
    target: 0.9,
    ours: 'typed',
    theirs: ['engine'],
    over: 'least',
  },
  { task: 'g', text: 'one thread', target: 1.8, ours: 'engine-2', theirs: ['engine'], over: 'mean' },
];

/** How the cells that were measured stand against what is wanted. */
export function verdicts(cells: readonly Measured[]): readonly Verdict[] {
  return CRITERIA.map(({ task, text, target, ours, theirs, over }) => {
    const ratios = cells
      .filter((cell) => cell.task === task)
      .map((cell) => ({ where: cell.label, ratio: timesAsFast(cell, ours, theirs) }))
      .filter(({ ratio }) => !Number.isNaN(ratio));
    if (over === 'mean')
      return { task, text, target, value: geometricMean(ratios.map(({ ratio }) => ratio)) };
    const least = ratios.sort((a, b) => a.ratio - b.ratio)[0];
    return { task, text, target, value: least?.ratio ?? Number.NaN, ...(least && { where: least.where }) };
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
