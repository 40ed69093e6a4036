"""The table in NegMAS: `python negmas_table.py TASK COUNT` does a task so many times and prints what came out.

    talks     sittings of alternating offers between two who yield by the clock, 1,000 packages
    frontier  the efficient ones of 100,000 packages
    resolve   the points of Nash and of Kalai and Smorodinsky on that frontier, as the value of not agreeing moves
"""

import json
import sys

import domain
from negmas import AspirationNegotiator, SAOMechanism, make_issue
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.ops import ks_points, nash_points, pareto_frontier
from negmas.preferences.value_fun import TableFun

ROUNDS = 2000
FLOOR = 0.9


def table(count):
    issues = [make_issue(domain.OPTIONS, f"issue {i}") for i in range(count)]
    ufuns = []
    for weights, worths in domain.parties(count):
        values = [TableFun(dict(enumerate(worth))) for worth in worths]
        ufuns.append(LinearAdditiveUtilityFunction(values=values, weights=weights, issues=issues))
    return issues, ufuns


def best(number):
    weights, worths = domain.parties(3)[number]
    return sum(weight * max(worth) for weight, worth in zip(weights, worths))


def sit(issues, ufuns):
    """One sitting; how many offers were made and answered."""
    # A step of this mechanism is a turn of each of the two: two rounds.
    mechanism = SAOMechanism(issues=issues, n_steps=ROUNDS // 2, time_limit=None)
    for ufun in ufuns:
        mechanism.add(AspirationNegotiator(aspiration_type="linear"), ufun=ufun)
    mechanism.run()
    return 2 * mechanism.current_step, mechanism.agreement


def talks(count):
    issues, ufuns = table(3)
    for number, ufun in enumerate(ufuns):
        ufun.reserved_value = FLOOR * best(number)
    sit(issues, ufuns)
    sat = [sit(issues, ufuns) for _ in range(count)]
    return {"offers": sum(offers for offers, _ in sat), "agreed": sum(deal is not None for _, deal in sat)}


def frontier(count):
    issues, ufuns = table(5)
    found = pareto_frontier(ufuns, issues=issues)[0]
    for _ in range(count):
        found = pareto_frontier(ufuns, issues=issues)[0]
    return {"points": sorted([float(u) for u in point] for point in found)}


def resolve(count):
    issues, ufuns = table(5)
    found = pareto_frontier(ufuns, issues=issues)[0]
    ranges = [ufun.minmax(issues=issues) for ufun in ufuns]
    nash = None
    for k in range(count + 1):
        for ufun in ufuns:
            ufun.reserved_value = 0.4 + 0.2 * (k % 100) / 100
        nash = nash_points(ufuns, found, ranges=ranges)[0][0]
        ks_points(ufuns, found, ranges=ranges)
    return {"points": len(found), "nash": [float(u) for u in nash], "last": count % 100}


if __name__ == "__main__":
    task, count = {"talks": talks, "frontier": frontier, "resolve": resolve}[sys.argv[1]], int(sys.argv[2])
    print(json.dumps(task(count)))
