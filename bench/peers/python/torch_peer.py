"""PyTorch on the CPU, float64: autograd or a hand-written backward pass, vectorised over lanes.

    torch_peer.py autograd|manual THREADS

Lanes go in chunks of whatever size is fastest for the work; quantiles come from sorting or from counting in bins,
whichever is faster.
"""

import math
import sys

import torch
import torch.nn.functional as F
from lines import FORMATS, LOG10_2, QUANTILES, chunk_sizes, fastest, read, serve, slices

PHI = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda z: F.leaky_relu(z, 0.01),
    "gelu": F.gelu,
    "silu": F.silu,
    "steep-sigmoid": lambda z: torch.sigmoid(4 * z),
}


ONE = torch.ones(1, dtype=torch.float64)


def sigmoid_(z, h, slope):
    torch.sigmoid(z, out=h)
    torch.addcmul(h, h, h, value=-1, out=slope)


def tanh_(z, h, slope):
    torch.tanh(z, out=h)
    torch.addcmul(ONE, h, h, value=-1, out=slope)


def relu_(z, h, slope):
    torch.clamp(z, min=0, out=h)
    torch.sign(h, out=slope)


def gelu_(z, h, slope):
    torch.special.ndtr(z, out=slope)
    torch.mul(z, slope, out=h)
    bell = (z * z).mul_(-0.5).exp_().mul_(1 / math.sqrt(2 * math.pi))
    slope.addcmul_(z, bell)


PHI_AND_SLOPE = {"sigmoid": sigmoid_, "tanh": tanh_, "relu": relu_, "gelu": gelu_}


def autograd(activation, weights, x, y):
    """∂C/∂w of every layer, as a list."""
    phi = PHI[activation]
    leaves = [w.requires_grad_() for w in weights.detach().unbind(0)]
    h = x
    for w in leaves:
        h = phi(w * h)
    return torch.autograd.grad(((h - y) ** 2).sum(), leaves)


def autograd_both(activation, weights, x, y):
    """∂C/∂w and ∂C/∂b of every layer."""
    phi = PHI[activation]
    leaves = [w.requires_grad_() for w in weights.detach().unbind(0)]
    biases = [torch.zeros_like(w).requires_grad_() for w in leaves]
    h = x
    for w, b in zip(leaves, biases):
        h = phi(torch.addcmul(b, w, h))
    found = torch.autograd.grad(((h - y) ** 2).sum(), leaves + biases)
    return found[: len(leaves)], found[len(leaves) :]


def slopes_of(activation, weights, x):
    """φ′(z) of every layer."""
    phi, h, slopes = PHI[activation], x, []
    for w in weights:
        z = (w * h).requires_grad_()
        h = phi(z)
        slopes.append(torch.autograd.grad(h.sum(), z)[0])
        h = h.detach()
    return slopes


class Manual:
    """The backward pass by hand, in buffers that are allocated once."""

    def __init__(self, activation, depth, lanes):
        self.activation = PHI_AND_SLOPE[activation]
        self.h = torch.empty(depth + 1, lanes, dtype=torch.float64)
        self.slopes, self.gradients, self.biases = torch.empty(3, depth, lanes, dtype=torch.float64)
        self.z = torch.empty(lanes, dtype=torch.float64)

    def __call__(self, weights, x, y, both=False):
        depth, lanes = weights.shape
        h, z = self.h[:, :lanes], self.z[:lanes]
        slopes, gradients, biases = self.slopes[:, :lanes], self.gradients[:, :lanes], self.biases[:, :lanes]
        h[0] = x
        for l in range(depth):
            torch.mul(weights[l], h[l], out=z)
            self.activation(z, h[l + 1], slopes[l])
        delta = (h[depth] - y).mul_(2)
        for l in reversed(range(depth)):
            delta.mul_(slopes[l])
            if both:
                biases[l] = delta
            torch.mul(delta, h[l], out=gradients[l])
            delta.mul_(weights[l])
        return (gradients, biases, slopes) if both else gradients


