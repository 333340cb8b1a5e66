"""NumPy, float64: forward and backward pass by hand, vectorised over lanes, in buffers allocated once.

Lanes go in chunks of whatever size is fastest for the work; quantiles come from partitions or from counting in bins,
whichever is faster. NumPy has no error function: Φ is e^{−a²/2} times a polynomial, the one of the C peer.
"""

import os
import re

import numpy as np
from lines import FORMATS, LOG10_2, QUANTILES, chunk_sizes, fastest, read, serve, slices

with open(os.path.join(os.path.dirname(__file__), "../c/coefficients.h"), encoding="utf-8") as header:
    TEXT = header.read()
MILLS_K = float(re.search(r"MILLS_K (\S+)", TEXT)[1])
MILLS = [float(c) for c in re.search(r"MILLS\[\] = \{([^}]*)\}", TEXT)[1].split(",") if c.strip()]


def sigmoid(z, h, slope):
    np.negative(z, out=h)
    np.exp(h, out=h)
    h += 1
    np.divide(1, h, out=h)
    np.subtract(1, h, out=slope)
    slope *= h


def steep_sigmoid(z, h, slope):
    sigmoid(4 * z, h, slope)
    slope *= 4


def tanh(z, h, slope):
    np.tanh(z, out=h)
    np.multiply(h, h, out=slope)
    np.subtract(1, slope, out=slope)


def relu(z, h, slope):
    np.maximum(z, 0, out=h)
    np.greater(z, 0, out=slope, casting="unsafe")


def leaky_relu(z, h, slope):
    np.multiply(z, 0.01, out=h)
    np.maximum(z, h, out=h)
    np.copyto(slope, np.where(z > 0, 1, 0.01))


def gelu(z, h, slope):
    bell = np.exp(-0.5 * z * z)
    u = 1 / (np.abs(z) + MILLS_K)
    t = 1 - 2 * MILLS_K * u
    tail = np.full_like(z, MILLS[-1])
    for c in MILLS[-2::-1]:
        tail *= t
        tail += c
    tail *= u
    tail *= bell
    np.copyto(slope, np.where(z < 0, tail, 1 - tail))
    np.multiply(z, slope, out=h)
    bell *= z
    bell *= 0.3989422804014327
    slope += bell


def silu(z, h, slope):
    sigmoid(z, h, slope)
    slope *= z
    slope += h
    h *= z


PHI_AND_SLOPE = {
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
    "leaky-relu": leaky_relu,
    "gelu": gelu,
    "silu": silu,
    "steep-sigmoid": steep_sigmoid,
}


class Chains:
    def __init__(self, depth, lanes):
        self.h = np.empty((depth + 1, lanes))
        self.slopes, self.z = np.empty((depth, lanes)), np.empty(lanes)

    def gradients(self, activation, weights, x, y, out, biases=None):
        """∂C/∂w of every layer into out, and ∂C/∂b into biases."""
        phi = PHI_AND_SLOPE[activation]
        depth, lanes = weights.shape
        h, slopes, z = self.h[:, :lanes], self.slopes[:, :lanes], self.z[:lanes]
        h[0] = x
        for l in range(depth):
            np.multiply(weights[l], h[l], out=z)
            phi(z, h[l + 1], slopes[l])
        delta = h[depth] - y
        delta *= 2
        for l in reversed(range(depth)):
            delta *= slopes[l]
            if biases is not None:
                biases[l] = delta
            np.multiply(delta, h[l], out=out[l])
            delta *= weights[l]


class Written:
    def __init__(self, request):
        self.load(request)
        self.activation = request["activation"]
        self.depth, self.lanes = request["depth"], request["lanes"]
        self.out = np.empty((self.depth, self.lanes))
        self.use(fastest(chunk_sizes(self.lanes), lambda size: (self.use(size), self.compute())))

    def load(self, request):
        self.weights, self.x, self.y = read(request)

    def use(self, size):
        self.chunks, self.chains = slices(self.lanes, size), Chains(self.depth, size)

    def run(self):
        self.compute()

    def compute(self):
        for chunk in self.chunks:
            self.chains.gradients(
                self.activation, self.weights[:, chunk], self.x[chunk], self.y[chunk], self.out[:, chunk]
            )

    def result(self):
        return self.out


def quantiles_by_partition(logs, zeros, shares):
    """Order statistics of each row that are not −∞; with shares, also how many lie below the limits of the formats."""
    found, lanes = np.empty((len(logs), len(QUANTILES))), logs.shape[1]
    for row, (line, skip) in enumerate(zip(logs, zeros)):
        ranks = skip + np.array(QUANTILES) * max(lanes - 1 - skip, 0)
        whole = np.minimum(ranks.astype(int), lanes - 1)
        following = np.minimum(whole + 1, lanes - 1)
        parted = np.partition(line, np.unique((whole, following)))
        low, high = parted[whole], parted[following]
        found[row] = np.where(ranks > whole, low + (high - low) * (ranks - whole), low)
        if shares:
            [np.count_nonzero(line < limit) for limit in FORMATS]
    return found


