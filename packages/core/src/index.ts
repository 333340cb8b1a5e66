export type { Activation, Differentiable, Extremum, Kink, SlopeBounds } from './activation.ts';
export { slopeCap } from './activation.ts';
export type { Gradients, LayerGradient } from './chain/backprop.ts';
export { backprop } from './chain/backprop.ts';
export type { Chain, ChainParts, Example } from './chain/chain.ts';
export { createChain } from './chain/chain.ts';
export type { DescentOptions, DescentStep } from './chain/descent.ts';
export { descend } from './chain/descent.ts';
export type { GradientCheck } from './chain/gradient-check.ts';
export { checkGradient } from './chain/gradient-check.ts';
export type { Ledger, LedgerEntry } from './chain/ledger.ts';
export { ledger } from './chain/ledger.ts';
export type { Loss, LossName } from './chain/loss.ts';
export { losses } from './chain/loss.ts';
export * from './elementary/index.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export { ChainruleError, show } from './errors.ts';
export { GradientKernel, type GradientShape } from './kernel/gradient-kernel.ts';
export * as vector from './kernel/vector/elementary/index.ts';
export type { Operand } from './kernel/vector/term.ts';
export { Term } from './kernel/vector/term.ts';
export type { VectorActivation, VectorSlope } from './kernel/vector/vector-activation.ts';
export type { KinkPolicy } from './kink-policy.ts';
export { kinkPolicies, withKinkPolicy } from './kink-policy.ts';
export type { Magnitude } from './magnitude/magnitude.ts';
export { nearestNames } from './nearest.ts';
export { philox } from './random/philox.ts';
export { Collector, runStudy } from './study/collect.ts';
export type { Distribution, DistributionKind } from './study/distribution.ts';
export { distributionLabel } from './study/distribution.ts';
export { ENGINE_VERSION } from './study/engine-version.ts';
export type { Table } from './study/examples.ts';
export { examplesFromTable } from './study/examples.ts';
export type { FloatLimits } from './study/float-formats.ts';
export { FLOAT_FORMATS } from './study/float-formats.ts';
export type { JsonNumber } from './study/json-number.ts';
export { encodeNumber } from './study/json-number.ts';
export { parseDepths } from './study/parse-depths.ts';
export { parseDistribution } from './study/parse-distribution.ts';
export { parseResult } from './study/parse-result.ts';
export { parseStudy } from './study/parse-study.ts';
export type {
  ActivationCard,
  CellKey,
  ColumnSummary,
  Contrast,
  CostReached,
  DataSummary,
  DistributionRow,
  FactorRow,
  FloatFormat,
  LogQuantiles,
  MedianInterval,
  Provenance,
  Row,
  Shares,
  StudyResult,
  TrainingLayer,
  TrainingRow,
} from './study/result.ts';
export { RESULT_SCHEMA } from './study/result.ts';
export type { ShardResult } from './study/run-shard.ts';
export { runShard } from './study/run-shard.ts';
export { serialiseResult } from './study/serialise-result.ts';
export type { Shard } from './study/shard.ts';
export { cellOf, planStudy } from './study/shard.ts';
export type {
  ActivationEntry,
  DataSpec,
  LayerSelection,
  Scaling,
  StudySpec,
  TrainingSpec,
} from './study/spec.ts';
export type { Study, StudyData } from './study/study.ts';
export { canonicalStudy, createStudy } from './study/study.ts';
