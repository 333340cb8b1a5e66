import { setImmediate } from 'node:timers/promises';
import { type Chart, type ChartDrawing, drawChart, renderPng } from '@chainrule/report';
import type Tinypool from 'tinypool';
import { workerPool } from '../execution/worker-pool.ts';

/** Makes the images of charts; each rejects with the signal's reason as soon as that is aborted, if it can. */
export interface ImageMaker {
  drawChart(chart: Chart): Promise<ChartDrawing>;
  /** Turns a chart's SVG into a PNG. */
  renderPng(svg: string, chart: Chart): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Draws on this thread, and makes PNGs on others, so that neither waits for the other; on this one too where it is all
 * there is.
 */
export function imageMaker(threads: number, signal: AbortSignal): ImageMaker {
  let pool: Tinypool | undefined;
  return {
    drawChart: async (chart) => {
      // A turn of the event loop, without which the other threads would not be given what waits for them.
      await setImmediate();
      signal.throwIfAborted();
      return drawChart(chart);
    },
    renderPng: async (svg) => {
      signal.throwIfAborted();
      if (threads === 1) return renderPng(svg);
      pool ??= workerPool('png-worker', threads);
      return (await pool.run(svg, { signal })) as Uint8Array;
    },
    close: async () => pool?.destroy(),
  };
}