def quantiles_by_counting(logs, zeros, shares):
    """The same from bins, 64 an octave."""
    found, lanes = np.full((len(logs), len(QUANTILES)), np.nan), logs.shape[1]
    keys = np.floor(logs * 64)
    limits = np.array(FORMATS) * 64
    for row, (line, skip) in enumerate(zip(keys, zeros)):
        line = line[line > -np.inf] if skip else line
        if len(line) == 0:
            continue
        low = line.min()
        upto = np.bincount((line - low).astype(np.int64)).cumsum()
        ranks = np.array(QUANTILES) * (lanes - 1 - skip)
        whole = np.floor(ranks)
        place = np.searchsorted(upto, (whole, np.ceil(ranks)), side="right") + 0.5
        found[row] = (low + place[0] + (place[1] - place[0]) * (ranks - whole)) / 64
        if shares:
            np.where(limits > low, upto[np.clip(limits - low - 1, 0, len(upto) - 1).astype(int)], 0)
    return found


def summary(gradients, quantiles, shares=False):
    """A row a layer: zeros, mean log₁₀, five quantiles of log₁₀, log₁₀ of the smallest; shares are found, not kept."""
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log2(np.abs(gradients))
        zeros = np.count_nonzero(np.isneginf(logs), axis=1)
        finite = np.where(np.isneginf(logs), 0, logs) if zeros.any() else logs
        mean = finite.sum(1) / (logs.shape[1] - zeros)
        least = np.where(np.isneginf(logs), np.inf, logs).min(1) if zeros.any() else logs.min(1)
        found = quantiles(logs, zeros, shares)
    return np.column_stack((zeros, mean * LOG10_2, found * LOG10_2, least * LOG10_2))


class Statistics(Written):
    """Of five numbers a layer: ∂C/∂w, ∂C/∂b, weight, slope and their product."""

    quantiles = staticmethod(quantiles_by_partition)

    def __init__(self, request):
        self.biases, self.slopes = np.empty((2, request["depth"], request["lanes"]))
        super().__init__(request)
        self.run()
        self.quantiles = fastest((quantiles_by_partition, quantiles_by_counting), self.summarise)

    def compute(self):
        for c in self.chunks:
            out, biases = self.out[:, c], self.biases[:, c]
            self.chains.gradients(self.activation, self.weights[:, c], self.x[c], self.y[c], out, biases)
            self.slopes[:, c] = self.chains.slopes[:, : out.shape[1]]

    def run(self):
        self.compute()
        self.summarise(self.quantiles)

    def summarise(self, quantiles):
        self.table = summary(self.out, quantiles)
        for part in (self.biases, self.weights, self.slopes, self.weights * self.slopes):
            summary(part, quantiles)

    def result(self):
        return self.table


def draw(random, scheme, depth, lanes):
    kind, value = scheme.split(":")
    return np.full((depth, lanes), float(value)) if kind == "constant" else random.normal(0, float(value), (depth, lanes))


class Pipeline(Statistics):
    """Draws anew in every run."""

    def load(self, request):
        self.random = np.random.default_rng(request["seed"])
        self.draw(request["depth"], request["lanes"])

    def draw(self, depth, lanes):
        self.weights = self.random.standard_normal((depth, lanes))
        self.x, self.y = self.random.standard_normal(lanes), self.random.random(lanes)

    def run(self):
        self.draw(self.depth, self.lanes)
        super().run()


class Study:
    """All depths, schemes and activations: draws once a scheme, one backward pass a depth and chunk of lanes."""

    def __init__(self, request):
        self.request = request
        self.deepest, self.lanes = max(request["depths"]), request["lanes"]
        random = np.random.default_rng(request["seed"])
        sample = draw(random, "normal:1", 16, self.lanes)
        self.quantiles = fastest((quantiles_by_partition, quantiles_by_counting), lambda how: summary(sample, how, True))
        self.weights, self.biases = np.empty((2, self.deepest, self.lanes))
        x, y = random.normal(0, 1, (2, self.lanes))
        self.use(fastest(chunk_sizes(self.lanes), lambda size: (self.use(size), self.gradients("sigmoid", sample, x, y))))

    def use(self, size):
        self.chunks, self.chains = slices(self.lanes, size), Chains(self.deepest, size)

    def gradients(self, activation, weights, x, y):
        depth = len(weights)
        for c in self.chunks:
            out, biases = self.weights[:depth, c], self.biases[:depth, c]
            self.chains.gradients(activation, weights[:, c], x[c], y[c], out, biases)

    def run(self):
        request, rows = self.request, []
        random = np.random.default_rng(request["seed"])
        x, y = random.standard_normal(self.lanes), random.random(self.lanes)
        drawn = [draw(random, scheme, self.deepest, self.lanes) for scheme in request["schemes"]]
        for entry in request["activations"]:
            activation = entry.split(" ")[0]
            for weights in drawn:
                for depth in request["depths"]:
                    self.gradients(activation, weights[:depth], x, y)
                    rows.append(summary(self.weights[:depth], self.quantiles, True))
                    summary(self.biases[:depth], self.quantiles, True)
                self.factors(activation, weights, x)
        self.rows = rows

    def factors(self, activation, weights, x):
        """Statistics of weights, slopes and factors of the deepest chains."""
        h, slopes = x, np.empty_like(weights)
        for l, w in enumerate(weights):
            following = np.empty_like(h)
            PHI_AND_SLOPE[activation](w * h, following, slopes[l])
            h = following
        for part in (weights, slopes, weights * slopes):
            summary(part, self.quantiles)

    def result(self):
        return np.concatenate(self.rows)


WORKS = {"written": Written, "statistics": Statistics, "pipeline": Pipeline, "study": Study}

if __name__ == "__main__":
    serve(lambda request: WORKS[request["work"]](request))
