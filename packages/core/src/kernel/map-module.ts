import { ConstantPool } from './assembly/constant-pool.ts';
import { type MapParts, mapFunction } from './assembly/map-function.ts';
import { MemoryLayout, type Rows } from './assembly/memory-layout.ts';
import { type FunctionParts, writeModule } from './assembly/module-writer.ts';
import { CompiledModule, type Functions, type Memory, memoryOf } from './assembly/web-assembly.ts';

/** A row of an array: which array, and which of its rows. */
export type Place<Name extends string> = readonly [Name, number];

/** Lanes `first`, `first` + 1, …, `lanes` of them; both even. */
export interface LaneRun {
  readonly first: number;
  readonly lanes: number;
}

/** Maps and functions that several modules have: an engine compiles them, and finds out how to run them fast, once. */
export class CommonMaps {
  readonly pool: ConstantPool;
  private readonly module: CompiledModule;
  private readonly started = new WeakMap<Memory, Functions>();

  /** @param start the first address that the modules may use */
  constructor(maps: readonly MapParts[], start: number, others: readonly FunctionParts[] = []) {
    this.pool = new ConstantPool(start);
    this.module = new CompiledModule(
      writeModule([...maps.map((map) => mapFunction(map, this.pool)), ...others]),
    );
  }

  /** The same functions each time, for the same memory. */
  on(memory: Memory): Functions {
    const known = this.started.get(memory) ?? this.module.on(memory);
    this.started.set(memory, known);
    return known;
  }
}

/** What a module may have beside its maps. */
export interface ModuleOptions<Name extends string> {
  readonly functions?: readonly FunctionParts[];
  /** Made for the same start. */
  readonly common?: CommonMaps;
  /** Float64s a row, of arrays whose rows are not as long as the others. */
  readonly lengths?: Partial<Readonly<Record<Name, number>>>;
  /** The first address that may be used, a multiple of 16; below it the caller keeps what it likes. */
  readonly start?: number;
  /** One that other modules use too, in turns; by default one of the module's own. */
  readonly memory?: Memory | undefined;
}

/**
 * Maps compiled into one module, and the arrays of lanes they run on.
 *
 * Every array has rows of `lanes` float64s; the maps run over the first `used` of them, or over a part of these.
 */
export class MapModule<Name extends string> {
  /** Lanes a row; even. */
  readonly lanes: number;
  /** Lanes in use, an even number. */
  used: number;
  readonly memory: Memory;
  /** The first address behind the arrays, a multiple of 16. */
  readonly end: number;
  private readonly pool: ConstantPool;
  private readonly functions: Functions;
  private readonly arrays: Readonly<Record<Name, Rows>>;
  private numbers: Float64Array;

  /**
   * @param rows how many rows each array has
   */
  constructor(
    maps: readonly MapParts[],
    lanes: number,
    rows: Readonly<Record<Name, number>>,
    { start = 16, memory, common, functions: others = [], lengths = {} }: ModuleOptions<Name> = {},
  ) {
    this.lanes = lanes;
    this.used = lanes;
    const pool = common === undefined ? new ConstantPool(start) : common.pool.copy();
    const own = maps.map((map) => mapFunction(map, pool));
    const layout = new MemoryLayout(pool.end);
    const arrays = {} as Record<Name, Rows>;
    for (const name of Object.keys(rows) as Name[])
      arrays[name] = layout.rows(rows[name], lengths[name] ?? lanes);
    this.arrays = arrays;
    this.end = layout.end;
    this.pool = pool;
    this.memory = memoryOf(layout.pages, memory);
    const module = new CompiledModule(writeModule([...own, ...others]));
    this.functions = { ...common?.on(this.memory), ...module.on(this.memory) };
    this.numbers = new Float64Array(this.memory.buffer);
    this.takeMemory();
  }

  /** Whether there is a map of this name. */
  has(map: string): boolean {
    return this.functions[map] !== undefined;
  }

  /** Puts back the constants where another module has used the same memory. */
  takeMemory(): void {
    this.pool.fill(this.memory.buffer);
  }

  /** The used lanes of a row, to be read or filled; good until the memory grows. */
  row(name: Name, index: number): Float64Array {
    return this.cells(name, index, this.used);
  }

  /** All of the memory; good until it grows. */
  get reals(): Float64Array {
    if (this.numbers.buffer !== this.memory.buffer) this.numbers = new Float64Array(this.memory.buffer);
    return this.numbers;
  }

  /** Numbers from the start of a row on, however many are in use. */
  cells(name: Name, index: number, count: number): Float64Array {
    const start = this.address(name, index) / 8;
    return this.reals.subarray(start, start + count);
  }

  /**
   * Runs a map on a run of lanes of rows, inputs before outputs; `others` are addresses that do not depend on the lane,
   * such as that of the reductions. Says whether its flag was raised.
   */
  run(
    map: string,
    places: readonly Place<Name>[],
    { first, lanes }: LaneRun = this.whole,
    others: readonly number[] = [],
  ): boolean {
    const pointers = places.map(([name, index]) => this.address(name, index) + 8 * first);
    return this.functions[map]!(lanes / 2, ...pointers, ...others) === 1;
  }

  /** Runs a map on addresses of the caller's own, `pairs` of 16 bytes each, or another function. */
  runAt(name: string, pairs: number, ...others: readonly number[]): number | undefined {
    return this.functions[name]!(pairs, ...others);
  }

  /** The address of a lane of a row. */
  address(name: Name, index: number): number {
    const { address, stride } = this.arrays[name];
    return address + index * stride;
  }

  /** How far a row of an array lies from the one before. */
  stride(name: Name): number {
    return this.arrays[name].stride;
  }

  private get whole(): LaneRun {
    return { first: 0, lanes: this.used };
  }
}
