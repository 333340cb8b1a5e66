import type { StudyResult } from '@chainrule/core';
import type { ChartName } from '../charts/chart.ts';
import { type ResultView, viewResult } from '../result-view.ts';
import { causeFindings } from './cause.ts';
import { fateFindings } from './fate.ts';
import type { Finder, Finding } from './finding.ts';
import { precisionFindings } from './precision.ts';
import { reachFindings } from './reach.ts';
import { slopeCapFindings } from './slope-cap.ts';
import { trainingFindings } from './training.ts';

const finders: Readonly<Record<ChartName, Finder>> = {
  'phi-and-slope': slopeCapFindings,
  'gradient-by-layer': reachFindings,
  'gradient-by-depth': precisionFindings,
  factors: causeFindings,
  fate: fateFindings,
  training: trainingFindings,
};

/** What a result says, as sentences computed from its rows, in the order of the charts that show them. */
export function findings(result: StudyResult): readonly Finding[] {
  const view = viewResult(result);
  return Object.values(finders).flatMap((find) => find(view));
}

/** The sentence a chart is titled with; its question where the result supports none. */
export function headline(view: ResultView, chart: ChartName, question: string): string {
  return finders[chart](view)[0]?.text ?? question;
}
