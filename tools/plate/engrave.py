"""The engraved plate: paper, altitude wash, shaded relief, sea lines and hachures, from heights and the coast alone."""

import contourpy
import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from frame import Frame

PAPER = np.array([241.0, 230.0, 205.0])
INK = np.array([70.0, 50.0, 32.0])
MARGIN = 64  # pixels drawn beyond the window and cut off, so that no edge of a filter shows
SUN = np.array([-0.64, -0.77])  # from the upper left; x to the right, y down


def altitude(frame, world, soften):
    """Heights [m] at every pixel: cubic between cells, softened by `soften` cells so that cells do not show."""
    cell_rows, cell_columns = world.shape
    columns, rows = frame.grid()
    y = (90.0 - rows) * cell_rows / 180.0 - 0.5
    x = (columns + 180.0) * cell_columns / 360.0 - 0.5
    top, left = int(y.min()) - 6, int(x.min()) - 6
    part = world[top : int(y.max()) + 8, left : int(x.max()) + 8]
    yy, xx = np.meshgrid(y - top, x - left, indexing="ij")
    return np.maximum(ndimage.map_coordinates(ndimage.gaussian_filter(part, soften), [yy, xx], order=3, mode="nearest"), 0.0)


def cover(frame, rings, holes, oversample=3):
    """Share of every pixel that is land."""
    fine = frame.finer(oversample)
    sheet = Image.new("L", (fine.width, fine.height), 0)
    pen = ImageDraw.Draw(sheet)
    for shapes, value in ((rings, 255), (holes, 0)):
        for ring in shapes:
            pen.polygon(list(zip(*(c.tolist() for c in fine.pixel(ring[:, 0], ring[:, 1])))), fill=value)
    return np.asarray(sheet.resize((frame.width, frame.height), Image.BOX), np.float32) / 255.0


def paper(frame, rng):
    """Warm paper with slow clouds; grain would cost more bytes than it is worth."""
    shape = (frame.height, frame.width)
    clouds = sum(ndimage.gaussian_filter(rng.standard_normal(shape), s) * s * k for s, k in ((30, 1.0), (90, 1.5), (220, 2.0)))
    return PAPER + clouds[..., None] * np.array([1.5, 1.6, 2.0])


def slopes(frame, heights, soften):
    """Gradient [m a pixel] to the right and down, of softened heights, and the slope [m/m]."""
    down, right = np.gradient(ndimage.gaussian_filter(heights, soften))
    return right, down, np.hypot(right, down) / frame.metres_per_pixel()


def shade(frame, heights, soften, exaggeration):
    """Hillshade about nought: positive in the light, negative in the shade; flat ground is 0."""
    right, down, _ = slopes(frame, heights, soften)
    scale = exaggeration / frame.metres_per_pixel()
    x, y = -right * scale, -down * scale
    lift = 1.0
    lit = (x * SUN[0] + y * SUN[1] + lift) / (np.sqrt(x * x + y * y + 1.0) * np.hypot(1.0, lift))
    return lit - lift / np.hypot(1.0, lift)


