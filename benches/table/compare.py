"""Runs the two tables side by side: same domain? same frontier, same point? how fast?

    python compare.py [ROUNDS]

Both are measured in one go, in turns, by one clock: the processor seconds the system charges to a process that does a task COUNT
times, less those of a process that only gets ready for it.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
COUNT = {
    "NegMAS": {"talks": 12, "frontier": 12, "resolve": 6_000},
    "Tregua": {"talks": 5_000, "frontier": 400, "resolve": 4_000_000},
}
SAYS = {
    "talks": ("offers made and answered a second, 1,000 packages", 0, lambda count, offers, seconds: offers / seconds),
    "frontier": ("milliseconds for the frontier of 100,000 packages", 3, lambda count, offers, seconds: 1e3 * seconds / count),
    "resolve": ("microseconds to find the points anew", 3, lambda count, offers, seconds: 1e6 * seconds / count),
}


def build():
    """Builds the Rust table; the path of its program."""
    cargo = ["cargo", "bench", "--package", "tregua-engine", "--bench", "table", "--no-run", "--message-format=json"]
    told = subprocess.run(cargo, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in told.splitlines()]
    return next(m["executable"] for m in built if m.get("executable") and m["target"]["name"] == "table")


def work(command, task, count):
    """What a task gives, and the processor seconds of its process."""
    with subprocess.Popen([*command, task, str(count)], stdout=subprocess.PIPE, text=True) as process:
        told = json.load(process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} {task} {count} ended with status {process.returncode}")
    return told, usage.ru_utime + usage.ru_stime


def near(a, b):
    return len(a) == len(b) and all(abs(x - y) < 1e-9 for one, other in zip(a, b) for x, y in zip(one, other))


def same(peers):
    """On the same domain both must find the same frontier and the same point of Nash."""
    fronts = {name: work(command, "frontier", 0)[0]["points"] for name, command in peers.items()}
    points = {name: work(command, "resolve", 30)[0]["nash"] for name, command in peers.items()}
    agree = near(*fronts.values()) and near(*([point] for point in points.values()))
    print(f"{len(fronts['Tregua'])} of 100,000 packages are efficient; both find {'the same' if agree else 'OTHER'} ones,")
    print(f"and Nash's point at {points['NegMAS']} and {points['Tregua']}.\n")
    return agree


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    peers = {"NegMAS": [sys.executable, str(HERE / "negmas_table.py")], "Tregua": [build()]}
    agree = same(peers)
    for task, (says, digits, rate) in SAYS.items():
        found = {name: [] for name in peers}
        for _ in range(rounds):
            for name, command in peers.items():
                count = COUNT[name][task]
                _, idle = work(command, task, 0)
                told, busy = work(command, task, count)
                found[name].append(rate(count, told.get("offers", 0), busy - idle))
        print(f"{says}\n{'':12}{'median':>14}{'lowest':>14}{'highest':>14}   of {rounds} rounds")
        for name, values in found.items():
            numbers = (statistics.median(values), min(values), max(values))
            print(f"{name:12}" + "".join(f"{x:14,.{digits}f}" for x in numbers))
        ratios = [max(a, b) / min(a, b) for a, b in zip(*found.values())]
        print(f"{'ratio':12}" + "".join(f"{x:14,.0f}" for x in (statistics.median(ratios), min(ratios), max(ratios))) + "\n")
    sys.exit(not agree)


if __name__ == "__main__":
    main()
