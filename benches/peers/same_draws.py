"""The Mesa campaign on addressed draws: every uniform is the one the Rust campaign has at the same address.

An address is (day, formation or node, purpose, 0), a block there holds four uniforms. If the rules of both
campaigns are the same, then so is every row, to the last man.
"""

import math

import mesa_model

MARCH, HEALTH, BATTLE, LOSSES = range(4)
WORD = 0xFFFF_FFFF


def philox(counter, key):
    """Philox 4x32-10 of Salmon and others (2011): four words for a counter and a key."""
    a, b, c, d = counter
    k, l = key
    for _ in range(10):
        left, right = a * 0xD2511F53, c * 0xCD9E8D57
        a, b, c, d = (right >> 32) ^ b ^ k, right & WORD, (left >> 32) ^ d ^ l, left & WORD
        k, l = (k + 0x9E3779B9) & WORD, (l + 0xBB67AE85) & WORD
    return a, b, c, d


class AddressedLuck:
    """Stands in for a numpy generator: the uniforms of the block last turned to, one after the other."""

    def __init__(self, seed):
        self.key = (seed & WORD, seed >> 32)
        self.block = iter(())

    def turn_to(self, day, who, purpose, word=0):
        self.block = iter(philox((day, who, purpose, 0), self.key)[word:])

    def random(self):
        return (next(self.block) + 0.5) / 2**32

    def binomial(self, n, p):
        """The smallest count whose cumulative chance exceeds the uniform, each chance from its logarithm."""
        u, cumulative = self.random(), 0.0
        for k in range(n):
            ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
            cumulative += math.exp(ways + k * math.log(p) + (n - k) * math.log1p(-p))
            if cumulative > u:
                return k
        return n


class Formation(mesa_model.Formation):
    def turn_to(self, purpose, word=0):
        self.model.luck.turn_to(self.model.day, self.number, purpose, word)

    def march(self):
        self.turn_to(MARCH)
        super().march()

    def sicken(self):
        self.turn_to(HEALTH)
        super().sicken()

    def desert(self):
        self.turn_to(HEALTH, word=3)
        super().desert()

    def suffer(self, ratio, won):
        self.turn_to(LOSSES)
        super().suffer(ratio, won)


class Campaign(mesa_model.Campaign):
    formation = Formation

    def __init__(self, seed):
        super().__init__(seed)
        self.luck, self.day = AddressedLuck(seed), -1

    def step(self):
        self.day += 1
        super().step()

    def meet(self, node, sides):
        self.luck.turn_to(self.day, node, BATTLE)
        super().meet(node, sides)
