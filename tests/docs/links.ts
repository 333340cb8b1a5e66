import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The links of a page that lead nowhere: files that are not there, headings that are not on the page. */
export function brokenLinks(root: string, page: string): readonly string[] {
  const text = prose(readFileSync(join(root, page), 'utf8'));
  return [...text.matchAll(LINK)]
    .map((match) => (match[1] ?? match[2])!)
    .filter((target) => !leadsSomewhere(root, page, target));
}

/** `[text](target)`, `![text](target)`, and `<a href="target">`, `<img src="target">`. */
const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|(?:href|src)="([^"]+)"/g;

/** Code is not linked from. */
function prose(markdown: string): string {
  return markdown.replace(/^ *(`{3,})[^\n]*\n[\s\S]*?^ *\1 *$/gm, '').replace(/`[^`\n]*`/g, '');
}

function leadsSomewhere(root: string, page: string, target: string): boolean {
  if (/^(https:|mailto:)/.test(target)) return true;
  const [path, anchor] = target.split('#') as [string, string | undefined];
  const file = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || (file.endsWith('.md') && anchors(join(root, file)).has(decodeURI(anchor)));
}

/** The anchors that a code host gives the headings of a page. */
function anchors(file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const text = readFileSync(file, 'utf8').replace(/^ *(`{3,})[^\n]*\n[\s\S]*?^ *\1 *$/gm, '');
  for (const [, heading] of text.matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)) {
    const slug = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let copy = 1; found.has(anchor); copy += 1) anchor = `${slug}-${copy}`;
    found.add(anchor);
  }
  return found;
}
