import { simd } from './emit-vectors.ts';
import type { FunctionParts } from './module-writer.ts';

const [GROUPS, SOURCE, KEYS, COUNTS, KEY, COUNT, START] = [0, 1, 2, 3, 4, 5, 6] as const;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, value];
const ADD = 0x6a;
const SUB = 0x6b;
const SHIFT_LEFT = 0x74;
const SHIFT_RIGHT = 0x76;
const IS_ZERO = 0x45;
const load = (offset: number) => [0x28, 2, offset];
const store = (offset: number) => [0x36, 2, offset];
const LOAD_VECTOR = [...simd(0x00), 4, 0];
const STORE_VECTOR = [...simd(0x0b), 4, 0];
const ZERO_VECTOR = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const ANY_TRUE = simd(0x53);

/**
 * Takes the counts that are not 0 out of an array of 32-bit counts, and clears it.
 *
 * Parameters: groups of four counts (at least one), the array, where to put the keys, where to put the counts, the key of
 * the first; returns how many there were. Both places need room for one more than that.
 */
export function compactFunction(name: string): FunctionParts {
  const one = (index: number): number[] => [
    ...[...get(KEYS), ...get(KEY), ...constant(index), ADD, ...store(0)],
    ...[...get(COUNTS), ...get(SOURCE), ...load(4 * index), ...tee(COUNT), ...store(0)],
    // Without a branch: four bytes on, or none.
    ...[...constant(1), ...get(COUNT), IS_ZERO, SUB, ...constant(2), SHIFT_LEFT, ...tee(COUNT)],
    ...[...get(KEYS), ADD, ...set(KEYS), ...get(COUNT), ...get(COUNTS), ADD, ...set(COUNTS)],
  ];
  const code = [
    ...[...get(KEYS), ...set(START)],
    ...[0x03, 0x40],
    ...[...get(SOURCE), ...LOAD_VECTOR, ...ANY_TRUE, 0x04, 0x40],
    ...[0, 1, 2, 3].flatMap(one),
    ...[...get(SOURCE), ...ZERO_VECTOR, ...STORE_VECTOR],
    0x0b,
    ...[...get(SOURCE), ...constant(16), ADD, ...set(SOURCE)],
    ...[...get(KEY), ...constant(4), ADD, ...set(KEY)],
    ...[...get(GROUPS), ...constant(1), SUB, ...tee(GROUPS), 0x0d, 0, 0x0b],
    ...[...get(KEYS), ...get(START), SUB, ...constant(2), SHIFT_RIGHT],
  ];
  return { name, parameters: 5, returns: true, i32Locals: 2, v128Locals: 0, code };
}