def sea_lines(frame, sea, shore, rng, period):
    """Level strokes that leave the coast and fade out, every `period` pixels, no two of one length."""
    ink = np.zeros((frame.height, frame.width), np.float32)
    rows = np.arange(period // 2, frame.height, period)
    reach = period * rng.uniform(4.5, 9.0, len(rows))
    for row, far in zip(rows, reach):
        ink[row] = np.exp(-((shore[row] / far) ** 2))
    # A stroke is a little wider than one pixel where the water touches land.
    return (ink + 0.45 * np.roll(ink, 1, axis=0) * np.exp(-shore / (2.0 * period))) * sea


def stroke_starts(heights, slope, interval, spacing, rng):
    """Points along contours, closer where the ground is steeper, and the height each stroke runs down to."""
    lines = contourpy.contour_generator(z=heights, line_type="Separate")
    starts, floors = [], []
    for level in np.arange(interval, heights.max(), interval):
        for line in lines.lines(level):
            run = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
            if run[-1] < 4 * spacing:
                continue
            at = np.arange(rng.uniform(0, spacing), run[-1], spacing)
            at = at + rng.uniform(-0.3, 0.3, len(at)) * spacing
            points = np.stack([np.interp(at, run, line[:, 0]), np.interp(at, run, line[:, 1])], axis=1)
            starts.append(points)
            floors.append(np.full(len(points), level - 0.9 * interval))
    return np.concatenate(starts), np.concatenate(floors)


def trace(starts, floors, heights, right, down, longest, steps=10):
    """Every stroke followed downhill at once, until its floor or its greatest length: an array stroke x step x (x, y)."""
    path = np.repeat(starts[:, None, :], steps + 1, axis=1)
    going = np.ones(len(starts), bool)
    for k in range(1, steps + 1):
        here = path[:, k - 1]
        at = [here[:, 1], here[:, 0]]
        gx, gy = (ndimage.map_coordinates(g, at, order=1, mode="nearest") for g in (right, down))
        steep = np.hypot(gx, gy) + 1e-9
        going &= ndimage.map_coordinates(heights, at, order=1, mode="nearest") > floors
        step = np.stack([-gx / steep, -gy / steep], axis=1) * (longest / steps)[:, None]
        path[:, k] = here + np.where(going[:, None], step, 0.0)
    return path


def hachures(frame, heights, allowed, rng, interval, spacing, gentle, unit, oversample=3):
    """Strokes down the slopes, heavy at the head and in the shade, light in the sun. Returns ink and their number."""
    right, down, slope = slopes(frame, heights, 1.6 * unit)
    starts, floors = stroke_starts(heights, slope, interval, spacing, rng)
    column = np.clip(starts[:, 0].astype(int), 0, frame.width - 1)
    row = np.clip(starts[:, 1].astype(int), 0, frame.height - 1)
    steep = slope[row, column]
    away = (right[row, column] * SUN[0] + down[row, column] * SUN[1]) / (np.hypot(right, down)[row, column] + 1e-9)
    weight = np.clip((steep - gentle) / (5.5 * gentle), 0.0, 1.0) * (0.60 + 0.48 * away)
    keep = allowed[row, column] & (steep > gentle) & (weight > 0.03 + 0.12 * rng.random(len(starts)))
    starts, floors, steep, weight = starts[keep], floors[keep], steep[keep], weight[keep]
    longest = unit * (4.0 + 5.0 * np.clip(steep / (5.0 * gentle), 0, 1)) * rng.uniform(0.75, 1.15, len(starts))
    path = trace(starts, floors, heights, right, down, longest) * oversample
    sheet = Image.new("L", (frame.width * oversample, frame.height * oversample), 0)
    pen = ImageDraw.Draw(sheet)
    for line, heavy in zip(path, weight):
        draw_tapered(pen, line, oversample * unit * (0.28 + 0.75 * heavy), int(105 + 150 * min(1.0, 1.25 * heavy)))
    return np.asarray(sheet.resize((frame.width, frame.height), Image.LANCZOS), np.float32) / 255.0, len(path)


def draw_tapered(pen, line, width, ink):
    """One stroke: a long thin leaf, `width` at the head and nothing at the foot."""
    ahead = line[-1] - line[0]
    length = np.hypot(*ahead)
    if length < 2.0:
        return
    aside = np.array([-ahead[1], ahead[0]]) / length
    half = np.linspace(0.5, 0.12, len(line))[:, None] * width
    leaf = np.concatenate([line + aside * half, (line - aside * half)[::-1]])
    pen.polygon([tuple(p) for p in leaf.tolist()], fill=ink)


def plate(window: Frame, world, land, lakes, seed, unit, interval, spacing, gentle):
    """The whole picture as 8-bit RGB and the number of strokes. `unit` [pixels] sets the size of the engraver's marks."""
    rng = np.random.default_rng(seed)
    frame = window.padded(MARGIN)
    heights = altitude(frame, world, 0.55)
    ground = cover(frame, land, lakes)
    is_land = ground > 0.5
    shore = ndimage.distance_transform_edt(~is_land)
    inland = ndimage.distance_transform_edt(is_land)
    sea = 1.0 - ground
    picture = paper(frame, rng)

    # Wash: the higher the browner, and the desert shelf by the sea a shade paler than the hills.
    wash = np.clip(heights / 4600.0, 0.0, 1.0) ** 1.1 * ground
    picture -= wash[..., None] * np.array([20.0, 28.0, 39.0])
    coarse = shade(frame, heights, 5.0 * unit, 14.0) * 0.55 + shade(frame, heights, 1.6 * unit, 8.0) * 0.6
    tone = np.clip(coarse, -0.42, 0.26) * ground
    picture += tone[..., None] * np.array([52.0, 57.0, 62.0])

    picture -= (sea * (5.0 + 15.0 * np.exp(-shore / (14.0 * unit))))[..., None] * np.array([1.20, 0.66, 0.42])
    # Lakes keep the sea's tint without its lines.
    engraved = sea_lines(frame, sea, shore, rng, max(3, round(3.4 * unit)))
    picture -= (engraved * 0.40)[..., None] * (picture - np.array([86.0, 84.0, 84.0]))

    strokes, count = hachures(frame, heights, is_land & (inland > 4 * unit), rng, interval, spacing * unit, gentle, unit)
    # Strokes softened at the edges of the land so that they never cross the coast.
    picture -= (np.clip(strokes, 0.0, 1.0) * 0.56 * ground)[..., None] * (picture - INK)
    picture = picture[MARGIN : MARGIN + window.height, MARGIN : MARGIN + window.width]
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8), count
