/**
 * Writes WebAssembly modules: the little of the binary format that the kernels need.
 *
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format), and its SIMD instructions.
 */

/** A function of a module: i32 parameters, v128 and i32 locals, and its code without the final `end`. */
export interface FunctionParts {
  readonly name: string;
  /** Number of i32 parameters. */
  readonly parameters: number;
  /** Whether it returns an i32. */
  readonly returns: boolean;
  readonly i32Locals: number;
  readonly v128Locals: number;
  readonly code: Code;
}

/** Bytes, in pieces within pieces: they are copied when a module is written, not before. */
export type Code = readonly (number | Code | Uint8Array)[];

const I32 = 0x7f;
const V128 = 0x7b;

/**
 * A module that imports the memory `env.memory` and exports the functions given.
 *
 * Local indices: parameters first, then i32 locals, then v128 locals.
 */
export function writeModule(functions: readonly FunctionParts[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, returns }) => [
    0x60,
    ...vector(Array.from({ length: parameters }, () => [I32])),
    ...vector(returns ? [[I32]] : []),
  ]);
  const memoryImport = [...name('env'), ...name('memory'), 0x02, 0x00, ...unsigned(1)];
  const exports = functions.map((part, index) => [...name(part.name), 0x00, ...unsigned(index)]);
  const bodies = functions.map(({ i32Locals, v128Locals, code }) => {
    const locals = vector([
      [...unsigned(i32Locals), I32],
      [...unsigned(v128Locals), V128],
    ]);
    return sized([locals, code, 0x0b]);
  });
  return bytesOf([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, vector(types)),
    section(2, vector([memoryImport])),
    section(3, vector(functions.map((_, index) => unsigned(index)))),
    section(7, vector(exports)),
    section(10, [unsigned(bodies.length), bodies]),
  ]);
}

/** An unsigned integer in LEB128. */
export function unsigned(value: number): number[] {
  if (value < 0x80) return [value];
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, content: Code): Code {
  return [id, sized(content)];
}

/** Bytes behind their number. */
function sized(content: Code): Code {
  const bytes = bytesOf(content);
  return [unsigned(bytes.length), bytes];
}

/** Code in one piece. */
export function bytesOf(code: Code): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(code));
  copy(code, bytes, 0);
  return bytes;
}

function sizeOf(code: Code): number {
  let size = 0;
  for (let i = 0; i < code.length; i += 1) {
    const piece = code[i]!;
    if (typeof piece === 'number') size += 1;
    else size += piece instanceof Uint8Array ? piece.length : sizeOf(piece);
  }
  return size;
}

function copy(code: Code, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < code.length; i += 1) {
    const piece = code[i]!;
    if (typeof piece === 'number') {
      bytes[at] = piece;
      at += 1;
    } else if (piece instanceof Uint8Array) {
      bytes.set(piece, at);
      at += piece.length;
    } else at = copy(piece, bytes, at);
  }
  return at;
}

function name(text: string): number[] {
  return [...unsigned(text.length), ...[...text].map((letter) => letter.charCodeAt(0))];
}
