import { FLOAT_FORMATS, type FloatFormat } from '@chainrule/core';
import type { Chart, Datum } from '../charts/chart.ts';
import { type Choice, choiceParams, firstChoice } from '../choice.ts';
import type { Heading } from '../findings/finding.ts';
import { headingAlone, headingFollows, headingOf } from '../findings/headings.ts';
import type { ResultView } from '../result-view.ts';

/**
 * A chart's headings under everything that can be chosen: a datum each, with the chosen values by the names of the
 * charts' parameters, the `title`, and the places of the activations that it speaks of as `about`. After these, with
 * `alone`, what can be said of each activation by itself. What can only be asked has no datum.
 */
export function chartHeadings(view: ResultView, chart: Chart): readonly Datum[] {
  const follows = headingFollows(chart.name).filter((part) => declares(chart, choiceParams[part]));
  let choices: readonly Choice[] = [firstChoice(view)];
  for (const part of follows) {
    choices = choices.flatMap((choice) =>
      valuesOf(view, chart)[part].map((value) => ({ ...choice, [part]: value })),
    );
  }
  const told = (choice: Choice, heading: Heading | undefined, more: Datum): readonly Datum[] => {
    if (heading === undefined) return [];
    const chosen = follows.map((part) => [choiceParams[part], choice[part]] as const);
    return [{ ...Object.fromEntries(chosen), title: heading.title, about: heading.about.join(' '), ...more }];
  };
  return [
    ...choices.flatMap((choice) => told(choice, headingOf(view, chart.name, choice), {})),
    ...choices.flatMap((choice) =>
      view.series.flatMap((series) =>
        told(choice, headingAlone(view, chart.name, choice, series), { alone: true }),
      ),
    ),
  ];
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
