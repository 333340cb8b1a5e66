import { packageRequire } from '../package-files.ts';
import { withinImage } from './within-image.ts';

/** Pixels of the image for each pixel of the drawing. */
const SCALE = 2;

const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/**
 * Turns an SVG image into a PNG of twice its size, its text set in Inter.
 *
 * The typeface comes with the package and no other is looked for: an image must not depend on the machine.
 * Scripts that Inter lacks are left blank.
 */
export async function renderPng(
  svg: string,
  fontFiles: readonly string[] = interFiles(),
): Promise<Uint8Array> {
  const { Resvg } = packageRequire('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const image = new Resvg(withinImage(svg), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: [...fontFiles],
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  });
  return new Uint8Array(image.render().asPng());
}

function interFiles(): string[] {
  return FONTS.map((file) => packageRequire.resolve(`@expo-google-fonts/inter/${file}`));
}
