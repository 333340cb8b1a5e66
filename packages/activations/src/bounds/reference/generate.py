"""Writes elementary.reference.json and suprema.reference.json: the truth that the enclosures must contain.

    /usr/bin/python3 generate.py            (mpmath 1.2 or newer; a few seconds)

Every true value is given by the largest float64 that is not above it, `lower`; the float64 next to it is then not
below, unless the value is that very float64 (`exact`). So whether an interval with float64 ends contains the real
number is decided exactly. The functions are mpmath's; nothing here is shared with the code under test.
"""

import json
import math
import random
from pathlib import Path

import mpmath as mp
import numpy as np

HERE = Path(__file__).parent
MAX = float(np.finfo(float).max)
TINY = 5e-324


def floor64(value):
    """The largest float64 that is not above an mpf."""
    if value > MAX:
        return MAX
    nearest = float(value)  # mpmath rounds correctly, subnormal numbers aside: settled by the loops
    while mp.mpf(nearest) > value:
        nearest = float(np.nextafter(nearest, -math.inf))
    while True:
        above = float(np.nextafter(nearest, math.inf))
        if math.isinf(above) or mp.mpf(above) > value:
            return nearest
        nearest = above


# --- elementary functions -------------------------------------------------------------------------------------

BITS = 2400  # 1 − x²/2 at the least float64 needs 2150


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def softplus(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def sech2(x):
    e = mp.exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


FUNCTIONS = {
    "exp": mp.exp,
    "expm1": mp.expm1,
    "log": mp.log,
    "log1p": mp.log1p,
    "sqrt": mp.sqrt,
    "sin": mp.sin,
    "cos": mp.cos,
    "atan": mp.atan,
    "tanh": mp.tanh,
    "sech2": sech2,
    "sigmoid": sigmoid,
    "softplus": softplus,
    "erf": mp.erf,
    "erfc": mp.erfc,
    "Phi": normal_cdf,
    "phi": lambda x: mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi),
    "gauss": lambda x: mp.exp(-x * x),
}

# By Lindemann's theorem the value at a float64 is a float64 here and nowhere else (sqrt is looked at apart).
EXACT_AT = {"log": 1.0, "softplus": None, "phi": None}

# What a function is so near to beyond 40 that no precision tells it from it: the float64 below the value.
BELOW_ONE = float(np.nextafter(1, 0))
SATURATED = {
    "tanh": (-1.0, BELOW_ONE),
    "sigmoid": (None, BELOW_ONE),
    "erf": (-1.0, BELOW_ONE),
    "erfc": (float(np.nextafter(2, 0)), 0.0),
    "Phi": (0.0, BELOW_ONE),
    "phi": (0.0, 0.0),
    "gauss": (0.0, 0.0),
    "softplus": (None, "x"),
    "expm1": (-1.0, None),
}
SATURATED_BEYOND = {"tanh": 700, "sigmoid": 700, "softplus": 700, "expm1": 700}


def truth(name, x):
    if name == "sqrt":
        value = mp.sqrt(mp.mpf(x))
        root = float(value)
        if mp.mpf(root) ** 2 == mp.mpf(x):
            return root, True
        return floor64(value), False
    exact_at = EXACT_AT.get(name, 0.0)
    if x == exact_at:
        return float(FUNCTIONS[name](mp.mpf(x))), True
    side = SATURATED.get(name, (None, None))[x > 0]
    if side is not None and abs(x) > SATURATED_BEYOND.get(name, 40):
        return (x if side == "x" else side), False
    return floor64(FUNCTIONS[name](mp.mpf(x))), False


