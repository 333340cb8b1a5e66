import type { PackedChart } from '../packed.ts';
import { offerFiles } from './files.ts';
import { type Followers, followers } from './followers.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { chartHeading } from './heading.ts';
import { inflatedBlock, runBlock } from './inflate.ts';
import { nowShown } from './now-shown.ts';
import { shownChoice } from './shown-choice.ts';
import { tableOnOpening } from './table.ts';
import { themeSwitch } from './theme.ts';
import { toolbar } from './toolbar.ts';

/**
 * Makes a report live: the images that came with the page are replaced one after another, each only when its
 * successor is ready; every chart and table follows what is chosen at the top.
 *
 *     address ⇄ toolbar ─▶ followers ─▶ charts, their headings and tables
 */
async function start(): Promise<void> {
  globalThis.chainruleFragment = { readFragment, writeFragment };
  themeSwitch();
  const controls = document.querySelector<HTMLElement>('.toolbar');
  // An old browser shows the images, and nothing that it could not follow.
  if (!('DecompressionStream' in globalThis)) return controls?.remove();
  clearToolbar(controls);
  let live: Followers | undefined;
  const first = toolbar((state) => live?.show(state));
  live = followers(first);
  await runBlock('explorer-script');
  await runBlock('live-script');
  for (const place of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    // A chart that fails stays the image it is; the others come to life.
    await enliven(place, live).catch(reportError);
  }
  document.documentElement.dataset.live = 'true';
}

/** Puts a live chart in the place of its image, wires its table and its files, and lets it follow what is chosen. */
async function enliven(place: HTMLElement, live: Followers): Promise<void> {
  const name = place.dataset.chart ?? '';
  const data = await inflatedBlock(`${name}-data`);
  if (data === undefined || globalThis.chainruleLive === undefined) return;
  const packed = JSON.parse(data) as PackedChart;
  const chart = await globalThis.chainruleLive.liveChart(place, packed);
  const heading = chartHeading(packed);
  const table = tableOnOpening(packed);
  offerFiles(packed, place);
  await live.add({
    async show(state) {
      const choice = shownChoice(packed, chart.params, state);
      const title = heading.show(choice, state);
      nowShown(name, chart, state);
      table.show(choice, state, title);
      await chart.show(state, title);
    },
  });
}

/** A link to a chart scrolls it to below the toolbar, however many lines that takes. */
function clearToolbar(toolbar: HTMLElement | null): void {
  if (toolbar === null) return;
  const clear = (): void => {
    document.documentElement.style.scrollPaddingTop = `${toolbar.offsetHeight + 24}px`;
  };
  clear();
  new ResizeObserver(clear).observe(toolbar);
}

void start();
