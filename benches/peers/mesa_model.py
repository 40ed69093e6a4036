"""The peer campaign in the manner of Mesa 3; the rules are in README.md.

    python mesa_model.py FIRST COUNT

prints one row a seed: men of side 0 and 1, formations left of side 0 and 1, battles, formation-days.
"""

import sys

import networkx as nx
from mesa import Model
from mesa.discrete_space import CellAgent, Network

DAYS = 360
CAPITAL = (0, 30)
START = (1000, 900)
# Of coast, sierra, puna.
SICK = (0.0040, 0.0010, 0.0020)
CAP = (24_000.0, 12_000.0, 6_000.0)
GROW = (1_500.0, 800.0, 400.0)

ROADS = nx.Graph()
ROADS.add_nodes_from(range(60))
ROADS.add_edges_from(((node, (node + 1) % 60) for node in ROADS), days=2)
ROADS.add_edges_from(((node, (node + 7) % 60) for node in range(0, 60, 2)), days=3)
NEIGHBOURS = {node: sorted(ROADS[node]) for node in ROADS}


def first_steps(capital):
    """From every node, the lowest-numbered first step of a shortest way to the capital."""
    far = nx.single_source_dijkstra_path_length(ROADS, capital, weight="days")
    steps = {node: [n for n in NEIGHBOURS[node] if far[n] + ROADS[node][n]["days"] == far[node]] for node in ROADS}
    return {node: ways[0] if node != capital else capital for node, ways in steps.items()}


HOME = [first_steps(capital) for capital in CAPITAL]


def within(low, x, high):
    return min(max(x, low), high)


class Formation(CellAgent):
    """Some hundred men of one side, at a node or between two."""

    def __init__(self, model, number):
        super().__init__(model)
        self.number, self.side = number, number % 2
        self.cell = model.space[number // 2 % 10 + CAPITAL[self.side]]
        self.well, self.sick = START[self.side], 0
        self.stores = 10.0 * self.well
        self.hunger, self.morale = 0.0, 0.7
        self.target, self.days_left = None, 0

    @property
    def men(self):
        return self.well + self.sick

    def march(self):
        self.model.turns += 1
        if self.cell is None:
            self.days_left -= 1
            if self.days_left == 0:
                self.cell = self.model.space[self.target]
            return
        luck = self.model.luck
        if luck.random() >= (0.50 if self.hunger > 1 else 0.12):
            return
        here = self.cell.coordinate
        onward = HOME[1 - self.side][here]
        if luck.random() < 0.7 and onward != here:
            self.set_out(onward)
        else:
            self.set_out(NEIGHBOURS[here][int(3 * luck.random())])

    def set_out(self, target):
        self.target, self.days_left = target, ROADS[self.cell.coordinate][target]["days"]
        self.cell = None

    def eat(self):
        need = self.men
        if self.cell is not None:
            food, here = self.model.food, self.cell.coordinate
            taken = min(food[here], max(0.0, 15 * need - self.stores))
            food[here] -= taken
            self.stores += taken
        eaten = min(self.stores, need)
        self.stores -= eaten
        fed = eaten / need
        self.hunger = within(0.0, self.hunger + (1 - fed) - 0.25 * fed, 10.0)
        self.morale = within(0.0, self.morale + 0.01 * fed - 0.03 * (1 - fed), 1.0)

    def sicken(self):
        luck = self.model.luck
        place = 0.0025 if self.cell is None else SICK[self.cell.coordinate % 3]
        illness = place * (1 + 0.5 * self.hunger) * (1 + self.sick / self.men)
        ill = int(luck.binomial(self.well, min(illness, 0.5)))
        back = int(luck.binomial(self.sick, 0.08))
        dead = int(luck.binomial(self.sick - back, min(0.006 * (1 + self.hunger), 0.5)))
        self.well += back - ill
        self.sick += ill - back - dead

    def desert(self):
        desertion = 0.0002 + 0.004 * (1 - self.morale) ** 2 + 0.002 * self.hunger
        self.lose(min(desertion, 0.5))

    def suffer(self, ratio, won):
        here = self.cell.coordinate
        self.morale = within(0.0, self.morale + (0.05 if won else -0.20), 1.0)
        if not won and here != CAPITAL[self.side]:
            self.set_out(HOME[self.side][here])
        self.lose(min(0.06 * ratio, 0.30))

    def lose(self, chance):
        self.well -= int(self.model.luck.binomial(self.well, chance))
        if self.well < 50:
            self.remove()


class Campaign(Model):
    """Forty formations of two sides on sixty nodes."""

    formation = Formation

    def __init__(self, seed):
        super().__init__(seed=seed)
        self.luck = self.rng
        self.space = Network(ROADS, random=self.random)
        self.food = [CAP[node % 3] for node in ROADS]
        self.battles = self.turns = 0
        for number in range(40):
            self.formation(self, number)

    def step(self):
        self.food = [min(CAP[node % 3], food + GROW[node % 3]) for node, food in enumerate(self.food)]
        for phase in ("march", "eat", "sicken", "desert"):
            self.agents.do(phase)
        for cell in self.space:
            present = sorted(cell.agents, key=lambda formation: formation.number)
            sides = [[f for f in present if f.side == side] for side in (0, 1)]
            if all(sides):
                self.meet(cell.coordinate, sides)

    def meet(self, node, sides):
        if self.luck.random() >= 0.5:
            return
        self.battles += 1
        strength = [sum(f.well * (0.5 + f.morale) for f in side) for side in sides]
        weight = [s * (0.75 + 0.5 * self.luck.random()) for s in strength]
        winner = 0 if weight[0] >= weight[1] else 1
        for side in (0, 1):
            for formation in sides[side]:
                formation.suffer(strength[1 - side] / strength[side], side == winner)

    def row(self):
        men, left = [0, 0], [0, 0]
        for formation in self.agents:
            men[formation.side] += formation.men
            left[formation.side] += 1
        return [*men, *left, self.battles, self.turns]


def run(campaign):
    """The row of a campaign played to its end."""
    for _ in range(DAYS):
        campaign.step()
    return campaign.row()


if __name__ == "__main__":
    first, count = map(int, sys.argv[1:])
    for seed in range(first, first + count):
        print(run(Campaign(seed)))
