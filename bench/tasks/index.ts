import type { Task, TaskName } from '../cell.ts';
import { defaultStudy } from './default-study.ts';
import { formula } from './formula.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { statistics } from './statistics.ts';
import { sweep } from './sweep.ts';
import { threads } from './threads.ts';
import { written } from './written.ts';

/** Everything that is measured. */
export const TASKS: Readonly<Record<TaskName, Task>> = {
  a: written,
  b: statistics,
  c: defaultStudy,
  d: sweep,
  e: pipeline,
  f: formula,
  g: threads,
  h: memory,
};
