import { FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';
import type { Chart, Datum } from '../charts/chart.ts';
import { type Choice, choiceParams, firstChoice } from '../choice.ts';
import { headingFollows, headingOf } from '../findings/headings.ts';
import type { ResultView } from '../result-view.ts';

/**
 * A chart's heading under everything that can be chosen: a datum each, with the chosen values by the names of the
 * charts' parameters, the `title`, and the places of the activations that it speaks of as `about`. What can only be
 * asked has no datum.
 */
export function chartHeadings(view: ResultView, chart: Chart): readonly Datum[] {
  const follows = headingFollows(chart.name).filter((part) => declares(chart, choiceParams[part]));
  let choices: readonly Choice[] = [firstChoice(view)];
  for (const part of follows) {
    choices = choices.flatMap((choice) =>
      valuesOf(view, chart)[part].map((value) => ({ ...choice, [part]: value })),
    );
  }
  const headings = choices.flatMap((choice) => {
    const heading = headingOf(view, chart.name, choice);
    if (heading === undefined) return [];
    const chosen = follows.map((part) => [choiceParams[part], choice[part]] as const);
    return [{ ...Object.fromEntries(chosen), title: heading.title, about: heading.about.join(' ') }];
  });
  if (headings.length > 0 || follows.length > 0) return headings;
  // A chart may title itself, of all that it draws.
  return [{ title: chart.title, about: view.series.map(({ order }) => order).join(' ') }];
}

function declares({ spec: { params } }: Chart, name: string): boolean {
  return (
    Array.isArray(params) && (params as readonly { name?: string }[]).some((param) => param.name === name)
  );
}

/** The depths that a chart holds are those of its table. */
function valuesOf(view: ResultView, { table }: Chart): Readonly<Record<keyof Choice, readonly unknown[]>> {
  const place = table.columns.findIndex(({ name }) => name === 'depth');
  return {
    scheme: view.schemes,
    depth: place < 0 ? view.depths : [...new Set(table.rows.map((row) => row[place]))],
    precision: Object.keys(FLOAT_FORMATS) as FloatFormat[],
  };
}
