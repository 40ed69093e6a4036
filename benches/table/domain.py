"""The domain both sides are measured on: weights and worths from one stream of numbers, so that no file need be shared."""

OPTIONS = 10


class Stream:
    """Numerical Recipes' linear congruential generator, as shares of one."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return self.state / 2**32


def parties(issues, seed=1821):
    """Weights and worths of two parties over so many issues of ten options."""
    stream = Stream(seed)
    two = []
    for _ in range(2):
        weights = [0.2 + stream.next() for _ in range(issues)]
        worths = [[stream.next() for _ in range(OPTIONS)] for _ in range(issues)]
        two.append(([weight / sum(weights) for weight in weights], worths))
    return two
