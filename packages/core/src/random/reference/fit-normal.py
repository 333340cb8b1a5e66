"""Prints the polynomials of ../normal.ts, fitted at Chebyshev nodes with 60 digits, and their relative errors.

    /usr/bin/python3 fit-normal.py
"""

import mpmath as mp

mp.mp.dps = 60


def fit(f, low, high, degree):
    """Monomial coefficients, lowest first, of the polynomial that meets f at Chebyshev nodes of [low, high]."""
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    powers = mp.matrix(n, n)
    for row, x in enumerate(nodes):
        for column in range(n):
            powers[row, column] = x**column
    return list(mp.lu_solve(powers, mp.matrix([f(x) for x in nodes])))


def area_tangent(z):
    """-2 ln m = s (-4 + z A(z)) with s = (m - 1) / (m + 1), z = s^2"""
    s = mp.sqrt(z)
    return -4 * (mp.atanh(s) / s - 1) / z if s > mp.mpf(10) ** -12 else mp.mpf(-4) / 3


def sine_turns(y):
    """sin 2 pi r = r S(y) with y = r^2"""
    r = mp.sqrt(y)
    return mp.sin(2 * mp.pi * r) / r if r else 2 * mp.pi


def show(name, f, high, degree, whole):
    coefficients = [float(c) for c in fit(f, mp.mpf(0), high, degree)]
    worst = 0
    for k in range(1, 800):
        x = high * k / 800
        found = mp.polyval([mp.mpf(c) for c in coefficients[::-1]], x)
        worst = max(worst, abs(whole(x, found) / whole(x, f(x)) - 1))
    print(f"{name}: {f.__doc__}; relative error 2^{mp.nstr(mp.log(worst, 2), 4)}")
    for c in coefficients:
        print(f"  {c!r},")


ROOT = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)
for degree in (5, 6):
    show(f"A{degree}", area_tangent, ROOT**2, degree, lambda z, a: -4 + z * a)
for degree in (7, 8):
    show(f"S{degree}", sine_turns, mp.mpf(1) / 16, degree, lambda y, s: s)
