import type { Task } from '../cell.ts';
import { grid } from './grid.ts';

/**
 * Statistics (zeros, mean and quantiles of log₁₀) of what a study counts of a layer, ∂C/∂w, ∂C/∂b, weight, slope and
 * factor, from given draws; nothing is written.
 */
export const statistics: Task = {
  title: '(b) statistics only',
  cells: (size) =>
    grid(
      'b',
      'statistics',
      2 ** 20,
      [
        ['engine', 'tables'],
        // Seconds for a million.
        ['scalars', 'tables', 2 ** 16],
        ['torch-autograd', 'rough tables'],
        ['torch-manual', 'rough tables'],
        ['numpy', 'rough tables'],
        ['c-128', 'tables'],
        ['c-512', 'tables'],
      ],
      size,
    ),
};
