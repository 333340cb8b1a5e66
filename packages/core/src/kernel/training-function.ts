import { ADD, getLocal, integer, MULTIPLY, repeat, SUBTRACT, setLocal } from './assembly/instructions.ts';
import type { Code, FunctionParts } from './assembly/module-writer.ts';

/** The places of the maps among a module's functions. */
export type TrainingMapPlaces = Readonly<
  Record<'copyInputs' | 'trainingLayer' | 'trainingError' | 'backwardLayer', number>
>;

/**
 * The parameters of a pass, in this order: pairs of lanes, examples (at least one); where the first example's inputs
 * and targets lie, and how far the next example's; how far a layer's row lies from the one before; then rows, of arrays
 * with one a layer the first.
 */
export const PASS_PARAMETERS = [
  'pairs',
  'examples',
  'inputs',
  'targets',
  'exampleStride',
  'stride',
  'weights',
  'biases',
  'h',
  'slopes',
  'error',
  'costs',
  'marks',
  'weightSums',
  'weightLost',
  'biasSums',
  'biasLost',
] as const;

const SUMS = ['weightSums', 'weightLost', 'biasSums', 'biasLost'] as const;

type Parameter = (typeof PASS_PARAMETERS)[number];

/** All examples forward and back, one after another, by calls of the maps. */
export function trainingPass(depth: number, maps: TrainingMapPlaces): FunctionParts {
  const place = (name: Parameter) => PASS_PARAMETERS.indexOf(name);
  const get = (name: Parameter) => getLocal(place(name));
  const [toLast, back] = [PASS_PARAMETERS.length, PASS_PARAMETERS.length + 1];
  const last = (name: Parameter): Code => [get(name), getLocal(toLast), ADD];
  const nextRow = (name: Parameter): Code => [get(name), get('stride'), ADD];
  const [down, stay, up] = [get('stride'), integer(0), getLocal(back)];
  const call = (map: keyof TrainingMapPlaces, ...args: readonly Code[]): Code => [
    get('pairs'),
    args,
    0x10,
    maps[map],
  ];
  const sums = [...SUMS.map(last), get('marks')];
  const sumsUp = [...SUMS.map(() => up), stay];
  const example = [
    call('copyInputs', get('inputs'), get('h')),
    call(
      'trainingLayer',
      [get('weights'), get('biases'), get('h'), get('marks'), nextRow('h'), get('slopes'), get('marks')],
      integer(depth),
      [down, down, down, stay, down, down, stay],
    ),
    call('trainingError', [last('h'), get('stride'), ADD], get('targets'), [
      get('costs'),
      get('error'),
      get('costs'),
    ]),
    call(
      'backwardLayer',
      [get('error'), last('slopes'), last('h'), last('weights'), sums, get('error'), sums],
      integer(depth),
      [stay, up, up, up, sumsUp, stay, sumsUp],
    ),
    ...(['inputs', 'targets'] as const).map((name) => [
      get(name),
      get('exampleStride'),
      ADD,
      setLocal(place(name)),
    ]),
  ];
  const code = [
    [integer(depth - 1), get('stride'), MULTIPLY, setLocal(toLast)],
    [integer(0), get('stride'), SUBTRACT, setLocal(back)],
    repeat(place('examples'), example),
  ];
  return {
    name: 'trainingPass',
    parameters: PASS_PARAMETERS.length,
    returns: false,
    i32Locals: 2,
    v128Locals: 0,
    code,
  };
}
