export type { Activation, Extremum, Kink, SlopeBounds } from './activation.ts';
export { slopeCap } from './activation.ts';
export type { ErrorCode, ErrorDetails } from './errors.ts';
export { ChainruleError, show } from './errors.ts';
export { nearestNames } from './nearest.ts';
