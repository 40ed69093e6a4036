#!/bin/sh
# Fetches NegMAS into a folder of its own (once), then compares. `run.sh 9` plays 9 rounds.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/.venv/bin/python" ]; then
    python3 -m venv "$here/.venv"
fi
"$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
exec "$here/.venv/bin/python" "$here/compare.py" "$@"
