import { raised } from '../text/wording.ts';
import { escapeHtml, type Html, raw } from './html.ts';

/** Text whose powers of ten, `10^37.8`, are raised. */
export function withPowers(text: string): Html {
  return raw(raised(escapeHtml(text), (exponent) => `<sup>${exponent}</sup>`));
}
