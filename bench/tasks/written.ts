import type { Task } from '../cell.ts';
import { grid } from './grid.ts';

/** Every gradient ∂C/∂w_l of every lane written to memory, from given draws. */
export const written: Task = {
  title: '(a) every gradient written',
  cells: (size) =>
    grid(
      'a',
      'written',
      2 ** 22,
      [
        ['engine', 'gradients'],
        ['scalars', 'gradients', 2 ** 21],
        ['torch-autograd', 'gradients'],
        ['torch-manual', 'gradients'],
        ['numpy', 'gradients'],
        ['tfjs', 'float32'],
        ['c-128', 'gradients'],
        ['c-512', 'gradients'],
      ],
      size,
    ),
};
