"""Gradients of random chains in 80-digit arithmetic: writes chains.reference.json.

    /usr/bin/python3 tests/reference/chains/generate.py

Shares no code and no formula with the packages: the nine activations and the chain rule are written out here, in
mpmath, whose numbers know neither underflow nor overflow. Weights, biases and examples are dyadic rationals from
the integer generator below, which lcg.ts repeats: the file keeps only the seed and what came out.
"""

import json
import pathlib
import random
from mpmath import mp, mpf

mp.dps = 100  # 80 digits asked, 20 to spare for the cancellations of a layer

SQRT2 = mp.sqrt(2)
SQRT2PI = mp.sqrt(2 * mp.pi)


def sigmoid(z):
    return 1 / (1 + mp.exp(-z)) if z >= 0 else mp.exp(z) / (1 + mp.exp(z))


def normal_distribution(z):
    return mp.erfc(-z / SQRT2) / 2


def normal_density(z):
    return mp.exp(-z * z / 2) / SQRT2PI


ONE, ZERO = mpf(1), mpf(0)
LEAK = mpf(0.01)  # the double nearest to 0.01: that is the parameter the packages get

VALUE = {
    "sigmoid": sigmoid,
    "tanh": mp.tanh,
    "relu": lambda z: z if z > 0 else ZERO,
    "leaky-relu": lambda z: z if z > 0 else LEAK * z,
    "elu": lambda z: z if z > 0 else mp.expm1(z),
    "gelu": lambda z: z * normal_distribution(z),
    "silu": lambda z: z * sigmoid(z),
    "softplus": lambda z: z + mp.log1p(mp.exp(-z)) if z > 0 else mp.log1p(mp.exp(z)),
    "identity": lambda z: z,
}

SLOPE = {
    "sigmoid": lambda z: sigmoid(z) * sigmoid(-z),
    "tanh": lambda z: mp.sech(z) ** 2,
    "relu": lambda z: ONE if z > 0 else ZERO,
    "leaky-relu": lambda z: ONE if z > 0 else LEAK,
    "elu": lambda z: ONE if z > 0 else mp.exp(z),
    "gelu": lambda z: normal_distribution(z) + z * normal_density(z),
    "silu": lambda z: sigmoid(z) * (1 + z * sigmoid(-z)),
    "softplus": sigmoid,
    "identity": lambda z: ONE,
}

NAMES = list(VALUE)


class Lcg:
    """s ← 1664525 s + 1013904223 (mod 2³²), "quick and dirty" of Numerical Recipes, §7.1."""

    def __init__(self, seed):
        self.state = seed

    def bits16(self):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return self.state >> 16

    def bell(self):
        """Nearly normal with unit variance: the sum of twelve uniform numbers, less its mean; a multiple of 2⁻¹⁶."""
        return mpf(sum(self.bits16() for _ in range(12)) - 6 * 65536) / 65536


TINY = mpf(2) ** -1022


