import { type Code, unsigned } from './module-writer.ts';

/** i32.add */
export const ADD = 0x6a;
/** i32.sub */
export const SUBTRACT = 0x6b;
/** i32.mul */
export const MULTIPLY = 0x6c;
/** i32.and */
export const AND = 0x71;
/** i32.shr_u */
export const SHIFT_RIGHT = 0x76;
/** i32.shl */
export const SHIFT_LEFT = 0x74;

/** Pushes a local. */
export function getLocal(local: number): number[] {
  return [0x20, ...unsigned(local)];
}

/** Pops into a local. */
export function setLocal(local: number): number[] {
  return [0x21, ...unsigned(local)];
}

/** Copies what was pushed last into a local. */
export function teeLocal(local: number): number[] {
  return [0x22, ...unsigned(local)];
}

/** Pushes a 32-bit integer. */
export function integer(value: number): number[] {
  return [0x41, ...signed(value)];
}

/** Adds to a 32-bit integer in a local. */
export function addTo(local: number, value: number): Code {
  return [getLocal(local), integer(value), ADD, setLocal(local)];
}

/** An instruction of the SIMD prefix. */
export function simd(code: number): number[] {
  return [0xfd, ...unsigned(code)];
}

/** Pushes the 16 aligned bytes at an address in a local, or `offset` behind it. */
export function loadVector(local: number, offset: number): Code {
  return [getLocal(local), simd(0x00), 0x04, unsigned(offset)];
}

/** Stores what `value` pushes at an address in a local, or `offset` behind it. */
export function storeVector(local: number, offset: number, value: Code): Code {
  return [getLocal(local), value, simd(0x0b), 0x04, unsigned(offset)];
}

/** Runs a body as often as a local says, at least once; the local ends at 0. */
export function repeat(left: number, body: Code): Code {
  return [0x03, 0x40, body, getLocal(left), integer(1), SUBTRACT, teeLocal(left), 0x0d, 0, 0x0b];
}

/** Runs a body if what was pushed last is not 0. */
export function when(body: Code): Code {
  return [0x04, 0x40, body, 0x0b];
}

/** A signed integer in LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [...bytes, rest & 0x7f];
}
