/**
 * The page's address after `#`: a section to go to, and what is chosen, so that a view can be linked.
 *
 *     #factors?depth=8&show=tanh
 *
 * Either part may be missing. Parameters that this script does not know belong to another and are kept.
 */
export interface Fragment {
  readonly section: string;
  readonly query: URLSearchParams;
}

/** What the address says now. */
export function readFragment(): Fragment {
  const text = location.hash.slice(1);
  const mark = text.indexOf('?');
  if (mark < 0) return { section: text, query: new URLSearchParams() };
  return { section: text.slice(0, mark), query: new URLSearchParams(text.slice(mark + 1)) };
}

/** Replaces the address's fragment; nothing scrolls and no step is added to the browser's history. */
export function writeFragment({ section, query }: Fragment): void {
  const text = query.size === 0 ? section : `${section}?${query}`;
  if (`#${text}` === location.hash || (text === '' && location.hash === '')) return;
  history.replaceState(history.state, '', text === '' ? location.pathname + location.search : `#${text}`);
}

/** Both functions, for a script of another's own that keeps its state in the same address. */
export interface FragmentApi {
  readonly readFragment: typeof readFragment;
  readonly writeFragment: typeof writeFragment;
}

declare global {
  var chainruleFragment: FragmentApi | undefined;
}