def run(case, rounding=lambda x: x):
    """Listed layers' gradients as rows, and the largest |z|; `rounding` is applied to every z, φ and φ′."""
    name, depth, scale, bias_scale, signed, examples, seed = case
    lcg = Lcg(seed)
    weights = [mpf(scale) * lcg.bell() for _ in range(depth)]
    if not signed:
        weights = [abs(w) for w in weights]
    biases = [mpf(bias_scale) * lcg.bell() for _ in range(depth)]
    names = [NAMES[lcg.bits16() % len(NAMES)] if name == "mixed" else name for _ in range(depth)]
    weight_gradients = [ZERO] * depth
    bias_gradients = [ZERO] * depth
    # Layers of which some example's gradient holds a true slope, or an h far from its own root, below 2⁻¹⁰²².
    lost = {"weight": [False] * depth, "bias": [False] * depth}
    largest = ZERO
    for _ in range(examples):
        h = [lcg.bell()]
        y = lcg.bell()
        slopes, h_lost, slope_lost = [], [False], []
        for l in range(depth):
            z = rounding(weights[l] * h[l] + biases[l])
            largest = max(largest, abs(z))
            value, slope = rounding(VALUE[names[l]](z)), rounding(SLOPE[names[l]](z))
            z_lost = h_lost[l] and biases[l] == 0
            h.append(value)
            slopes.append(slope)
            h_lost.append(z_lost or (0 < abs(value) < TINY and abs(z) > 1))
            slope_lost.append(z_lost or 0 < abs(slope) < TINY)
        error = 2 * (h[depth] - y)
        error_lost = h_lost[depth] and y == 0
        for l in reversed(range(depth)):
            error *= slopes[l]
            error_lost = error_lost or slope_lost[l]
            bias_gradients[l] += error
            weight_gradients[l] += error * h[l]
            lost["bias"][l] |= error_lost
            lost["weight"][l] |= error_lost or h_lost[l]
            error *= weights[l]
    rows = []
    for l in sorted({0, depth // 4, depth // 2, depth - 1}):
        row = [l]
        for kind, gradient in (("weight", weight_gradients[l]), ("bias", bias_gradients[l])):
            log = mp.log10(abs(gradient)) if gradient != 0 else None
            row += [int(mp.sign(gradient)), log, 1 if lost[kind][l] else 0]
        rows.append(row)
    return rows, largest


def conditioning(case, rows):
    """For each row, by how many decades its logarithms move when every z, φ and φ′ is off by half an ulp of float64.

    Where that is much, as where a slope is next to its own root, no float64 arithmetic can do better.
    """
    moved = [0] * len(rows)
    for trial in range(3):
        noise = random.Random(trial)
        with mp.workdps(40):
            shaken, _ = run(case, lambda x: x * (1 + mpf(2) ** -53 * noise.choice((-1, 1))))
        for index, (row, other) in enumerate(zip(rows, shaken)):
            for at in (2, 5):
                if row[at] is not None and other[at] is not None:
                    moved[index] = max(moved[index], float(abs(row[at] - other[at])))
    return moved


def cases():
    seed = 1
    for name in NAMES + ["mixed"]:
        for depth in (1, 2, 4, 12, 40, 150, 500, 1500):
            for scale in (0.5, 1, 2, 4):
                for bias_scale in (0, 0.5):
                    seed += 1
                    yield [name, depth, scale, bias_scale, 1, 3 if seed % 5 == 0 else 1, seed]
    # Weights ≥ 0: where an activation grows, it grows beyond 2^64, and then beyond float64.
    for name in NAMES + ["mixed"]:
        for depth in (40, 500, 1500):
            for scale in (1, 4):
                seed += 1
                yield [name, depth, scale, 0.5, 0, 1, seed]
    for name in NAMES + ["mixed"]:
        seed += 1
        yield [name, 10_000, 1, 0, 1, 1, seed]


def main():
    lines, beyond, zeros, ill = [], 0, 0, 0
    for case in cases():
        rows, largest = run(case)
        beyond += largest > mpf(2) ** 64
        zeros += any(row[1] == 0 for row in rows)
        for row, moved in zip(rows, conditioning(case, rows)):
            largest_log = max([1] + [abs(log) for log in (row[2], row[5]) if log is not None])
            row[2], row[5] = (None if log is None else mp.nstr(log, 20) for log in (row[2], row[5]))
            if moved > 1e-12 * largest_log and not (row[3] and row[6]):
                row.append(float(f"{moved:.1e}"))
                ill += 1
        lines.append(json.dumps([*case, rows], separators=(",", ":")))
    print(f"{len(lines)} chains, {beyond} with |z| > 2^64, {zeros} with an exact zero, {ill} ill-conditioned rows")
    path = pathlib.Path(__file__).with_name("chains.reference.json")
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n")


main()
