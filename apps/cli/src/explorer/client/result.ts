import type { ChainInput } from '../../explain/chain-input.ts';
import type { Explanation } from '../../explain/explanation.ts';
import { explanationJson } from '../../explain/explanation-json.ts';
import type { ErrorText } from '../../presentation/error-text.ts';
import { element } from './element.ts';
import { factorBars } from './factor-bars.ts';
import { ledgerTable } from './ledger-table.ts';
import { sentences } from './sentences.ts';

/** Where a trial's outcome is shown. */
export interface ResultView {
  readonly root: HTMLElement;
  show(input: ChainInput, explanation: Explanation): void;
  /** Shows what is wrong; what was computed before stays, in grey. */
  refuse(error: ErrorText): void;
}

/** Narrower than this, the bars scroll sideways. */
const LEAST_WIDTH = 300;

/** Builds the place for sentences, bars, table and JSON. */
export function resultView(): ResultView {
  const summary = element('p', { class: 'explorer-summary', role: 'status' });
  const error = element('div', {
    class: 'explorer-error',
    id: 'explorer-error',
    role: 'alert',
    hidden: true,
  });
  const drawing = element('div', {
    class: 'explorer-bars',
    tabindex: '0',
    role: 'group',
    'aria-label': 'The factors, drawn',
  });
  const table = element('div', {
    class: 'table',
    tabindex: '0',
    role: 'region',
    'aria-label': 'The factors as a table',
  });
  const json = region('The numbers as JSON');
  const command = region('The command that prints the same');
  const shown = element(
    'div',
    { class: 'explorer-result' },
    element('p', { class: 'explorer-stale' }, 'The last chain that could be computed:'),
    summary,
    legend(),
    drawing,
    details('The numbers', table),
    details('The same at a command line, and as JSON', command, json),
  );
  let last: Explanation | undefined;
  const draw = (): void => {
    if (last === undefined) return;
    const width = Math.max(LEAST_WIDTH, Math.floor(drawing.clientWidth));
    drawing.replaceChildren(factorBars(last.ledgers[0]!, width, summary.textContent));
  };
  let width = 0;
  new ResizeObserver(() => {
    if (drawing.clientWidth === width) return;
    width = drawing.clientWidth;
    draw();
  }).observe(drawing);
  return {
    root: element('div', {}, error, shown),
    show(input, explanation) {
      last = explanation;
      error.hidden = true;
      error.replaceChildren();
      delete shown.dataset.stale;
      summary.textContent = sentences(explanation).join(' ');
      draw();
      table.replaceChildren(ledgerTable(explanation));
      json.textContent = JSON.stringify(explanationJson(explanation), null, 2);
      command.textContent = `echo '${JSON.stringify(input)}' | chainrule explain - --json`;
    },
    refuse({ message, hints = [] }) {
      error.hidden = false;
      error.replaceChildren(...errorParts(message, hints));
      shown.dataset.stale = 'true';
    },
  };
}

function legend(): HTMLElement {
  const entry = (kind: string, text: string): HTMLElement =>
    element('span', {}, element('i', { class: `key ${kind}`, 'aria-hidden': 'true' }), text);
  return element(
    'p',
    { class: 'explorer-legend' },
    entry('slope', 'slope φ′(z)'),
    entry('weight', 'weight w'),
    entry('factor', 'both: the factor'),
  );
}

/** The message as running text; its hints, which may point at a place above them, in columns. */
function errorParts(message: string, hints: readonly string[]): HTMLElement[] {
  const text = element('p', {}, message);
  if (hints.length === 0) return [text];
  const place = region('Where');
  place.textContent = hints.join('\n');
  return [text, place];
}

function region(label: string): HTMLElement {
  return element('pre', { tabindex: '0', role: 'region', 'aria-label': label });
}

function details(summary: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, summary), ...children);
}
