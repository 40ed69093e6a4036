//! Walks through the cube that move one coordinate at a time by half its range: M. D. Morris, "Factorial sampling plans for preliminary
//! computational experiments", Technometrics 33 (1991); the mean of absolute effects is of Campolongo, Cariboni and Saltelli (2007).

use super::{Estimate, Plan};
use crate::statistics::Moments;
use tregua_engine::draws::Draws;

/// A step, as a share of a coordinate's range.
const STEP: f64 = 0.5;

/// The streams of luck that say where a walk begins and in which order it goes.
const BEGINS: u32 = tregua_engine::rule::stream("lab.walk.begins");
const ORDER: u32 = tregua_engine::rule::stream("lab.walk.order");

/// So many walks over so many coordinates.
#[derive(Clone, Debug)]
pub struct Walks {
    factors: usize,
    walks: Vec<Walk>,
}

#[derive(Clone, Debug)]
struct Walk {
    /// Where it begins.
    from: Vec<f64>,
    /// In which order the coordinates move.
    order: Vec<usize>,
}

/// What moving a coordinate from one end of its range to the other would do, taken from steps of half of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Effect {
    /// Mean of the effects' sizes, mu*: how much it matters.
    pub size: Estimate,
    /// Mean of the effects: which way, where it has one.
    pub mean: Estimate,
    /// Spread of the effects: how much depends on everything else.
    pub spread: f64,
    /// Steps that told an effect.
    pub steps: u32,
}

impl Walks {
    /// Draws walks.
    #[must_use]
    pub fn new(factors: usize, walks: u32, seed: u64) -> Self {
        let draws = Draws::new(seed);
        let walk = |w: u32| {
            let from = (0..factors).map(|f| draws.uniform(BEGINS, f as u32, 0, w)).collect();
            let mut order: Vec<usize> = (0..factors).collect();
            let luck: Vec<f64> = (0..factors).map(|f| draws.uniform(ORDER, f as u32, 0, w)).collect();
            order.sort_by(|a, b| luck[*a].total_cmp(&luck[*b]));
            Walk { from, order }
        };
        Self { factors, walks: (0..walks).map(walk).collect() }
    }

    /// The effect of each coordinate on one outcome, given as the rows of the plan. Steps from or to a missing value tell nothing.
    #[must_use]
    pub fn effects(&self, column: &[f64]) -> Vec<Effect> {
        let mut told = vec![Vec::new(); self.factors];
        for (walk, rows) in self.walks.iter().zip(column.chunks(self.factors + 1)) {
            for (factor, pair) in walk.order.iter().zip(rows.windows(2)) {
                let effect = (pair[1] - pair[0]) / (moved(walk.from[*factor]) - walk.from[*factor]);
                if effect.is_finite() {
                    told[*factor].push(effect);
                }
            }
        }
        told.iter().map(|effects| Effect::of(effects)).collect()
    }
}

impl Effect {
    fn of(effects: &[f64]) -> Self {
        let mean = Estimate::mean(effects);
        let sizes: Vec<f64> = effects.iter().map(|x| x.abs()).collect();
        let spread = Moments::of(effects.iter().copied()).deviation();
        Self { size: Estimate::mean(&sizes), mean, spread, steps: effects.len() as u32 }
    }
}

impl Plan for Walks {
    fn rows(&self) -> usize {
        self.walks.len() * (self.factors + 1)
    }

    fn row(&self, i: usize) -> Vec<f64> {
        let (walk, steps) = (&self.walks[i / (self.factors + 1)], i % (self.factors + 1));
        let mut at = walk.from.clone();
        walk.order[..steps].iter().for_each(|f| at[*f] = moved(at[*f]));
        at
    }
}

/// Half the range away, on the side where there is room.
fn moved(x: f64) -> f64 {
    if x < STEP { x + STEP } else { x - STEP }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sensitivity::{ask, column};

    #[test]
    fn straight_lines_have_their_slopes_and_idle_coordinates_have_none() {
        let walks = Walks::new(4, 6, 1);
        let answers = ask(&walks, |x| vec![3.0 * x[0] - 2.0 * x[1] + x[3] * x[0]]);
        let effects = walks.effects(&column(&answers, 0));
        assert!((effects[1].mean.value + 2.0).abs() < 1e-9 && (effects[1].size.value - 2.0).abs() < 1e-9);
        assert!(effects[1].spread < 1e-9 && effects[1].size.half < 1e-9);
        assert_eq!((effects[2].size.value, effects[2].steps), (0.0, 6));
        // 3 + x[3], which is 1/2 on the mean and spreads.
        assert!((effects[0].mean.value - 3.5).abs() < effects[0].mean.half + 0.2 && effects[0].spread > 0.05);
    }

    #[test]
    fn what_is_missing_tells_nothing() {
        let walks = Walks::new(2, 40, 1);
        let answers = ask(&walks, |x| vec![if x[1] < 0.5 { x[0] } else { f64::NAN }]);
        let effects = walks.effects(&column(&answers, 0));
        assert_eq!(effects[1].steps, 0, "the second coordinate always steps into or out of what is missing");
        assert!(effects[0].steps > 5 && effects[0].steps < 35 && (effects[0].mean.value - 1.0).abs() < 1e-9);
    }
}
