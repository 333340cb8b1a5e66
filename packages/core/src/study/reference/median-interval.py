"""Writes median-interval.reference.json: the ranks of the 95 % percentile interval of a median, for many n.

low is the smallest r for which a binomial(n, r/n) is at least ceil(n/2) with probability >= 1/40: in integers, without
rounding, for n <= 300; by 60-digit sums of all terms around the greatest for larger n. Run with a Python that has
mpmath, from any folder.
"""

import json
from math import comb
from pathlib import Path

from mpmath import binomial, mp, mpf

mp.dps = 60


def reaches(n, r):
    m = -(-n // 2)
    if n <= 300:
        return 40 * sum(comb(n, k) * r**k * (n - r) ** (n - k) for k in range(m, n + 1)) >= n**n
    p = mpf(r) / n
    term = binomial(n, m) * p**m * (1 - p) ** (n - m)
    total, k, ratio = mpf(0), m, p / (1 - p)
    while k <= n and term > total * mpf(10) ** -45:
        total += term
        term *= ratio * (n - k) / (k + 1)
        k += 1
    return total >= mpf(1) / 40


def low(n):
    below, above = 0, -(-n // 2)
    while above - below > 1:
        middle = (below + above) // 2
        if reaches(n, middle):
            above = middle
        else:
            below = middle
    return above


sizes = sorted(
    {*range(1, 301), *(64 * k + 1 for k in range(5, 64)), 511, 512, 1023, 1024, 4095, 4096, 4097, 9999}
    | {10**4, 65537, 10**5, 262144, 10**6, 10**6 + 1, 3141593, 10**7 - 1, 10**7}
)
found = [[n, low(n)] for n in sizes]
lines = ",\n".join(f"  {pair}" for pair in found)
Path(__file__).with_suffix(".reference.json").write_text(f"[\n{lines}\n]\n")
