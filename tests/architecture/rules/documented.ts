import type { Breach, SourceFile } from '../source-tree.ts';

/** Every export of core and of activations has a docstring, right above it, an overloaded function above its first form. */
export function documented(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ package: name }) => name === 'core' || name === 'activations')
    .flatMap(({ path, text, code }) => {
      const lines = text.split('\n');
      const seen = new Set<string>();
      return code.split('\n').flatMap((line, index) => {
        const name = EXPORT.exec(line)?.[1];
        if (name === undefined || seen.has(name)) return [];
        seen.add(name);
        if (lines[index - 1]?.trimEnd().endsWith('*/')) return [];
        return [{ path: `${path}:${index + 1}`, message: `${name} has no docstring` }];
      });
    });
}

const EXPORT =
  /^export (?:declare )?(?:abstract |async )?(?:const|function\*?|class|interface|type|enum) +(\w+)/;
