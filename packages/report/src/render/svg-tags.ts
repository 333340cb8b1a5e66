/**
 * Rewrites the tags of an image and leaves its text as it is, whatever that looks like: in Vega's SVG, `<` and `>`
 * stand around tags and nowhere else.
 */
export function mapTags(svg: string, rewrite: (tag: string) => string): string {
  return svg.replace(/<[^<>]+>/g, rewrite);
}

/** Rewrites the text of an image and leaves its tags as they are. */
export function mapText(svg: string, rewrite: (text: string) => string): string {
  return svg.replace(/>([^<>]+)</g, (_, text: string) => `>${rewrite(text)}<`);
}
