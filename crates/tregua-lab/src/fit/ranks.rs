//! Simulation-based calibration: a record is made from a point of the prior, the posterior is found, and the point must have any rank in it
//! with the same chance (Talts and others 2018; Modrák and others 2023 on which quantities to rank).

/// The middle of a posterior.
const MIDDLE: f64 = 0.9;

/// Ranks of known points in their posteriors, one list for each quantity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranks {
    /// By quantity: share of the posterior below the known value, record by record.
    pub ranks: Vec<Vec<f64>>,
}

impl Ranks {
    /// Adds a record: for each quantity the share of the posterior below the known value.
    pub fn put(&mut self, shares: Vec<f64>) {
        self.ranks.resize(shares.len(), Vec::new());
        self.ranks.iter_mut().zip(shares).for_each(|(ranks, share)| ranks.push(share));
    }

    /// How far the ranks of each quantity stray from even.
    #[must_use]
    pub fn gaps(&self) -> Vec<f64> {
        self.ranks.iter().map(|ranks| gap(ranks)).collect()
    }

    /// Share of all ranks in the middle: `MIDDLE` of sound ones.
    #[must_use]
    pub fn covered(&self) -> f64 {
        let (all, beside) = (|| self.ranks.iter().flatten(), 0.5 * (1.0 - MIDDLE));
        all().filter(|r| (beside..1.0 - beside).contains(*r)).count() as f64 / all().count().max(1) as f64
    }
}

/// Largest distance of the distribution of ranks from an even one.
fn gap(ranks: &[f64]) -> f64 {
    let mut sorted = ranks.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let one = |(i, r): (usize, &f64)| (r - i as f64 / n).abs().max(((i + 1) as f64 / n - r).abs());
    sorted.iter().enumerate().map(one).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_ranks_have_no_gap_and_heaped_ones_have() {
        let even: Vec<f64> = (0..100).map(|i| (f64::from(i) + 0.5) / 100.0).collect();
        assert!(gap(&even) < 0.006);
        assert!((gap(&even.iter().map(|r| 0.5 * r).collect::<Vec<_>>()) - 0.5).abs() < 0.01);
        let mut ranks = Ranks::default();
        ranks.put(vec![0.625, 0.25]);
        assert_eq!(ranks.ranks, [vec![0.625], vec![0.25]]);
        assert_eq!(ranks.covered(), 1.0);
    }
}
