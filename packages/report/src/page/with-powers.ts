import { raised } from '../text/wording.ts';
import { escapeHtml, type Html, raw } from './html.ts';

/** Text whose powers of ten, `10^37.8`, are raised, and in which no number is parted from its per cent sign. */
export function withPowers(text: string): Html {
  return raw(
    raised(
      escapeHtml(text).replace(/(?<=\d) (?=%)|(?<=×) /g, '\u00a0'),
      (exponent) => `<sup>${exponent}</sup>`,
    ),
  );
}
