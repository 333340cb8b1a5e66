import { isBuiltin } from 'node:module';
import type { Breach, SourceFile } from '../source-tree.ts';

/** core and activations run in a browser as in Node: they import no module of the host. */
export function browserReady(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ package: name }) => name === 'core' || name === 'activations')
    .flatMap(({ path, imports }) =>
      imports.filter(isBuiltin).map((specifier) => ({ path, message: `imports ${specifier}` })),
    );
}
