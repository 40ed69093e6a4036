#!/bin/sh
# Fetches pyABC into a folder of its own (once), then compares. `run.sh 9` plays 9 rounds. VENV names another folder for it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${VENV:-"$here/.venv"}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
exec "$venv/bin/python" "$here/compare.py" "$@"
