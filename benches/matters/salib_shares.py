"""Shares of Sobol's G in SALib: `salib_shares.py POINTS COUNT` finds them so many times and prints the median of the worst errors."""

import json
import statistics
import sys

import numpy as np
from SALib.analyze import sobol as analyse
from SALib.sample import sobol as sample
from SALib.test_functions import Sobol_G

FLAT = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
PROBLEM = {"num_vars": 8, "names": list("abcdefgh"), "bounds": [[0, 1]] * 8}


def shares(points, seed):
    rows = sample.sample(PROBLEM, points, calc_second_order=False, seed=seed)
    told = Sobol_G.evaluate(rows, a=FLAT)
    return analyse.analyze(PROBLEM, told, calc_second_order=False, num_resamples=100, seed=seed)


def exact():
    parts = 1 / (3 * (1 + FLAT) ** 2)
    product = np.prod(1 + parts)
    return parts / (product - 1), parts / (1 + parts) * product / (product - 1)


def main():
    points, count = int(sys.argv[1]), int(sys.argv[2])
    first, total = exact()
    worst = []
    for seed in range(count):
        found = shares(points, seed)
        worst.append(float(max(abs(found["S1"] - first).max(), abs(found["ST"] - total).max())))
    print(json.dumps({"error": statistics.median(worst) if worst else 0.0}))


if __name__ == "__main__":
    main()
