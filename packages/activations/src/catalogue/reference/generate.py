"""Values and slopes of the catalogue's activations in 400-digit arithmetic, written to catalogue.reference.json.

Run as `python3 generate.py` with mpmath (gmpy makes it fast). The formulas below are textbook forms written for this
file alone: φ and φ′ each by hand, none taken from the code under test. Parameters and decimal constants are the
float64 numbers of the definitions, taken as exact. Results are rounded once, to the nearest float64.
"""

import json
import math
import random
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 400
random.seed(20240607)

ALPHA, LAMBDA = mpf(1.6732632423543772848170429916717), mpf(1.0507009873554804934193349852946)
RRELU = (mpf(1 / 8) + mpf(1 / 3)) / 2
C = mpf(0.044715)
QUICK, LECUN = mpf(1.702), mpf(1.7159)
LEAKY = mpf(0.01)
ROOT = mp.sqrt(2 / mp.pi)
HALF = mpf(1) / 2


def sigma(x):
    return 1 / (1 + mp.exp(-x)) if x > 0 else mp.exp(x) / (1 + mp.exp(x))


def sigma1(x):
    e = mp.exp(-abs(x))
    return e / (1 + e) ** 2


def tanh(x):
    # 1 − tanh x matters where tanh x is 1 to 400 digits only beyond every point asked for.
    return mp.tanh(x) if abs(x) < 400 else mp.sign(x)


def sech2(x):
    e = mp.exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


def log1pexp(x):
    e = mp.exp(-abs(x))
    small = mp.log1p(e) if e > mpf(10) ** -390 else e
    return max(x, mpf(0)) + small


def Phi(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def gelu_tanh(x):
    return x / 2 * 2 * sigma(2 * ROOT * (x + C * x**3))


def gelu_tanh1(x):
    u, du = ROOT * (x + C * x**3), ROOT * (1 + 3 * C * x**2)
    return sigma(2 * u) + 2 * x * sigma1(2 * u) * du


def mish1(x):
    s = log1pexp(x)
    return tanh(s) + x * sech2(s) * sigma(x)


def clip(x, low, high):
    return min(max(x, mpf(low)), mpf(high))


# name: φ, φ′, thresholds, roots of φ, roots of φ′
FUNCTIONS = {
    "identity": (lambda x: x, lambda x: mpf(1), [], [0], []),
    "relu": (lambda x: max(x, mpf(0)), lambda x: mpf(x > 0), [0], [], []),
    "keras-relu": (lambda x: max(x, mpf(0)), lambda x: mpf(x > 0), [0], [], []),
    "relu6": (lambda x: clip(x, 0, 6), lambda x: mpf(0 < x < 6), [0, 6], [], []),
    "leaky-relu": (lambda x: x if x > 0 else LEAKY * x, lambda x: mpf(1) if x > 0 else LEAKY, [0], [], []),
    "prelu": (lambda x: x if x > 0 else x / 4, lambda x: mpf(1) if x > 0 else mpf(0.25), [0], [], []),
    "rrelu": (lambda x: x if x > 0 else RRELU * x, lambda x: mpf(1) if x > 0 else RRELU, [0], [], []),
    "threshold": (lambda x: x if x > 1 else mpf(0), lambda x: mpf(x > 1), [1], [], []),
    "elu": (lambda x: x if x > 0 else mp.expm1(x), lambda x: mpf(1) if x > 0 else mp.exp(x), [0], [], []),
    "celu": (lambda x: x if x > 0 else mp.expm1(x), lambda x: mpf(1) if x > 0 else mp.exp(x), [0], [], []),
    "selu": (
        lambda x: LAMBDA * (x if x > 0 else ALPHA * mp.expm1(x)),
        lambda x: LAMBDA * (mpf(1) if x > 0 else ALPHA * mp.exp(x)),
        [0], [], [],
    ),
    "exponential": (mp.exp, mp.exp, [], [], []),
    "gelu": (lambda x: x * Phi(x), lambda x: Phi(x) + x * density(x), [], [], [-0.7517915246935644]),
    "gelu-tanh": (gelu_tanh, gelu_tanh1, [], [], [-0.7524614220710163]),
    "quick-gelu": (
        lambda x: x * sigma(QUICK * x),
        lambda x: sigma(QUICK * x) + QUICK * x * sigma1(QUICK * x),
        [], [], [-0.7511624],
    ),
    "silu": (lambda x: x * sigma(x), lambda x: sigma(x) + x * sigma1(x), [], [], [-1.2784645427610738]),
    "swish": (lambda x: x * sigma(x), lambda x: sigma(x) + x * sigma1(x), [], [], [-1.2784645427610738]),
    "mish": (lambda x: x * tanh(log1pexp(x)), mish1, [], [], [-1.1924312145]),
    "hard-swish": (
        lambda x: x * clip(x + 3, 0, 6) / 6,
        lambda x: mpf(0) if x <= -3 else (2 * x + 3) / 6 if x < 3 else mpf(1),
        [-3, 3], [-3], [-1.5],
    ),
    "lisht": (lambda x: x * tanh(x), lambda x: tanh(x) + x * sech2(x), [], [], []),
    "sigmoid": (sigma, sigma1, [], [], []),
    "log-sigmoid": (lambda x: -log1pexp(-x), lambda x: sigma(-x), [], [], []),
    "hard-sigmoid": (lambda x: clip(x + 3, 0, 6) / 6, lambda x: mpf(-3 < x < 3) / 6, [-3, 3], [-3], []),
    "hard-sigmoid-keras2": (
        lambda x: clip(x / 5 + HALF, 0, 1),
        lambda x: mpf(-2.5 < x < 2.5) / 5,
        [-2.5, 2.5], [-2.5], [],
    ),
    "sparse-sigmoid": (lambda x: clip((x + 1) / 2, 0, 1), lambda x: mpf(-1 < x < 1) / 2, [-1, 1], [-1], []),
    "elliott": (
        lambda x: HALF + x / (2 * (1 + abs(x))),
        lambda x: HALF / (1 + abs(x)) ** 2,
        [0], [], [],
    ),
    "tanh": (tanh, sech2, [], [], []),
    "lecun-tanh": (lambda x: LECUN * tanh(2 * x / 3), lambda x: LECUN * 2 / 3 * sech2(2 * x / 3), [], [], []),
    "hard-tanh": (lambda x: clip(x, -1, 1), lambda x: mpf(-1 < x < 1), [-1, 1], [], []),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2, [0], [], []),
    "arctan": (mp.atan, lambda x: 1 / (1 + x * x), [], [], []),
    "erf": (mp.erf, lambda x: 2 / mp.sqrt(mp.pi) * mp.exp(-x * x), [], [], []),
    "softplus": (log1pexp, sigma, [], [], []),
    "squareplus": (
        lambda x: (x + mp.sqrt(x * x + 4)) / 2,
        lambda x: (1 + x / mp.sqrt(x * x + 4)) / 2,
        [0], [], [],
    ),
    "sparse-plus": (
        lambda x: mpf(0) if x <= -1 else (x + 1) ** 2 / 4 if x < 1 else x,
        lambda x: mpf(0) if x <= -1 else (x + 1) / 2 if x < 1 else mpf(1),
        [-1, 1], [-1], [-1],
    ),
    "softshrink": (
        lambda x: mp.sign(x) * max(abs(x) - HALF, mpf(0)),
        lambda x: mpf(abs(x) > HALF),
        [-0.5, 0.5], [-0.5, 0.5], [],
    ),
    "hardshrink": (
        lambda x: x if abs(x) > HALF else mpf(0),
        lambda x: mpf(abs(x) > HALF),
        [-0.5, 0.5], [], [],
    ),
    "tanhshrink": (lambda x: x - tanh(x), lambda x: tanh(x) ** 2, [], [0], []),
    "sine": (mp.sin, mp.cos, [], "all", "all"),
    "gaussian": (lambda x: mp.exp(-x * x), lambda x: -2 * x * mp.exp(-x * x), [], [], []),
}