def points(name, rng):
    anchors = [5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1e-154, 1e-60, 1e-20, 1e-10, 2.0**-27, 1e-5]
    anchors += [0.01, 0.125, 0.25, 0.29, 0.34657359027997264, 0.375, 0.41, 0.5, 0.625, 0.75, 0.875, 1, 1.4]
    anchors += [1.5, 2, math.pi / 4, math.pi / 2, math.pi, 3, 2 * math.pi, 5, 7, 8.25, 10, 20, 22, 26, 27.2, 36.7]
    anchors += [37, 38.4, 40, 60, 64, 300, 372, 709, 709.782712893384, 710, 744, 745.1332191019411, 746, 1000]
    anchors += [355 * math.pi, 2.0**20, 2.0**31, 2.0**53, 2.0**64, 1e100, 1e300, MAX]
    found = {0.0}
    for anchor in anchors:
        for x in (np.nextafter(anchor, 0), anchor, np.nextafter(anchor, math.inf)):
            if not math.isinf(x):
                found |= {float(x), -float(x)}
    for _ in range(60):
        x = 10 ** rng.uniform(-12, 3)
        found |= {x, -x}
    for _ in range(30):
        found |= {rng.uniform(-6, 6), rng.uniform(-45, 45)}
    if name in ("log", "sqrt"):
        found = {abs(x) for x in found} | {2.0**k * rng.uniform(1, 2) for k in range(-1074, 1023, 60)}
    if name == "log":
        found = {x for x in found if x > 0} | {1 + k * 2.0**-52 for k in (-9, -1, 1, 2, 7)}
    if name == "log1p":
        found = {x for x in found if x > -1} | {-1 + k * 2.0**-53 for k in (1, 2, 5, 100)}
    if name in ("sin", "cos"):
        found = {x for x in found if abs(x) <= 2.0**53}
        found |= {float(n * mp.pi / 2) for n in (1, 2, 3, 4, 5, 7, 100, 1001, 333333, 600000)}
        found |= {rng.uniform(-(2.0**20), 2.0**20) for _ in range(40)}
    return sorted(found)


def elementary():
    mp.mp.prec = BITS
    tables = {}
    for name in FUNCTIONS:
        rng = random.Random(f"elementary {name}")
        xs = points(name, rng)
        rows = [truth(name, x) for x in xs]
        tables[name] = {
            "x": xs,
            "lower": [lower for lower, _ in rows],
            "exact": [i for i, (_, exact) in enumerate(rows) if exact],
        }
    return tables


# --- suprema --------------------------------------------------------------------------------------------------


def gelu_tanh(x):
    return x / 2 * (1 + mp.tanh(mp.sqrt(2 / mp.pi) * (x + mp.mpf(0.044715) * x**3)))


def extremum(f, near):
    """f′ at the extremum of f′ near a point, to 60 digits."""
    at = mp.findroot(lambda x: mp.diff(f, x, 2), near)
    return mp.diff(f, at), at


def row(formula, supremum, infimum, parameters=None):
    def stated(side):
        value, at = side
        if value == mp.inf:
            return {"lower": MAX, "exact": False, "digits": "inf", "at": at}
        value = mp.mpf(value)
        lower = floor64(value)
        exact = abs(value - mp.mpf(lower)) < mp.mpf(10) ** -50
        at = float(at)
        return {
            "lower": lower,
            "exact": bool(exact),
            "digits": mp.nstr(value, 40),
            "at": at if math.isfinite(at) else ("Infinity" if at > 0 else "-Infinity"),
        }

    return {
        "formula": formula,
        "parameters": parameters or {},
        "supremum": stated(supremum),
        "infimum": stated(infimum),
    }


