const KEY = 'chainrule-theme';

/** Wires the switch between light, dark and the system's own; the choice is kept where the browser lets it be. */
export function themeSwitch(): void {
  const select = document.querySelector<HTMLSelectElement>('select[name="theme"]');
  if (select === null) return;
  const root = document.documentElement;
  const apply = (): void => {
    if (select.value === '') delete root.dataset.theme;
    else root.dataset.theme = select.value;
  };
  const kept = read();
  if ([...select.options].some(({ value }) => value === kept)) select.value = kept;
  apply();
  select.addEventListener('change', () => {
    apply();
    write(select.value);
  });
}

// A page opened from a file may be denied storage.
function read(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function write(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
