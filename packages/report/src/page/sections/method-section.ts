import type { ResultView } from '../../result-view.ts';
import { grouped } from '../../text/numbers.ts';
import { type Html, html, raw } from '../html.ts';
import { heading } from './heading.ts';

/** What was computed: the chain, the formula of its gradient, and what the statistics are over. */
export function methodSection({ result: { study } }: ResultView): Html {
  return html`<section id="method" aria-labelledby="method-title">
${heading('method', 'How this was computed')}
<p>A chain has one unit in each of its layers 0 … L−1. From an input x it computes</p>
${formula('The chain', CHAIN)}
<p>and its cost C is the sum of a loss over the examples. By the chain rule, the gradient of the weight of layer l is</p>
${formula('The gradient of a weight', GRADIENT)}
<p>Every layer between l and the output contributes one factor, its weight times its slope: if these are small, the gradient vanishes; if they are large, it explodes. With the squared error, ∂Cᵢ/∂oᵢ = −2(yᵢ − oᵢ). Derivations of this formula by hand tend to lose that minus sign, or to count the weight of layer l itself among the factors; this one is checked against central differences.</p>
<p>Each cell is ${grouped(study.chains)} random chains. Chain k draws the same weights, biases, inputs and targets under every activation, and a chain of depth D is the beginning of a deeper one, so that differences between panels are differences between activations. Gradients are carried as a sign and a logarithm, which neither underflow nor overflow. Quantiles are of log₁₀|gradient| over the chains where it is finite and not zero; chains with a gradient of exactly zero, infinite or NaN are counted beside them. “Below” a format counts exact zeros too, unless a chart says otherwise.</p>
</section>`;
}

const CHAIN = `<math display="block"><mrow><msub><mi>z</mi><mi>l</mi></msub><mo>=</mo><msub><mi>w</mi><mi>l</mi></msub><msub><mi>h</mi><mi>l</mi></msub><mo>+</mo><msub><mi>b</mi><mi>l</mi></msub><mo>,</mo><mspace width="1em"/><msub><mi>h</mi><mrow><mi>l</mi><mo>+</mo><mn>1</mn></mrow></msub><mo>=</mo><mi>φ</mi><mo stretchy="false">(</mo><msub><mi>z</mi><mi>l</mi></msub><mo stretchy="false">)</mo><mo>,</mo><mspace width="1em"/><msub><mi>h</mi><mn>0</mn></msub><mo>=</mo><mi>x</mi><mo>,</mo><mspace width="1em"/><mi>o</mi><mo>=</mo><msub><mi>h</mi><mi>L</mi></msub></mrow></math>`;

const GRADIENT = `<math display="block"><mrow><mfrac><mrow><mo>∂</mo><mi>C</mi></mrow><mrow><mo>∂</mo><msub><mi>w</mi><mi>l</mi></msub></mrow></mfrac><mo>=</mo><munder><mo>∑</mo><mi>i</mi></munder><mfrac><mrow><mo>∂</mo><msub><mi>C</mi><mi>i</mi></msub></mrow><mrow><mo>∂</mo><msub><mi>o</mi><mi>i</mi></msub></mrow></mfrac><mo>·</mo><mrow><mo>(</mo><munderover><mo>∏</mo><mrow><mi>m</mi><mo>=</mo><mi>l</mi><mo>+</mo><mn>1</mn></mrow><mrow><mi>L</mi><mo>−</mo><mn>1</mn></mrow></munderover><msub><mi>w</mi><mi>m</mi></msub><mspace width="0.15em"/><msup><mi>φ</mi><mo>′</mo></msup><mo stretchy="false">(</mo><msub><mi>z</mi><mrow><mi>m</mi><mo>,</mo><mi>i</mi></mrow></msub><mo stretchy="false">)</mo><mo>)</mo></mrow><mo>·</mo><msup><mi>φ</mi><mo>′</mo></msup><mo stretchy="false">(</mo><msub><mi>z</mi><mrow><mi>l</mi><mo>,</mo><mi>i</mi></mrow></msub><mo stretchy="false">)</mo><mo>·</mo><msub><mi>h</mi><mrow><mi>l</mi><mo>,</mo><mi>i</mi></mrow></msub></mrow></math>`;

/** A displayed formula; on a narrow screen it scrolls by itself, and so must be reachable by keyboard. */
function formula(label: string, mathML: string): Html {
  return html`<div class="formula" tabindex="0" role="region" aria-label="${label}">${raw(mathML)}</div>`;
}
