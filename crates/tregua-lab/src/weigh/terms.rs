//! Summaries as a regression sees them: in units of their spread, and their products up to a degree.

use crate::statistics::Moments;

/// Middle and spread of each summary, and the products that are made of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// Mean and standard deviation of each summary; a spread of 0 is a summary that tells nothing.
    scale: Vec<(f64, f64)>,
    /// The summaries that are multiplied, term by term; the first term is the constant.
    products: Vec<Vec<usize>>,
}

impl Terms {
    /// Terms up to a degree, in the units of these rows.
    #[must_use]
    pub fn of(rows: &[impl AsRef<[f64]>], degree: usize) -> Self {
        let columns = rows.first().map_or(0, |r| r.as_ref().len());
        let column = |c: usize| Moments::of(rows.iter().map(|r| r.as_ref()[c]));
        let scale: Vec<(f64, f64)> = (0..columns).map(column).map(|m| (m.mean, m.scale())).collect();
        let telling: Vec<usize> = (0..columns).filter(|c| scale[*c].1 > 1e-12).collect();
        let (mut products, mut last) = (vec![Vec::new()], vec![Vec::new()]);
        for _ in 0..degree {
            last = last.iter().flat_map(|p: &Vec<usize>| longer(p, &telling)).collect();
            products.extend(last.iter().cloned());
        }
        Self { scale, products }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// There is always the constant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The terms of a row, behind those that `out` holds. No summary is taken farther than five spreads out.
    pub fn fill(&self, row: &[f64], out: &mut Vec<f64>) {
        let unit = |c: &usize| ((row[*c] - self.scale[*c].0) / self.scale[*c].1).clamp(-5.0, 5.0);
        out.extend(self.products.iter().map(|p| p.iter().map(unit).product::<f64>()));
    }
}

/// A product with one more factor, none of them before its last, so that each product is made once.
fn longer<'a>(product: &'a [usize], factors: &'a [usize]) -> impl Iterator<Item = Vec<usize>> + 'a {
    let from = product.last().copied().unwrap_or(0);
    factors.iter().filter(move |f| **f >= from).map(move |f| product.iter().copied().chain([*f]).collect())
}

#[cfg(test)]
mod tests {
    use super::Terms;

    #[test]
    fn products_are_made_once_and_constants_not_at_all() {
        let rows: Vec<Vec<f64>> = (0..4).map(|i| vec![f64::from(i), 7.0, f64::from(i * i)]).collect();
        let terms = Terms::of(&rows, 2);
        assert_eq!(terms.len(), 1 + 2 + 3, "of two summaries that vary");
        let mut out = Vec::new();
        terms.fill(&[1.5, 7.0, 3.5], &mut out);
        assert_eq!(out, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0], "the mean row is nought but the constant");
    }
}
