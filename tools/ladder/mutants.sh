#!/bin/sh
# How many faults planted by cargo-mutants the engine's own tests find: of every 400th place where one can be planted, or of another share.
# None is planted where scenarios are read: those rooms are held by the lab's tests, by bad/.
# usage: tools/ladder/mutants.sh [SHARD]   (0/1 plants all of them: days)
set -eu
shard=${1:-0/400}
command -v cargo-mutants >/dev/null || { echo "not run: cargo install --locked cargo-mutants"; exit 0; }
mkdir -p target
cargo mutants --package tregua-engine --shard "$shard" --sharding round-robin \
  --exclude "crates/tregua-engine/src/scenario.rs" --exclude "crates/tregua-engine/src/scenario/**" --timeout 600 --output target >/dev/null 2>&1 || true
found() { wc -l <"target/mutants.out/$1.txt"; }
caught=$(($(found caught) + $(found timeout)))
echo "$caught of $((caught + $(found missed))) planted faults found, shard $shard; missed: target/mutants.out/missed.txt"
