import type { PackedChart } from '../packed.ts';
import { offerFiles } from './files.ts';
import { type LiveChart, liveChart } from './live-chart.ts';
import { selection } from './selection.ts';
import { tableOnOpening } from './table.ts';

/**
 * Makes a report live: the images that came with the page are replaced one after another, each only when its
 * successor is ready; every chart follows the selection of activations.
 */
async function start(): Promise<void> {
  clearToolbar();
  const live: LiveChart[] = [];
  const chosen = selection((shown) => {
    for (const chart of live) void chart.show(shown);
  });
  for (const place of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    const packed = packedChart(place.dataset.chart ?? '');
    if (packed === undefined) continue;
    tableOnOpening(packed);
    const chart = await liveChart(place, packed);
    live.push(chart);
    offerFiles(packed, place);
    if (chosen().size > 0) await chart.show(chosen());
  }
  document.documentElement.dataset.live = 'true';
}

/** A link to a chart scrolls it to below the toolbar, however many lines that takes. */
function clearToolbar(): void {
  const toolbar = document.querySelector<HTMLElement>('.toolbar');
  if (toolbar === null) return;
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${toolbar.offsetHeight + 24}px`;
  }).observe(toolbar);
}

function packedChart(name: string): PackedChart | undefined {
  const text = document.getElementById(`${name}-data`)?.textContent;
  return text ? (JSON.parse(text) as PackedChart) : undefined;
}

void start();
