//! Chains that walk through a posterior: differential evolution of C. J. F. ter Braak, Statistics and Computing 16 (2006). A chain moves by
//! the difference of two others; half of the chains stand still while the other half moves, so that the halves move in any order.

use crate::statistics::Moments;
use rayon::prelude::*;
use tregua_engine::draws::Draws;
use tregua_engine::num;

/// Streams of luck: which chains differ, how far to jitter, whether to go.
const PICK: u32 = tregua_engine::rule::stream("lab.chains.pick");
const JITTER: u32 = tregua_engine::rule::stream("lab.chains.jitter");

/// Every so many steps a chain may leap from one mode to another.
const LEAP: u32 = 10;

/// A jitter, so that all of the space is reached [standard deviations of the prior].
const SHAKE: f64 = 1e-3;

/// How long to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Walking {
    /// Chains, an even number.
    pub chains: usize,
    /// Steps that are thrown away.
    pub warm: u32,
    /// Steps that are kept.
    pub steps: u32,
    /// Seed of the luck.
    pub seed: u64,
}

/// Where chains have been.
#[derive(Clone, Debug, PartialEq)]
pub struct Chains {
    /// By chain and kept step: the point, and the logarithm of its density.
    pub walked: Vec<Vec<(Vec<f64>, f64)>>,
}

/// How far what the chains say can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Health {
    /// Largest split R-hat of any coordinate: 1 where the chains agree with each other and with themselves; not a number where one did not move.
    #[serde(deserialize_with = "or_nan")]
    pub r_hat: f64,
    /// Smallest effective number of independent draws of any coordinate.
    pub effective: f64,
}

impl Health {
    /// The worse of two; what is not a number is worst of all.
    fn worse(self, other: Self) -> Self {
        let least = |a: f64, b: f64| if a.is_nan() || a < b { a } else { b };
        Self { r_hat: -least(-self.r_hat, -other.r_hat), effective: least(self.effective, other.effective) }
    }
}

/// What is not a number is nothing in JSON.
fn or_nan<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    <Option<f64> as serde::Deserialize>::deserialize(from).map(|x| x.unwrap_or(f64::NAN))
}

/// A walk under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    walking: Walking,
    /// Steps so far.
    pub step: u32,
    /// Where the chains stand, and the logarithm of the density there.
    at: Vec<(Vec<f64>, f64)>,
    chains: Chains,
}

impl Walk {
    /// A walk that is about to leave from these points.
    #[must_use]
    pub fn begin(from: &[Vec<f64>], ln_density: impl Fn(&[f64]) -> f64 + Sync, walking: &Walking) -> Self {
        let at: Vec<(Vec<f64>, f64)> =
            from.iter().take(walking.chains).map(|x| (x.clone(), ln_density(x))).collect();
        let chains = Chains { walked: vec![Vec::with_capacity(walking.steps as usize); at.len()] };
        Self { walking: *walking, step: 0, at, chains }
    }

    /// Steps that are left.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.walking.warm + self.walking.steps - self.step
    }

    /// The way that so many steps more would take, or what is left of them: where the chains are after each, one chain after the other.
    #[must_use]
    pub fn way(&self, steps: u32, ln_density: impl Fn(&[f64]) -> f64 + Sync) -> Vec<(Vec<f64>, f64)> {
        let (mut at, mut way) = (self.at.clone(), Vec::new());
        for step in self.step..self.step + steps.min(self.left()) {
            self.walking.step(step, &mut at, &ln_density);
            way.extend_from_slice(&at);
        }
        way
    }

    /// Goes that way.
    pub fn go(&mut self, way: &[(Vec<f64>, f64)]) {
        for at in way.chunks_exact(self.at.len()) {
            self.at.clone_from_slice(at);
            if self.step >= self.walking.warm {
                self.chains.walked.iter_mut().zip(at).for_each(|(walked, at)| walked.push(at.clone()));
            }
            self.step += 1;
        }
    }

    /// All that was walked.
    #[must_use]
    pub fn done(self) -> Chains {
        self.chains
    }
}

impl Walking {
    /// One step of each chain: one half moves while the other stands still.
    fn step(&self, step: u32, at: &mut [(Vec<f64>, f64)], ln_density: &(impl Fn(&[f64]) -> f64 + Sync)) {
        let (draws, middle) = (Draws::new(self.seed), at.len() / 2);
        for half in 0..2 {
            let (low, high) = at.split_at_mut(middle);
            let (moving, still, first) = if half == 0 { (low, high, 0) } else { (high, low, middle) };
            moving.par_iter_mut().enumerate().for_each(|(c, at)| {
                let luck = Luck { draws, chain: (first + c) as u32, step };
                luck.step(at, still, ln_density);
            });
        }
    }
}

