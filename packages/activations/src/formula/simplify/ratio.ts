/** A coefficient n/d that no rounding has touched; d > 0. */
export interface Ratio {
  readonly n: number;
  readonly d: number;
}

/** The coefficient 1. */
export const unit: Ratio = { n: 1, d: 1 };

/** n/d in lowest terms. */
export function ratio(n: number, d: number): Ratio {
  if (d < 0) return ratio(-n, -d);
  if (n === 0) return { n: 0, d: 1 };
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) {
    const divisor = greatestCommonDivisor(Math.abs(n), d);
    return { n: n / divisor, d: d / divisor };
  }
  if (Math.abs(n) === d) return { n: Math.sign(n), d: 1 };
  return { n, d };
}

/** The product, or undefined where it would round. */
export function timesRatio(a: Ratio, b: Ratio): Ratio | undefined {
  const first = ratio(a.n, b.d);
  const second = ratio(b.n, a.d);
  const n = exactProduct(first.n, second.n);
  const d = exactProduct(first.d, second.d);
  return n === undefined || d === undefined ? undefined : ratio(n, d);
}

/** The sum, or undefined where it would round. */
export function plusRatio(a: Ratio, b: Ratio): Ratio | undefined {
  const left = exactProduct(a.n, b.d);
  const right = exactProduct(b.n, a.d);
  const d = a.d === b.d ? a.d : exactProduct(a.d, b.d);
  if (left === undefined || right === undefined || d === undefined) return undefined;
  const n = a.d === b.d ? exactSum(a.n, b.n) : exactSum(left, right);
  return n === undefined ? undefined : ratio(n, d);
}

/** Whether two coefficients are opposite. */
export function isOpposite(a: Ratio, b: Ratio): boolean {
  return a.n === -b.n && a.d === b.d;
}

function exactProduct(a: number, b: number): number | undefined {
  const product = a * b;
  if (isUnit(a) || isUnit(b)) return product;
  if (a === 0 || b === 0) return Number.isNaN(product) ? undefined : product;
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(product)
    ? product
    : doublesExactly(a, b, product);
}

/** Twice a number is exact whatever the number, unless it overflows. */
function doublesExactly(a: number, b: number, product: number): number | undefined {
  return (Math.abs(a) === 2 || Math.abs(b) === 2) && Number.isFinite(product) ? product : undefined;
}

function exactSum(a: number, b: number): number | undefined {
  const sum = a + b;
  const back = sum - a;
  const error = a - (sum - back) + (b - back);
  return error === 0 ? sum : undefined;
}

function isUnit(x: number): boolean {
  return x === 1 || x === -1;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
