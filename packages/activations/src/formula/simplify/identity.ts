import { isJunction, operands } from '../construct.ts';
import type { Condition, Tree } from '../tree.ts';

/** Gives structurally equal trees the same number; the order of the two sides of + and · does not count. */
export class Identity {
  private readonly known = new Map<Tree, number>();
  private readonly numbers = new Map<string, number>();

  of(tree: Tree): number {
    const known = this.known.get(tree);
    if (known !== undefined) return known;
    const text = this.describe(tree);
    const id = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, id);
    this.known.set(tree, id);
    return id;
  }

  private describe(tree: Tree): string {
    switch (tree.op) {
      case 'number':
        return `#${Object.is(tree.value, -0) ? '-0' : tree.value}`;
      case 'z':
        return 'z';
      case 'constant':
        return `!${tree.name}`;
      case 'parameter':
        return `$${tree.name}`;
      case 'power':
        return `^${this.of(tree.base)} ${tree.exponent}`;
      case 'choose':
        return `?${this.condition(tree.condition)}:${this.of(tree.then)} ${this.of(tree.otherwise)}`;
      default: {
        const ids = operands(tree).map((operand) => this.of(operand));
        if (tree.op === 'add' || tree.op === 'multiply') ids.sort((a, b) => a - b);
        return `${tree.op} ${ids.join(' ')}`;
      }
    }
  }

  condition(condition: Condition): string {
    if (isJunction(condition)) {
      return `(${condition.op} ${this.condition(condition.args[0])} ${this.condition(condition.args[1])})`;
    }
    return `(${condition.op} ${this.of(condition.args[0])} ${this.of(condition.args[1])})`;
  }
}
