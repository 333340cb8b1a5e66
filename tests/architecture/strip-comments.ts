/**
 * TypeScript source with every comment blanked, line by line: strings, templates and regular expressions stay, so
 * that what is left is what runs.
 *
 * A scanner, not a parser: a slash opens a regular expression where the code before it cannot end a value.
 */
export function stripComments(source: string): string {
  let out = '';
  let at = 0;
  /** Braces open inside each template's `${`, innermost last. */
  const templates: number[] = [];
  while (at < source.length) {
    const character = source[at]!;
    const closes = character === '}' && templates.at(-1) === 0;
    if (closes || character === '`') {
      if (closes) templates.pop();
      const text = match(TEMPLATE_PART, source, at);
      if (text.endsWith('${')) templates.push(0);
      out += text;
      at += text.length;
      continue;
    }
    if (templates.length > 0 && character === '{') templates[templates.length - 1]! += 1;
    if (templates.length > 0 && character === '}') templates[templates.length - 1]! -= 1;
    const pattern = PATTERNS.find(
      ({ start, after }) => source.startsWith(start, at) && after.test(out.slice(-40)),
    );
    const text = pattern === undefined ? character : match(pattern.whole, source, at);
    out += pattern?.blank === true ? text.replace(/[^\n]/g, ' ') : text;
    at += text.length;
  }
  return out;
}

/** From a backquote, or from the brace that ends an expression, to the next `${` or to the end. */
const TEMPLATE_PART = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;

interface Pattern {
  readonly start: string;
  readonly whole: RegExp;
  readonly blank: boolean;
  /** What the code so far must end in. */
  readonly after: RegExp;
}

const anywhere = /(?:)/;

const PATTERNS: readonly Pattern[] = [
  { start: '/*', whole: /\/\*[\s\S]*?\*\//y, blank: true, after: anywhere },
  { start: '//', whole: /\/\/[^\n]*/y, blank: true, after: anywhere },
  { start: "'", whole: /'(?:[^'\\\n]|\\[\s\S])*'/y, blank: false, after: anywhere },
  { start: '"', whole: /"(?:[^"\\\n]|\\[\s\S])*"/y, blank: false, after: anywhere },
  {
    start: '/',
    whole: /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y,
    blank: false,
    after: /(?:[=(,:[!&|?{};>]|\breturn|^)\s*$/,
  },
];

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? source[at]!;
}
