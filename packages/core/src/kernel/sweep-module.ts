import type { Differentiable } from '../activation.ts';
import { ExtendedActivation } from '../chain/extended-activation.ts';
import type { LossName } from '../chain/loss.ts';
import type { MapParts } from './assembly/map-function.ts';
import type { Memory } from './assembly/web-assembly.ts';
import { affineLayer, calledLayer } from './called-layer.ts';
import { TABLES_END } from './count-table.ts';
import { extendedLayer, linearLayer, plainLayer } from './forward-maps.ts';
import { CommonMaps, MapModule } from './map-module.ts';
import { REDUCTIONS } from './row-counter.ts';
import { SUM_MAPS } from './sum-maps.ts';
import {
  carriedProductStep,
  errorStep,
  factorRow,
  GRADIENT_VARIANTS,
  gradientParts,
  gradientRow,
  normalisedProducts,
  plainErrorStep,
  plainProductStep,
  productStep,
  smallErrorStep,
} from './sweep-maps.ts';
import { TABLE_FUNCTIONS } from './table-functions.ts';
import type { VectorActivation } from './vector/vector-activation.ts';

/** What a sweep's kernel is made for. */
export interface SweepShape {
  readonly deepest: number;
  /** Layers whose gradients are asked for at depths beyond the next. */
  readonly kept: readonly number[];
  readonly loss: LossName;
  /** How many gradients are summed over the examples of a lane, of weight and bias each; none where there is one example. */
  readonly sums: number;
  /** Lanes a block, at most; even. */
  readonly lanes: number;
}

/** The arrays of a sweep. Rows are slots of layers kept, then two for the others, in turns. */
export type SweepArray =
  | 'reductions'
  | 'weights'
  | 'biases'
  | 'h'
  | 'hExponents'
  | 'slopes'
  | 'slopeExponents'
  | 'products'
  | 'productExponents'
  | 'zeros'
  | 'quotients'
  | 'quotientExponents'
  | 'targets'
  | 'error'
  | 'total'
  | 'parts'
  | 'sums';

/**
 * The maps and arrays of a sweep's kernel, in a memory of their own or in one shared with others.
 *
 * @param vectors undefined for an activation that is code
 */
export function sweepModule(
  activation: Differentiable,
  vectors: VectorActivation | undefined,
  shape: SweepShape,
  memory?: Memory,
): MapModule<SweepArray> {
  const maps = vectors === undefined ? [affineLayer(), calledLayer()] : layerMaps(activation, vectors);
  const slots = shape.kept.length + 2;
  return new MapModule<SweepArray>(
    maps,
    shape.lanes,
    {
      reductions: 1,
      weights: 1,
      biases: 1,
      h: slots,
      hExponents: slots,
      slopes: 1,
      slopeExponents: 1,
      products: 2,
      productExponents: 2,
      zeros: slots + 1,
      quotients: slots,
      quotientExponents: slots,
      targets: 1,
      error: 2,
      total: 2,
      parts: 4,
      sums: 4 * shape.sums,
    },
    {
      start: TABLES_END,
      memory,
      common: commonMaps(shape.loss, shape.sums > 0),
      lengths: { reductions: REDUCTIONS },
    },
  );
}

function layerMaps(activation: Differentiable, vectors: VectorActivation): readonly MapParts[] {
  const rays = new ExtendedActivation(activation);
  const { negative, positive } = rays.near;
  const isLinear = negative !== undefined && positive !== undefined;
  return [
    plainLayer(vectors),
    extendedLayer(vectors, rays),
    ...(isLinear ? [linearLayer({ negative, positive })] : []),
  ];
}

const made = new Map<string, CommonMaps>();

/** The maps that know no activation, of all sweeps with this loss. */
function commonMaps(loss: LossName, hasSums: boolean): CommonMaps {
  const key = `${loss} ${hasSums}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const common = new CommonMaps(
    [
      productStep(),
      plainProductStep(),
      carriedProductStep(),
      normalisedProducts(),
      plainErrorStep(loss),
      smallErrorStep(loss),
      errorStep(),
      ...GRADIENT_VARIANTS.map(gradientRow),
      gradientParts(),
      factorRow(false),
      factorRow(true),
      ...(hasSums ? SUM_MAPS.map((map) => map()) : []),
    ],
    TABLES_END,
    TABLE_FUNCTIONS,
  );
  made.set(key, common);
  return common;
}
