import { isJunction } from './construct.ts';
import type { Comparison, Condition, Constant, Tree, UnaryOperation } from './tree.ts';

/**
 * Writes a tree as LaTeX mathematics (no surrounding `$`): fractions, roots, powers, `cases` for choices.
 *
 * Parameters with a Greek letter's name become the letter; others are set upright. Plain LaTeX and amsmath only.
 */
export function latexFormula(tree: Tree): string {
  return part(tree).text;
}

/** How tightly a part holds together: sums least, atoms most. */
type Strength = 1 | 2 | 3 | 4;
interface Part {
  readonly text: string;
  readonly strength: Strength;
}

const [sum, product, prefix, atom] = [1, 2, 3, 4] as const;

/** The name before the argument; what has another notation has none. */
const functionNames: Readonly<Record<Exclude<UnaryOperation, 'negate' | 'sqrt' | 'abs' | 'exp'>, string>> = {
  expm1: '\\operatorname{expm1}',
  log: '\\ln',
  log1p: '\\operatorname{log1p}',
  sign: '\\operatorname{sgn}',
  sin: '\\sin',
  cos: '\\cos',
  atan: '\\arctan',
  tanh: '\\tanh',
  sech2: '\\operatorname{sech}^2',
  sigmoid: '\\sigma',
  softplus: '\\operatorname{softplus}',
  erf: '\\operatorname{erf}',
  erfc: '\\operatorname{erfc}',
  Phi: '\\Phi',
  phi: '\\varphi',
  gauss: '\\operatorname{gauss}',
};

const constantNames: Readonly<Record<Constant, string>> = { pi: '\\pi', e: '\\mathrm{e}' };

const relations: Readonly<Record<Comparison, string>> = {
  less: '<',
  lessOrEqual: '\\le',
  greater: '>',
  greaterOrEqual: '\\ge',
  equal: '=',
  notEqual: '\\ne',
};

const greek: ReadonlySet<string> = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon chi psi omega'.split(
    ' ',
  ),
);

function part(tree: Tree): Part {
  switch (tree.op) {
    case 'number':
      return number(tree.value);
    case 'constant':
      return { text: constantNames[tree.name], strength: atom };
    case 'z':
      return { text: 'z', strength: atom };
    case 'parameter':
      return { text: parameter(tree.name), strength: atom };
    case 'power':
      return { text: `${base(tree.base)}^{${tree.exponent}}`, strength: atom };
    case 'choose':
      return { text: `\\begin{cases} ${cases(tree)} \\end{cases}`, strength: sum };
    case 'add':
      return { text: `${within(tree.args[0], sum)} + ${within(tree.args[1], sum)}`, strength: sum };
    case 'subtract':
      return { text: `${within(tree.args[0], sum)} - ${within(tree.args[1], product)}`, strength: sum };
    case 'multiply':
      return multiplication(tree.args[0], tree.args[1]);
    case 'divide':
      return { text: `\\frac{${part(tree.args[0]).text}}{${part(tree.args[1]).text}}`, strength: prefix };
    case 'min':
    case 'max':
      return {
        text: `\\${tree.op}\\left(${part(tree.args[0]).text}, ${part(tree.args[1]).text}\\right)`,
        strength: atom,
      };
    case 'negate':
      return { text: `-${within(tree.args[0], product)}`, strength: sum };
    case 'sqrt':
      return { text: `\\sqrt{${part(tree.args[0]).text}}`, strength: atom };
    case 'abs':
      return { text: `\\left|${part(tree.args[0]).text}\\right|`, strength: atom };
    case 'exp':
      return { text: `\\mathrm{e}^{${part(tree.args[0]).text}}`, strength: prefix };
    default:
      return {
        text: `${functionNames[tree.op]}\\left(${part(tree.args[0]).text}\\right)`,
        strength: prefix,
      };
  }
}

function multiplication(left: Tree, right: Tree): Part {
  const [first, second] = [within(left, product), within(right, prefix)];
  // Two numbers side by side would read as one.
  const dot = /[0-9}]$/.test(first) && /^[0-9]/.test(second) ? ' \\cdot ' : '\\,';
  return { text: `${first}${dot}${second}`, strength: product };
}

function within(tree: Tree, least: Strength): string {
  const { text, strength } = part(tree);
  return strength < least ? `\\left(${text}\\right)` : text;
}

function base(tree: Tree): string {
  return tree.op === 'power' ? `\\left(${part(tree).text}\\right)` : within(tree, atom);
}

function number(value: number): Part {
  const [mantissa, exponent] = String(value).split('e');
  const power = exponent === undefined ? '' : ` \\cdot 10^{${Number(exponent)}}`;
  return { text: `${mantissa}${power}`, strength: value < 0 ? sum : power === '' ? atom : product };
}

function parameter(name: string): string {
  if (greek.has(name)) return `\\${name}`;
  if (name.length === 1) return name;
  return `\\mathrm{${name.replaceAll('_', '\\_')}}`;
}

/** `u & condition \\ v & otherwise`; a choice in the last branch adds a line. */
function cases(tree: Tree & { op: 'choose' }): string {
  const { condition, then, otherwise } = tree;
  const line = `${part(then).text} & ${conditionText(condition)} \\\\ `;
  return (
    line + (otherwise.op === 'choose' ? cases(otherwise) : `${part(otherwise).text} & \\text{otherwise}`)
  );
}

function conditionText(condition: Condition): string {
  if (isJunction(condition)) {
    const word = condition.op === 'and' ? '\\land' : '\\lor';
    return condition.args
      .map((inner) => (isJunction(inner) ? `\\left(${conditionText(inner)}\\right)` : conditionText(inner)))
      .join(` ${word} `);
  }
  return `${part(condition.args[0]).text} ${relations[condition.op]} ${part(condition.args[1]).text}`;
}
