import type { Breach, SourceFile } from '../source-tree.ts';

/**
 * core and activations compute with + − × ÷ and square roots alone: no function of `Math` whose last bit an engine
 * may choose, and no power but of 2.
 */
export function portableBits(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ package: name }) => name === 'core' || name === 'activations')
    .flatMap(({ path, code }) =>
      code.split('\n').flatMap((line, index) => {
        const found = ENGINE_DEPENDENT.exec(line.replaceAll(STRING, "''"));
        return found === null ? [] : [{ path: `${path}:${index + 1}`, message: `uses ${found[0]}` }];
      }),
    );
}

const ENGINE_DEPENDENT =
  /\bMath\.(?:a?(?:cos|sin|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow|random)\b|(?<!\b2 )\*\*/;

/** A formula inside a string is data. */
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![*/])(?:[^/\\\n]|\\.)+\/[a-z]*/g;
