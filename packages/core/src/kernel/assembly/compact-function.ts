import { integer, simd } from './instructions.ts';
import type { FunctionParts } from './module-writer.ts';

const [GROUPS, SOURCE, KEYS, COUNTS, KEY, COUNT, START, LEFT] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const ADD = 0x6a;
const SUB = 0x6b;
const SHIFT_LEFT = 0x74;
const SHIFT_RIGHT = 0x76;
const IS_ZERO = 0x45;
const load = (offset: number) => [0x28, 2, offset];
const store = (offset: number) => [0x36, 2, offset];
const LESS = 0x49;
const SELECT = 0x1b;
const BLOCK = [0x02, 0x40];
const LOOP = [0x03, 0x40];
const IF = [0x04, 0x40];
const END = 0x0b;
const br = (depth: number) => [0x0c, depth];
const brIf = (depth: number) => [0x0d, depth];
const loadVector = (offset: number) => [...simd(0x00), 4, offset];
const OR = simd(0x50);
const STORE_VECTOR = [...simd(0x0b), 4, 0];
const ZERO_VECTOR = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const ANY_TRUE = simd(0x53);

/**
 * Takes the counts that are not 0 out of an array of 32-bit counts, and clears it.
 *
 * Parameters: groups of four counts (at least one), the array, where to put the keys, where to put the counts, the key of
 * the first; returns how many there were. Both places need room for one more than that. Four groups at a time are passed
 * over where they hold nothing, as most do in a row of few lanes.
 */
export function compactFunction(name: string): FunctionParts {
  const one = (index: number): number[] => [
    ...[...get(KEYS), ...get(KEY), ...integer(index), ADD, ...store(0)],
    ...[...get(COUNTS), ...get(SOURCE), ...load(4 * index), ...tee(COUNT), ...store(0)],
    // Without a branch: four bytes on, or none.
    ...[...integer(1), ...get(COUNT), IS_ZERO, SUB, ...integer(2), SHIFT_LEFT, ...tee(COUNT)],
    ...[...get(KEYS), ADD, ...set(KEYS), ...get(COUNT), ...get(COUNTS), ADD, ...set(COUNTS)],
  ];
  const on = (groups: number): number[] => [
    ...[...get(SOURCE), ...integer(16 * groups), ADD, ...set(SOURCE)],
    ...[...get(KEY), ...integer(4 * groups), ADD, ...set(KEY)],
    ...[...get(GROUPS), ...integer(groups), SUB, ...set(GROUPS)],
  ];
  const code = [
    ...[...get(KEYS), ...set(START)],
    ...LOOP,
    ...BLOCK,
    ...BLOCK,
    ...[...get(GROUPS), ...integer(4), LESS, ...brIf(0)],
    ...[0, 16, 32, 48].flatMap((offset, index) => [
      ...get(SOURCE),
      ...loadVector(offset),
      ...(index === 0 ? [] : OR),
    ]),
    ...[...ANY_TRUE, ...brIf(0)],
    ...[...on(4), ...br(1)],
    END,
    ...[...get(GROUPS), ...integer(4), ...get(GROUPS), ...integer(4), LESS, SELECT, ...set(LEFT)],
    ...LOOP,
    ...[...get(SOURCE), ...loadVector(0), ...ANY_TRUE, ...IF],
    ...[0, 1, 2, 3].flatMap(one),
    ...[...get(SOURCE), ...ZERO_VECTOR, ...STORE_VECTOR],
    END,
    ...on(1),
    ...[...get(LEFT), ...integer(1), SUB, ...tee(LEFT), ...brIf(0)],
    END,
    END,
    ...[...get(GROUPS), ...brIf(0)],
    END,
    ...[...get(KEYS), ...get(START), SUB, ...integer(2), SHIFT_RIGHT],
  ];
  return { name, parameters: 5, returns: true, i32Locals: 3, v128Locals: 0, code };
}
