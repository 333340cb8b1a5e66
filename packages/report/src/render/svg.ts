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
  const { resetSVGDefIds } = await import('vega');
  const compiled = await compileSpec(spec, config);
  // Clip paths are numbered through the life of the process; a file of its own begins at the beginning.
  resetSVGDefIds();
  return drawVega(compiled);
}

/** Draws a compiled specification. Several images of one page are to have their clip paths numbered through. */
export async function drawVega(spec: VegaSpec): Promise<string> {
  const vega = await import('vega');
  measureWithTable((vega as unknown as { textMetrics: TextMetrics }).textMetrics);
  const view = new vega.View(vega.parse(spec as never), {
    renderer: 'none',
    logger: strictLogger() as never,
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
