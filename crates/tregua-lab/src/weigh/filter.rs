//! A bootstrap particle filter for evidence: many clones of something hidden, weighed by what is recorded, and drawn anew where too few of
//! them carry the weight (Gordon, Salmond & Smith 1993; the estimate of the evidence is unbiased, Del Moral 2004).

use super::evidence::{ln_mean_exp, ln_sum_exp};
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::rule::stream;

/// Something hidden that moves step by step, and what is recorded of it.
pub trait Hidden {
    /// One clone of it.
    type State: Clone;

    /// How many steps there are.
    fn steps(&self) -> usize;

    /// The clone in this slot as it begins.
    fn start(&self, slot: usize) -> Self::State;

    /// Moves a clone through a step by the luck of its slot, and gives the logarithm of how likely what is recorded there then was.
    fn step(&self, state: &mut Self::State, slot: usize, step: usize) -> f64;
}

/// How a filter is run.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Clones.
    pub particles: usize,
    /// They are drawn anew when fewer than this share of them carry the weight: 1 after every step, 0 never.
    pub below: f64,
    /// The luck of drawing anew.
    pub luck: Draws,
}

/// A cloud after the last step.
#[derive(Clone, Debug)]
pub struct Cloud<S> {
    /// Logarithm of the evidence: how likely what is recorded was.
    pub ln_evidence: f64,
    /// The clones.
    pub states: Vec<S>,
    /// Their weights, which sum to 1.
    pub weights: Vec<f64>,
    /// How many of the clones of the first day still have offspring.
    pub ancestors: usize,
    /// How many of the clones carried the weight when they were fewest (effective sample size).
    pub fewest: f64,
}

/// The stream of luck that draws clones anew.
const RESAMPLING: u32 = stream("lab.weigh.resampling");

impl Filter {
    /// Runs all steps.
    pub fn run<H: Hidden>(&self, hidden: &H) -> Cloud<H::State> {
        let n = self.particles;
        let mut states: Vec<H::State> = (0..n).map(|slot| hidden.start(slot)).collect();
        let mut ln = vec![0.0; n];
        let mut ancestors: Vec<usize> = (0..n).collect();
        let (mut ln_evidence, mut fewest) = (0.0, n as f64);
        for step in 0..hidden.steps() {
            for (slot, (state, ln)) in states.iter_mut().zip(&mut ln).enumerate() {
                *ln += hidden.step(state, slot, step);
            }
            let carry = effective(&ln);
            fewest = fewest.min(carry);
            if carry < self.below * n as f64 && carry > 0.0 {
                ln_evidence += ln_mean_exp(&ln);
                let from = self.draw(&normalised(&ln), step);
                states = from.iter().map(|i| states[*i].clone()).collect();
                ancestors = from.iter().map(|i| ancestors[*i]).collect();
                ln.fill(0.0);
            }
        }
        ancestors.sort_unstable();
        ancestors.dedup();
        ln_evidence += ln_mean_exp(&ln);
        Cloud { ln_evidence, states, weights: normalised(&ln), ancestors: ancestors.len(), fewest }
    }

    /// Draws clones systematically: each has its weight's share of the slots, to within one. Whoever survives keeps his slot, so that his
    /// luck goes on; only the slots of those who do not are filled with others' offspring.
    fn draw(&self, weights: &[f64], step: usize) -> Vec<usize> {
        let n = weights.len();
        let first = self.luck.uniform(RESAMPLING, 0, step as i32, 0);
        let (mut offspring, mut sum, mut drawn) = (vec![0_usize; n], 0.0, 0);
        for (i, weight) in weights.iter().enumerate() {
            sum += weight;
            while drawn < n && (drawn as f64 + first) / (n as f64) < sum {
                offspring[i] += 1;
                drawn += 1;
            }
        }
        // Rounding may leave a trifle: it belongs to the heaviest.
        let heaviest = (0..n).max_by(|a, b| weights[*a].total_cmp(&weights[*b])).unwrap_or(0);
        offspring[heaviest] += n - drawn;
        let spare: Vec<usize> =
            (0..n).flat_map(|i| std::iter::repeat_n(i, offspring[i].saturating_sub(1))).collect();
        let mut spare = spare.into_iter();
        (0..n).map(|i| if offspring[i] > 0 { i } else { spare.next().unwrap_or(heaviest) }).collect()
    }
}

/// Weights that sum to 1, from their logarithms; all alike where none is possible.
fn normalised(ln: &[f64]) -> Vec<f64> {
    let whole = ln_sum_exp(ln);
    if whole == f64::NEG_INFINITY {
        return vec![1.0 / ln.len() as f64; ln.len()];
    }
    ln.iter().map(|x| num::exp(x - whole)).collect()
}

/// How many carry the weight: 1 / Σ w².
#[must_use]
pub fn effective(ln: &[f64]) -> f64 {
    if ln_sum_exp(ln) == f64::NEG_INFINITY {
        return 0.0;
    }
    1.0 / normalised(ln).iter().map(|w| w * w).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::{Filter, effective};
    use tregua_engine::draws::Draws;

    fn filter(particles: usize) -> Filter {
        Filter { particles, below: 1.0, luck: Draws::new(3) }
    }

    #[test]
    fn offspring_are_the_weights_share_and_survivors_keep_their_slots() {
        let weights = [0.5, 0.0, 0.25, 0.0, 0.125, 0.125, 0.0, 0.0];
        for step in 0..50 {
            let from = filter(8).draw(&weights, step);
            for (i, weight) in weights.iter().enumerate() {
                let offspring = from.iter().filter(|j| **j == i).count() as f64;
                assert!((offspring - 8.0 * weight).abs() < 1.0, "{i} has {offspring}");
                assert!(offspring == 0.0 || from[i] == i, "{i} has lost his slot");
            }
        }
    }

    #[test]
    fn the_weight_is_carried_by_as_many_as_weigh_alike() {
        assert!((effective(&[-700.0; 5]) - 5.0).abs() < 1e-9);
        assert!((effective(&[0.0, 0.0, f64::NEG_INFINITY]) - 2.0).abs() < 1e-9);
        assert_eq!(effective(&[f64::NEG_INFINITY; 2]), 0.0);
    }
}
