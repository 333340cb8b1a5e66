"""Writes the reference data of the elementary functions: one FILE.reference.json per function.

Inputs are exact doubles, outputs the exact results rounded once to the nearest double, both in their shortest decimal
form; what JSON has no number for is a string. Computed by mpmath (1.2 or newer) with 120 digits, which leaves more
than 50 correct ones after the worst cancellation below. Run it from anywhere, without arguments.
"""

import json
import math
import random
from pathlib import Path

from mpmath import mp, mpf, nint

mp.dps = 120
TINY = 5e-324
SMALLEST_NORMAL = 2.2250738585072014e-308
LARGEST = 1.7976931348623157e308
FILES = {"Phi": "normal-distribution", "phi": "normal-density", "powInt": "pow-int"}
SPECIAL = [0.0, -0.0, math.inf, -math.inf, math.nan]
SUBNORMAL = [TINY, 2 * TINY, 3 * TINY, 1e-320, 1.2345e-315, 1e-308, math.nextafter(SMALLEST_NORMAL, 0)]


def to_double(y):
    """The nearest double, ties to even, rounded once even where it is subnormal."""
    if mp.isnan(y):
        return math.nan
    if mp.isinf(y):
        return math.inf if y > 0 else -math.inf
    if abs(y) < SMALLEST_NORMAL:
        return math.copysign(math.ldexp(int(nint(abs(y) * mpf(2) ** 1074)), -1074), y)
    return float(y) if abs(y) < mpf(2) ** 1024 else math.copysign(math.inf, y)


def neighbours(*points):
    """Each point and the doubles next to it, with both signs."""
    for point in points:
        for x in (math.nextafter(point, 0), point, math.nextafter(point, math.inf)):
            yield x
            yield -x


