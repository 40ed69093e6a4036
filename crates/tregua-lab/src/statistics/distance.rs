//! Mahalanobis' distance: how far a row of numbers lies from the middle of others, by their own spread.

use nalgebra::{DMatrix, DVector};

/// The middle of some rows, and the inverse of their spread.
pub(crate) struct Distance {
    middle: Vec<f64>,
    inverse: DMatrix<f64>,
}

/// How the spread of few rows is made safe to divide by.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shrink {
    /// How far correlations are drawn towards none [0-1].
    pub correlations: f64,
    /// What is added to every variance.
    pub variance: f64,
}

impl Distance {
    /// From the middle of these rows; none if there are none, or if their spread is flat in some direction.
    pub(crate) fn of(rows: &[&[f64]], shrink: Shrink) -> Option<Self> {
        let (n, width) = (rows.len() as f64, rows.first()?.len());
        let middle: Vec<f64> = (0..width).map(|c| rows.iter().map(|r| r[c]).sum::<f64>() / n).collect();
        let mut spread = DMatrix::zeros(width, width);
        for row in rows {
            let off = DVector::from_iterator(width, row.iter().zip(&middle).map(|(x, m)| x - m));
            spread.ger(1.0 / n, &off, &off, 1.0);
        }
        let keep = 1.0 - shrink.correlations;
        let shrunk = |a: usize, b: usize| {
            if a == b { spread[(a, a)] + shrink.variance } else { keep * spread[(a, b)] }
        };
        let inverse = DMatrix::from_fn(width, width, shrunk).cholesky()?.inverse();
        Some(Self { middle, inverse })
    }

    /// The squared distance of a row.
    pub(crate) fn to(&self, row: &[f64]) -> f64 {
        let off = row.iter().zip(&self.middle).map(|(x, m)| x - m);
        let off = DVector::from_iterator(row.len(), off);
        off.dot(&(&self.inverse * &off))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the corners of a square stretched to 2 by 1 every one lies as far from the middle, and what never varies is flat.
    #[test]
    fn a_distance_counts_in_the_rows_own_spread() {
        let corners = [[2.0, 1.0], [2.0, -1.0], [-2.0, 1.0], [-2.0, -1.0]];
        let rows: Vec<&[f64]> = corners.iter().map(|r| r.as_slice()).collect();
        let distance = Distance::of(&rows, Shrink::default()).expect("it varies both ways");
        assert!(corners.iter().all(|r| (distance.to(r) - 2.0).abs() < 1e-12));
        assert!((distance.to(&[0.0, 3.0]) - 9.0).abs() < 1e-12);
        assert!(Distance::of(&[&[1.0, 0.0], &[2.0, 0.0]], Shrink::default()).is_none());
        let safe = Shrink { variance: 1.0, ..Shrink::default() };
        assert!(Distance::of(&[&[1.0, 0.0], &[2.0, 0.0]], safe).is_some());
    }
}
