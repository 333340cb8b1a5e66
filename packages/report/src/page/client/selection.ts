/** The places of the activations to show; empty for all. */
export type Shown = ReadonlySet<number>;

/** Wires the buttons that choose activations; returns what is chosen now. */
export function selection(changed: (shown: Shown) => void): () => Shown {
  const shown = new Set<number>();
  const choices = [...document.querySelectorAll<HTMLButtonElement>('button[data-activation]')];
  const all = document.querySelector<HTMLButtonElement>('.toolbar .all');
  const status = document.getElementById('shown');
  const update = (): void => {
    // Everything chosen is the same as nothing: no filter.
    if (shown.size === choices.length) shown.clear();
    for (const choice of choices) choice.setAttribute('aria-pressed', String(shown.has(orderOf(choice))));
    const names = choices.filter((choice) => shown.has(orderOf(choice))).map((choice) => choice.textContent);
    if (all !== null) all.hidden = shown.size === 0;
    if (status !== null)
      status.textContent = `Showing ${names.length === 0 ? 'all activations' : names.join(', ')}`;
    changed(shown);
  };
  for (const choice of choices) {
    choice.addEventListener('click', () => {
      const order = orderOf(choice);
      if (!shown.delete(order)) shown.add(order);
      update();
    });
  }
  all?.addEventListener('click', () => {
    shown.clear();
    choices[0]?.focus();
    update();
  });
  return () => shown;
}

function orderOf(choice: HTMLElement): number {
  return Number(choice.dataset.activation);
}