def uniform(rng, low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def spaced(rng, low, high, count, signs=(1, -1)):
    """Magnitudes from 10^low to 10^high, evenly spread over the exponents, signs taking turns."""
    return [signs[i % len(signs)] * 10 ** (low + (high - low) * (i + rng.random()) / count) for i in range(count)]


def everywhere(rng, ranges, thresholds, count=160, top=308.0):
    points = [*SPECIAL, *SUBNORMAL, *(-x for x in SUBNORMAL), LARGEST, -LARGEST, 1.0, -1.0]
    points += spaced(rng, -307.5, top, 160) + spaced(rng, -17, 1, 80)
    for low, high in ranges:
        points += uniform(rng, low, high, count)
    return points + list(neighbours(*thresholds))


LN2 = 0.6931471805599453
POSITIVE = dict(ranges=[(0, 1), (0.5, 2), (0.99, 1.01), (1, 1e6)], thresholds=[0.7071067811865476, 1.0, 1.4142135623730951, 2.0, SMALLEST_NORMAL])


def whole(exact, ranges, thresholds, at_infinity, **options):
    """A function of every real number; at_infinity its limits at −∞ and +∞."""
    return exact, ranges, thresholds, at_infinity, options


def logarithm(exact):
    def guarded(x):
        return exact(x) if x > 0 else (-mp.inf if x == 0 else mp.nan)

    return whole(guarded, POSITIVE["ranges"], POSITIVE["thresholds"], (mp.nan, mp.inf))


def log1p(x):
    return mp.log(1 + x) if x > -1 else (-mp.inf if x == -1 else mp.nan)


def with_tiny(exact, tiny):
    """The leading terms, where 120 digits would cancel; elsewhere the function itself."""
    return lambda x: tiny(x) if abs(x) < mpf(10) ** -30 else exact(x)


def capped(exact, low, high, below, above):
    """Limits far out, where the exact function would need more digits than anyone has."""
    return lambda x: below(x) if x < low else above(x) if x > high else exact(x)


def zero(_):
    return mpf(0)


def one(_):
    return mpf(1)


def infinite(_):
    return mp.inf


angles = [math.pi / 4 * n for n in range(1, 9)] + [math.pi / 2 * n for n in (11, 355, 1e4, 667543)]

FUNCTIONS = {
    "exp": whole(
        capped(mp.exp, -800, 800, zero, infinite), [(-1, 1), (-40, 40), (-745.2, 709.8), (-745.2, -708)],
        [LN2 / 2, LN2, 1.5 * LN2, 708.3964185322641, 709.782712893384, 745.1332191019412, 744.4400719213812], (0, mp.inf)),
    "expm1": whole(
        with_tiny(capped(mp.expm1, -800, 800, lambda x: mpf(-1), infinite), lambda x: x + x * x / 2),
        [(-1, 1), (-3, 3), (-40, 40), (-50, 709.8)], [LN2 / 2, LN2, 1.5 * LN2, 2.5 * LN2, 36.7, 37.43, 41.6, 50.0, 709.782712893384], (-1, mp.inf)),
    "log": logarithm(mp.log),
    "log2": logarithm(lambda x: mp.log(x) / mp.ln2),
    "log10": logarithm(lambda x: mp.log(x) / mp.ln10),
    "log1p": whole(
        with_tiny(log1p, lambda x: x - x * x / 2), [(-1, 1), (-0.3, 0.5), (-1, -0.99), (1, 1e6)],
        [1.0, 0.4142135623730951, 0.29289321881345254, 1.8284271247461903, 2.0**52, 2.0**53, 2.0**54], (mp.nan, mp.inf)),
    "tanh": whole(
        with_tiny(capped(mp.tanh, -200, 200, lambda x: mpf(-1), one), lambda x: x - x**3 / 3),
        [(-1, 1), (-0.2, 0.2), (-20, 20)], [LN2 / 4, LN2 / 2, 0.75 * LN2, 18.7, 19.06, 19.5, 22.0], (-1, 1)),
    "sech2": whole(
        capped(lambda x: mp.sech(x) ** 2, -400, 400, zero, zero), [(-1, 1), (-20, 20), (-373.5, 373.5), (353, 373.5)],
        [18.7, 354.2, 354.8913564, 372.0, 372.567, 373.2598], (0, 0)),
    "sigmoid": whole(
        capped(lambda z: 1 / (1 + mp.exp(-z)), -800, 800, zero, one), [(-1, 1), (-40, 40), (-745.2, 40), (-745.2, -708)],
        [LN2, 36.7, 37.0, 708.3964185322641, 740.0, 745.1332191019412], (0, 1)),
    "softplus": whole(
        capped(lambda z: mp.log(1 + mp.exp(z)) if z > -60 else mp.exp(z) * (1 - mp.exp(z) / 2 + mp.exp(2 * z) / 3), -800, 800, zero, lambda z: z),
        [(-1, 1), (-40, 40), (-745.2, 740), (-745.2, -708)], [LN2, 0.8813735870195429, 33.0, 36.7, 37.0, 708.3964185322641, 745.1332191019412], (0, mp.inf)),
    "erf": whole(
        with_tiny(capped(mp.erf, -30, 30, lambda x: mpf(-1), one), lambda x: 2 / mp.sqrt(mp.pi) * (x - x**3 / 3)),
        [(-0.85, 0.85), (-1.5, 1.5), (-6, 6)], [0.84375, 1.25, 2.857142857142857, 5.8, 5.92, 6.0], (-1, 1)),
    "erfc": whole(
        capped(mp.erfc, -30, 40, lambda x: mpf(2), zero), [(-1, 1), (-6, 6), (0.8, 28), (26, 27.3)],
        [0.84375, 1.25, 5.8, 26.5432, 27.2, 27.226, 28.0], (2, 0)),
    "Phi": whole(
        capped(lambda z: mp.erfc(-z / mp.sqrt(2)) / 2, -50, 50, zero, one), [(-1.3, 1.3), (-9, 9), (-38.6, 9), (-38.6, -37)],
        [1.1932426932522988, 8.2, 37.5193, 38.4, 38.4674, 39.6], (0, 1)),
    "phi": whole(
        capped(lambda z: mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi), -50, 50, zero, zero), [(-1, 1), (-9, 9), (-38.6, 38.6), (37, 38.6)],
        [37.615, 38.4, 38.567, 38.6, 45.0], (0, 0)),
    "gauss": whole(
        capped(lambda z: mp.exp(-z * z), -50, 50, zero, zero), [(-1, 1), (-6, 6), (-27.4, 27.4), (26, 27.4)],
        [26.6157, 27.2, 27.297, 27.3, 45.0], (0, 0)),
    "sin": whole(
        with_tiny(mp.sin, lambda x: x - x**3 / 6), [(-4, 4), (-1000, 1000), (-1048576, 1048576), (-(2.0**64), 2.0**64)],
        [*angles, 1048576.0, 6381956970095103 * 2.0**797, 2.0**64], (mp.nan, mp.nan)),
    "cos": whole(
        mp.cos, [(-4, 4), (-1000, 1000), (-1048576, 1048576), (-(2.0**64), 2.0**64)],
        [*angles, 1048576.0, 6381956970095103 * 2.0**797, 2.0**64], (mp.nan, mp.nan)),
    "atan": whole(
        with_tiny(mp.atan, lambda x: x - x**3 / 3), [(-1, 1), (-4, 4), (-100, 100)],
        [0.4375, 0.6875, 1.1875, 2.4375, 1.0, 2.0**66], (-mp.pi / 2, mp.pi / 2)),
}


