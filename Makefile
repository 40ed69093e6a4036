# Tregua. `make run` and `make test` are all a newcomer needs; each checks for what it needs and says what to install.
.PHONY: run test check bench soak rust help
.DEFAULT_GOAL := help

RUNS ?= 1000
MINDS ?= history
TREGUA := cargo run --quiet --release -p tregua --

help: ## This list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

rust:
	@command -v cargo >/dev/null || { \
	  echo "Tregua needs Rust (cargo, rustc 1.95 or later) and a C compiler (cc)."; \
	  echo "Install Rust from your system's packages or with rustup, then run make again."; exit 2; }
	@command -v cc >/dev/null || { echo "Tregua needs a C compiler: on Debian, apt-get install gcc"; exit 2; }

run: rust ## Build, fight the Lima scenario RUNS times, and say where the report is
	@cargo build --release -p tregua
	@$(TREGUA) run lima-1821 --runs $(RUNS) --minds $(MINDS) -o runs/lima-1821

test: rust ## Every test, on a fresh machine
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets -- -D warnings
	@cargo test --workspace

check: rust ## Formatting, lints, and the shipped scenario
	@cargo fmt --all --check
	@cargo clippy --workspace --all-targets -- -D warnings
	@$(TREGUA) check lima-1821

bench: rust ## Speed: the scenario on one core and on two, the peer rules beside Mesa, the table beside NegMAS, shares beside SALib, the second opinion beside pyABC
	@$(TREGUA) bench lima-1821
	@benches/peers/run.sh
	@benches/table/run.sh
	@benches/matters/run.sh
	@benches/weigh/run.sh

soak: rust ## The slow swarms and the long fuzz turn, and the ladder of verification they fill
	@mkdir -p target && { TREGUA_SOAK=1 cargo test --release --workspace --no-fail-fast -- --include-ignored; echo $$? > target/soak.code; } 2>&1 | tee target/soak.txt
	@tools/ladder/ladder.sh target/soak.txt | tee target/ladder.md
	@exit $$(cat target/soak.code)
