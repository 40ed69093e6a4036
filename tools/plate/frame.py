"""A window of the world and the Mercator pixels laid over it."""

from dataclasses import dataclass

import numpy as np


def northing(lat):
    """Mercator northing of a latitude [degrees at the equator]."""
    return np.degrees(np.arcsinh(np.tan(np.radians(lat))))


def latitude(north):
    """Latitude [degrees] of a Mercator northing; undoes `northing`."""
    return np.degrees(np.arctan(np.sinh(np.radians(north))))


@dataclass(frozen=True)
class Frame:
    """Window [degrees] drawn at `scale` pixels to a degree of longitude."""

    west: float
    south: float
    east: float
    north: float
    scale: float

    @property
    def width(self):
        return round((self.east - self.west) * self.scale)

    @property
    def height(self):
        return round(float(northing(self.north) - northing(self.south)) * self.scale)

    def finer(self, times):
        """The same window with `times` as many pixels each way."""
        return Frame(self.west, self.south, self.east, self.north, self.scale * times)

    def padded(self, pixels):
        """The window with `pixels` more on every side, the pixels of the old window kept in place."""
        top, bottom = northing(self.north) + pixels / self.scale, northing(self.north) - (self.height + pixels) / self.scale
        side = pixels / self.scale
        east = self.west + (self.width + pixels) / self.scale
        return Frame(self.west - side, float(latitude(bottom)), east, float(latitude(top)), self.scale)

    def pixel(self, lon, lat):
        """Column and row (fractional, from the upper left corner) of a point or arrays of points."""
        return (np.asarray(lon) - self.west) * self.scale, (northing(self.north) - northing(np.asarray(lat))) * self.scale

    def grid(self):
        """Longitude of every column and latitude of every row, at the centres of the pixels."""
        columns = self.west + (np.arange(self.width) + 0.5) / self.scale
        rows = latitude(northing(self.north) - (np.arange(self.height) + 0.5) / self.scale)
        return columns, rows

    def metres_per_pixel(self):
        """Ground length of a pixel, a column vector: one value a row."""
        return (111_320.0 * np.cos(np.radians(self.grid()[1])) / self.scale)[:, None]
