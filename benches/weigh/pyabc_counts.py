"""Poisson against geometric, ten counts, in pyABC: the same record and priors as `second_opinion`; process time, one core."""

import logging
import os
import sys
import tempfile
import time

import numpy as np
import pyabc
from scipy.special import gammaln

logging.disable(50)
RECORD = np.array([0, 1, 2, 1, 0, 3, 1, 2, 0, 1])


def summaries(x):
    return {"s": float(x.sum()), "t": float(gammaln(x + 1).sum())}


def poisson(p):
    return summaries(np.random.poisson(p["lam"], 10))


def geometric(p):
    return summaries(np.random.geometric(max(p["p"], 1e-9), 10) - 1)


def distance(a, b):
    return abs(a["s"] - b["s"]) + abs(a["t"] - b["t"])


def alone(count):
    begun = time.process_time()
    for i in range(count):
        if i % 2:
            poisson({"lam": np.random.exponential()})
        else:
            geometric({"p": np.random.rand()})
    return (time.process_time() - begun) / count * 1e6


np.random.seed(1)
bare = alone(20_000)
priors = [pyabc.Distribution(lam=pyabc.RV("expon")), pyabc.Distribution(p=pyabc.RV("uniform", 0, 1))]
epsilons = [8, 4, 2, 1, 0.5]
for population in [int(n) for n in sys.argv[1:]] or [200]:
    abc = pyabc.ABCSMC(
        [poisson, geometric],
        priors,
        distance,
        population_size=population,
        sampler=pyabc.sampler.SingleCoreSampler(),
        eps=pyabc.ListEpsilon(epsilons),
    )
    abc.new("sqlite:///" + os.path.join(tempfile.mkdtemp(), "abc.db"), summaries(RECORD))
    begun = time.process_time()
    history = abc.run(max_nr_populations=len(epsilons))
    seconds = time.process_time() - begun
    count = int(history.get_all_populations().samples.sum())
    each = seconds / count * 1e6
    chance = history.get_model_probabilities().iloc[-1][0]
    print(f"population {population}: {count} simulations, {each:.0f} us each, {bare:.1f} of them the draws; P(Poisson) {chance:.3f}")
