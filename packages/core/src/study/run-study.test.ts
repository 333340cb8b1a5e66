import { describe, expect, test } from 'vitest';
import { backprop } from '../chain/backprop.ts';
import { createChain } from '../chain/chain.ts';
import { bend, grow, hinge, line, square, squash } from '../fixtures/activations.ts';
import { Collector, runStudy } from './collect.ts';
import { Lanes } from './lane.ts';
import { parseResult } from './parse-result.ts';
import { parseStudy } from './parse-study.ts';
import type { Row } from './result.ts';
import { runShard } from './run-shard.ts';
import { serialiseResult } from './serialise-result.ts';
import { planStudy } from './shard.ts';
import { canonicalStudy, createStudy } from './study.ts';

const provenance = { version: '0.0.0', hash: 'test' };
const study = (input: Record<string, unknown>, activations = [squash]) =>
  createStudy(
    parseStudy({
      activations: activations.map(({ name }) => name),
      weights: 'normal:1',
      depths: [1],
      ...input,
    }),
    activations,
  );
const find = (rows: readonly Row[], depth: number, layer: number, parameter = 'weight') =>
  rows.find((row) => row.depth === depth && row.layer === layer && row.parameter === parameter)!;

describe('a study of one lane is backprop', () => {
  const settings = { chains: 1, depths: [1, 2, 5, 9], biases: 'normal:0.5', data: { examples: 3 }, seed: 42 };
  test.each([squash, bend, line, square, hinge, grow])('$name', (phi) => {
    const one = study(settings, [phi]);
    const { rows } = runStudy(one, provenance);
    const lanes = new Lanes(one, one.spec.weights[0]!, 9);
    const examples = lanes.load(0);
    expect(rows).toHaveLength(2 * (1 + 2 + 5 + 9));
    for (const { depth, layer, parameter, log10, share } of rows) {
      const chain = createChain({
        activation: phi,
        weights: lanes.weights.subarray(0, depth),
        biases: lanes.biases.subarray(0, depth),
      });
      const gradient = backprop(chain, examples).gradients[layer]![parameter];
      if (gradient.sign === 0) expect(share.zero).toBe(1);
      else if (Number.isFinite(gradient.log10)) expect(log10.q50).toBeCloseTo(gradient.log10, 11);
      else expect(share.infinite + share.nan).toBe(1);
    }
  });

  test('layers that die, saturate or overflow do not disturb those after them', () => {
    const dead = study({ ...settings, weights: 'normal:3', chains: 200 }, [hinge]);
    const { rows } = runStudy(dead, provenance);
    const lanes = new Lanes(dead, dead.spec.weights[0]!, 9);
    const zeros = new Map<string, number>();
    for (let lane = 0; lane < 200; lane += 1) {
      const examples = lanes.load(lane);
      for (const { depth, layer, parameter } of rows) {
        const chain = createChain({
          activation: hinge,
          weights: lanes.weights.subarray(0, depth),
          biases: lanes.biases.subarray(0, depth),
        });
        const key = `${depth} ${layer} ${parameter}`;
        const isZero = backprop(chain, examples).gradients[layer]![parameter].sign === 0;
        zeros.set(key, (zeros.get(key) ?? 0) + (isZero ? 1 : 0));
      }
    }
    for (const { depth, layer, parameter, share } of rows) {
      expect(share.zero * 200).toBeCloseTo(zeros.get(`${depth} ${layer} ${parameter}`)!, 9);
    }
  });
});

describe('common random numbers', () => {
  const deep = runStudy(study({ depths: [3, 8], chains: 50 }), provenance);

  test('a shallow chain is the prefix of a deep one', () => {
    const shallow = runStudy(study({ depths: [3], chains: 50 }), provenance);
    expect(find(shallow.rows, 3, 1)).toEqual(find(deep.rows, 3, 1));
  });

  test('an activation’s rows do not depend on its company', () => {
    const together = runStudy(study({ depths: [3, 8], chains: 50 }, [hinge, squash]), provenance);
    const alone = together.rows.filter(({ activation }) => activation === 'squash');
    expect(alone.map(({ versus, ...row }) => row)).toEqual(deep.rows);
  });

  test('lanes do not depend on their number', () => {
    const deepest = { depths: [3, 4000], layers: 'ends' };
    const shards = planStudy(study({ ...deepest, chains: 40_000 }));
    expect(shards.length).toBeGreaterThan(1);
    // A few of its lanes will do.
    const some = { ...shards[1]!, lanes: 8 };
    const [most, least] = [study({ ...deepest, chains: 90_000 }), study({ ...deepest, chains: 40_000 })];
    expect(runShard(most, some)).toEqual(runShard(least, some));
  });
});

