"""A Monte Carlo study of one-unit chains in NumPy: writes monte-carlo.reference.json.

    /usr/bin/python3 tests/reference/monte-carlo/generate.py

Shares nothing with the packages: NumPy's PCG64, textbook formulas of the activations, sums of logarithms instead of
scaled products, and a fresh set of chains for every depth where the engine takes prefixes of the deepest.

A quantile is kept as the interval between two order statistics: the engine, with ENGINE_LANES lanes of its own,
has its quantile in there but for a deviation of more than SIGMAS standard errors. The rank that the engine's
q-quantile takes among N other draws has variance N² q(1 − q)(1/n + 1/N), whatever the distribution, so no density is
estimated. Where few chains have a gradient, as behind eleven ReLUs, that rank is not normal and n is as random: its exact
distribution is summed over n, and an end that no order statistic bounds is null.
"""

import json
import math
import pathlib
import numpy as np

LANES = 400_000
ENGINE_LANES = 40_000
SIGMAS = 4.5
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
DEPTHS = [1, 4, 12]
LAYERS = {0, 3, 11}
# Largest exponents e with 2^e the smallest normal and subnormal numbers of float16, bfloat16, float32, float64.
THRESHOLDS = [-14, -24, -126, -133, -126, -149, -1022, -1074]

rng = np.random.Generator(np.random.PCG64(20_240_607))
erfc = np.vectorize(math.erfc, otypes=[float])


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def normal_distribution(z):
    return erfc(-z / math.sqrt(2)) / 2


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "gelu": (
        lambda z: z * normal_distribution(z),
        lambda z: normal_distribution(z) + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi),
    ),
}

WEIGHTS = {
    "normal:1": lambda: rng.standard_normal(LANES),
    "uniform:-3:3": lambda: rng.uniform(-3, 3, LANES),
}


def log2(x):
    with np.errstate(divide="ignore"):
        return np.log2(np.abs(x))


def gradients(phi, slope, draw_weight, depth):
    """log₂|∂C/∂w_l| and log₂|∂C/∂b_l| of LANES chains, one example each; −∞ for an exact zero."""
    weights = [draw_weight() for _ in range(depth)]
    biases = [rng.uniform(-0.5, 0.5, LANES) for _ in range(depth)]
    h = [rng.standard_normal(LANES)]
    target = rng.uniform(0, 1, LANES)
    slopes = []
    for w, b in zip(weights, biases):
        z = w * h[-1] + b
        slopes.append(slope(z))
        h.append(phi(z))
    total = log2(2 * (h[-1] - target))
    found = []
    for layer in reversed(range(depth)):
        total = total + log2(slopes[layer])
        if layer in LAYERS:
            found.append((layer, total + log2(h[layer]), total))
        total = total + log2(weights[layer])
    return reversed(found)


FEW = 1000
TAIL = math.erfc(SIGMAS / math.sqrt(2)) / 2
log_factorial = np.vectorize(lambda k: math.lgamma(k + 1), otypes=[float])


def ranks_of_few(q, n):
    """Ranks low and high among n numbers: how many of them lie below the engine's q-quantile, but for TAIL on each side.

    Lanes that count are a Poisson number in both, in proportion RATIO: given n, that of the engine is negative binomial.
    The order statistic j of m numbers (from 0) has k of n others below it with probability
    C(k + j, k) C(n − k + m − 1 − j, n − k) / C(n + m, n).
    """
    ratio = ENGINE_LANES / LANES
    k = np.arange(n + 1)
    fact = log_factorial(np.arange(4 * n + 100))
    below, above = np.zeros(n + 1), np.zeros(n + 1)
    for m in range(1, n):
        share = fact[n + m] - fact[n] - fact[m] + m * math.log(ratio) - (n + m + 1) * math.log1p(ratio)
        if share < -40:
            continue
        for j, sums in ((math.floor(q * (m - 1)), below), (math.ceil(q * (m - 1)), above)):
            ways = fact[k + j] - fact[k] - fact[j]
            ways += fact[n - k + m - 1 - j] - fact[n - k] - fact[m - 1 - j]
            sums += np.exp(share + ways - (fact[n + m] - fact[n] - fact[m]))
    return int((np.cumsum(below) <= TAIL).sum()), n - int((np.cumsum(above[::-1]) <= TAIL).sum())


def interval(finite, q):
    n = len(finite)
    engine = n * ENGINE_LANES / LANES
    if engine >= FEW:
        spread = SIGMAS * math.sqrt(q * (1 - q) * (1 / engine + 1 / n))
        low, high = math.floor((q - spread) * (n - 1)), math.ceil((q + spread) * (n - 1))
    else:
        low, high = ranks_of_few(q, n)
        low -= 1
    return [round(float(finite[rank]), 5) if 0 <= rank < n else None for rank in (low, high)]


def summary(values):
    finite = np.sort(values[np.isfinite(values)]) * math.log10(2)
    n = len(finite)
    engine = n * ENGINE_LANES / LANES
    error = float(finite.std()) * math.sqrt(1 / engine + 1 / n)
    return {
        "quantiles": [interval(finite, q) for q in QUANTILES],
        "mean": [round(float(finite.mean()), 6), round(error, 6)],
        "zeros": int(LANES - n),
        "below": [int((values < e).sum()) for e in THRESHOLDS],
    }


def main():
    lines = []
    for name, (phi, slope) in ACTIVATIONS.items():
        for label, draw in WEIGHTS.items():
            for depth in DEPTHS:
                for layer, weight, bias in gradients(phi, slope, draw, depth):
                    for parameter, values in (("weight", weight), ("bias", bias)):
                        key = {"activation": name, "weights": label, "depth": depth, "layer": layer}
                        row = {**key, "parameter": parameter, **summary(values)}
                        lines.append(json.dumps(row, separators=(",", ":")))
    head = json.dumps({"lanes": LANES, "engineLanes": ENGINE_LANES, "sigmas": SIGMAS})[1:-1]
    path = pathlib.Path(__file__).with_name("monte-carlo.reference.json")
    path.write_text("{" + head + ', "rows": [\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{len(lines)} rows")


main()
