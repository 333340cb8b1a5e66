import { isJunction, negate, number } from './construct.ts';
import { comparisonRules, compile } from './evaluate.ts';
import type { Condition, Tree } from './tree.ts';

/**
 * The formula as it reads on one side of its thresholds: every choice made as `inside` makes it.
 *
 * abs becomes u or −u, sign a number, min and max the side they take. Holds on the whole interval around `inside`
 * that no threshold divides, and continues smoothly beyond it.
 */
export function resolveBranches(
  tree: Tree,
  parameters: Readonly<Record<string, number>>,
  inside: number,
): Tree {
  const at = (part: Tree): number => compile(part, parameters)(inside);
  const holds = (condition: Condition): boolean => {
    if (!isJunction(condition)) {
      return comparisonRules[condition.op](at(condition.args[0]), at(condition.args[1]));
    }
    const [first, second] = condition.args;
    return condition.op === 'and' ? holds(first) && holds(second) : holds(first) || holds(second);
  };
  const walk = (part: Tree): Tree => {
    switch (part.op) {
      case 'number':
      case 'constant':
      case 'z':
      case 'parameter':
        return part;
      case 'power':
        return { op: 'power', base: walk(part.base), exponent: part.exponent };
      case 'choose':
        return walk(holds(part.condition) ? part.then : part.otherwise);
      case 'abs':
        return at(part.args[0]) < 0 ? negate(walk(part.args[0])) : walk(part.args[0]);
      case 'sign':
        return number(Math.sign(at(part.args[0])));
      case 'min':
        return walk(at(part.args[0]) <= at(part.args[1]) ? part.args[0] : part.args[1]);
      case 'max':
        return walk(at(part.args[0]) >= at(part.args[1]) ? part.args[0] : part.args[1]);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        return { op: part.op, args: [walk(part.args[0]), walk(part.args[1])] };
      default:
        return { op: part.op, args: [walk(part.args[0])] };
    }
  };
  return walk(tree);
}
