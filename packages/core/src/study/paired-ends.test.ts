import { describe, expect, test } from 'vitest';
import type { Activation } from '../activation.ts';
import { backprop } from '../chain/backprop.ts';
import { createChain } from '../chain/chain.ts';
import { bend, grow, hinge, line, squash } from '../fixtures/activations.ts';
import { runStudy } from './collect.ts';
import { Lanes } from './lane.ts';
import { medianInterval } from './median-interval.ts';
import { parseStudy } from './parse-study.ts';
import type { Contrast } from './result.ts';
import { createStudy, type Study } from './study.ts';

const provenance = { version: '0.0.0', hash: 'test' };
const activations = [squash, hinge, bend, grow];
const study = (input: Record<string, unknown>): Study =>
  createStudy(
    parseStudy({
      activations: activations.map(({ name }) => name),
      weights: ['normal:1', 'uniform:-2:2'],
      biases: { scheme: 'normal', std: 0.3 },
      depths: [1, 2, 7],
      ...input,
    }),
    activations,
  );

/** log₁₀|∂C/∂w| of the first and the last layer, lane by lane, from backprop; −∞ for zero. */
function endsOf(of: Study, scheme: number, phi: Activation, depth: number, lanes: number) {
  const drawn = new Lanes(of, of.spec.weights[scheme]!, depth);
  return Array.from({ length: lanes }, (_, lane) => {
    const examples = drawn.load(lane);
    const chain = createChain({ activation: phi, weights: drawn.weights, biases: drawn.biases });
    const { gradients } = backprop(chain, examples);
    const log = ({ sign, log10 }: { sign: number; log10: number }) => (sign === 0 ? -Infinity : log10);
    return { first: log(gradients[0]!.weight), last: log(gradients.at(-1)!.weight) };
  });
}

/** A contrast by sorting. */
function contrast(differences: readonly number[]): Omit<Contrast, 'q05' | 'q25' | 'q75' | 'q95'> {
  const sorted = differences.filter(Number.isFinite).sort((a, b) => a - b);
  const lanes = sorted.length;
  const { low, high } = medianInterval(lanes);
  const at = (rank: number) => sorted[rank - 1] ?? Number.NaN;
  return {
    lanes,
    q50: (at(Math.ceil(lanes / 2)) + at(Math.floor(lanes / 2) + 1)) / 2,
    low: at(low),
    high: at(high),
    larger: sorted.filter((x) => x > 0).length / lanes,
  };
}

function expectSame(found: Contrast | undefined, wanted: ReturnType<typeof contrast>): void {
  expect(found).toBeDefined();
  expect([found!.lanes, found!.larger]).toEqual([wanted.lanes, wanted.larger]);
  for (const part of ['q50', 'low', 'high'] as const) {
    if (wanted.lanes === 0) expect(found![part]).toBeNaN();
    else expect(found![part]).toBeCloseTo(wanted[part], 10);
  }
}

describe.each([1, 3])('contrasts of chains with %d examples are those of backprop', (examples) => {
  const one = study({ chains: 61, data: { examples } });
  const { rows } = runStudy(one, provenance);
  const labels = [...new Set(rows.map(({ weights }) => weights))];

  test.each(activations.map((phi, place) => ({ name: phi.name, phi, place })))('$name', ({ phi, place }) => {
    for (const row of rows.filter(({ activation }) => activation === phi.name)) {
      if (row.layer > 0 || row.parameter === 'bias') {
        expect([row.reach, row.versus]).toEqual([undefined, undefined]);
        continue;
      }
      const scheme = labels.indexOf(row.weights);
      const ends = endsOf(one, scheme, phi, row.depth, 61);
      expectSame(row.reach, contrast(ends.map(({ first, last }) => first - last)));
      if (place === 0) expect(row.versus).toBeUndefined();
      else {
        const others = endsOf(one, scheme, squash, row.depth, 61);
        expectSame(row.versus, contrast(ends.map(({ first }, lane) => first - others[lane]!.first)));
      }
    }
  });
});

test('the first 1,024 lanes are compared, however many there are', () => {
  const contrasts = (chains: number) =>
    runStudy(
      createStudy(
        parseStudy({ activations: [line.name, squash.name], weights: 'normal:1', depths: [3], chains }),
        [line, squash],
      ),
      provenance,
    ).rows.flatMap(({ reach, versus }) => [reach, versus]);
  expect(contrasts(5000)).toEqual(contrasts(1024));
  expect(contrasts(1023)).not.toEqual(contrasts(1024));
});
