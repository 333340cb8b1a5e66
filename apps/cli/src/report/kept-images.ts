import { createHash } from 'node:crypto';
import type { Chart, ChartDrawing } from '@chainrule/report';
import type { CachePlace } from '../execution/store/cache-place.ts';
import { Store } from '../execution/store/store.ts';
import type { ImageMaker } from './image-maker.ts';

/** A chart's images as they are kept. */
interface KeptImages {
  /** As JSON: one text is read quicker than the many parts of a specification. */
  readonly vega: string;
  readonly svg: string;
  /** In base 64. */
  readonly png: string;
}

/**
 * A maker that keeps the images of charts in the cache, and takes from there what the same code has made of the same
 * chart before: the bytes are the same, and nothing that draws is even loaded.
 *
 * A chart's images are kept once its PNG is made.
 *
 * @param place undefined for a maker that keeps nothing
 * @param code names the code that draws: other code is another name
 */
export function keepingImages(
  maker: ImageMaker,
  {
    charts,
    place,
    code,
  }: { readonly charts: readonly Chart[]; readonly place: CachePlace | undefined; readonly code: string },
): ImageMaker {
  if (place === undefined) return maker;
  const keys = new Map(charts.map((chart) => [chart.name, keyOf(chart, code)]));
  // That nothing can be kept has been said where the study was run.
  const store = new Store({ ...place, warn: () => {} }, keys.values());
  const drawings = new Map<string, ChartDrawing>();
  const kept = new Map<string, Promise<KeptImages | undefined>>();
  const keptOf = ({ name }: Chart): Promise<KeptImages | undefined> => {
    let images = kept.get(name);
    if (images === undefined) {
      images = store.get(keys.get(name) ?? '') as Promise<KeptImages | undefined>;
      kept.set(name, images);
    }
    return images;
  };
  return {
    drawChart: async (chart) => {
      const images = await keptOf(chart);
      if (images !== undefined) return { chart, vega: JSON.parse(images.vega), svg: images.svg };
      const drawing = await maker.drawChart(chart);
      drawings.set(chart.name, drawing);
      return drawing;
    },
    renderPng: async (svg, chart) => {
      const images = await keptOf(chart);
      if (images !== undefined) return new Uint8Array(Buffer.from(images.png, 'base64'));
      const png = await maker.renderPng(svg, chart);
      const drawing = drawings.get(chart.name);
      if (drawing !== undefined) await store.put(keys.get(chart.name)!, toKeep(drawing, png));
      return png;
    },
    close: async () => {
      await store.close();
      await maker.close();
    },
  };
}

function keyOf({ name, title, subtitle, spec }: Chart, code: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['images', code, name, title, subtitle, spec]))
    .digest('hex');
}

function toKeep({ vega, svg }: ChartDrawing, png: Uint8Array): KeptImages {
  return { vega: JSON.stringify(vega), svg, png: Buffer.from(png).toString('base64') };
}
