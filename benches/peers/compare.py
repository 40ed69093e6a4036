"""Runs the two peer campaigns side by side: same wars? same means? how fast?

    python compare.py [ROUNDS]

Both are measured in one go, in turns, by one clock: the processor seconds the system charges to a process that plays COUNT
campaigns, less those of a process that plays none.
"""

import json
import math
import os
import pathlib
import statistics
import subprocess
import sys

import mesa_model
import same_draws

HERE = pathlib.Path(__file__).resolve().parent
OUTPUTS = ("men of side 0", "men of side 1", "formations 0", "formations 1", "battles", "formation-days")
SAME_SEEDS = 20
COUNT = {"Mesa": 20, "Tregua": 1000}


def build():
    """Builds the Rust campaign; the path of its program."""
    cargo = ["cargo", "bench", "--package", "tregua-engine", "--bench", "peers", "--no-run", "--message-format=json"]
    told = subprocess.run(cargo, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in told.splitlines()]
    return next(m["executable"] for m in built if m.get("executable") and m["target"]["name"] == "peers")


def play(command, first, count):
    """The rows of some campaigns, and the processor seconds they took with all that starting takes."""
    with subprocess.Popen([*command, str(first), str(count)], stdout=subprocess.PIPE, text=True) as process:
        rows = [json.loads(line) for line in process.stdout]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or len(rows) != count:
        sys.exit(f"{command[0]} ended with status {process.returncode} after {len(rows)} of {count} campaigns")
    return rows, usage.ru_utime + usage.ru_stime


def same_wars(rust):
    """On the same draws both must play the same wars."""
    rows, _ = play(rust, 0, SAME_SEEDS)
    equal = 0
    for seed, row in enumerate(rows):
        mesa = mesa_model.run(same_draws.Campaign(seed))
        equal += mesa == row
        if mesa != row:
            print(f"seed {seed}: Mesa {mesa}, Tregua {row}")
    print(f"On the same draws {equal} of {SAME_SEEDS} campaigns are equal, to the last man.\n")
    return equal == SAME_SEEDS


def same_means(mesa, tregua):
    """On draws of their own they must agree within four standard errors."""
    print(f"{'mean of ' + str(len(mesa)) + ' and ' + str(len(tregua)):24}{'Mesa':>10}{'Tregua':>10}{'std errors apart':>18}")
    agree = True
    for name, a, b in zip(OUTPUTS, zip(*mesa), zip(*tregua)):
        error = math.sqrt(statistics.variance(a) / len(a) + statistics.variance(b) / len(b))
        apart = (statistics.fmean(a) - statistics.fmean(b)) / error
        agree &= abs(apart) <= 4
        print(f"{name:24}{statistics.fmean(a):10.2f}{statistics.fmean(b):10.2f}{apart:18.2f}")
    return agree


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    peers = {"Mesa": [sys.executable, str(HERE / "mesa_model.py")], "Tregua": [build()]}
    equal = same_wars(peers["Tregua"])
    rows, rates = {name: [] for name in peers}, {name: [] for name in peers}
    for turn in range(rounds):
        for name, command in peers.items():
            _, idle = play(command, 0, 0)
            played, busy = play(command, 1 + turn * COUNT[name], COUNT[name])
            rows[name] += played
            rates[name].append(COUNT[name] / (busy - idle))
    agree = same_means(rows["Mesa"], rows["Tregua"])
    print(f"\n{'campaigns/s, one core':24}{'median':>10}{'lowest':>10}{'highest':>10}   of {rounds} rounds")
    for name, found in rates.items():
        print(f"{name:24}{statistics.median(found):10.1f}{min(found):10.1f}{max(found):10.1f}")
    ratios = [b / a for a, b in zip(rates["Mesa"], rates["Tregua"])]
    print(f"{'ratio within a round':24}{statistics.median(ratios):10.1f}{min(ratios):10.1f}{max(ratios):10.1f}")
    sys.exit(not (equal and agree))


if __name__ == "__main__":
    main()
