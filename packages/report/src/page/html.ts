/** A piece of HTML that may be put into a page as it is. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template's hole: text is escaped, pieces of HTML and lists of them are not. */
export type Hole = string | number | Html | readonly Html[] | undefined;

/** A template of HTML whose holes are escaped, so that no text of a study can become markup. */
export function html(strings: TemplateStringsArray, ...holes: Hole[]): Html {
  return { html: strings.map((string, i) => (i === 0 ? '' : filled(holes[i - 1])) + string).join('') };
}

function filled(hole: Hole): string {
  if (hole === undefined) return '';
  if (Array.isArray(hole)) return hole.map(({ html }: Html) => html).join('');
  return typeof hole === 'object' ? (hole as Html).html : escapeHtml(String(hole));
}

/** Text as HTML, for element content and for attributes in double or single quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * JSON for a `<script>` block: `<` could end it, and U+2028 and U+2029 end lines in older scripts. Reads back as
 * the same value.
 */
export function scriptJson(value: unknown): Html {
  const json = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return { html: json };
}

/** Text known to be HTML: the output of Vega, or of this package's build. */
export function raw(html: string): Html {
  return { html };
}
