/**
 * The version of the numbers that {@link runShard} gives, and of the form they come in: stored shards of another
 * version are computed anew.
 *
 * Raise it with any change after which some study, activation or shard would give other bits or another shape of
 * result: kernels, elementary functions, draws, the scalar path, the parser's reading of a formula, where kinks are
 * found. A change that only makes the same bits faster leaves it.
 */
export const ENGINE_VERSION = 4;
