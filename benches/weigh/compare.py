"""Poisson or geometric? What a second opinion costs here and in pyABC.

    python compare.py [ROUNDS]

Measured in one go, in turns, by one clock: the processor seconds that the system charges to a process. Overhead is what a simulation costs
beyond its draws.
"""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
COUNT = 400_000
EXACT = 0.8044
ALONE = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def build():
    """Builds the Rust bench; the path of its program."""
    cargo = ["cargo", "bench", "--package", "tregua-lab", "--bench", "second_opinion", "--no-run", "--message-format=json"]
    told = subprocess.run(cargo, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in told.splitlines()]
    return next(m["executable"] for m in built if m.get("executable") and m["target"]["name"] == "second_opinion")


def work(command):
    """What a process tells, and its processor seconds."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ALONE) as process:
        told = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with status {process.returncode}")
    return told, usage.ru_utime + usage.ru_stime


def pyabc():
    """Microseconds a simulation costs pyABC beyond its draws, and the chance of Poisson."""
    told, _ = work([sys.executable, str(HERE / "pyabc_counts.py"), "200"])
    each, bare, chance = re.search(r"(\d+) us each, ([\d.]+) of .* ([\d.]+)$", told.strip()).groups()
    return float(each) - float(bare), float(chance)


def tregua(program, way):
    """The same here."""
    _, bare = work([program, "draws", str(COUNT)])
    told, whole = work([program, way, str(COUNT)])
    return 1e6 * (whole - bare) / COUNT, float(told)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    program = build()
    peers = {
        "pyABC": pyabc,
        "rejection": lambda: tregua(program, "rejection"),
        "classifier": lambda: tregua(program, "classifier"),
    }
    found = {name: [] for name in peers}
    for _ in range(rounds):
        for name, peer in peers.items():
            found[name].append(peer())
    print(f"microseconds a simulation beyond its draws; chance of Poisson, exactly {EXACT}")
    print(f"{'':12}{'median':>12}{'lowest':>12}{'highest':>12}   of {rounds} rounds{'chance':>12}")
    for name, pairs in found.items():
        overheads = [overhead for overhead, _ in pairs]
        numbers = (statistics.median(overheads), min(overheads), max(overheads))
        chance = statistics.median(chance for _, chance in pairs)
        print(f"{name:12}" + "".join(f"{x:12,.2f}" for x in numbers) + f"{chance:24.3f}")


main()
