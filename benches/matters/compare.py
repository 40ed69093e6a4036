"""Finds the shares of Sobol's G here and in SALib: how far off, how fast?

    python compare.py [ROUNDS]

Both are measured in one go, in turns, by one clock: the processor seconds the system charges to a process that finds the shares COUNT
times, less those of a process that only gets ready for it.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
POINTS = 1024
COUNT = {"SALib": 9, "Tregua": 201}
ALLOWED = 0.01


def build():
    """Builds the Rust bench; the path of its program."""
    cargo = ["cargo", "bench", "--package", "tregua-lab", "--bench", "matters", "--no-run", "--message-format=json"]
    told = subprocess.run(cargo, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in told.splitlines()]
    return next(m["executable"] for m in built if m.get("executable") and m["target"]["name"] == "matters")


def work(command, points, count):
    """What a task tells, and the processor seconds of their process."""
    alone = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen([*command, str(points), str(count)], stdout=subprocess.PIPE, text=True, env=alone) as process:
        told = json.load(process.stdout)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} {points} {count} ended with status {process.returncode}")
    return told, usage.ru_utime + usage.ru_stime


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    peers = {"SALib": [sys.executable, str(HERE / "salib_shares.py")], "Tregua": [build()]}
    found, errors = {name: [] for name in peers}, {}
    for _ in range(rounds):
        for name, command in peers.items():
            _, idle = work(command, POINTS, 0)
            told, busy = work(command, POINTS, COUNT[name])
            found[name].append(1e3 * (busy - idle) / COUNT[name])
            errors[name] = told["error"]
    print(f"milliseconds for the shares of 8 coordinates, {POINTS:,} points, 100 resamples")
    print(f"{'':12}{'median':>12}{'lowest':>12}{'highest':>12}   of {rounds} rounds{'worst error, median':>24}")
    for name, values in found.items():
        numbers = (statistics.median(values), min(values), max(values))
        print(f"{name:12}" + "".join(f"{x:12,.2f}" for x in numbers) + f"{errors[name]:36.4f}")
    ratios = [a / b for a, b in zip(*found.values())]
    print(f"{'ratio':12}" + "".join(f"{x:12,.0f}" for x in (statistics.median(ratios), min(ratios), max(ratios))))
    sys.exit(errors["Tregua"] > ALLOWED)


if __name__ == "__main__":
    main()
