import type { StudyResult } from '@chainrule/core';
import { type Opening, type ResultView, viewResult } from '../result-view.ts';
import { grouped } from '../text/numbers.ts';
import type { Chart, ChartDefinition, ChartName } from './chart.ts';
import { distribution } from './distribution.ts';
import { factors } from './factors.ts';
import { fate } from './fate.ts';
import { gradientByDepth } from './gradient-by-depth.ts';
import { gradientByLayer } from './gradient-by-layer.ts';
import { gradientMap } from './gradient-map.ts';
import { pairedDifferences } from './paired-differences.ts';
import { phiAndSlope } from './phi-and-slope.ts';
import { saturation } from './saturation.ts';
import { titled } from './titled.ts';
import { training } from './training.ts';

/** Every chart a report can hold, in its order. */
export const charts: Readonly<Record<ChartName, ChartDefinition>> = {
  'phi-and-slope': phiAndSlope,
  'gradient-by-layer': gradientByLayer,
  'gradient-by-depth': gradientByDepth,
  factors,
  'gradient-map': gradientMap,
  distribution,
  saturation,
  fate,
  training,
  'paired-differences': pairedDifferences,
};

/** Charts by result: the page, Markdown and the files each ask for them. */
const created = new WeakMap<StudyResult, Map<string, readonly Chart[]>>();

/**
 * The charts that a result has something for, in the order of {@link charts}. Nothing is rendered.
 *
 * @param opening what they show before anything is chosen; titles tell of that
 */
export function createCharts(result: StudyResult, opening: Opening = {}): readonly Chart[] {
  const known = created.get(result) ?? new Map<string, readonly Chart[]>();
  created.set(result, known);
  const key = JSON.stringify([opening.scheme, opening.depth, opening.precision]);
  const made = known.get(key) ?? chartsOf(viewResult(result, opening));
  known.set(key, made);
  return made;
}

function chartsOf(view: ResultView): readonly Chart[] {
  return (Object.keys(charts) as ChartName[]).flatMap((name) => {
    const { howToRead, draw } = charts[name];
    const drawing = draw(view);
    if (drawing === undefined) return [];
    const subtitle = `${drawing.subtitle}${sample(view, drawing.chains)}`;
    return [
      {
        name,
        title: drawing.title,
        subtitle,
        spec: titled(drawing.spec, drawing.title, subtitle),
        table: drawing.table,
        howToRead,
        notes: drawing.notes ?? [],
        beyond: (drawing.beyond ?? []).filter((text) => text !== ''),
      },
    ];
  });
}

function sample({ result: { study } }: ResultView, chains = study.chains): string {
  return chains === 0 ? '' : ` · n = ${grouped(chains)} chains, seed ${study.seed}`;
}
