export type { Activation, Extremum, Kink, SlopeBounds } from './activation.ts';
export { slopeCap } from './activation.ts';
export type { Loss, LossName } from './chain/loss.ts';
export { losses } from './chain/loss.ts';
export * from './elementary/index.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export { ChainruleError, show } from './errors.ts';
export type { KinkPolicy } from './kink-policy.ts';
export { kinkPolicies, withKinkPolicy } from './kink-policy.ts';
export { nearestNames } from './nearest.ts';
export type { Distribution, DistributionKind } from './study/distribution.ts';
export { distributionLabel } from './study/distribution.ts';
export type { FloatLimits } from './study/float-formats.ts';
export { FLOAT_FORMATS } from './study/float-formats.ts';
export type {
  ActivationCard,
  CellKey,
  ColumnSummary,
  DataSummary,
  FactorRow,
  FloatFormat,
  LogQuantiles,
  Provenance,
  Row,
  Shares,
  StudyResult,
  TrainingLayer,
  TrainingRow,
} from './study/result.ts';
export { RESULT_SCHEMA } from './study/result.ts';
export type {
  ActivationEntry,
  DataSpec,
  LayerSelection,
  Scaling,
  StudySpec,
  TrainingSpec,
} from './study/spec.ts';
