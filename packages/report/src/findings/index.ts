import type { StudyResult } from '@chainrule/core';
import { firstSchemeFirst } from '../first-scheme.ts';
import { type Opening, viewResult } from '../result-view.ts';
import { causeFindings } from './cause.ts';
import { fateFindings } from './fate.ts';
import type { Finder, Finding } from './finding.ts';
import { precisionFindings } from './precision.ts';
import { rateFindings } from './rate.ts';
import { reachFindings } from './reach.ts';
import { slopeCapFindings } from './slope-cap.ts';
import { trainingFindings } from './training.ts';
import { type Verdict, verdictsOf } from './verdict.ts';
import { versusFindings } from './versus.ts';

/** In the order of the report. */
const finders: readonly Finder[] = [
  slopeCapFindings,
  reachFindings,
  precisionFindings,
  rateFindings,
  causeFindings,
  (view) => fateFindings(view),
  trainingFindings,
  versusFindings,
];

/**
 * What a result says, as sentences computed from its rows, in the order of the charts that show them; of each chart
 * first what concerns the weight scheme that it shows first.
 */
export function findings(result: StudyResult, opening?: Opening): readonly Finding[] {
  const view = firstSchemeFirst(viewResult(result, opening));
  return finders.flatMap((find) => find(view));
}

/** What a result says of each activation under each weight scheme, where its numbers decide. */
export function verdicts(result: StudyResult): readonly Verdict[] {
  return verdictsOf(viewResult(result));
}