def evaluate(exact, at_infinity, x):
    if math.isnan(x):
        return math.nan
    if math.isinf(x):
        return to_double(mpf(at_infinity[x > 0]))
    y = to_double(exact(mpf(x)))
    return math.copysign(y, x) if y == 0 and x == 0 else y


def as_json(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 and math.copysign(1, value) < 0:
        return "-0"
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def write(name, **columns):
    text = ",\n".join(f'"{key}":{json.dumps([as_json(v) for v in column], separators=(",", ":"))}' for key, column in columns.items())
    Path(__file__).with_name(f"{FILES.get(name, name)}.reference.json").write_text("{" + text + "}\n")


def integer_powers():
    rng = random.Random("powInt")
    pairs = [(x, n) for x in [*SPECIAL, 1.0, -1.0, 2.0, -2.0, TINY, LARGEST] for n in (0, 1, 2, 3, -1, -2, -3)]
    for n in [*range(-12, 13), 31, 32, 33, 64, -64, 100, 1000]:
        pairs += [(rng.choice((1, -1)) * math.exp(rng.uniform(-600, 600) / max(abs(n), 1)), n) for _ in range(12)]
    inputs, exponents, outputs = [], [], []
    for x, n in pairs:
        if n == 0:
            y = 1.0
        elif math.isnan(x):
            y = math.nan
        elif math.isinf(x) or x == 0:
            size = 0.0 if (x == 0) == (n > 0) else math.inf
            y = math.copysign(size, x) if n % 2 else size
        else:
            y = to_double(mpf(x) ** n)
            positive = to_double(mpf(x) ** abs(n))
            if n < 0 and math.isinf(positive):
                y = math.copysign(0.0, positive)
            elif n < 0 and abs(positive) < SMALLEST_NORMAL:
                y = to_double(1 / mpf(positive)) if positive else math.copysign(math.inf, x if n % 2 else 1)
        inputs.append(x)
        exponents.append(n)
        outputs.append(y)
    write("powInt", inputs=inputs, exponents=exponents, outputs=outputs)


if __name__ == "__main__":
    for name, (exact, ranges, thresholds, at_infinity, options) in FUNCTIONS.items():
        points = everywhere(random.Random(name), ranges, thresholds, **options)
        write(name, inputs=points, outputs=[evaluate(exact, at_infinity, x) for x in points])
    integer_powers()
