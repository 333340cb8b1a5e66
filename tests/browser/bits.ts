import { catalogue } from '@chainrule/activations';
import { backprop, createChain, createStudy, parseStudy, runStudy, serialiseResult } from '@chainrule/core';

/**
 * A fingerprint of everything computed: every activation of the catalogue over sizes from 2⁻⁶⁰ to 2⁶⁰, gradients of
 * deep chains of it, and a whole study. Runs in Node and, bundled, in a page.
 */
export function fingerprints(): Readonly<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const activation of catalogue) {
    const numbers: number[] = [];
    for (let step = -600; step <= 600; step += 1) {
      const z = (1 + Math.abs(step % 10) / 10) * 2 ** Math.floor(step / 10);
      for (const at of [z, -z]) numbers.push(activation.value(at), activation.derivative(at));
    }
    const weights = Array.from({ length: 200 }, (_, layer) => ((layer * 37) % 23) / 8 - 1.25);
    const { gradients } = backprop(createChain({ activation, weights }), [{ x: 0.7, y: 0.25 }]);
    for (const { weight, bias } of gradients) numbers.push(weight.log10, bias.log10, weight.value);
    prints[activation.name] = fingerprint(new Uint8Array(Float64Array.from(numbers).buffer));
  }
  const names = ['sigmoid', 'tanh', 'relu', 'gelu'];
  const spec = parseStudy({
    activations: names,
    depths: [1, 4, 16],
    weights: ['normal:1', 'uniform:-2:2'],
    chains: 200,
    training: { steps: 5, learningRate: 0.5, depth: 4, chains: 20 },
  });
  const chosen = catalogue.filter(({ name }) => names.includes(name));
  const result = serialiseResult(runStudy(createStudy(spec, chosen), { version: '0', hash: '' }));
  prints['a study'] = fingerprint(new TextEncoder().encode(result));
  return prints;
}

/** FNV-1a with 32 bits, and the length. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${(hash >>> 0).toString(16)}-${bytes.length}`;
}
