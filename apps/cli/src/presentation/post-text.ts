import { type Chain, checkGradient, type Example, type GradientCheck } from '@chainrule/core';
import type { Explanation } from '../explain/explanation.ts';
import { type PostLines, postLines } from '../explain/post-chain.ts';
import { exampleText, gradientsText } from './explain-text.ts';
import { numberText } from './number-text.ts';
import type { Paint } from './style.ts';
import { formatTable } from './table.ts';

/** The post's chain explained: the corrected formula, every factor, and where the post's own lines go wrong. */
export function postText(explanation: Explanation, paint: Paint): string {
  const { chain, examples, ledgers } = explanation;
  const names = new Set(explanation.names);
  const entry = ledgers[0]!;
  const phi = names.size === 1 && names.has('sigmoid') ? 'σ' : 'φ';
  const what = names.size === 1 ? `${phi} = ${[...names][0]}` : `${phi}: ${explanation.names.join(', ')}`;
  return [
    `${paint('heading', 'Four layers of one unit each')}  (${what})`,
    `  h₁ = ${phi}(w₀x)   h₂ = ${phi}(w₁h₁)   h₃ = ${phi}(w₂h₂)   o = ${phi}(w₃h₃)   C = (y − o)²`,
    `  x = ${numberText(entry.x)}, y = ${numberText(entry.y)}, w = ${Array.from(chain.weights, (w) => numberText(w)).join(', ')}`,
    '',
    paint('heading', 'The chain rule, from the cost back to the first weight'),
    `  ∂C/∂w₀ = ${truthFormula(phi)}`,
    '',
    paint('heading', 'Every factor, from the output back'),
    exampleText(explanation, entry, paint),
    '',
    gradientsText(explanation, paint),
    '',
    linesText(postLines(entry), phi, checkGradient(chain, examples), paint),
    '',
    checksText(chain, examples, paint),
  ].join('\n');
}

const truthFormula = (phi: string): string =>
  `−2(y − o) · ${phi}′(z₃)w₃ · ${phi}′(z₂)w₂ · ${phi}′(z₁)w₁ · ${phi}′(z₀)x      z_l = w_l h_l, h₀ = x`;

function linesText(
  { truth, second, third }: PostLines,
  phi: string,
  checks: readonly GradientCheck[],
  paint: Paint,
): string {
  const check = checks.find(({ layer, parameter }) => layer === 0 && parameter === 'weight')!;
  const minus = `2(y − o) · ${phi}′(z₃)(−w₃) · ${phi}′(z₂)(−w₂) · ${phi}′(z₁)(−w₁) · ${phi}′(z₀)(−x)`;
  const rows = [
    ['the truth', numberText(truth), '1', 'as above'],
    [
      'central differences',
      numberText(check.difference),
      check.uncertainty < Math.abs(truth) / 100 ? ratioText(check.difference, truth) : '–',
      `uncertain by ${numberText(check.uncertainty, 2)}`,
    ],
    ["the post's line 2", numberText(second), ratioText(second, truth), minus],
    ["the post's line 3", numberText(third), ratioText(third, truth), 'line 2 · (−w₀)'],
  ];
  const table = formatTable(
    [{ title: '' }, { title: '∂C/∂w₀', align: 'right' }, { title: '÷ truth', align: 'right' }, { title: '' }],
    rows,
    { indent: '  ', heading: (title) => paint('faint', title) },
  );
  return `${paint('heading', "What the post's own formula gives")}\n${table}
  Line 2 is −1 × the truth: each ∂${phi}(wh)/∂h is w${phi}′, so its four minus signs do not belong there and
  cancel, while the one of d(y − o)²/do = −2(y − o) is lost.
  Line 3 is w₀ × the truth: a fifth factor (−w₀) has slipped in, though w₀ is what is differentiated by.
  With w₀ = 1 the two errors cancel and line 3 looks right; try --weight 4.`;
}

/** By how much a line is off; nothing can be told where the truth is zero. */
function ratioText(line: number, truth: number): string {
  return truth === 0 ? '–' : numberText(line / truth);
}

function checksText(chain: Chain, examples: readonly Example[], paint: Paint): string {
  const checks = checkGradient(chain, examples);
  const agreeing = checks.filter(({ agrees }) => agrees).length;
  const verdict =
    agreeing === checks.length
      ? paint('good', `✓ all ${checks.length} gradients agree with central differences of the cost.`)
      : paint(
          'bad',
          `✗ ${checks.length - agreeing} of ${checks.length} gradients disagree with central differences of the cost.`,
        );
  return `${verdict}\n  Next: chainrule explain --weight 10   (the slopes saturate)   chainrule report   (the whole study)`;
}
