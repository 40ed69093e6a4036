#!/bin/sh
# The ladder of verification: a rung a line, each with the figure that a log of tests and two commands give. `make soak` writes the log.
# usage: tools/ladder/ladder.sh LOG
set -eu
log=${1:?"usage: tools/ladder/ladder.sh LOG: the log of cargo test"}
tregua="cargo run --quiet --release -p tregua --"

# Tests of a module that passed, of all of it.
held() {
  passed=$(grep -cE "^test ($1)[a-z0-9_:]* \.\.\. ok" "$log" || true)
  all=$(grep -cE "^test ($1)[a-z0-9_:]* \.\.\. (ok|FAILED)" "$log" || true)
  echo "$passed of $all tests"
}
count() { grep -rhE "$1" $2 --include='*.rs' | grep -cv '^ *//' || true; }
theory=$($tregua theory 2>/dev/null | tail -1)
bars=$($tregua theory B6 B7 B8 B9 B10 B11 2>/dev/null | tail -1)

echo "| rung | what | figure |"
echo "|---|---|---|"
echo "| 0 | claims: every number has a source or is called judgement | $($tregua check lima-1821 | grep parameters) |"
echo "| 1 | build | $(count 'unsafe (fn|impl|\{)' crates) uses of unsafe; $(git ls-files 'crates/*.rs' | xargs cat | wc -l) lines |"
echo "| 2 | the same bits: threads, saves, branches, order of entries | $(held 'bits::|whatif::|swarm::order|hearing::|values::values_are') |"
echo "| 3 | what must be kept: men, money, food, ships, chances | $(held 'swarm::|ledger::'); $(count 'assert!|assert_eq!' crates/tregua-engine/src) assertions left on in the engine |"
echo "| 4 | properties of pure rules | $(count '#!\[proptest_config|proptest! ?\{' crates) groups of random cases; $(held 'numbers::|talks::') |"
echo "| 5 | metamorphic: sides swapped, colours, doing nothing, planted faults | $(held 'swarm::pairs|swarm::scramble|swarm::faults|whatif::a_placebo|whatif::what_changes') |"
echo "| 6 | closed forms | $theory |"
echo "| 7 | golden transcripts | $(ls goldens | wc -l) of them; $(held 'goldens::') |"
echo "| 8 | garbled input | $(held 'fuzz::|refusals::|domains::') |"
echo "| 9 | mutation of rules | $(tools/ladder/mutants.sh) |"
echo "| 10 | inference | $bars; $(held 'fit::|weigh::|matters::') |"
