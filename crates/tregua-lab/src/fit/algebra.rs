//! Small symmetric matrices in rows, and their roots: all that fitting needs, in plain loops that are quick even where nothing is optimised.

use crate::statistics::dot;

/// A symmetric matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Square {
    /// Rows.
    pub size: usize,
    /// Cells.
    pub cells: Vec<f64>,
}

impl Square {
    pub(crate) fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    pub(crate) fn at(&self, i: usize, j: usize) -> f64 {
        self.cells[i * self.size + j]
    }

    pub(crate) fn row(&self, i: usize) -> &[f64] {
        &self.cells[i * self.size..(i + 1) * self.size]
    }

    /// Adds `weight · x xᵀ` to the lower triangle.
    pub(crate) fn add(&mut self, x: &[f64], weight: f64) {
        for (i, a) in x.iter().enumerate() {
            let wa = weight * a;
            let row = &mut self.cells[i * self.size..i * self.size + i + 1];
            row.iter_mut().zip(x).for_each(|(cell, b)| *cell += wa * b);
        }
    }

    /// The lower triangle L with L Lᵀ = this matrix, of which only the lower triangle is read; none if it is not positive.
    pub(crate) fn root(&self) -> Option<Root> {
        let n = self.size;
        let mut l = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let (above, below) = l.split_at(i * n);
                let other = if j == i { &below[..j] } else { &above[j * n..j * n + j] };
                let left = self.at(i, j) - dot(&below[..j], other);
                let cell = if i == j {
                    if left > 0.0 { left.sqrt() } else { return None }
                } else {
                    left / above[j * n + j]
                };
                l[i * n + j] = cell;
            }
        }
        Some(Root(Self { size: n, cells: l }))
    }
}

/// A lower triangle whose square is a matrix.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Root(Square);

impl Root {
    /// L⁻¹ b.
    pub(crate) fn half_solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = Vec::with_capacity(b.len());
        for (i, b) in b.iter().enumerate() {
            let row = self.0.row(i);
            x.push((b - dot(&row[..i], &x)) / row[i]);
        }
        x
    }

    /// (L Lᵀ)⁻¹ b.
    pub(crate) fn solve(&self, b: &[f64]) -> Vec<f64> {
        self.transposed_solve(&self.half_solve(b))
    }

    /// (Lᵀ)⁻¹ b: of independent normal variates it makes ones whose precision is this matrix.
    pub(crate) fn transposed_solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for i in (0..x.len()).rev() {
            let row = self.0.row(i);
            x[i] /= row[i];
            let at = x[i];
            x[..i].iter_mut().zip(row).for_each(|(x, l)| *x -= l * at);
        }
        x
    }

    /// The diagonal of the inverse of the matrix.
    pub(crate) fn inverse_diagonal(&self) -> Vec<f64> {
        let n = self.0.size;
        let mut diagonal = vec![0.0; n];
        // Columns of L⁻¹; the inverse is (L⁻¹)ᵀ L⁻¹.
        for j in 0..n {
            let mut column = vec![0.0; n];
            for i in j..n {
                let row = self.0.row(i);
                let unit = f64::from(u8::from(i == j));
                column[i] = (unit - dot(&row[j..i], &column[j..i])) / row[i];
            }
            diagonal[j] = dot(&column, &column);
        }
        diagonal
    }

    /// L x.
    pub(crate) fn times(&self, x: &[f64]) -> Vec<f64> {
        (0..x.len()).map(|i| dot(&self.0.row(i)[..=i], &x[..=i])).collect()
    }

    /// Logarithm of the determinant of the matrix.
    pub(crate) fn ln_determinant(&self) -> f64 {
        (0..self.0.size).map(|i| 2.0 * tregua_engine::num::ln(self.0.at(i, i))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_solve_and_invert() {
        let mut m = Square::zero(3);
        for x in [[2.0, 0.0, 1.0], [0.0, 3.0, -1.0], [1.0, 1.0, 1.0], [0.0, 0.0, 1.0]] {
            m.add(&x, 1.0);
        }
        let full = |i: usize, j: usize| m.at(i.max(j), i.min(j));
        let root = m.root().expect("it is positive");
        let x = root.solve(&[1.0, 2.0, 3.0]);
        let back: Vec<f64> = (0..3).map(|i| (0..3).map(|j| full(i, j) * x[j]).sum()).collect();
        assert!(back.iter().zip([1.0, 2.0, 3.0]).all(|(a, b)| (a - b).abs() < 1e-12));
        let unit = |i: usize| root.solve(&[0, 1, 2].map(|j| f64::from(u8::from(i == j))))[i];
        assert!(root.inverse_diagonal().iter().enumerate().all(|(i, d)| (d - unit(i)).abs() < 1e-12));
        let det = full(0, 0) * (full(1, 1) * full(2, 2) - full(1, 2) * full(1, 2))
            - full(0, 1) * (full(0, 1) * full(2, 2) - full(1, 2) * full(0, 2))
            + full(0, 2) * (full(0, 1) * full(1, 2) - full(1, 1) * full(0, 2));
        assert!((root.ln_determinant() - det.ln()).abs() < 1e-12);
        m.add(&[1.0, 0.0, 0.0], -50.0);
        assert!(m.root().is_none());
    }
}
