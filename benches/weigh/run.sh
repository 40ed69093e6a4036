#!/bin/sh
# Fetches pyABC into a folder of its own (once), then asks both, three times in turns.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/.venv/bin/python" ]; then
    python3 -m venv "$here/.venv"
fi
"$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cd "$here/../.."
cargo build --release --quiet -p tregua-lab --example second_opinion
for turn in 1 2 3; do
    RAYON_NUM_THREADS=1 ./target/release/examples/second_opinion 100000
    OMP_NUM_THREADS=1 "$here/.venv/bin/python" "$here/pyabc_counts.py" 200
done
