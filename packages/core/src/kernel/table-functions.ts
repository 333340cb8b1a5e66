import { compactFunction } from './assembly/compact-function.ts';
import type { FunctionParts } from './assembly/module-writer.ts';
import { pageCountsFunction, spreadPagesFunction } from './assembly/octave-pages.ts';
import { octaveTotalsFunction } from './assembly/octave-totals.ts';

/** What a kernel's module needs to move and to read what it has counted. */
export const TABLE_FUNCTIONS: readonly FunctionParts[] = [
  compactFunction('compact'),
  octaveTotalsFunction('octaveTotals'),
  pageCountsFunction('addCounts', 1),
  pageCountsFunction('takeCounts', -1),
  spreadPagesFunction('spreadPages'),
];
