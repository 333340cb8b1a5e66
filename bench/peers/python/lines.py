"""What the Python peers share: the protocol of lines, the files, and the choice of what is fastest here.

A request is a line of JSON on standard input, its answer a line on standard output; see bench/README.md.
"""

import json
import sys
import time

import numpy as np

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
LOG10_2 = 0.30102999566398119521

# log2 of the smallest normal and subnormal number of float16, bfloat16, float32 and float64.
FORMATS = (-14, -24, -126, -133, -126, -149, -1022, -1074)


def serve(load):
    """Answers requests until the input ends; load(request) makes an object with run() and result()."""
    job = None
    for line in sys.stdin:
        request = json.loads(line)
        answer = {}
        try:
            if request["op"] == "load":
                job = None
                job = load(request)
            elif request["op"] == "run":
                start, cpu = time.perf_counter(), time.process_time()
                for _ in range(request["repeats"]):
                    job.run()
                answer = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
            elif request["op"] == "save":
                np.ascontiguousarray(job.result(), dtype=np.float64).tofile(request["file"])
            else:
                job = None
        except Exception as error:  # the harness names the peer and goes on without it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


def read(request):
    """Weights (depth × lanes), inputs and targets (lanes) of a request."""
    depth, lanes = request["depth"], request["lanes"]
    weights = np.fromfile(request["weights"], count=depth * lanes).reshape(depth, lanes)
    return weights, np.fromfile(request["inputs"], count=lanes), np.fromfile(request["targets"], count=lanes)


def fastest(candidates, run):
    """The candidate with which run(candidate) takes the least time; short runs are given two chances."""

    def seconds(candidate):
        times = []
        for _ in range(2):
            start = time.perf_counter()
            run(candidate)
            times.append(time.perf_counter() - start)
            if times[0] > 0.1:
                break
        return min(times)

    return min(candidates, key=seconds) if len(candidates) > 1 else candidates[0]


def chunk_sizes(lanes):
    """Lanes at a time that are worth a trial: small enough for a cache, or everything at once."""
    return [size for size in (2048, 8192, 32768) if size < lanes] + ([lanes] if lanes <= 131072 else [])


def slices(lanes, size):
    return [slice(first, min(first + size, lanes)) for first in range(0, lanes, size)]