impl Chains {
    /// Walks from these points through a density whose logarithm is given.
    #[must_use]
    pub fn walk(from: &[Vec<f64>], ln_density: impl Fn(&[f64]) -> f64 + Sync, walking: &Walking) -> Self {
        let mut walk = Walk::begin(from, &ln_density, walking);
        walk.go(&walk.way(walk.left(), &ln_density));
        walk.done()
    }

    /// So many of the points: of every chain as many, or one more of the first ones, and evenly over its steps.
    #[must_use]
    pub fn draws(&self, count: usize) -> Vec<&[f64]> {
        self.between(0, self.steps(), count)
    }

    /// So many of the points from the first half of the steps, and so many from the second: what is drawn of the one is none of the other.
    #[must_use]
    pub fn apart(&self, [first, second]: [usize; 2]) -> [Vec<&[f64]>; 2] {
        let middle = self.steps() / 2;
        [self.between(0, middle, first), self.between(middle, self.steps(), second)]
    }

    fn steps(&self) -> usize {
        self.walked.first().map_or(0, Vec::len)
    }

    /// So many points of some steps, from each chain in turn. Each stands in the middle of its share of the steps.
    fn between(&self, from: usize, until: usize, count: usize) -> Vec<&[f64]> {
        let (chains, steps) = (self.walked.len(), until - from);
        let count = count.min(chains * steps);
        let pick = |i: usize| {
            let (chain, turn) = (i % chains, i / chains);
            let turns = count / chains + usize::from(chain < count % chains);
            self.walked[chain][from + (2 * turn + 1) * steps / (2 * turns)].0.as_slice()
        };
        (0..count).map(pick).collect()
    }

    /// Mean of a coordinate, and its standard deviation.
    #[must_use]
    pub fn moments(&self, coordinate: usize) -> (f64, f64) {
        let all = Moments::of(self.walked.iter().flatten().map(|(x, _)| x[coordinate]));
        (all.mean, all.deviation())
    }

    /// How far they can be trusted (Vehtari and others 2021, without ranks).
    #[must_use]
    pub fn health(&self) -> Health {
        let dimension = self.walked.first().and_then(|c| c.first()).map_or(0, |(x, _)| x.len());
        let each = (0..dimension).into_par_iter().map(|d| {
            let half = |c: &Vec<(Vec<f64>, f64)>| {
                let x: Vec<f64> = c.iter().map(|(x, _)| x[d]).collect();
                let (a, b) = x.split_at(x.len() / 2);
                [a.to_vec(), b[..a.len()].to_vec()]
            };
            health(&self.walked.iter().flat_map(half).collect::<Vec<_>>())
        });
        each.reduce(|| Health { r_hat: 1.0, effective: f64::INFINITY }, Health::worse)
    }
}

/// The luck of one chain's step.
struct Luck {
    draws: Draws,
    chain: u32,
    step: u32,
}

impl Luck {
    fn step(
        &self,
        at: &mut (Vec<f64>, f64),
        others: &[(Vec<f64>, f64)],
        ln_density: &impl Fn(&[f64]) -> f64,
    ) {
        let [one, other, go, _] = self.draws.uniforms4(PICK, self.chain, self.step as i32, 0);
        let a = (one * others.len() as f64) as usize;
        let b = (a + 1 + (other * (others.len() - 1) as f64) as usize) % others.len();
        let dimension = at.0.len();
        let usual = 2.38 / (2.0 * dimension as f64).sqrt();
        let stride = if self.step.is_multiple_of(LEAP) { 1.0 } else { usual };
        let moved: Vec<f64> = (0..dimension)
            .map(|d| {
                let shake = self.draws.uniform(JITTER, self.chain, self.step as i32, d as u32) - 0.5;
                at.0[d] + stride * (others[a].0[d] - others[b].0[d]) + SHAKE * shake
            })
            .collect();
        let density = ln_density(&moved);
        if num::ln(go) < density - at.1 {
            *at = (moved, density);
        }
    }
}

