/**
 * Prints the tables of `inter-widths.ts` from the font's own `cmap` and `hmtx` tables:
 * `node src/text/inter-widths.generate.ts` in this package.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { characterMap, tableOf } from './font-tables.ts';

const extras = [
  'φ',
  'Φ',
  '′',
  '∂',
  '₀',
  '₁',
  '…',
  '–',
  '—',
  '−',
  '×',
  '·',
  '≤',
  '≥',
  '∞',
  '→',
  '←',
  '|',
  '’',
  '“',
  '”',
  '⁻',
  '⁰',
  '¹',
  '²',
  '³',
  '⁴',
  '⁵',
  '⁶',
  '⁷',
  '⁸',
  '⁹',
];

function widths(file: string): { ascii: number[]; extra: (string | number)[][] } {
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`));
  const font = readFileSync(path);
  const table = (tag: string): number => tableOf(font, tag);
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const advance = (glyph: number): number =>
    Math.round((font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm) * 1000);
  const glyphOf = characterMap(font);
  const ascii = Array.from({ length: 95 }, (_, i) => advance(glyphOf(32 + i)));
  const extra = extras.map((c) => [
    c,
    glyphOf(c.codePointAt(0)!) === 0 ? -1 : advance(glyphOf(c.codePointAt(0)!)),
  ]);
  return { ascii, extra };
}

for (const file of ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']) {
  console.log(file, JSON.stringify(widths(file)));
}
