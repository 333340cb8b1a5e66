import type { LiveChart } from './live-api.ts';
import type { ViewState } from './view-state.ts';

/**
 * Says above a chart what it shows now, where that is not what its text is about: its title and subtitle tell of
 * the whole study.
 */
export function nowShown(name: string, { params: first }: LiveChart, { shown, params }: ViewState): void {
  const line = document.querySelector<HTMLElement>(`[data-now="${name}"]`);
  if (line === null) return;
  const parts = Object.entries(params).flatMap(([param, value]) =>
    param in first && first[param] !== value ? [chosenText(param)] : [],
  );
  if (shown.size > 0) parts.unshift(`only ${activationNames(shown).join(', ')}`);
  line.textContent = parts.length === 0 ? '' : `Drawn now: ${parts.join(' · ')}.`;
  line.hidden = parts.length === 0;
}

function chosenText(param: string): string {
  const select = document.querySelector<HTMLSelectElement>(`select[data-param="${param}"]`);
  return `${select?.name ?? param} ${select?.selectedOptions[0]?.textContent ?? ''}`;
}

function activationNames(shown: ReadonlySet<number>): string[] {
  return [...shown].map(
    (order) => document.querySelector(`[data-activation="${order}"] bdi`)?.textContent ?? '',
  );
}
