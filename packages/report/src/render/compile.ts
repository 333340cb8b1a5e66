import type { Spec } from '../charts/chart.ts';

/** A specification of Vega itself, as Vega-Lite compiles it. */
export type VegaSpec = Spec;

/**
 * Compiles Vega-Lite to Vega.
 *
 * Vega-Lite only warns about much that is wrong; here a warning is an error.
 * @throws Error with the warning's text
 */
export async function compileSpec(spec: Spec, config: Spec): Promise<VegaSpec> {
  const { compile } = await import('vega-lite');
  return compile(spec as never, { config: config as never, logger: strictLogger() as never })
    .spec as unknown as VegaSpec;
}

/** A logger of Vega's shape that lets no warning pass. */
export function strictLogger(): StrictLogger {
  const fail = (...messages: unknown[]): never => {
    throw new Error(`a chart draws a warning: ${messages.map(String).join(' ')}`);
  };
  const logger: StrictLogger = {
    level: () => logger,
    error: fail,
    warn: fail,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

export interface StrictLogger {
  level(): this;
  error(...messages: unknown[]): this;
  warn(...messages: unknown[]): this;
  info(): this;
  debug(): this;
}
