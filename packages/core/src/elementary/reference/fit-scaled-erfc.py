"""Derives the coefficients of scaledErfc in erf-parts.ts; prints them and the error of the fit.

e^(x^2) erfc(x) on [0, 27.6] as a rational function of degrees 9 and 10, by interpolation at the Chebyshev nodes of
t = (x - c) / (x + c). Both constant terms are 1, so that the value at 0 is exact. Run with a Python that has mpmath.
"""

from mpmath import cos, erfc, exp, lu_solve, matrix, mp, mpf, nstr, pi, polyval

mp.dps = 60
LOW, HIGH, CENTRE = mpf(0), mpf("27.6"), mpf("3.1")
NUMERATOR, DENOMINATOR = 9, 10


def target(x):
    return erfc(x) * exp(x * x)


def nodes(count):
    low, high = (LOW - CENTRE) / (LOW + CENTRE), (HIGH - CENTRE) / (HIGH + CENTRE)
    for i in range(count):
        t = (low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count))
        yield CENTRE * (1 + t) / (1 - t)


def interpolate():
    """Solves P(x) - y Q(x) = 0 at as many nodes as there are unknowns; the constants of P and Q are 1."""
    size = NUMERATOR + DENOMINATOR
    system, right = matrix(size), matrix(size, 1)
    for row, x in enumerate(nodes(size)):
        y = target(x)
        for j in range(NUMERATOR):
            system[row, j] = x ** (j + 1)
        for j in range(DENOMINATOR):
            system[row, NUMERATOR + j] = -y * x ** (j + 1)
        right[row] = y - 1
    solution = list(lu_solve(system, right))
    return [mpf(1), *solution[:NUMERATOR]], [mpf(1), *solution[NUMERATOR:]]


def ratio(p, q, x):
    return polyval(p[::-1], x) / polyval(q[::-1], x)


p, q = interpolate()
print("p", [float(c) for c in p])
print("q", [float(c) for c in q])
print("error", nstr(max(abs(ratio(p, q, x) / target(x) - 1) for x in nodes(2000)), 3))
rounded = [mpf(float(c)) for c in p], [mpf(float(c)) for c in q]
print("error with rounded coefficients", nstr(max(abs(ratio(*rounded, x) / target(x) - 1) for x in nodes(2000)), 3))
