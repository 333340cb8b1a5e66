import type { Tree } from '../tree.ts';

/** Whether the real value is > 0 wherever it is defined, as far as the tree's shape tells. */
export function isPositive(tree: Tree): boolean {
  switch (tree.op) {
    case 'number':
      return tree.value > 0;
    case 'constant':
    case 'exp':
    case 'sech2':
    case 'sigmoid':
    case 'softplus':
    case 'erfc':
    case 'Phi':
    case 'phi':
    case 'gauss':
      return true;
    case 'sqrt':
      return isPositive(tree.args[0]);
    case 'power':
      return isPositive(tree.base);
    case 'add':
      return (
        (isPositive(tree.args[0]) && isNonNegative(tree.args[1])) ||
        (isNonNegative(tree.args[0]) && isPositive(tree.args[1]))
      );
    case 'multiply':
    case 'divide':
      return isPositive(tree.args[0]) && isPositive(tree.args[1]);
    case 'choose':
      return isPositive(tree.then) && isPositive(tree.otherwise);
    default:
      return false;
  }
}

/** Whether the real value is ≥ 0 wherever it is defined, as far as the tree's shape tells. */
export function isNonNegative(tree: Tree): boolean {
  switch (tree.op) {
    case 'number':
      return tree.value >= 0;
    case 'abs':
    case 'sqrt':
      return true;
    case 'power':
      return tree.exponent % 2 === 0 || isNonNegative(tree.base);
    case 'add':
    case 'multiply':
      return isNonNegative(tree.args[0]) && isNonNegative(tree.args[1]);
    case 'divide':
      return isNonNegative(tree.args[0]) && isNonNegative(tree.args[1]);
    case 'choose':
      return isNonNegative(tree.then) && isNonNegative(tree.otherwise);
    default:
      return isPositive(tree);
  }
}
