//! Mercator: windows of the world and the sheets they are drawn on.

use serde::Deserialize;

/// Part of the world between two meridians and two parallels [degrees].
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Window {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}

impl Window {
    /// Whether a point [degrees east, north] lies inside or on the edge.
    pub fn holds(&self, [lon, lat]: [f64; 2]) -> bool {
        (self.west..=self.east).contains(&lon) && (self.south..=self.north).contains(&lat)
    }

    /// Whether another window lies wholly inside this one.
    pub fn covers(&self, other: &Window) -> bool {
        self.holds([other.west, other.south]) && self.holds([other.east, other.north])
    }

    /// Parallel halfway between the southern and northern edge [degrees].
    pub fn middle(&self) -> f64 {
        (self.south + self.north) / 2.0
    }
}

/// Mercator northing of a latitude, in degrees at the equator.
fn northing(lat: f64) -> f64 {
    lat.to_radians().tan().asinh().to_degrees()
}

/// A window drawn at a place of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// What is drawn.
    pub window: Window,
    /// Left edge [units of the picture].
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Units to a degree of longitude.
    pub scale: f64,
}

impl Sheet {
    /// The window drawn `width` units wide, its upper left corner at `left`, `top`.
    pub fn fit(window: Window, left: f64, top: f64, width: f64) -> Sheet {
        Sheet { window, left, top, scale: width / (window.east - window.west) }
    }

    /// Width [units].
    pub fn width(&self) -> f64 {
        (self.window.east - self.window.west) * self.scale
    }

    /// Height [units].
    pub fn height(&self) -> f64 {
        (northing(self.window.north) - northing(self.window.south)) * self.scale
    }

    /// Where a point [degrees east, north] falls.
    pub fn xy(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        [
            self.left + (lon - self.window.west) * self.scale,
            self.top + (northing(self.window.north) - northing(lat)) * self.scale,
        ]
    }

    /// Units to a kilometre on the ground along a parallel [units/km].
    pub fn per_km(&self, lat: f64) -> f64 {
        self.scale / (KM_PER_DEGREE * lat.to_radians().cos())
    }
}

/// Length of a degree of the equator [km], WGS 84.
const KM_PER_DEGREE: f64 = 111.319_5;

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { west: -10.0, south: -20.0, east: 5.0, north: 30.0 };

    #[test]
    fn corners_of_the_window_are_corners_of_the_sheet() {
        let sheet = Sheet::fit(WINDOW, 40.0, 25.0, 600.0);
        let [x, y] = sheet.xy([-10.0, 30.0]);
        assert!((x - 40.0).abs() < 1e-9 && (y - 25.0).abs() < 1e-9, "{x} {y}");
        let [x, y] = sheet.xy([5.0, -20.0]);
        assert!((x - 640.0).abs() < 1e-9 && (y - 25.0 - sheet.height()).abs() < 1e-9, "{x} {y}");
    }

    #[test]
    fn a_small_square_stays_square_at_any_latitude() {
        let sheet = Sheet::fit(WINDOW, 0.0, 0.0, 1000.0);
        for lat in [-19.0_f64, 0.0, 12.0, 29.0] {
            let d = 1e-4;
            let [x0, y0] = sheet.xy([0.0, lat]);
            let [x1, y1] = sheet.xy([d / lat.to_radians().cos(), lat + d]);
            let ratio = (x1 - x0) / (y0 - y1);
            assert!((ratio - 1.0).abs() < 1e-4, "at {lat}: {ratio}");
        }
    }

    #[test]
    fn a_degree_at_sixty_north_is_half_a_degree_of_ground() {
        let sheet = Sheet::fit(WINDOW, 0.0, 0.0, 15.0);
        assert!((sheet.per_km(60.0) / sheet.per_km(0.0) - 2.0).abs() < 1e-12);
        assert!((sheet.per_km(0.0) * 111.3195 - 1.0).abs() < 1e-12);
    }
}
