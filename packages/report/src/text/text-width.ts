import { type FontWidths, interRegular, interSemiBold } from './inter-widths.ts';

/** How a text is set. */
export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/**
 * The width in pixels of a text on one line, set in Inter without kerning.
 *
 * Layout must come out the same on every machine, so no canvas is asked: widths are those of the typeface's own
 * table. A character outside the table counts 0.6 em, or 1 em from U+1100 on (scripts of square characters).
 */
export function textWidth(text: string, { size, bold = false }: TextStyle): number {
  const widths = bold ? interSemiBold : interRegular;
  let thousandths = 0;
  for (const character of text) thousandths += advance(widths, character);
  return (thousandths / 1000) * size;
}

function advance(widths: FontWidths, character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return widths.ascii[code - 0x20] ?? widths.further[character] ?? (code < 0x1100 ? 600 : 1000);
}
