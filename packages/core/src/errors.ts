/** The stable codes of Chainrule's errors; what a program may branch on. */
export type ErrorCode =
  | 'invalid-argument'
  | 'invalid-study'
  | 'invalid-chain'
  | 'invalid-data'
  | 'invalid-result'
  | 'invalid-formula'
  | 'unknown-name'
  | 'duplicate-name'
  | 'too-large';

/** What an error is about, as data: `where` it stands, what was `expected`, what was `got`. */
export interface ErrorDetails {
  /** A path into the input such as `weights[1].std`, or a file's name. */
  readonly where?: string;
  readonly expected?: string;
  /** What came, printed by {@link show}. */
  readonly got?: string;
  /** The nearest legal values, nearest first. */
  readonly nearest?: readonly string[];
  /** For text input, the offset of the first offending character, from 0. */
  readonly column?: number;
}

/** Every error that Chainrule throws on purpose. The message is made here and nowhere else. */
export class ChainruleError extends Error {
  override readonly name = 'ChainruleError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(message(details));
    this.code = code;
    this.details = details;
  }
}

function message({ where, expected, got, nearest }: ErrorDetails): string {
  const parts: string[] = [];
  if (expected !== undefined) parts.push(`expected ${expected}`);
  if (where !== undefined) parts.push(parts.length > 0 ? `for \`${where}\`` : `in \`${where}\``);
  let text = parts.join(' ');
  if (got !== undefined) text += `${text === '' ? '' : ', '}got ${got}`;
  if (nearest !== undefined && nearest.length > 0) {
    text += `; did you mean ${nearest.map((name) => `\`${name}\``).join(' or ')}?`;
  }
  return text;
}

/** Prints a value for an error message: short, on one line, in backquotes. */
export function show(value: unknown): string {
  let text: string;
  if (typeof value === 'string') text = value;
  else if (typeof value === 'number' || typeof value === 'bigint') text = String(value);
  else text = JSON.stringify(value) ?? String(value);
  text = text.replace(/\s+/g, ' ');
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}
