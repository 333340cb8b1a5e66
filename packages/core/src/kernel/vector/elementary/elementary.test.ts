import { describe, expect, test } from 'vitest';
import * as scalar from '../../../elementary/index.ts';
import { ConstantPool } from '../../assembly/constant-pool.ts';
import { emitCopies } from '../../assembly/emit-copies.ts';
import { addTo, loadVector, repeat, storeVector } from '../../assembly/instructions.ts';
import { writeModule } from '../../assembly/module-writer.ts';
import { Term } from '../term.ts';
import { VectorGraph } from '../vector-graph.ts';
import * as vector from './index.ts';

/** Compiles one function of a vector and applies it to every number of a list. */
function compile(make: (x: Term) => Term): (xs: Float64Array) => Float64Array {
  const graph = new VectorGraph();
  const output = make(Term.input(graph, 0));
  const pool = new ConstantPool(16);
  const [from, count, to] = [0, 1, 2];
  const emitted = emitCopies(graph, [output.vector], {
    copies: 1,
    input: () => loadVector(from, 0),
    firstLocal: 3,
    pool,
  });
  const code = repeat(count, [
    ...emitted.code,
    ...storeVector(to, 0, emitted.output(0, 0)),
    ...addTo(from, 16),
    ...addTo(to, 16),
  ]);
  const bytes = writeModule([
    { name: 'run', parameters: 3, returns: false, i32Locals: 0, v128Locals: emitted.locals, code },
  ]);
  return (xs) => {
    const start = 16 * Math.ceil(pool.end / 16);
    const size = 16 * Math.ceil(xs.length / 2);
    const memory = new WebAssembly.Memory({ initial: Math.ceil((start + 2 * size) / 65536) });
    pool.fill(memory.buffer);
    new Float64Array(memory.buffer, start, xs.length).set(xs);
    const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
    (run as (from: number, count: number, to: number) => void)(start, size / 16, start + size);
    return new Float64Array(memory.buffer, start + size, xs.length).slice();
  };
}

const edges = [
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
  2 ** -1022,
];

function inputs(limit: number): Float64Array {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const values = [...edges, ...edges.map((x) => -x)];
  for (let index = 0; index < 20_000; index += 1) {
    const sign = random() < 0.5 ? -1 : 1;
    values.push(
      sign * limit * random(),
      sign * 4 * random(),
      sign * limit * 2 ** (-300 * random() ** 3),
      1 + sign * 2 ** (-60 * random()),
    );
  }
  return Float64Array.from(values);
}

const functions = [
  ['exp', vector.exp, scalar.exp],
  ['expm1', vector.expm1, scalar.expm1],
  ['log', vector.log, scalar.log],
  ['log1p', vector.log1p, scalar.log1p],
  ['tanh', vector.tanh, scalar.tanh],
  ['sech2', vector.sech2, scalar.sech2],
  ['sigmoid', vector.sigmoid, scalar.sigmoid],
  ['softplus', vector.softplus, scalar.softplus],
  ['erf', vector.erf, scalar.erf],
  ['erfc', vector.erfc, scalar.erfc],
  ['Phi', vector.Phi, scalar.Phi],
  ['phi', vector.phi, scalar.phi],
  ['gauss', vector.gauss, scalar.gauss],
  ['atan', vector.atan, scalar.atan],
  ['sin', vector.sin, scalar.sin],
  ['cos', vector.cos, scalar.cos],
] as const;

describe('an elementary function on vectors has the bits of the scalar one', () => {
  test.each(functions)('%s', (name, onVectors, onScalars) => {
    const limit = name === 'sin' || name === 'cos' ? 2 ** 20 : 800;
    const xs = inputs(limit).filter((x) => !(limit === 2 ** 20 && Math.abs(x) > limit));
    const found = compile(onVectors)(xs);
    const wrong = [...xs].flatMap((x, index) =>
      Object.is(found[index], onScalars(x)) ? [] : [{ x, vector: found[index], scalar: onScalars(x) }],
    );
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('signs and factors of 1, which a graph moves about', () => {
    const xs = inputs(800);
    const found = compile((x) =>
      x
        .neg()
        .times(-3)
        .times(1)
        .plus(x.times(-0.5))
        .minus(x.neg().over(x.plus(2).neg())),
    )(xs);
    const expected = (x: number) => -x * -3 + x * -0.5 - -x / -(x + 2);
    expect([...xs].filter((x, index) => !Object.is(found[index], expected(x)))).toEqual([]);
    const compared = compile((x) => x.neg().lt(0).pick(x.neg().plus(0), x.neg().gt(0).pick(2, x)))(xs);
    const picked = (x: number) => (-x < 0 ? -x + 0 : -x > 0 ? 2 : x);
    expect([...xs].filter((x, index) => !Object.is(compared[index], picked(x)))).toEqual([]);
  });

  test('what is written for −x is what is written for x', () => {
    const graph = new VectorGraph();
    const x = Term.input(graph, 0);
    vector.sigmoid(x.times(3));
    const before = graph.nodes.length;
    vector.sigmoid(x.times(-3));
    // The constant, the sign, its comparison with 0, and the choice.
    expect(graph.nodes.length - before).toBeLessThanOrEqual(4);
  });

  test('the product of two choices that exchange their sides chooses nothing', () => {
    const slope = (x: Term) => vector.sigmoid(x).times(vector.sigmoid(x.neg()));
    const graph = new VectorGraph();
    const { vector: product } = slope(Term.input(graph, 0));
    const node = graph.nodes[product]!;
    expect('args' in node && node.args.map((argument) => graph.nodes[argument]!.op)).toEqual(['mul', 'sub']);
    const xs = inputs(800);
    const found = compile(slope)(xs);
    const expected = (x: number) => scalar.sigmoid(x) * scalar.sigmoid(-x);
    expect([...xs].filter((x, index) => !Object.is(found[index], expected(x)))).toEqual([]);
  });

  test.each([-3, -1, 0, 1, 2, 3, 7, 10])('the power %i', (n) => {
    const xs = inputs(20).filter((x) => !(n === 0 && Number.isNaN(x)));
    const found = compile((x) => vector.powInt(x, n))(xs);
    expect([...xs].filter((x, index) => !Object.is(found[index], scalar.powInt(x, n)))).toEqual([]);
  });
});
