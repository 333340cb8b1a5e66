import type { MapModule } from './map-module.ts';

/** Which rows of arrays hold nothing but zeros, so that they need not be cleared again and again. */
export class BlankRows<Name extends string> {
  private readonly module: MapModule<Name>;
  private readonly blanks = new Map<Name, Uint8Array>();

  /** @param rows how many rows each array has that may be blank */
  constructor(module: MapModule<Name>, rows: Readonly<Partial<Record<Name, number>>>) {
    this.module = module;
    for (const name of Object.keys(rows) as Name[]) this.blanks.set(name, new Uint8Array(rows[name]!));
  }

  /** Makes a row zero, in all its lanes, if it is not. */
  clear(name: Name, index: number): void {
    const blanks = this.blanks.get(name)!;
    if (blanks[index] === 1) return;
    blanks[index] = 1;
    this.module.cells(name, index, this.module.lanes).fill(0);
  }

  /** Tells that a row has been written to. */
  written(name: Name, index: number): void {
    this.blanks.get(name)![index] = 0;
  }

  /** Tells that all rows may hold anything, as after another kernel has used the memory. */
  forget(): void {
    for (const blanks of this.blanks.values()) blanks.fill(0);
  }
}