def common_points():
    points = [0.0, 1.0, -1.0, 2.0**64, -(2.0**64), 5e-324, -5e-324, 2.0**-1022]
    points += [random.uniform(-708, 708) for _ in range(90)]
    points += [s * 10 ** random.uniform(-12, 2.85) for _ in range(60) for s in (1, -1)]
    points += [s * 2 ** random.uniform(9.4, 64) for _ in range(15) for s in (1, -1)]
    points += [random.uniform(-8, 8) for _ in range(60)]
    points += [random.uniform(-38, -5) for _ in range(25)]
    return sorted(set(points))


def nearest(x):
    """The float64 nearest to x; mpmath's own conversion rounds subnormals twice."""
    if x == 0:
        return 0.0
    scale = 0 if abs(x) > mpf(2) ** -900 else 200
    value = mp.mpf(x) * mpf(2) ** scale
    if scale == 0:
        return float(value) if abs(value) < mpf(2) ** 1024 else math.copysign(math.inf, value)
    quantum = mpf(2) ** -1074
    return float(mp.nint(x / quantum) * quantum) if abs(x) < mpf(2) ** -1000 else float(x)


def written(x):
    return x if math.isfinite(x) else str(x).replace("inf", "Infinity")


def main():
    points = common_points()
    functions = {}
    for name, (value, slope, thresholds, value_roots, slope_roots) in FUNCTIONS.items():
        extra = []
        for t in thresholds:
            extra += [float(t), math.nextafter(t, math.inf), math.nextafter(t, -math.inf), t + 1e-9, t - 1e-9]
        for t in [*value_roots, *slope_roots] if value_roots != "all" else []:
            extra += [t + 1e-3, t - 1e-3, t + 1e-8, t - 1e-8]
        own = [z for z in points if name != "sine" or abs(z) <= 2**20]
        functions[name] = {
            "skips": len(points) - len(own),
            "extra": extra,
            "roots": {"value": value_roots, "slope": slope_roots},
            "value": [written(nearest(value(mpf(z)))) for z in own + extra],
            "slope": [written(nearest(slope(mpf(z)))) for z in own + extra],
        }
    data = {"points": points, "functions": functions}
    text = json.dumps(data, separators=(",", ":"))
    Path(__file__).with_name("catalogue.reference.json").write_text(text + "\n")


main()
