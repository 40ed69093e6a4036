#!/bin/sh
# A second opinion here and in pyABC, side by side. Needs a Python with benches/weigh/requirements.txt (PYTHON=... to name it).
set -e
cd "$(dirname "$0")/../.."
cargo build --release -q -p tregua-lab --example second_opinion
for turn in 1 2 3; do
    ./target/release/examples/second_opinion 100000
    OMP_NUM_THREADS=1 "${PYTHON:-python3}" benches/weigh/pyabc_counts.py 200
done
