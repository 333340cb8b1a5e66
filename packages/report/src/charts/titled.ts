import { wrap } from '../text/wrap.ts';
import { sizes } from '../theme.ts';
import type { Spec } from './chart.ts';

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';
/** Pixels a line of text may take: about what the panels take. */
const LINE_WIDTH = 860;

/** The specification with its schema, its finding as the title, and a description for readers who see no image. */
export function titled(spec: Spec, title: string, subtitle: string): Spec {
  return {
    $schema: SCHEMA,
    description: `${title}. ${subtitle}.`,
    title: {
      text: wrap(title, LINE_WIDTH, { size: sizes.title, bold: true }),
      subtitle: wrap(subtitle, LINE_WIDTH, { size: sizes.subtitle }),
    },
    ...spec,
  };
}

/** The specification as a page shows it, where the finding is already the heading above. */
export function untitled(spec: Spec): Spec {
  const { title: _, ...rest } = spec;
  return rest;
}
