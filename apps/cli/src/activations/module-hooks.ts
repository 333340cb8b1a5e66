import { registerHooks } from 'node:module';
import { fromSource, packageFile } from '../package-file.ts';

/** What a user's module may import from anywhere: Chainrule's own packages, those of this command line. */
const ownPackages: ReadonlySet<string> = new Set(['@chainrule/activations', '@chainrule/core']);

/** Modules of users that are read as ES modules whatever the package.json around them says. */
const esModules = new Set<string>();

let registered = false;

/**
 * Prepares the import of a user's module.
 *
 * `@chainrule/activations` and `@chainrule/core` resolve to the ones that this command line uses, from any folder,
 * with or without a node_modules there: the module and the engine share one copy. And a module with `export` in it
 * is one, in a folder without a package.json, or with one that says otherwise, too.
 *
 * @param url the module
 * @param source its text
 */
export function prepareImport(url: string, source: string): void {
  if (/^\s*export\b/m.test(source)) esModules.add(url);
  if (registered) return;
  registered = true;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (ownPackages.has(specifier)) {
        // The bundle holds each as an entry of its own.
        if (!fromSource) return next(bundled(specifier), context);
        return next(specifier, { ...context, parentURL: import.meta.url });
      }
      const resolved = next(specifier, context);
      if (!esModules.has(resolved.url)) return resolved;
      return { ...resolved, format: /\.m?ts$/.test(resolved.url) ? 'module-typescript' : 'module' };
    },
  });
}

function bundled(name: string): string {
  return packageFile(`dist/${name.replace('@chainrule/', '')}.js`).href;
}
