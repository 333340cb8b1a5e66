/**
 * Prints the tables of `inter-widths.ts` from the font's own `cmap` and `hmtx` tables:
 * `node src/text/inter-widths.generate.ts` in this package.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
  const table = (tag: string): number => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const record = 12 + 16 * i;
      if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
    }
    throw new Error(`no table ${tag} in ${path}`);
  };
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const advance = (glyph: number): number =>
    Math.round((font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm) * 1000);
  const glyphOf = characterMap(font, table('cmap'));
  const ascii = Array.from({ length: 95 }, (_, i) => advance(glyphOf(32 + i)));
  const extra = extras.map((c) => [
    c,
    glyphOf(c.codePointAt(0)!) === 0 ? -1 : advance(glyphOf(c.codePointAt(0)!)),
  ]);
  return { ascii, extra };
}

/** The segment mapping of `cmap` format 4 (OpenType 1.9, "cmap"). */
function characterMap(font: Buffer, cmap: number): (code: number) => number {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const segments = font.readUInt16BE(at + 6) / 2;
    return (code) => {
      for (let s = 0; s < segments; s++) {
        const end = font.readUInt16BE(at + 14 + 2 * s);
        const start = font.readUInt16BE(at + 16 + 2 * segments + 2 * s);
        if (code > end || code < start) continue;
        const delta = font.readInt16BE(at + 16 + 4 * segments + 2 * s);
        const rangeAt = at + 16 + 6 * segments + 2 * s;
        const range = font.readUInt16BE(rangeAt);
        if (range === 0) return (code + delta) & 0xffff;
        const glyph = font.readUInt16BE(rangeAt + range + 2 * (code - start));
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
      return 0;
    };
  }
  throw new Error('no format 4 character map');
}

for (const file of ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf']) {
  console.log(file, JSON.stringify(widths(file)));
}
