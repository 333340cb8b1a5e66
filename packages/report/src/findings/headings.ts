import type { ChartName } from '../charts/chart.ts';
import { type Choice, chosenView, firstChoice } from '../choice.ts';
import type { ResultView, Series } from '../result-view.ts';
import { causeFindings } from './cause.ts';
import { fateFindings } from './fate.ts';
import type { Heading } from './finding.ts';
import { leastWeights } from './least-weight.ts';
import { silenceIn } from './precision.ts';
import { reachFindings } from './reach.ts';
import { slopeCapFindings } from './slope-cap.ts';
import { chainSpread, medianSpread } from './spread.ts';
import { trainingFindings } from './training.ts';
import { versusFindings } from './versus.ts';

/** How a chart comes by its heading. */
interface HeadingDefinition {
  /** What of a choice changes it. */
  readonly follows: readonly (keyof Choice)[];
  /** What can be said of a view whose greatest depth is the chosen one and whose first scheme is; the first is told. */
  tell(view: ResultView, choice: Choice): readonly Heading[];
}

const definitions: Readonly<Record<ChartName, HeadingDefinition>> = {
  'phi-and-slope': { follows: [], tell: slopeCapFindings },
  'gradient-by-layer': { follows: ['scheme', 'depth'], tell: reachFindings },
  'gradient-by-depth': {
    follows: ['scheme', 'precision'],
    tell: (view, { scheme, precision }) => silenceIn(view, scheme, precision),
  },
  factors: { follows: ['scheme'], tell: causeFindings },
  'gradient-map': { follows: ['scheme'], tell: medianSpread },
  distribution: { follows: ['scheme', 'depth'], tell: chainSpread },
  saturation: { follows: [], tell: leastWeights },
  fate: {
    follows: ['scheme', 'precision'],
    tell: (view, { precision }) => fateFindings(view, precision),
  },
  training: { follows: ['scheme'], tell: trainingFindings },
  'paired-differences': { follows: ['scheme', 'depth'], tell: versusFindings },
};

/** What of a choice changes the heading of a chart. */
export function headingFollows(chart: ChartName): readonly (keyof Choice)[] {
  return definitions[chart].follows;
}

/** The sentence that heads a chart under a choice; `undefined` where nothing can be said of what is chosen. */
export function headingOf(view: ResultView, chart: ChartName, choice: Choice): Heading | undefined {
  const { follows, tell } = definitions[chart];
  const shown = follows.includes('depth') ? choice : { ...choice, depth: view.deepest };
  return tell(chosenView(view, shown), shown).find(
    ({ scheme }) => scheme === undefined || scheme === choice.scheme,
  );
}

/** The same of one activation alone, for when others are hidden: a chart of comparisons goes on comparing it with the first. */
export function headingAlone(
  view: ResultView,
  chart: ChartName,
  choice: Choice,
  series: Series,
): Heading | undefined {
  const [subject] = view.series;
  const compares = chart === 'paired-differences' && subject !== undefined && subject !== series;
  const told = headingOf({ ...view, series: compares ? [subject, series] : [series] }, chart, choice);
  return told && { ...told, about: [series.order] };
}

/** The sentence that a chart is titled with before anything is chosen; its question where there is none. */
export function headline(view: ResultView, chart: ChartName, question: string): string {
  return headingOf(view, chart, firstChoice(view))?.title ?? question;
}