def suprema():
    mp.mp.dps = 90
    one = mp.mpf(1)
    inf = math.inf
    lam, alpha = 1.0507009873554804934, 1.6732632423543772848
    silu = lambda x: x * sigmoid(x)
    mish = lambda x: x * mp.tanh(mp.log1p(mp.exp(x)))
    gelu = lambda x: x * normal_cdf(x)
    bell = lambda x: mp.exp(-x * x)
    lisht = lambda x: x * mp.tanh(x)
    quick = lambda x: x * sigmoid(mp.mpf(1.702) * x)
    rational = lambda x: x**3 / (1 + x * x)
    rows = [
        row("z", (1, 0), (1, 0)),
        row("max(0, z)", (1, 1), (0, 0)),
        row("min(max(z, 0), 6)", (1, 1), (0, 0)),
        row("z > 0 ? z : a * z", (1, 1), (mp.mpf(0.01), 0), {"a": 0.01}),
        row("z > 0 ? z : a * z", (3, 0), (1, 1), {"a": 3}),
        row("z > theta ? z : v", (1, 2), (0, 0), {"theta": 1, "v": 0}),
        row("z > 0 ? z : alpha * expm1(z)", (1, 0), (0, -inf), {"alpha": 1}),
        row("z > 0 ? z : alpha * expm1(z)", (2, 0), (0, -inf), {"alpha": 2}),
        row("z > 0 ? z : alpha * expm1(z / alpha)", (1, 0), (0, -inf), {"alpha": 1.5}),
        row(
            "lambda * (z > 0 ? z : alpha * expm1(z))",
            (mp.mpf(lam) * mp.mpf(alpha), 0),
            (0, -inf),
            {"lambda": lam, "alpha": alpha},
        ),
        row("z * Phi(z)", extremum(gelu, 1.4), extremum(gelu, -1.4)),
        row(
            "z * sigmoid(2 * sqrt(2 / pi) * (z + 0.044715 * z ** 3))",
            extremum(gelu_tanh, 1.4),
            extremum(gelu_tanh, -1.4),
        ),
        row("z * sigmoid(z)", extremum(silu, 2.4), extremum(silu, -2.4)),
        row("z * tanh(softplus(z))", extremum(mish, 1.5), extremum(mish, -2.26)),
        row("z * min(max(z + 3, 0), 6) / 6", (mp.mpf("1.5"), 3), (mp.mpf("-0.5"), -3)),
        row("min(max(z + 3, 0), 6) / 6", (one / 6, 0), (0, 3)),
        row("min(max(0.2 * z + 0.5, 0), 1)", (mp.mpf(0.2), 0), (0, 4)),
        row("min(max(z, -1), 1)", (1, 0), (0, 1)),
        row("sigmoid(z)", (one / 4, 0), (0, inf)),
        row("-softplus(-z)", (1, -inf), (0, inf)),
        row("tanh(z)", (1, 0), (0, inf)),
        row("z - tanh(z)", (1, inf), (0, 0)),
        row("softplus(z)", (1, inf), (0, -inf)),
        row(
            "z > 0 ? (z + sqrt(z * z + b)) / 2 : b / (2 * (sqrt(z * z + b) - z))",
            (1, inf),
            (0, -inf),
            {"b": 4},
        ),
        row("z <= -1 ? 0 : z < 1 ? (z + 1) ** 2 / 4 : z", (1, 1), (0, -1)),
        row("min(max((z + 1) / 2, 0), 1)", (one / 2, 0), (0, 1)),
        row("z / (1 + abs(z))", (1, 0), (0, inf)),
        row("z > lambda ? z - lambda : z < -lambda ? z + lambda : 0", (1, 1), (0, 0), {"lambda": 0.5}),
        row("abs(z) > lambda ? z : 0", (1, 1), (0, 0), {"lambda": 0.5}),
        row("exp(z)", (mp.inf, "Infinity"), (0, -inf)),
        row("erf(z)", (2 / mp.sqrt(mp.pi), 0), (0, inf)),
        row("1.7159 * tanh(2 * z / 3)", (mp.mpf(1.7159) * 2 / 3, 0), (0, inf)),
        row("z * tanh(z)", extremum(lisht, 1.2), extremum(lisht, -1.2)),
        row("z * sigmoid(1.702 * z)", extremum(quick, 1.4), extremum(quick, -1.4)),
        row("atan(z)", (1, 0), (0, inf)),
        row("z / sqrt(1 + z * z)", (1, 0), (0, inf)),
        row("sin(z)", (1, 0), (-1, mp.pi)),
        row("exp(-z * z)", extremum(bell, -0.7), extremum(bell, 0.7)),
        row("z * z * z / (1 + z * z)", (mp.mpf("1.125"), mp.sqrt(3)), (0, 0)),
    ]
    return rows


def write(name, data):
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    (HERE / name).write_text(text.replace('"},{"', '"},\n{"').replace("]},", "]},\n") + "\n")
    print(name, len(text))


if __name__ == "__main__":
    write("suprema.reference.json", suprema())
    write("elementary.reference.json", elementary())