describe('which layers get rows', () => {
  const keys = (layers: unknown) =>
    runStudy(study({ depths: [1, 2, 4], chains: 2, layers }), provenance)
      .rows.filter(({ parameter }) => parameter === 'weight')
      .map(({ depth, layer }) => `${depth}:${layer}`);

  test('all, ends, or those listed where the chain has them', () => {
    expect(keys('all')).toEqual(['1:0', '2:0', '2:1', '4:0', '4:1', '4:2', '4:3']);
    expect(keys('ends')).toEqual(['1:0', '2:0', '2:1', '4:0', '4:3']);
    expect(keys([3, 1, 1])).toEqual(['2:1', '4:1', '4:3']);
  });

  test('more than a million rows are refused, and the way out named', () => {
    expect(() => study({ depths: '1..1000' })).toThrow(/at most 1000000 rows \(`layers: ends`/);
    expect(() => study({ depths: '1..1000', layers: 'ends' })).not.toThrow();
  });
});

describe('training', () => {
  const trained = runStudy(
    study({ depths: [3], chains: 20, training: { steps: 60, learningRate: 0.5 } }),
    provenance,
  );

  test('starts where the chains start, and the cost falls', () => {
    const [start, end] = [trained.training[0]!, trained.training.at(-1)!];
    expect([start.step, end.step]).toEqual([0, 60]);
    expect(start.layers.map(({ moved }) => moved)).toEqual([0, 0, 0]);
    expect(end.cost.q50).toBeLessThan(start.cost.q50);
    expect(end.lanes).toBe(20);
    expect(start.layers[0]!.gradient).toBeCloseTo(10 ** find(trained.rows, 3, 0).log10.q50, 3);
  });

  test('lanes that diverge are counted and left out', () => {
    const wild = runStudy(
      study({ depths: [3], chains: 20, weights: 'normal:3', training: { steps: 60, learningRate: 50 } }, [
        line,
      ]),
      provenance,
    );
    const end = wild.training.at(-1)!;
    expect(end.diverged).toBeGreaterThan(0);
    expect(end.lanes).toBe(20);
  });
});

describe('results', () => {
  const result = runStudy(
    study({ depths: [1, 3], chains: 30, training: { steps: 3, learningRate: 0.1 } }, [hinge, grow]),
    provenance,
  );
  const text = serialiseResult(result);

  test('the same study gives the same bytes, and shards may be computed in any order', () => {
    const again = study({ depths: [1, 3], chains: 30, training: { steps: 3, learningRate: 0.1 } }, [
      hinge,
      grow,
    ]);
    const computed = [...planStudy(again)]
      .reverse()
      .map((shard) => ({ shard, found: runShard(again, shard) }));
    const collector = new Collector(again);
    // Cells in any order too; in a cell that of the plan.
    const cells = computed.reverse().toSorted((a, b) => b.shard.activation - a.shard.activation);
    for (const { shard, found } of cells) collector.add(shard, structuredClone(found));
    expect(serialiseResult(collector.result(provenance))).toBe(text);
  });

  test('reading a written result gives it back', () => {
    expect(parseResult(text)).toEqual(result);
    expect(serialiseResult(parseResult(text))).toBe(text);
  });

  test('its study can be run again', () => {
    expect(parseStudy(JSON.parse(JSON.stringify(result.study)))).toEqual(result.study);
  });

  test.each([
    ['{', /expected JSON/],
    ['{"schema": 99}', /format 3 or older .* got `99`, written by a newer Chainrule/],
    ['{"schema": 1}', /result.json.provenance/],
    [text.replace('"zero"', '"zeroo"'), /did you mean `zero`/],
    [text.replace(/"lanes":30/, '"lanes":"many"'), /rows\[0\].lanes/],
  ])('refuses what is not a result: %#', (json, message) => {
    expect(() => parseResult(json)).toThrow(message);
  });

  test('the canonical text tells studies apart that differ in a formula, and no other way', () => {
    expect(canonicalStudy(study({}, [squash]))).toBe(canonicalStudy(study({}, [{ ...squash }])));
    expect(canonicalStudy(study({}, [squash]))).not.toBe(
      canonicalStudy(study({}, [{ ...squash, formula: 'sigmoid(z)' }])),
    );
  });
});
