import { basename, extname } from 'node:path';

/**
 * A commented module that defines an activation and passes `check`; its name is made from the file's.
 *
 * @param file a path that ends in `.ts`, `.js` or `.mjs`
 */
export function activationTemplate(file: string): string {
  return `import { defineActivation } from '@chainrule/activations';

// An activation of your own.
//
//   chainrule check ${basename(file)}                      does it keep the laws?
//   chainrule report --activation-file ${basename(file)}   beside the others
//
// The formula is a small subset of JavaScript: numbers, z, parameters, + - * / ** (integer powers), comparisons,
// ?:, && and ||, and functions such as exp, log, tanh, sigmoid, softplus, erf, Phi, sqrt, abs, min and max.
// Value, slope, kinks and certified bounds of the slope all follow from it.
export default defineActivation({
  name: '${activationName(file)}',
  formula: 'z > 0 ? z : alpha * expm1(z / alpha)',
  parameters: { alpha: 1.5 },
});

// What the grammar cannot say may be two functions instead; the slope must be right where it vanishes, and its
// bounds are then observed at sample points, not certified:
//
//   export default defineActivation({
//     name: '${activationName(file)}',
//     value: (z) => Math.cbrt(1 + z * z) - 1,
//     derivative: (z) => (2 * z) / (3 * Math.cbrt(1 + z * z) ** 2),
//   });
`;
}

/** A file's name as an activation's: kebab-case, beginning with a letter. */
function activationName(file: string): string {
  const words = basename(file, extname(file))
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const name = (words ?? []).join('-');
  return /^[a-z]/.test(name) ? name : `my-${name}`.replace(/-$/, '-activation');
}
