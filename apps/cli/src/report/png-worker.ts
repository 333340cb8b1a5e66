import { renderPng } from '@chainrule/report';

/** The task of a worker thread: turns one SVG image into a PNG. */
export default async function renderPngTask(svg: string): Promise<Uint8Array> {
  return renderPng(svg);
}
