#!/usr/bin/env python3
"""Takes the picture of the README: the map and some record rows of a report, as a browser shows them.

    make run && python3 tools/picture/make.py runs/lima-1821/report.html docs/report.webp [es]

Needs Chromium (or Chrome) and Pillow.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

# Width of the window [pixel]; the page fills it.
WIDTH = 1180
# What is left of the page: the title, the map of the day shown, and some rows of the record.
ONLY = """
<style>
  label, nav, footer, section:not([data-section=theatre]):not([data-section=record]), section h2, section h3,
  section > p, figcaption, section[data-section=record] > *:not(table), table.record ~ table.record { display: none !important; }
  tbody tr:nth-child(-n+%d), tbody tr:nth-child(n+%d) { display: none !important; }
  section { margin: 0; } header { border: 0 !important; padding-bottom: .4rem !important; } header .over { display: none; }
  body { box-shadow: none !important; min-height: 0 !important; padding-bottom: .6rem !important; }
</style>
"""
# Rows of the record that are shown, not the first and easiest ones: after so many, before so many.
ROWS = (8, 19)


def browser() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("no Chromium here: on Debian, apt-get install chromium")


def main(report: Path, picture: Path, language: str) -> None:
    page = report.read_text(encoding="utf-8").replace("</head>", ONLY % ROWS + "</head>", 1)
    page = page.replace('value="en" checked', 'value="en"').replace('value="es" checked', 'value="es"')
    page = page.replace(f'value="{language}"', f'value="{language}" checked', 1)
    with tempfile.TemporaryDirectory() as folder:
        shown, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        shown.write_text(page, encoding="utf-8")
        subprocess.run(
            [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--hide-scrollbars", f"--user-data-dir={folder}/profile", f"--screenshot={shot}",
             f"--window-size={WIDTH},2400", shown.as_uri()],
            check=True, capture_output=True,
        )
        taken = Image.open(shot).convert("RGB")
    dark = taken.convert("L").point(lambda p: 255 if p < 150 else 0).getbbox()
    taken.crop((0, 0, WIDTH, dark[3] + 24)).save(picture, quality=86, method=6)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "en")
