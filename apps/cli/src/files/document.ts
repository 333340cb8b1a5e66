import { LineCounter, parseDocument as parse } from 'yaml';
import { CliError } from '../cli-error.ts';

/** A YAML or JSON file after parsing: its value, and where each part of it stands. */
export interface Document {
  readonly value: unknown;
  /**
   * `FILE:LINE:COLUMN` of the part at `path`, or of its nearest parent that is there; `FILE` where none is.
   *
   * @param path keys and indices as in `weights[1].std`
   */
  locate(path: string): string;
}

/**
 * Parses YAML 1.2, of which JSON is a part.
 *
 * @param name the file's name, for messages
 * @throws CliError `usage` with line and column where the text is neither
 */
export function parseDocument(text: string, name: string): Document {
  const plain = plainJson(text);
  if (plain !== undefined) return { value: plain, locate: (path) => locator(text, name)(path) };
  const lines = new LineCounter();
  const document = parse(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new CliError('usage', `not valid YAML or JSON: ${problem.message}`, {
      at: `${name}:${line}:${col}`,
    });
  }
  return { value: plainValue(document, name), locate: (path) => locator(text, name)(path) };
}

/** JSON's own parser is a hundred times faster than YAML's: a chain of 10⁵ layers is read at once. */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses again, for the positions: only an error needs them. */
function locator(text: string, name: string): (path: string) => string {
  const lines = new LineCounter();
  const document = parse(text, { lineCounter: lines });
  return (path) => {
    for (let keys = pathKeys(path); keys.length > 0; keys = keys.slice(0, -1)) {
      const offset = offsetOf(document.getIn(keys, true));
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return `${name}:${line}:${col}`;
      }
    }
    return name;
  };
}

function plainValue(document: ReturnType<typeof parse>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // An alias without its anchor, or aliases that multiply without end.
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError('usage', `not valid YAML or JSON: ${message}`, { at: name, cause: error });
  }
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) ? (node.range[0] as number) : undefined;
}

function pathKeys(path: string): (string | number)[] {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
