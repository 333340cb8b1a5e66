import type { NumberName } from './trial.ts';
import { numbers } from './trial.ts';

/** The page's address after `#`, which the page's own script reads and writes. */
interface PageFragment {
  readFragment(): { readonly section: string; readonly query: URLSearchParams };
  writeFragment(fragment: { readonly section: string; readonly query: URLSearchParams }): void;
}

function pageFragment(): PageFragment | undefined {
  return (globalThis as { readonly chainruleFragment?: PageFragment }).chainruleFragment;
}

/** What a form says, by field. */
export type Texts = Partial<Record<'activation' | NumberName, string>>;

/** How each field is called in the address. */
const keys: Readonly<Record<'activation' | NumberName, string>> = {
  activation: 'chain',
  layers: 'layers',
  weight: 'w',
  bias: 'b',
  x: 'x',
  y: 'y',
};

const fields = Object.keys(keys) as (keyof typeof keys)[];

/** What the address says of the chain; `undefined` where it says nothing. */
export function readAddress(): Texts | undefined {
  const query = pageFragment()?.readFragment().query ?? new URLSearchParams();
  const said = fields.flatMap((field) => {
    const text = query.get(keys[field]);
    return text === null ? [] : [[field, text] as const];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** Writes the chain into the address, what is as at first left out. */
export function writeAddress(texts: Readonly<Record<keyof typeof keys, string>>, first: string): void {
  const page = pageFragment();
  if (page === undefined) return;
  const { section, query } = page.readFragment();
  for (const field of fields) {
    const initial = field === 'activation' ? first : String(numbers[field].first);
    if (texts[field] === initial) query.delete(keys[field]);
    else query.set(keys[field], texts[field]);
  }
  page.writeFragment({ section, query });
}
