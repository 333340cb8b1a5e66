import { catalogueEntries } from '@chainrule/activations';
import type { Breach, SourceFile } from '../source-tree.ts';

/**
 * Names that are words of English or of another trade too: only a string that is exactly the name counts, and not as the type
 * of something, as Vega calls a scale with steps.
 */
const COMMON_WORDS = new Set(['identity', 'threshold', 'exponential', 'gaussian', 'sine', 'elliott']);

/**
 * core (its elementary functions aside) and report name no activation: whatever they need to know of one, it
 * declares.
 */
export function nameless(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ package: name }) => name === 'core' || name === 'report')
    .filter(({ path }) => !/^packages\/core\/.*elementary/.test(path))
    .flatMap(({ path, code }) =>
      PATTERNS.flatMap(({ name, pattern }) => {
        const found = code.split('\n').findIndex((line) => pattern.test(line));
        return found < 0 ? [] : [{ path: `${path}:${found + 1}`, message: `names ${name}` }];
      }),
    );
}

const PATTERNS = catalogueEntries.map(({ name }) => ({ name, pattern: patternOf(name) }));

/** `leaky-relu` is found as leaky-relu, leaky_relu, leakyRelu and LeakyReLU; `elu` not in `relu`. */
function patternOf(name: string): RegExp {
  if (COMMON_WORDS.has(name)) return new RegExp(`(?<!type(:| [=!]==) )['"\`]${name}['"\`]`);
  return new RegExp(`(?<![a-z])${name.split('-').join('[-_ ]?')}(?![a-z])`, 'i');
}
