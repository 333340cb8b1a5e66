import { describe, expect, test } from 'vitest';
import type { MapParts } from './assembly/map-function.ts';
import { hasVectors } from './assembly/web-assembly.ts';
import { CommonMaps, MapModule } from './map-module.ts';
import { Term } from './vector/term.ts';
import { VectorGraph } from './vector/vector-graph.ts';

/** x ← x·y + 3, with the sum of x·y; the flag says that an x is above 100. */
function multiplyAndAdd(): MapParts {
  const graph = new VectorGraph();
  const [x, y] = [Term.input(graph, 0), Term.input(graph, 1)];
  const product = x.times(y);
  return {
    name: 'multiplyAndAdd',
    graph,
    inputs: 2,
    outputs: [product.plus(3)],
    reductions: [{ op: 'add', term: product }],
    flag: x.gt(100),
  };
}

const rows = { x: 1, y: 1, sums: 1 };

describe.skipIf(!hasVectors())('maps over lanes', () => {
  test.each([2, 4, 6, 8, 10])('%i lanes: two pairs at a time, and a last one alone', (lanes) => {
    const module = new MapModule([multiplyAndAdd()], 12, rows);
    module.used = lanes;
    const x = Array.from({ length: lanes }, (_, lane) => lane + 1);
    module.row('x', 0).set(x);
    module.row('y', 0).set(x.map((number) => number / 8));
    module.cells('x', 0, 12)[lanes] = 777;
    const places = [
      ['x', 0],
      ['y', 0],
      ['x', 0],
    ] as const;
    const run = () => module.run('multiplyAndAdd', places, undefined, [module.address('sums', 0)]);
    expect(run()).toBe(false);
    expect([...module.row('x', 0)]).toEqual(x.map((number) => (number * number) / 8 + 3));
    const squares = (odd: number) =>
      x.filter((number) => number % 2 === odd).reduce((sum, number) => sum + (number * number) / 8, 0);
    expect([...module.cells('sums', 0, 2)]).toEqual([squares(1), squares(0)]);
    expect(module.cells('x', 0, 12)[lanes], 'what is not in use stays').toBe(777);
    module.row('x', 0)[lanes - 1] = 101;
    expect(run()).toBe(true);
  });

  test('maps made once serve several modules', () => {
    const common = new CommonMaps([multiplyAndAdd()], 16);
    const graph = new VectorGraph();
    const more = Term.input(graph, 0).plus(7);
    const own: MapParts = { name: 'more', graph, inputs: 1, outputs: [more] };
    for (const maps of [[], [own]]) {
      const module = new MapModule(maps, 2, rows, { common });
      module.row('x', 0).set([2, 3]);
      module.row('y', 0).set([5, 7]);
      const places = [['x', 0] as const, ['y', 0] as const, ['x', 0] as const];
      module.run('multiplyAndAdd', places, undefined, [module.address('sums', 0)]);
      if (maps.length > 0) module.run('more', [places[0]!, places[0]!]);
      expect([...module.row('x', 0)]).toEqual(maps.length > 0 ? [20, 31] : [13, 24]);
    }
  });
});
