import { mapTags } from './svg-tags.ts';

/** What cannot be seen, but counts as being there; were it nothing at all, it might be left out. */
const UNSEEN = '<path d="M0,0h1" stroke="#888888" stroke-opacity="0.004"/>';

/**
 * The same picture in a form that resvg can draw where data lie far outside their panel: it draws whatever is clipped or
 * translucent on a sheet of its own, and ends the process where that lies wholly outside the image. So what is clipped
 * gets something unseen at its corner, and translucency goes from shapes to their fill and stroke.
 *
 * Removable with a version of resvg that does without (2.6.2 does not).
 */
export function withinImage(svg: string): string {
  return mapTags(svg, (tag) => {
    if (tag.startsWith('<g ') && tag.includes(' clip-path=')) return tag + UNSEEN;
    if (!/^<(?:path|line|rect) /.test(tag) || /-opacity=/.test(tag)) return tag;
    return tag.replace(/ opacity="([^"]*)"/, ' fill-opacity="$1" stroke-opacity="$1"');
  });
}
