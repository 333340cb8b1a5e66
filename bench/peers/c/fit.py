"""Writes coefficients.h: the polynomials of vector.h, fitted at Chebyshev nodes with 60 digits.

    /usr/bin/python3 fit.py > coefficients.h
"""

import mpmath as mp

mp.mp.dps = 60


def fit(f, low, high, degree):
    """Monomial coefficients, lowest first, of the polynomial that meets f at Chebyshev nodes of [low, high]."""
    n = degree + 1
    nodes = [mp.cos(mp.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    values = [f((low + high) / 2 + (high - low) / 2 * u) for u in nodes]
    # Coefficients in the basis of Chebyshev, then Clenshaw's recurrence on polynomials of u.
    cheb = [2 / mp.mpf(n) * sum(v * mp.cos(j * mp.pi * (2 * k + 1) / (2 * n)) for k, v in enumerate(values)) for j in range(n)]
    cheb[0] /= 2
    before, current = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    in_u = [cheb[0], cheb[1]] + [mp.mpf(0)] * (n - 2)
    for j in range(2, n):
        following = [mp.mpf(0)] + [2 * c for c in current]
        for i, c in enumerate(before):
            following[i] -= c
        before, current = current, following
        for i, c in enumerate(current):
            in_u[i] += cheb[j] * c
    # u = (x − middle) / half, by Horner on polynomials of x.
    middle, half = (low + high) / 2, (high - low) / 2
    result = [mp.mpf(0)]
    for c in reversed(in_u):
        shifted = [mp.mpf(0)] + [r / half for r in result]
        for i, r in enumerate(result):
            shifted[i] -= r * middle / half
        shifted[0] += c
        result = shifted
    return result[:n]


def exp_rest(r):
    """(e^r − 1 − r) / r²"""
    return sum(r**k / mp.factorial(k + 2) for k in range(40))


def sine_turns(t):
    """sin(2πd) / d with t = d²"""
    d = mp.sqrt(abs(t))
    return mp.sin(2 * mp.pi * d) / d if d else 2 * mp.pi


K = mp.mpf("5.0")


def mills(t):
    """(a + K) · Φ(−a) · e^{a²/2} with t = (a − K) / (a + K), so that a = K (1 + t) / (1 − t)"""
    if 1 - t < mp.mpf(10) ** -6:
        a = K * 2 * 10**6
        return (a + K) / (a * mp.sqrt(2 * mp.pi)) * (1 - 1 / a**2)
    a = K * (1 + t) / (1 - t)
    return (a + K) * mp.erfc(a / mp.sqrt(2)) / 2 * mp.exp(a * a / 2)


def error(f, coefficients, low, high):
    worst = mp.mpf(0)
    for k in range(1, 400):
        x = low + (high - low) * k / 400
        worst = max(worst, abs(mp.polyval(coefficients[::-1], x) / f(x) - 1))
    return worst


def show(name, f, low, high, degree):
    low, high = mp.mpf(low), mp.mpf(high)
    coefficients = fit(f, low, high, degree)
    print(f"/* {f.__doc__}; relative error of the fit {mp.nstr(error(f, coefficients, low, high), 2)} */")
    print(f"static const double {name}[] = {{")
    for c in coefficients:
        print(f"    {float(c)!r},")
    print("};")


print("/* Written by fit.py. */")
show("EXP_REST", exp_rest, -mp.log(2) / 2, mp.log(2) / 2, 9)
show("SINE_TURNS", sine_turns, 0, mp.mpf(1) / 16, 7)
print(f"#define MILLS_K {float(K)!r}")
show("MILLS", mills, -1, 1, 20)
