"""Lines of the chart: coast, lakes and rivers, cut to the window and rounded for a small file."""

import numpy as np

import sources

# A thousandth of a degree is 110 m, a tenth of the finest pixel drawn.
DIGITS = 3


def smooth(points, steps=6):
    """Catmull-Rom curve through hand-set points, `steps` pieces between two of them."""
    ends = np.concatenate([[2 * points[0] - points[1]], points, [2 * points[-1] - points[-2]]])
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:]):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate(pieces + [points[-1:]])


def rounded_corners(ring, rounds=2):
    """Chaikin's corner cutting: the small-scale lakes lie on a coarse grid, and its steps would show."""
    points = ring[:-1]
    for _ in range(rounds):
        after = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], axis=1).reshape(-1, 2)
    return np.concatenate([points, points[:1]])


def wander(points, rng, share=0.07, rounds=2):
    """Small bends an engraver gives a river: midpoints pushed aside by a share of the piece. Ornament, not survey."""
    for _ in range(rounds):
        step = np.diff(points, axis=0)
        aside = np.stack([-step[:, 1], step[:, 0]], axis=1) * rng.normal(0.0, share, (len(step), 1))
        middles = points[:-1] + step / 2 + aside
        merged = np.empty((len(points) + len(middles), 2))
        merged[0::2], merged[1::2] = points, middles
        points = merged
    return points


def thin(points, tolerance):
    """Ramer, Douglas and Peucker: drop points nearer than `tolerance` [degrees] to the line kept."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        inner, chord = points[first + 1 : last] - points[first], points[last] - points[first]
        length = np.hypot(*chord)
        off = np.abs(inner[:, 0] * chord[1] - inner[:, 1] * chord[0]) / length if length else np.hypot(*inner.T)
        if off.max() > tolerance:
            middle = first + 1 + int(off.argmax())
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return points[keep]


def cut_line(points, frame, margin=0.1):
    """Parts of a line inside the window."""
    lon, lat = points[:, 0], points[:, 1]
    inside = (lon > frame.west - margin) & (lon < frame.east + margin)
    inside &= (lat > frame.south - margin) & (lat < frame.north + margin)
    # A point outside stays when its neighbour is inside, so that lines run up to the edge.
    wide = inside.copy()
    wide[1:] |= inside[:-1]
    wide[:-1] |= inside[1:]
    breaks = np.flatnonzero(np.diff(wide.astype(int))) + 1
    pieces = np.split(points, breaks)
    return [piece for piece, keep in zip(pieces, np.split(wide, breaks)) if keep[0] and len(piece) > 1]


def cut_ring(ring, frame, margin=0.4):
    """A ring cut to a box round the window (Sutherland and Hodgman); empty when none of it is inside."""
    edges = [(0, frame.west - margin, 1), (0, frame.east + margin, -1), (1, frame.south - margin, 1), (1, frame.north + margin, -1)]
    points = [tuple(p) for p in ring]
    for axis, limit, sense in edges:
        kept = []
        for a, b in zip(points, points[1:] + points[:1]):
            in_a, in_b = (a[axis] - limit) * sense >= 0, (b[axis] - limit) * sense >= 0
            if in_a:
                kept.append(a)
            if in_a != in_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        points = kept
    return np.array(points).reshape(-1, 2)


def land_and_lakes(folder, valleys, frame):
    """Rings of land and of lakes inside the window."""
    land = [cut_ring(ring, frame) for ring in sources.land_rings(folder)]
    lakes = [cut_ring(rounded_corners(ring), frame) for ring in sources.waters(folder)[0]]
    lakes += [smooth(np.concatenate([p, p[:1]])) for kind, p in valleys.values() if kind == "lake"]
    fine = 0.2 / frame.scale
    return [thin(r, fine) for r in land if len(r) > 3], [thin(r, fine) for r in lakes if len(r) > 3]


def rivers(folder, valleys, frame, seed):
    """Main rivers (rank 1, Natural Earth) and lesser ones (rank 2, by hand), thinned to a quarter of a pixel."""
    rng = np.random.default_rng(seed)
    found = [(1, piece) for line in sources.waters(folder)[1] for piece in cut_line(line, frame)]
    for kind, points in valleys.values():
        if kind == "river":
            found += [(2, piece) for piece in cut_line(wander(smooth(points), rng), frame)]
    return [(rank, thin(line, 0.4 / frame.scale)) for rank, line in found]


def rounded(points):
    """Points ready for JSON, doubles after rounding left out."""
    out = []
    for lon, lat in np.round(points, DIGITS).tolist():
        if not out or out[-1] != [lon, lat]:
            out.append([lon, lat])
    return out
