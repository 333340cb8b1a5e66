/**
 * How a weight, a bias, an input or a target is drawn.
 *
 * Study files write the kind under the key `scheme` (weights and biases) or `distribution` (data).
 */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly std: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number };

/** The distributions there are. */
export type DistributionKind = Distribution['kind'];

/**
 * The short form that labels rows and that the command line reads: `constant:1`, `normal:1` (standard
 * deviation; `normal:MEAN:STD` when the mean is not 0), `uniform:-1:1`.
 */
export function distributionLabel(distribution: Distribution): string {
  switch (distribution.kind) {
    case 'constant':
      return `constant:${distribution.value}`;
    case 'normal':
      return distribution.mean === 0
        ? `normal:${distribution.std}`
        : `normal:${distribution.mean}:${distribution.std}`;
    case 'uniform':
      return `uniform:${distribution.low}:${distribution.high}`;
  }
}
