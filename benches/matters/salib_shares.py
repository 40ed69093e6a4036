"""Shares of Sobol's G in SALib: `salib_shares.py POINTS COUNT` finds them so many times and prints the last as JSON."""

import json
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


def main():
    points, count = int(sys.argv[1]), int(sys.argv[2])
    found = None
    for seed in range(count):
        found = shares(points, seed)
    told = {} if found is None else {"first": list(found["S1"]), "total": list(found["ST"])}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
