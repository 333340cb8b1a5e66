import type { Contrast, Extremum, FactorRow, Row, StudyResult } from '@chainrule/core';

type Variant = readonly [what: string, result: StudyResult];

/** Results with other numbers in them: thirty at random, and those that random numbers never give. */
export function variants(result: StudyResult): readonly [Variant, ...Variant[]] {
  const { chains } = result.study;
  const rows = (change: (row: Row) => Partial<Row>): StudyResult => ({
    ...result,
    rows: result.rows.map((row) => ({ ...row, ...change(row) })),
  });
  const bounds = (change: (bound: Extremum) => Extremum): StudyResult => ({
    ...result,
    activations: result.activations.map((card) => ({
      ...card,
      slope: { ...card.slope, supremum: change(card.slope.supremum), infimum: change(card.slope.infimum) },
    })),
  });
  const slopes = (change: (row: FactorRow) => Partial<FactorRow>): StudyResult => ({
    ...result,
    factors: result.factors.map((row) => (row.part === 'slope' ? { ...row, ...change(row) } : row)),
  });
  const all = (share: number) => ({ normal: share, subnormal: share });
  const below = (share: number) => ({
    below: { float16: all(share), bfloat16: all(share), float32: all(share), float64: all(share) },
  });
  const none = { q05: Number.NaN, q25: Number.NaN, q50: Number.NaN, q75: Number.NaN, q95: Number.NaN };
  const alive = { share: { zero: 0, infinite: 0, nan: 0 } };
  return [
    ['seed 1', fabricated(result, 1)],
    ...Array.from({ length: 29 }, (_, i): Variant => [`seed ${i + 2}`, fabricated(result, i + 2)]),
    ['one layer', { ...result, rows: result.rows.filter(({ depth }) => depth === 1) }],
    [
      'all dead',
      rows(() => ({
        log10: { ...none, mean: Number.NaN },
        interval: { low: Number.NaN, high: Number.NaN },
        share: { zero: 1, infinite: 0, nan: 0 },
        ...below(1),
        reach: undefined,
      })),
    ],
    [
      'all heard, on a level',
      rows(() => ({
        ...alive,
        ...below(0),
        log10: { ...none, q50: -1, mean: -1 },
        interval: { low: -1.1, high: -0.95 },
      })),
    ],
    ['one chain silent', rows(() => ({ ...alive, ...below(1 / chains) }))],
    ['slopes mostly zero', slopes(({ share }) => ({ share: { ...share, zero: 0.613 } }))],
    [
      'slopes that make up for the weights',
      slopes(({ log10 }) => ({ log10: { ...log10, q50: 0.9 }, interval: { low: 0.8, high: 1 } })),
    ],
    ['slopes observed', bounds((bound) => ({ ...bound, certified: false }))],
    ['slopes approached', bounds((bound) => ({ ...bound, attained: false }))],
    ['slopes without bound', bounds((bound) => ({ ...bound, upper: Number.POSITIVE_INFINITY }))],
    [
      'nothing moves',
      {
        ...result,
        training: result.training.map((row) => ({
          ...row,
          diverged: row.lanes / 4,
          reach: undefined,
          layers: row.layers.map((layer) => ({ ...layer, moved: 0 })),
        })),
      },
    ],
    [
      'all at the same cost',
      {
        ...result,
        training: result.training.map((row) => ({ ...row, cost: { ...row.cost, q25: 0, q50: 0 } })),
      },
    ],
  ];
}

/**
 * The result with other numbers in the rows that findings rest on: every kind of sentence and verdict gets its turn,
 * and many a number lies on an edge of what a sentence distinguishes.
 */
function fabricated(result: StudyResult, seed: number): StudyResult {
  const next = lehmer(seed);
  const pick = <T>(...items: T[]): T => items[Math.floor(next() * items.length)]!;
  const nothing = Number.NaN;

  const contrast = (all: number): Contrast => {
    const lanes = pick(0, 1, 19, 20, Math.floor(all / 2), all, all, all);
    if (lanes === 0) {
      const none = { q05: nothing, q25: nothing, q50: nothing, q75: nothing, q95: nothing };
      return { lanes, ...none, low: nothing, high: nothing, larger: nothing };
    }
    const q50 = pick(0, 0.01, 0.5, 3.9, 4.1, 40, 700) * pick(-1, 1) * (0.5 + next());
    const half = pick(0, 1e-6, 0.004, 0.03, 0.3, 2) * next();
    const spread = half * 10;
    return {
      lanes,
      q05: q50 - 2 * spread,
      q25: q50 - spread,
      q50,
      q75: q50 + spread,
      q95: q50 + 2 * spread,
      low: q50 - half,
      high: q50 + half,
      larger: pick(0, 1, next(), 0.9999),
    };
  };

  const row = (row: Row): Row => {
    const { lanes } = row;
    const count = (share: number): number => Math.round(share * lanes) / lanes;
    const notFinite = count(pick(0, 0, 0, 0.1, 0.3, 1));
    const [zero, float32, float16] = [next(), next(), next()]
      .map((share) => Math.min(1 - notFinite, count(pick(0, 0, share, 0.25, 0.5, 1 - 1 / lanes, 1))))
      .sort((a, b) => a - b) as [number, number, number];
    const limits = (subnormal: number) => ({ normal: subnormal, subnormal });
    const silent = zero + notFinite === 1;
    const q50 = silent ? nothing : -40 * next();
    return {
      ...row,
      log10: { q05: q50 - 2, q25: q50 - 1, q50, q75: q50 + 1, q95: q50 + 2, mean: q50 },
      interval: { low: q50 - 0.1, high: q50 + 0.1 },
      share: { zero, infinite: notFinite, nan: 0 },
      below: {
        float16: limits(float16),
        bfloat16: limits(float32),
        float32: limits(float32),
        float64: limits(zero),
      },
      ...(row.layer > 0 || row.parameter === 'bias' ? {} : { reach: contrast(lanes) }),
      ...(row.layer > 0 || row.parameter === 'bias' || row.activation === result.activations[0]!.name
        ? {}
        : { versus: contrast(Math.min(lanes, 1024)) }),
    };
  };
  return {
    ...result,
    rows: result.rows.map(row),
    training: result.training.map((row) =>
      row.reach === undefined ? row : { ...row, reach: contrast(row.lanes) },
    ),
  };
}

/** Lehmer's generator, as Park and Miller put it: 48271 · state mod 2³¹ − 1; numbers in [0, 1). */
function lehmer(seed: number): () => number {
  let state = 1 + seed * 7919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