class Written:
    def __init__(self, request, mode):
        self.weights, self.x, self.y = map(torch.from_numpy, read(request))
        self.activation, self.mode = request["activation"], mode
        self.depth, self.lanes = self.weights.shape
        self.use(fastest(chunk_sizes(self.lanes), lambda size: (self.use(size), self.compute())))

    def use(self, size):
        self.chunks = slices(self.lanes, size)
        self.manual = Manual(self.activation, self.depth, size) if self.mode == "manual" else None

    def gradients(self, chunk):
        parts = self.weights[:, chunk], self.x[chunk], self.y[chunk]
        return self.manual(*parts) if self.manual else autograd(self.activation, *parts)

    def compute(self):
        for chunk in self.chunks:
            self.gradients(chunk)

    def run(self):
        self.compute()

    def result(self):
        return torch.cat([torch.stack(list(self.gradients(chunk))) for chunk in self.chunks], 1).numpy()


def quantiles_by_sorting(logs, zeros, shares):
    """Order statistics of each row that are not −∞; with shares, also how many lie below the limits of the formats."""
    ordered = logs.sort(1).values
    ranks = (logs.shape[1] - 1 - zeros)[:, None] * torch.tensor(QUANTILES, dtype=torch.float64)
    whole = ranks.floor().clamp(min=0)
    first = (zeros[:, None] + whole).long().clamp(max=logs.shape[1] - 1)
    low, high = ordered.gather(1, first), ordered.gather(1, (first + 1).clamp(max=logs.shape[1] - 1))
    if shares:
        torch.searchsorted(ordered, torch.tensor(FORMATS, dtype=torch.float64).expand(len(ordered), -1).contiguous())
    least = ordered.gather(1, zeros[:, None].clamp(max=logs.shape[1] - 1))
    return torch.where(ranks > whole, low + (high - low) * (ranks - whole), low), least


def quantiles_by_counting(logs, zeros, shares):
    """The same from bins, 64 an octave, in one count for all rows."""
    keys = (logs * 64).floor_().clamp_(min=-1e6)
    smallest = torch.where(keys > -1e6, keys, math.inf).amin(1, keepdim=True)
    smallest.clamp_(max=0)
    keys = (keys - smallest).clamp_(min=-1).long().add_(1)
    rows, width = len(keys), int(keys.max()) + 1
    keys += torch.arange(rows)[:, None] * width
    upto = torch.bincount(keys.view(-1), minlength=rows * width).view(rows, width).cumsum(1).double()
    ranks = (logs.shape[1] - 1 - zeros).clamp(min=0)[:, None] * torch.tensor(QUANTILES, dtype=torch.float64)
    whole = ranks.floor()
    low = torch.searchsorted(upto, zeros[:, None] + whole, right=True).double()
    high = torch.searchsorted(upto, zeros[:, None] + ranks.ceil(), right=True)
    found = low + (high - low) * (ranks - whole)
    if shares:
        limits = torch.tensor(FORMATS, dtype=torch.float64)[None] * 64 - smallest
        upto.gather(1, limits.clamp(0, width - 1).long())
    return (found - 1 + 0.5 + smallest) / 64, smallest / 64


def summary(gradients, quantiles, shares=False):
    """A row a layer: zeros, mean log₁₀, five quantiles of log₁₀, log₁₀ of the smallest; shares are found, not kept."""
    logs = gradients.abs().log2_()
    zeros = torch.isneginf(logs).sum(1)
    mean = (torch.where(torch.isneginf(logs), 0, logs) if zeros.any() else logs).sum(1) / (logs.shape[1] - zeros)
    found, least = quantiles(logs, zeros, shares)
    return torch.cat([zeros[:, None].double(), mean[:, None] * LOG10_2, found * LOG10_2, least * LOG10_2], 1)