/// R-hat and effective draws of chains of one number.
fn health(chains: &[Vec<f64>]) -> Health {
    let (m, n) = (chains.len() as f64, chains[0].len() as f64);
    let means: Vec<f64> = chains.iter().map(|c| c.iter().sum::<f64>() / n).collect();
    let all = means.iter().sum::<f64>() / m;
    let between = n / (m - 1.0) * means.iter().map(|x| (x - all) * (x - all)).sum::<f64>();
    // Products of what lies `lag` steps apart, on the mean of the chains.
    let apart = |lag: usize| -> f64 {
        let one = |(c, mean): (&Vec<f64>, &f64)| {
            c.iter().zip(&c[lag..]).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / n
        };
        chains.iter().zip(&means).map(one).sum::<f64>() / m
    };
    let within = apart(0) * n / (n - 1.0);
    let variance = (n - 1.0) / n * within + between / n;
    let correlation = |lag: usize| 1.0 - (within - apart(lag)) / variance;
    // Sums of two neighbours, as long as they are positive and fall (Geyer 1992).
    let (mut sum, mut before, mut lag) = (0.0, f64::INFINITY, 0);
    while lag + 1 < chains[0].len() {
        let pair = (correlation(lag) + correlation(lag + 1)).min(before);
        if pair <= 0.0 {
            break;
        }
        sum += pair;
        (before, lag) = (pair, lag + 2);
    }
    let time = (2.0 * sum - 1.0).max(1.0 / num::ln(m * n).max(1.0));
    Health { r_hat: (variance / within).sqrt(), effective: m * n / time }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALKING: Walking = Walking { chains: 20, warm: 200, steps: 500, seed: 1 };

    fn begin() -> Vec<Vec<f64>> {
        let draws = Draws::new(2);
        (0..20).map(|c| (0..2).map(|d| 4.0 * draws.uniform(0, c, 0, d) - 2.0).collect()).collect()
    }

    /// A normal density with means 1 and −1, standard deviations 1 and ½, correlation 0.8.
    fn tilted(x: &[f64]) -> f64 {
        let (a, b) = (x[0] - 1.0, (x[1] + 1.0) / 0.5);
        -0.5 * (a * a - 1.6 * a * b + b * b) / 0.36
    }

    #[test]
    fn chains_find_a_tilted_density_and_know_that_they_did() {
        let chains = Chains::walk(&begin(), tilted, &WALKING);
        let health = chains.health();
        assert!(health.r_hat < 1.02 && health.effective > 400.0, "{health:?}");
        for (d, mean, sd) in [(0, 1.0, 1.0), (1, -1.0, 0.5)] {
            let (m, s) = chains.moments(d);
            // Four standard errors.
            let error = 4.0 * sd / health.effective.sqrt();
            assert!((m - mean).abs() < error && (s - sd).abs() < error, "{d}: {m} {s}");
        }
        assert_eq!(chains.draws(7).len(), 7);
    }

    /// Chains whose points say where they are from: chain and step.
    fn labelled(chains: usize, steps: usize) -> Chains {
        let chain = |c: usize| (0..steps).map(|s| (vec![c as f64, s as f64], 0.0)).collect();
        Chains { walked: (0..chains).map(chain).collect() }
    }

    #[test]
    fn every_chain_and_every_part_of_its_way_has_an_even_share_of_the_draws() {
        let chains = labelled(60, 5000);
        let draws = chains.draws(1000);
        for chain in 0..60 {
            let steps: Vec<f64> = draws.iter().filter(|z| z[0] == f64::from(chain)).map(|z| z[1]).collect();
            assert!((16..=17).contains(&steps.len()), "{} of chain {chain}", steps.len());
            assert!(steps.windows(2).all(|s| (290.0..320.0).contains(&(s[1] - s[0]))), "{steps:?}");
            assert!(steps[0] < 160.0 && steps[steps.len() - 1] > 4840.0, "{steps:?}");
        }
        assert_eq!(labelled(3, 4).draws(99).len(), 12, "no more than there are");
        assert!(labelled(3, 0).draws(9).is_empty());
    }

    #[test]
    fn draws_that_are_held_against_each_other_share_no_step() {
        let chains = labelled(60, 5000);
        let [proof, among] = chains.apart([300, 4000]);
        assert_eq!((proof.len(), among.len()), (300, 4000));
        assert!(proof.iter().all(|z| z[1] < 2500.0) && among.iter().all(|z| z[1] >= 2500.0));
        assert!((0..60).all(|c| proof.iter().filter(|z| z[0] == f64::from(c)).count() == 5));
    }

    /// No chain moves in the last coordinate, so that nothing is known of it, however good the first is.
    #[test]
    fn a_coordinate_that_no_chain_moves_in_is_found_out() {
        let mut chains = Chains::walk(&begin(), tilted, &WALKING);
        chains.walked.iter_mut().flatten().for_each(|(x, _)| x[1] = 0.5);
        let health = chains.health();
        assert!(health.r_hat.is_nan(), "{health:?}");
        let kept = serde_json::to_string(&health).expect("it is written");
        let read: Health = serde_json::from_str(&kept).expect("it is read again");
        assert!(read.r_hat.is_nan() && read.effective == health.effective);
    }

    #[test]
    fn chains_that_never_meet_are_found_out() {
        let apart: Vec<Vec<f64>> = (0..4).map(|c| (0..50).map(|i| f64::from(c + i % 3)).collect()).collect();
        assert!(health(&apart).r_hat > 1.1);
    }
}
