//! A war as a function of a point: coordinates become numbers through the quantiles of their priors, or of a posterior's draws of each by
//! itself, and one of them becomes luck.

use super::outcome::{Asked, Witness};
use crate::campaign::{self, Room, ThetaFrom};
use crate::ensemble::Design;
use tregua_engine::draws::{self, Draws, philox};
use tregua_engine::rule::stream;
use tregua_engine::scenario::{Scenario, Shape};
use tregua_engine::theta::Theta;

/// What a coordinate is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Factor {
    /// A number: its place in theta.
    Number(usize),
    /// These numbers together: the coordinate is the seed that they are drawn by.
    Rest(Vec<usize>),
    /// The luck of the war: the coordinate is its seed.
    Luck,
    /// Nothing: what is found of it is the error of the method.
    Dummy,
}

/// Streams of luck: the seeds that coordinates become, and the numbers that are drawn together.
const SEED: u32 = stream("lab.sensitivity.seed");
const REST: u32 = stream("lab.sensitivity.rest");

/// Wars of a design over some coordinates.
#[derive(Clone, Debug)]
pub struct War<'a> {
    sc: &'a Scenario,
    design: &'a Design,
    factors: Vec<Factor>,
    /// The fitted numbers, each with its draws in order; none where numbers come from their priors.
    fitted: Vec<(usize, Vec<f64>)>,
}

impl<'a> War<'a> {
    /// Wars of this design whose points have these coordinates. Numbers that are none of them have the scenario's values, or those set.
    #[must_use]
    pub fn new(sc: &'a Scenario, design: &'a Design, factors: Vec<Factor>) -> Self {
        let posterior = sc.posterior.as_ref().filter(|_| design.theta == ThetaFrom::Posterior);
        let fitted = posterior.map_or_else(Vec::new, |p| {
            let drawn = |(at, number): (usize, &usize)| {
                let mut draws: Vec<f64> = p.draws.iter().map(|draw| draw[at]).collect();
                draws.sort_by(f64::total_cmp);
                (*number, draws)
            };
            p.numbers.iter().enumerate().map(drawn).collect()
        });
        Self { sc, design, factors, fitted }
    }

    /// The coordinates.
    #[must_use]
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The numbers that are not known: those with a prior that are not set by hand.
    #[must_use]
    pub fn unknown(sc: &Scenario, design: &Design) -> Vec<usize> {
        let set = |i: &usize| design.set.iter().any(|(name, _)| name == Theta::NAMES[*i]);
        (0..Theta::LEN).filter(|i| sc.parameters[*i].prior.shape != Shape::Fixed && !set(i)).collect()
    }

    /// The seed and the numbers of a point.
    #[must_use]
    pub fn at(&self, x: &[f64]) -> (u64, Theta) {
        let value = |i: usize| {
            let set = self.design.set.iter().find(|(name, _)| name == Theta::NAMES[i]);
            set.map_or(self.sc.parameters[i].value, |(_, value)| *value)
        };
        let mut theta: Vec<f64> = (0..Theta::LEN).map(value).collect();
        let mut seed = self.design.seed;
        for (factor, u) in self.factors.iter().zip(x) {
            match factor {
                Factor::Number(i) => theta[*i] = self.quantile(*i, *u),
                Factor::Rest(all) => {
                    let luck = Draws::new(self.seed(*u, 1));
                    for i in all {
                        let u = luck.uniform(REST, draws::key(Theta::NAMES[*i]), 0, 0);
                        theta[*i] = self.quantile(*i, u);
                    }
                }
                Factor::Luck => seed = self.seed(*u, 0),
                Factor::Dummy => {}
            }
        }
        (seed, Theta::from_slice(&theta))
    }

    /// The value of a number below which it lies with a chance of `u`.
    fn quantile(&self, i: usize, u: f64) -> f64 {
        match self.fitted.iter().find(|(number, _)| *number == i) {
            Some((_, draws)) => draws[(u * draws.len() as f64) as usize],
            None => self.sc.parameters[i].quantile(u),
        }
    }

    /// The seed that a coordinate becomes: another for every value of it.
    fn seed(&self, u: f64, index: u32) -> u64 {
        let (bits, seed) = (u.to_bits(), self.design.seed);
        let words =
            philox([bits as u32, (bits >> 32) as u32, SEED, index], [seed as u32, (seed >> 32) as u32]);
        u64::from(words[0]) << 32 | u64::from(words[1])
    }

    /// What the war of a point tells, in the order of [`Asked::all`]; nothing but missing values if the engine gave it up.
    #[must_use]
    pub fn answer(&self, x: &[f64]) -> Vec<f64> {
        let (seed, theta) = self.at(x);
        let war = campaign::war(self.sc, theta, seed, self.design.minds);
        let fought = campaign::caught(|| {
            let mut witness = Witness::new(self.sc);
            let (minds, until) = (self.design.minds, self.design.until);
            let world = campaign::fight(&war, minds, until, &mut Room::default(), &mut witness);
            witness.told(self.sc, &world)
        });
        fought.unwrap_or_else(|_| vec![f64::NAN; Asked::all(self.sc).len()])
    }
}
