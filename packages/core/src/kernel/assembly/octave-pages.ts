import { BINS } from '../keys.ts';
import { addTo, getLocal, loadVector, repeat, simd, storeVector, teeLocal, when } from './instructions.ts';
import type { Code, FunctionParts } from './module-writer.ts';

/*
 * Counts of a row octave by octave, in pages of 32-bit counts, found by pointers; an octave without numbers has
 * none, and its pointer is 0. Numbers that lie far apart thus take as little memory as those that lie together.
 */

const VECTORS = BINS / 4;
const BYTES = 16 * VECTORS;
const each = (body: (offset: number) => Code): Code =>
  Array.from({ length: VECTORS }, (_, vector) => body(16 * vector));
const ZERO: Code = [simd(0x0c), new Uint8Array(16)];
const OR = simd(0x50);
const ANY_TRUE = simd(0x53);
const LOAD: Code = [0x28, 2, 0];
const STORE: Code = [0x36, 2, 0];
const IS_ZERO = 0x45;
const ELSE = 0x05;

/**
 * Adds the counts of octaves, one behind the other, to pages, or takes them from there, and clears them.
 *
 * Parameters: how many octaves (at least one), where their counts are, where their pointers are, where new pages go. Returns
 * where the next one would go.
 */
export function pageCountsFunction(name: string, sign: 1 | -1): FunctionParts {
  const [octaves, source, pointers, arena, page] = [0, 1, 2, 3, 4] as const;
  const union = (from: number, count: number): Code =>
    count === 1
      ? loadVector(source, 16 * from)
      : [union(from, count / 2), union(from + count / 2, count / 2), OR];
  const sum = sign === 1 ? simd(0xae) : simd(0xb1);
  const code: Code = [
    repeat(octaves, [
      ...[union(0, VECTORS), ANY_TRUE],
      when([
        ...[getLocal(pointers), LOAD, teeLocal(page), IS_ZERO],
        when([
          ...[getLocal(pointers), getLocal(arena), STORE],
          each((offset) => storeVector(arena, offset, loadVector(source, offset))),
          addTo(arena, BYTES),
          ELSE,
          each((offset) =>
            storeVector(page, offset, [loadVector(page, offset), loadVector(source, offset), sum]),
          ),
        ]),
        each((offset) => storeVector(source, offset, ZERO)),
      ]),
      ...[addTo(source, BYTES), addTo(pointers, 4)],
    ]),
    getLocal(arena),
  ];
  return { name, parameters: 4, returns: true, i32Locals: 1, v128Locals: 0, code };
}

/**
 * Copies the pages of octaves one behind the other, with zeros for those that have none.
 *
 * Parameters: how many octaves (at least one), where their pointers are, where the counts go.
 */
export function spreadPagesFunction(name: string): FunctionParts {
  const [octaves, pointers, target, page] = [0, 1, 2, 3] as const;
  const code = repeat(octaves, [
    ...[getLocal(pointers), LOAD, teeLocal(page)],
    when([
      each((offset) => storeVector(target, offset, loadVector(page, offset))),
      ELSE,
      each((offset) => storeVector(target, offset, ZERO)),
    ]),
    ...[addTo(target, BYTES), addTo(pointers, 4)],
  ]);
  return { name, parameters: 3, returns: false, i32Locals: 1, v128Locals: 0, code };
}
