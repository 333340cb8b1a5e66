import type { MapModule, Place } from './map-module.ts';

/** Runs maps whose reductions are greatest sizes of numbers; the arrays of the module must include `reductions`. */
export class GreatestSizes<Name extends string> {
  private readonly module: MapModule<Name | 'reductions'>;

  constructor(module: MapModule<Name | 'reductions'>) {
    this.module = module;
  }

  /** Runs a map with so many reductions over all lanes in use; says whether its flag was raised. */
  run(map: string, count: number, places: readonly Place<Name>[]): boolean {
    const { module } = this;
    const results = module.address('reductions', 0);
    module.reals.fill(0, results / 8, results / 8 + 2 * count);
    return module.run(map, places, undefined, [results]);
  }

  /** What a reduction of the last run came to, 0 where all were less. */
  at(index: number): number {
    const { module } = this;
    const at = module.address('reductions', 0) / 8 + 2 * index;
    return Math.max(module.reals[at]!, module.reals[at + 1]!);
  }
}
