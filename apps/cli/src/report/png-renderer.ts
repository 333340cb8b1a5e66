import { renderPng } from '@chainrule/report';
import { workerPool } from '../execution/worker-pool.ts';

/** Turns SVG images into PNG. */
export interface PngRenderer {
  /** @throws the signal's reason, at once, when it is aborted */
  render(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * A renderer on threads of its own beside the one that draws, so that neither waits for the other; on that one alone
 * where one is all.
 */
export function pngRenderer(threads: number, signal: AbortSignal): PngRenderer {
  const checked =
    (render: PngRenderer['render']): PngRenderer['render'] =>
    (svg) => {
      signal.throwIfAborted();
      return render(svg);
    };
  if (threads === 1) return { render: checked(renderPng), close: async () => {} };
  const pool = workerPool('png-worker', threads);
  return {
    render: checked((svg) => pool.run(svg, { signal }) as Promise<Uint8Array>),
    close: () => pool.destroy(),
  };
}
