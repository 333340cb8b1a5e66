"""Derives the coefficients of scaledErfc in erf-parts.ts; prints them and the error of the fit.

e^(x^2) erfc(x) on [0.84, 28.5] as a rational function of degrees 10 and 11, by interpolation at the Chebyshev nodes
of t = (x - c) / (x + c), c the geometric mean of the ends. Run with a Python that has mpmath.
"""

from mpmath import cos, erfc, exp, lu_solve, matrix, mp, mpf, nstr, pi, polyval, sqrt

mp.dps = 60
LOW, HIGH = mpf("0.84"), mpf("28.5")
NUMERATOR, DENOMINATOR = 10, 11


def target(x):
    return erfc(x) * exp(x * x)


def nodes(count):
    centre = sqrt(LOW * HIGH)
    low, high = (LOW - centre) / (LOW + centre), (HIGH - centre) / (HIGH + centre)
    for i in range(count):
        t = (low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count))
        yield centre * (1 + t) / (1 - t)


def interpolate():
    """Solves P(x) - y Q(x) = 0 at as many nodes as there are unknowns; the leading coefficient of Q is 1."""
    size = NUMERATOR + DENOMINATOR + 1
    system, right = matrix(size), matrix(size, 1)
    for row, x in enumerate(nodes(size)):
        y = target(x)
        for j in range(NUMERATOR + 1):
            system[row, j] = x**j
        for j in range(DENOMINATOR):
            system[row, NUMERATOR + 1 + j] = -y * x**j
        right[row] = y * x**DENOMINATOR
    solution = list(lu_solve(system, right))
    return solution[: NUMERATOR + 1], [*solution[NUMERATOR + 1 :], mpf(1)]


def ratio(p, q, x):
    return polyval(p[::-1], x) / polyval(q[::-1], x)


p, q = interpolate()
print("p", [float(c) for c in p])
print("q", [float(c) for c in q])
print("error", nstr(max(abs(ratio(p, q, x) / target(x) - 1) for x in nodes(2000)), 3))
rounded = [mpf(float(c)) for c in p], [mpf(float(c)) for c in q]
print("error with rounded coefficients", nstr(max(abs(ratio(*rounded, x) / target(x) - 1) for x in nodes(2000)), 3))
