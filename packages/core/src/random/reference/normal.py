"""Writes normal.reference.json: words of draws, some at the ends of their ranges, and the two normal numbers of each to 20 digits.

    /usr/bin/python3 normal.py > normal.reference.json
"""

import json
import random

import mpmath as mp

mp.mp.dps = 60
random.seed(1)


def normals(w):
    u, v = (mp.mpf(((high >> 5) << 26) + (low >> 6)) / 2**53 for high, low in (w[:2], w[2:]))
    radius, halfturns = mp.sqrt(-2 * mp.log(1 - u)), 2 * v - 1
    return [mp.nstr(radius * f(halfturns), 20) for f in (mp.cospi, mp.sinpi)]


FULL = 2**32 - 1
ENDS = [
    [FULL, FULL, 0, 0],
    [0, 64, 5, 3],
    [0, 64, FULL, FULL],
    [FULL, 5, 0x40000000, 64],
    [FULL - 9, 5, 0xBFFFFFFF, FULL],
    [0x95F61998, 7, 0x80000000, 0],
    [0x95F619A0, 7, 0x7FFFFFFF, FULL],
]
cases = ENDS + [[random.getrandbits(random.choice((32, 32, 12))) for _ in range(4)] for _ in range(40)]
print("[")
print(",\n".join(json.dumps({"words": w, "normals": normals(w)}) for w in cases))
print("]")
