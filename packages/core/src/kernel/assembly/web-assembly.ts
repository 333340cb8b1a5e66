/** What the kernels use of WebAssembly, which browsers and Node have and the language's own types do not name. */
interface Host {
  readonly WebAssembly?: {
    readonly Memory: new (size: { initial: number }) => Memory;
    readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
    readonly Instance: new (
      module: object,
      imports: { env: { memory: object } },
    ) => { readonly exports: Readonly<Record<string, unknown>> };
    readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  };
}

/** A module's memory; its buffer is another one after it has grown. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 65,536 bytes. */
  grow(pages: number): number;
}

const { WebAssembly: host } = globalThis as unknown as Host;

/** A module's functions; all parameters and results are 32-bit integers. */
export type Functions = Readonly<Record<string, (...parameters: number[]) => number | undefined>>;

/** A memory of so many pages, a new one or one that is made to have them. */
export function memoryOf(pages: number, shared?: Memory): Memory {
  const { Memory } = engine();
  const memory = shared ?? new Memory({ initial: pages });
  const missing = pages - memory.buffer.byteLength / 65536;
  if (missing > 0) memory.grow(missing);
  return memory;
}

/** Code that an engine has compiled, which may run on several memories. */
export class CompiledModule {
  private readonly module: object;

  /** @param bytes of a module that imports `env.memory` */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    const { Module } = engine();
    this.module = new Module(bytes);
  }

  /** The module's functions on a memory. */
  on(memory: Memory): Functions {
    const { Instance } = engine();
    return new Instance(this.module, { env: { memory } }).exports as Functions;
  }
}

function engine(): NonNullable<Host['WebAssembly']> {
  if (host === undefined) throw new Error('WebAssembly is missing; ask hasVectors() first');
  return host;
}

let answer: boolean | undefined;

/** Whether this machine runs WebAssembly with 128-bit vectors. */
export function hasVectors(): boolean {
  answer ??= host?.validate(VECTOR_PROBE) ?? false;
  return answer;
}

/** The smallest module that uses a vector: a function that drops a constant. */
const VECTOR_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12],
  ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 11],
);
