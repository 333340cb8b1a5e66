import { ConstantPool } from './assembly/emit-vectors.ts';
import { type MapParts, mapFunction } from './assembly/map-function.ts';
import { MemoryLayout, type Rows } from './assembly/memory-layout.ts';
import { writeModule } from './assembly/module-writer.ts';
import { type Instance, instantiate } from './assembly/web-assembly.ts';

/** A row of an array: which array, and which of its rows. */
export type Place<Name extends string> = readonly [Name, number];

/**
 * Maps compiled into one module, and the arrays of lanes they run on.
 *
 * Every array has rows of `lanes` float64s; the maps run over the first `used` of them.
 */
export class MapModule<Name extends string> {
  /** Lanes a row; even. */
  readonly lanes: number;
  /** Lanes in use, an even number. */
  used: number;
  private readonly functions: Instance['functions'];
  private readonly numbers: Float64Array;
  private readonly arrays: Readonly<Record<Name, Rows>>;

  /** @param rows how many rows each array has */
  constructor(maps: readonly MapParts[], lanes: number, rows: Readonly<Record<Name, number>>) {
    this.lanes = lanes;
    this.used = lanes;
    const pool = new ConstantPool(16);
    const functions = maps.map((map) => mapFunction(map, pool));
    const layout = new MemoryLayout(pool.end);
    const arrays = {} as Record<Name, Rows>;
    for (const name of Object.keys(rows) as Name[]) arrays[name] = layout.rows(rows[name], lanes);
    this.arrays = arrays;
    const instance = instantiate(writeModule(functions), layout.pages);
    pool.fill(instance.memory);
    this.functions = instance.functions;
    this.numbers = new Float64Array(instance.memory);
  }

  /** The used lanes of a row, to be read or filled. */
  row(name: Name, index: number): Float64Array {
    const start = this.address(name, index) / 8;
    return this.numbers.subarray(start, start + this.used);
  }

  /** Numbers from the start of a row on, however many are in use. */
  cells(name: Name, index: number, count: number): Float64Array {
    const start = this.address(name, index) / 8;
    return this.numbers.subarray(start, start + count);
  }

  /** Runs a map on rows, inputs before outputs before reductions; says whether its flag was raised. */
  run(map: string, places: readonly Place<Name>[]): boolean {
    const pointers = places.map(([name, index]) => this.address(name, index));
    return this.functions[map]!(this.used / 2, ...pointers) === 1;
  }

  private address(name: Name, index: number): number {
    const { address, stride } = this.arrays[name];
    return address + index * stride;
  }
}
