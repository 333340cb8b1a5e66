import { readFileSync } from 'node:fs';
import { packageRequire } from '../package-files.ts';
import { characterMap } from '../text/font-tables.ts';
import { mapText } from './svg-tags.ts';

const INTER = [
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
];
/** Hebrew, Arabic, Armenian, Georgian, Lao and many signs; as names in a study may have. */
const FURTHER = ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'];

/** An image, and the files of the typefaces that its text is set in. */
export interface Typeset {
  readonly svg: string;
  readonly fontFiles: readonly string[];
}

/**
 * Sets an image's text in Inter, and what Inter lacks in DejaVu Sans, which is looked for only then. Where neither has
 * a character, its code point stands in its place, such as \u{6FC0}; of several in a row the first, and an ellipsis.
 *
 * Both come with the package: an image must not depend on the machine.
 */
export function typeset(svg: string): Typeset {
  let further = false;
  const known = (character: string): boolean => {
    if (INVISIBLE.test(character) || has(INTER, character)) return true;
    const there = has(FURTHER, character);
    further ||= there;
    return there;
  };
  const shown = mapText(svg, (text) => text.replace(BEYOND_ASCII, (run) => withCodePoints(run, known)));
  const files = further ? [...INTER, ...FURTHER] : INTER;
  return { svg: shown, fontFiles: files.map((file) => packageRequire.resolve(file)) };
}

const BEYOND_ASCII = /[^\x20-\x7e]+/gu;
/** White space and what only directs the text around it. */
const INVISIBLE = /^[\s\p{Cf}]$/u;

function withCodePoints(run: string, known: (character: string) => boolean): string {
  const parts: string[] = [];
  let missing = 0;
  for (const character of run) {
    missing = known(character) ? 0 : missing + 1;
    if (missing === 0) parts.push(character);
    else if (missing === 1) parts.push(`\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`);
    else if (missing === 2) parts.push('…');
  }
  return parts.join('');
}

/** Whether each of these files has a glyph for the character; each is read once. */
function has(files: readonly string[], character: string): boolean {
  return files.every((file) => {
    const glyphOf = maps.get(file) ?? characterMap(readFileSync(packageRequire.resolve(file)));
    maps.set(file, glyphOf);
    return glyphOf(character.codePointAt(0) ?? 0) !== 0;
  });
}

const maps = new Map<string, (code: number) => number>();
