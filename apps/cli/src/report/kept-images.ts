import { createHash } from 'node:crypto';
import type { Chart, ChartDrawing, ThemeName } from '@chainrule/report';
import type { CachePlace } from '../execution/store/cache-place.ts';
import { Store } from '../execution/store/store.ts';
import type { ImageMaker } from './image-maker.ts';

/** What images are kept by, and where. */
export interface KeepingOptions {
  readonly charts: readonly Chart[];
  /** Undefined for a maker that keeps nothing. */
  readonly place: CachePlace | undefined;
  /** Names the code that draws: other code is another name. */
  readonly code: string;
  /** What PNGs are made for; a drawing is for every theme. */
  readonly theme: ThemeName;
  /** Called at most once, with a sentence, if the cache folder cannot be used as it should. */
  readonly warn: (problem: string) => void;
}

/** A chart's drawing as it is kept. */
interface KeptDrawing {
  /** As JSON: one text is read quicker than the many parts of a specification. */
  readonly vega: string;
  readonly svg: string;
}

/**
 * A maker that keeps the images of charts in the cache, and takes from there what the same code has made of the same
 * chart before: the bytes are the same, and nothing that draws is even loaded.
 *
 * A chart's drawing is kept once a PNG of it is made.
 */
export function keepingImages(
  maker: ImageMaker,
  { charts, place, code, theme, warn }: KeepingOptions,
): ImageMaker {
  if (place === undefined) return maker;
  const keys = new Map(charts.map((chart) => [chart.name, keysOf(chart, code, theme)]));
  const store = new Store(
    { ...place, warn: (problem) => warn(`no images are kept in the cache ${place.folder}: ${problem}`) },
    [...keys.values()].flatMap(({ drawing, png }) => [drawing, png]),
  );
  const drawn = new Map<string, ChartDrawing>();
  return {
    drawChart: async (chart) => {
      const kept = (await store.get(keys.get(chart.name)?.drawing ?? '')) as KeptDrawing | undefined;
      if (kept !== undefined) return { chart, vega: JSON.parse(kept.vega), svg: kept.svg };
      const drawing = await maker.drawChart(chart);
      drawn.set(chart.name, drawing);
      return drawing;
    },
    renderPng: async (svg, chart) => {
      const key = keys.get(chart.name);
      const kept = (await store.get(key?.png ?? '')) as string | undefined;
      if (kept !== undefined) return new Uint8Array(Buffer.from(kept, 'base64'));
      const png = await maker.renderPng(svg, chart);
      if (key === undefined) return png;
      const drawing = drawn.get(chart.name);
      if (drawing !== undefined) await store.put(key.drawing, toKeep(drawing));
      await store.put(key.png, Buffer.from(png).toString('base64'));
      return png;
    },
    close: async () => {
      await store.close();
      await maker.close();
    },
  };
}

function keysOf({ name, title, subtitle, spec }: Chart, code: string, theme: ThemeName) {
  const key = (...image: string[]): string =>
    createHash('sha256')
      .update(JSON.stringify([...image, code, name, title, subtitle, spec]))
      .digest('hex');
  return { drawing: key('drawing'), png: key('png', theme) };
}

function toKeep({ vega, svg }: ChartDrawing): KeptDrawing {
  return { vega: JSON.stringify(vega), svg };
}
