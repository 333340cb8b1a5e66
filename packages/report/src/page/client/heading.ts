import { choiceParams } from '../../choice.ts';
import { type PackedChart, unpackData } from '../packed.ts';
import type { ShownChoice } from './shown-choice.ts';
import type { ViewState } from './view-state.ts';

/** The heading of a chart, which tells of what the chart shows. */
export interface ChartHeading {
  /** Sets the heading; returns it. */
  show(choice: ShownChoice, state: ViewState): string;
}

/** Takes up a chart's heading: a sentence for every choice, and the question where an activation it tells of is hidden. */
export function chartHeading({ name, question, headings }: PackedChart): ChartHeading {
  const title = document.querySelector(`#${name}-title .title`);
  const all = unpackData(headings);
  return {
    show(choice, { shown }) {
      const parts = (Object.keys(choice) as (keyof ShownChoice)[]).map(
        (part) => [choiceParams[part], choice[part]] as const,
      );
      const heading = all.find((one) => parts.every(([param, value]) => (one[param] ?? value) === value));
      const about = String(heading?.about ?? '').split(' ');
      const isSeen = shown.size === 0 || about.every((order) => order !== '' && shown.has(Number(order)));
      const text = heading !== undefined && isSeen ? String(heading.title) : question;
      if (title !== null && title.textContent !== text) title.textContent = text;
      return text;
    },
  };
}
