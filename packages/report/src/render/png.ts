import { packageRequire } from '../package-files.ts';
import { typeset } from './typefaces.ts';
import { withinImage } from './within-image.ts';

/** Pixels of the image for each pixel of the drawing. */
const SCALE = 2;

/**
 * Turns an SVG image into a PNG of twice its size; the same bytes on every machine.
 *
 * @param fontFiles typefaces in place of those that {@link typeset} finds the text to need
 */
export async function renderPng(svg: string, fontFiles?: readonly string[]): Promise<Uint8Array> {
  const { Resvg } = packageRequire('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const set = typeset(svg);
  const image = new Resvg(withinImage(set.svg), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: [...(fontFiles ?? set.fontFiles)],
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  });
  return new Uint8Array(image.render().asPng());
}
