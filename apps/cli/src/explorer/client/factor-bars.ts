import type { Ledger } from '@chainrule/core';
import { type Child, svgElement } from './element.ts';
import { type DecadeScale, decadeScale } from './scale.ts';

const LEFT = 46;
const RIGHT = 10;
/** The upper panel holds the bars, the lower one their product; in pixels from the top. */
const BARS = { top: 26, bottom: 176 };
const PRODUCT = { top: 218, bottom: 318 };
const HEIGHT = 356;
/** Where layers stand closer, not each has its number, or its 0, written out. */
const TEXT_WIDTH = 22;

/**
 * Draws a ledger: for every layer its slope and its weight as bars from 10⁰, down where they shrink a gradient and up
 * where they enlarge it, the factor that they make together as a dot; below, the product of the factors from the
 * output down to each layer.
 *
 * What is exactly zero or not finite is written at the edge of the panel in place of a bar.
 */
export function factorBars({ layers }: Ledger, width: number, label: string): SVGElement {
  const slopes = layers.map(({ slope }) => size(slope));
  const weights = layers.map(({ weight }) => size(weight));
  const factors = layers.map(({ factor }) => size(factor));
  const products = layers.map(({ log10Product }) => log10Product);
  const upper = decadeScale([...slopes, ...weights, ...factors], BARS.top, BARS.bottom);
  const lower = decadeScale(products, PRODUCT.top, PRODUCT.bottom);
  const step = (width - LEFT - RIGHT) / layers.length;
  const bar = Math.min(18, step * 0.36);
  const every = Math.ceil(TEXT_WIDTH / step);
  const middle = (layer: number): number => LEFT + (layer + 0.5) * step;

  const bars = layers.flatMap((_, layer) => [
    column('slope', middle(layer) - bar, bar, slopes[layer]!, upper),
    column('weight', middle(layer), bar, weights[layer]!, upper),
    mark('factor', middle(layer), factors[layer]!, upper, layer % every === 0),
  ]);
  return svgElement(
    'svg',
    { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label },
    svgElement('text', { class: 'title', x: 0, y: 12 }, 'What each layer multiplies a gradient by'),
    ...axis(upper, width),
    ...bars,
    svgElement(
      'text',
      { class: 'title', x: 0, y: PRODUCT.top - 14 },
      'Their product, from the output down to the layer',
    ),
    ...axis(lower, width),
    line(products, middle, lower),
    ...products.map((product, layer) => mark('product', middle(layer), product, lower, layer % every === 0)),
    ...layerNumbers(layers.length, every, middle),
    svgElement('text', { class: 'axis', x: LEFT, y: HEIGHT - 2 }, 'input'),
    svgElement(
      'text',
      { class: 'axis', x: width - RIGHT, y: HEIGHT - 2, 'text-anchor': 'end' },
      'layer → output',
    ),
  );
}

/** log₁₀|x|, for drawing alone. */
function size(x: number): number {
  return Math.log10(Math.abs(x));
}

function axis(scale: DecadeScale, width: number): SVGElement[] {
  return scale.ticks.flatMap(({ log10, text }) => {
    const y = scale.place(log10);
    return [
      svgElement('line', {
        class: log10 === 0 ? 'one' : 'grid',
        x1: LEFT,
        x2: width - RIGHT,
        y1: y,
        y2: y,
      }),
      svgElement('text', { class: 'axis', x: LEFT - 8, y: y + 4, 'text-anchor': 'end' }, text),
    ];
  });
}

/** A bar from 10⁰; a line of its own where there is nothing to draw, so that a 1 is seen too. */
function column(kind: string, x: number, width: number, log10: number, scale: DecadeScale): SVGElement {
  const one = scale.place(0);
  const end = Number.isNaN(log10) ? one : scale.place(log10);
  const height = Math.max(1.5, Math.abs(end - one));
  return svgElement('rect', {
    class: Number.isFinite(log10) ? kind : `${kind} beyond`,
    x,
    y: Math.min(end, one),
    width: Math.max(0.5, width - 1),
    height,
  });
}

function mark(kind: string, x: number, log10: number, scale: DecadeScale, written: boolean): Child {
  if (Number.isFinite(log10))
    return svgElement('circle', { class: kind, cx: x, cy: scale.place(log10), r: 3 });
  if (!written) return undefined;
  const text = Number.isNaN(log10) ? 'NaN' : log10 < 0 ? '0' : '∞';
  const y = Number.isNaN(log10) ? scale.place(0) - 5 : scale.place(log10) + (log10 < 0 ? -4 : 12);
  return svgElement('text', { class: `${kind} beyond`, x, y, 'text-anchor': 'middle' }, text);
}

function line(
  products: readonly number[],
  middle: (layer: number) => number,
  scale: DecadeScale,
): SVGElement {
  const points = products.flatMap((product, layer) =>
    Number.isFinite(product) ? [`${middle(layer)},${scale.place(product)}`] : [],
  );
  return svgElement('polyline', { class: 'product', points: points.join(' ') });
}

function layerNumbers(depth: number, every: number, middle: (layer: number) => number): SVGElement[] {
  return Array.from({ length: depth }, (_, layer) => layer)
    .filter((layer) => layer % every === 0)
    .map((layer) =>
      svgElement(
        'text',
        { class: 'axis', x: middle(layer), y: PRODUCT.bottom + 18, 'text-anchor': 'middle' },
        String(layer),
      ),
    );
}
