/**
 * Where a table of a TrueType or OpenType font begins (OpenType 1.9, "Table directory").
 * @throws Error where the font has no such table
 */
export function tableOf(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/**
 * The glyph of a character by its code point, 0 for none: the segment mapping of `cmap` format 4 (OpenType 1.9, "cmap"),
 * which reaches to U+FFFF.
 * @throws Error where the font has no mapping of that format
 */
export function characterMap(font: Buffer): (code: number) => number {
  const cmap = tableOf(font, 'cmap');
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
  throw new Error('the font has no character map of format 4');
}