class Statistics(Written):
    """Of five numbers a layer: ∂C/∂w, ∂C/∂b, weight, slope and their product."""

    def __init__(self, request, mode):
        self.quantiles = quantiles_by_sorting
        self.all = torch.empty(3, request["depth"], request["lanes"], dtype=torch.float64)
        super().__init__(request, mode)
        self.run()
        self.quantiles = fastest((quantiles_by_sorting, quantiles_by_counting), self.summarise)

    def parts(self, chunk):
        weights, x, y = self.weights[:, chunk], self.x[chunk], self.y[chunk]
        if self.manual:
            return self.manual(weights, x, y, True)
        return *autograd_both(self.activation, weights, x, y), slopes_of(self.activation, weights, x)

    def compute(self):
        for chunk in self.chunks:
            for part, found in zip(self.all, self.parts(chunk)):
                part[:, chunk] = found if self.manual else torch.stack(found)

    def run(self):
        self.compute()
        self.summarise(self.quantiles)

    def summarise(self, quantiles):
        gradients, biases, slopes = self.all
        self.table = summary(gradients, quantiles)
        for part in (biases, self.weights, slopes, self.weights * slopes):
            summary(part, quantiles)

    def result(self):
        return self.table.numpy()


def draw(scheme, depth, lanes):
    kind, value = scheme.split(":")
    constant = torch.full((depth, lanes), float(value), dtype=torch.float64)
    return constant if kind == "constant" else torch.randn(depth, lanes, dtype=torch.float64) * float(value)


class Pipeline(Statistics):
    """Draws anew in every run."""

    def __init__(self, request, mode):
        self.depth, self.lanes = request["depth"], request["lanes"]
        self.activation, self.mode = request["activation"], mode
        self.quantiles = quantiles_by_sorting
        self.all = torch.empty(3, self.depth, self.lanes, dtype=torch.float64)
        torch.manual_seed(request["seed"])
        self.draw()
        self.use(fastest(chunk_sizes(self.lanes), lambda size: (self.use(size), self.compute())))
        self.run()
        self.run()
        self.quantiles = fastest((quantiles_by_sorting, quantiles_by_counting), self.summarise)

    def draw(self):
        self.weights = draw("normal:1", self.depth, self.lanes)
        self.x = torch.randn(self.lanes, dtype=torch.float64)
        self.y = torch.rand(self.lanes, dtype=torch.float64)

    def run(self):
        self.draw()
        super().run()


class Study:
    """All depths, schemes and activations: draws once a scheme, one backward pass a depth and chunk of lanes."""

    def __init__(self, request, _mode):
        self.request = request
        sample = draw("normal:1", 16, request["lanes"])
        self.quantiles = fastest((quantiles_by_sorting, quantiles_by_counting), lambda how: summary(sample, how, True))
        x, y = torch.randn(2, request["lanes"], dtype=torch.float64)
        self.size = fastest(chunk_sizes(request["lanes"]), lambda size: self.gradients("sigmoid", sample, x, y, size))

    def gradients(self, activation, weights, x, y, size):
        both = torch.empty(2, *weights.shape, dtype=torch.float64)
        for chunk in slices(weights.shape[1], size):
            for part, found in enumerate(autograd_both(activation, weights[:, chunk], x[chunk], y[chunk])):
                torch.stack(found, out=both[part, :, chunk]) if size == len(x) else both[part, :, chunk].copy_(torch.stack(found))
        return both

    def run(self):
        request, rows = self.request, []
        deepest, lanes = max(request["depths"]), request["lanes"]
        torch.manual_seed(request["seed"])
        x, y = torch.randn(lanes, dtype=torch.float64), torch.rand(lanes, dtype=torch.float64)
        drawn = {scheme: draw(scheme, deepest, lanes) for scheme in request["schemes"]}
        for entry in request["activations"]:
            activation = entry.split(" ")[0]
            for weights in drawn.values():
                for depth in request["depths"]:
                    gradients = self.gradients(activation, weights[:depth], x, y, self.size)
                    rows.append(summary(gradients[0], self.quantiles, True))
                    summary(gradients[1], self.quantiles, True)
                self.factors(activation, weights, x)
        self.rows = rows

    def factors(self, activation, weights, x):
        """Statistics of weights, slopes and factors of the deepest chains."""
        slopes = torch.stack(slopes_of(activation, weights, x))
        for part in (weights, slopes, weights * slopes):
            summary(part, self.quantiles)

    def result(self):
        return torch.cat(self.rows).numpy()


WORKS = {"written": Written, "statistics": Statistics, "pipeline": Pipeline, "study": Study}

if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[2]))
    serve(lambda request: WORKS[request["work"]](request, sys.argv[1]))
