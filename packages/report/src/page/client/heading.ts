import { choiceParams } from '../../choice.ts';
import { type PackedChart, unpackData } from '../packed.ts';
import type { ShownChoice } from './shown-choice.ts';
import type { ViewState } from './view-state.ts';

/** The heading of a chart, which tells of what the chart shows. */
export interface ChartHeading {
  /** Sets the heading; returns it. */
  show(choice: ShownChoice, state: ViewState): string;
}

/**
 * Takes up a chart's heading: a sentence for every choice; where an activation that it tells of is hidden, what can be
 * said of the first that is shown; where nothing can, the question.
 */
export function chartHeading({ name, question, headings }: PackedChart): ChartHeading {
  const title = document.querySelector(`#${name}-title .title`);
  const all = unpackData(headings);
  return {
    show(choice, { shown }) {
      const parts = (Object.keys(choice) as (keyof ShownChoice)[]).map(
        (part) => [choiceParams[part], choice[part]] as const,
      );
      const heading = all.find(
        (one) =>
          parts.every(([param, value]) => (one[param] ?? value) === value) &&
          (shown.size === 0 ? one.alone !== true : isSeen(String(one.about), shown)),
      );
      const text = heading === undefined ? question : String(heading.title);
      if (title !== null && title.textContent !== text) title.textContent = text;
      return text;
    },
  };
}

function isSeen(about: string, shown: ReadonlySet<number>): boolean {
  return about !== '' && about.split(' ').every((order) => shown.has(Number(order)));
}
