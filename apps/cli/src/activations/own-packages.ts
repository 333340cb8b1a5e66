import { registerHooks } from 'node:module';

/** What a user's module may import from anywhere: Chainrule's own packages, those of this command line. */
const ownPackages: ReadonlySet<string> = new Set(['@chainrule/activations', '@chainrule/core']);

let registered = false;

/**
 * Makes `@chainrule/activations` and `@chainrule/core` resolve to the ones that this command line uses, in modules
 * of any folder; with or without a node_modules there, a user's module and the engine share one copy.
 */
export function resolveOwnPackages(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      ownPackages.has(specifier)
        ? next(specifier, { ...context, parentURL: import.meta.url })
        : next(specifier, context),
  });
}
