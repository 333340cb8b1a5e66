import type { Task } from '../cell.ts';
import { grid } from './grid.ts';

/** Statistics of ∂C/∂w_l of every layer (zeros, mean and quantiles of log₁₀), from given draws; nothing written. */
export const statistics: Task = {
  title: '(b) statistics only',
  cells: (size) =>
    grid(
      'b',
      'statistics',
      2 ** 22,
      [
        ['engine', 'tables'],
        ['scalars', 'tables'],
        ['torch-autograd', 'rough tables'],
        ['torch-manual', 'rough tables'],
        ['numpy', 'rough tables'],
        ['c-128', 'tables'],
        ['c-512', 'tables'],
      ],
      size,
    ),
};
