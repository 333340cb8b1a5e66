import type { Spec } from '../charts/chart.ts';
import { measureWithTable, type TextMetrics } from '../text/vega-metrics.ts';
import { theme } from '../theme.ts';
import { compileSpec, strictLogger, type VegaSpec } from './compile.ts';

/**
 * Draws a Vega-Lite specification as an SVG image; the same bytes for the same specification.
 *
 * Vega and Vega-Lite are loaded when first needed (0.3 s).
 * @throws Error when Vega or Vega-Lite warns
 */
export async function renderSvg(spec: Spec, config: Spec = theme()): Promise<string> {
  return drawVega(await compileSpec(spec, config));
}

/** Draws a compiled specification; its clip paths are numbered from the beginning. */
export async function drawVega(spec: VegaSpec): Promise<string> {
  const vega = await import('vega');
  measureWithTable((vega as unknown as { textMetrics: TextMetrics }).textMetrics);
  const view = new vega.View(vega.parse(spec as never), {
    renderer: 'none',
    logger: strictLogger() as never,
  });
  try {
    // They would be numbered through the life of the process.
    vega.resetSVGDefIds();
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
