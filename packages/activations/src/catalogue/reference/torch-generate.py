"""PyTorch's forward values and autograd slopes, written to torch.reference.json.

Run as `python3 torch-generate.py` with PyTorch 1.13 (float64, CPU). The points are a grid with every threshold on it;
names and parameters are those of the catalogue.
"""

import json
import math
from pathlib import Path

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

MODULES = {
    "identity": nn.Identity(),
    "relu": nn.ReLU(),
    "relu6": nn.ReLU6(),
    "leaky-relu": nn.LeakyReLU(),
    "prelu": nn.PReLU(),
    "rrelu": nn.RReLU().eval(),
    "threshold": nn.Threshold(1.0, 0.0),
    "elu": nn.ELU(),
    "celu": nn.CELU(),
    "selu": nn.SELU(),
    "gelu": nn.GELU(),
    "gelu-tanh": nn.GELU(approximate="tanh"),
    "silu": nn.SiLU(),
    "mish": nn.Mish(),
    "hard-swish": nn.Hardswish(),
    "hard-sigmoid": nn.Hardsigmoid(),
    "hard-tanh": nn.Hardtanh(),
    "sigmoid": nn.Sigmoid(),
    "log-sigmoid": nn.LogSigmoid(),
    "tanh": nn.Tanh(),
    "tanhshrink": nn.Tanhshrink(),
    "softplus": nn.Softplus(),
    "softsign": nn.Softsign(),
    "softshrink": nn.Softshrink(),
    "hardshrink": nn.Hardshrink(),
    "erf": torch.erf,
    "exponential": torch.exp,
    "arctan": torch.atan,
    "sine": torch.sin,
}

POINTS = sorted({k / 8 for k in range(-72, 73)} | {s * z for z in (1e-12, 1e-6, 0.01, 11.3, 17.7, 19.9) for s in (1, -1)})


def run(function):
    # Strided and contiguous tensors take different code paths for some kernels: one number at a time is the plain one.
    values, slopes = [], []
    for point in POINTS:
        z = torch.tensor(point, requires_grad=True)
        h = function(z.reshape(1)).sum()
        (slope,) = torch.autograd.grad(h, z)
        values.append(h.item())
        slopes.append(slope.item())
    assert all(math.isfinite(x) for x in values + slopes)
    return {"value": values, "slope": slopes}


def main():
    data = {"torch": torch.__version__, "points": POINTS, "functions": {n: run(f) for n, f in MODULES.items()}}
    text = json.dumps(data, separators=(",", ":"))
    Path(__file__).with_name("torch.reference.json").write_text(text + "\n")


main()
