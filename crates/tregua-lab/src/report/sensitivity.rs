//! Which numbers move which outcome: rank correlations across the wars, where theta was drawn from its priors.

use super::findings::Findings;
use crate::statistics::{largest_by_luck, rank_correlation};
use tregua_engine::scenario::{Shape, SideId};
use tregua_engine::theta::Theta;

/// A parameter's rank correlation with an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moved {
    /// Position in theta.
    pub parameter: usize,
    /// Spearman's rank correlation.
    pub rho: f64,
    /// Its standard error.
    pub error: f64,
}

/// An outcome, and what moves it.
pub(super) struct Outcome {
    /// Message that names it.
    pub id: &'static str,
    /// Whose it is, if it is a side's.
    pub side: Option<SideId>,
    /// All parameters that were drawn, the strongest first.
    pub moved_by: Vec<Moved>,
    /// What the strongest would reach by luck in one case of twenty.
    pub noise: f64,
}

/// The main outcomes: the fall of the capital, the distance from the record, what the sides have left, the deaths by sickness.
pub(super) fn outcomes(f: &Findings<'_>) -> Vec<Outcome> {
    // A capital that never falls falls after every other.
    let fell = f.capital_fell().iter().map(|d| if d.is_nan() { f64::MAX } else { *d }).collect();
    let mut all = vec![("outcome-fall", None, fell), ("outcome-distance", None, distances(f))];
    for side in SideId::BOTH {
        let key = &f.sc.sides[side.ix()].key;
        all.push(("outcome-men", Some(side), f.column(&format!("end.men.{key}"))));
        all.push(("outcome-dead", Some(side), f.column(&format!("end.dead_of_sickness.{key}"))));
    }
    all.into_iter().map(|(id, side, values)| outcome(f, id, side, &values)).collect()
}

/// What moves the values of one outcome.
pub(super) fn outcome(f: &Findings<'_>, id: &'static str, side: Option<SideId>, values: &[f64]) -> Outcome {
    let drawn = |i: &usize| f.sc.parameters[*i].prior.shape != Shape::Fixed && !is_set(f, *i);
    let one = |i: usize| {
        let (rho, n) = rank_correlation(&f.column(&format!("theta.{}", Theta::NAMES[i])), values);
        let error = ((1.0 - rho * rho) / (n.max(3) as f64 - 2.0).sqrt()).max(0.0);
        Moved { parameter: i, rho, error }
    };
    let mut moved_by: Vec<Moved> = (0..Theta::LEN).filter(drawn).map(one).collect();
    moved_by.sort_by(|a, b| b.rho.abs().total_cmp(&a.rho.abs()));
    let n = values.iter().filter(|x| !x.is_nan()).count();
    let noise = largest_by_luck(moved_by.len(), n);
    Outcome { id, side, moved_by, noise }
}

fn is_set(f: &Findings<'_>, parameter: usize) -> bool {
    f.design.set.iter().any(|(name, _)| name == Theta::NAMES[parameter])
}

/// A number that did not come at all counts as so many tolerances off.
const FAR: f64 = 4.0;

/// Mean distance of each war from the record, in tolerances.
fn distances(f: &Findings<'_>) -> Vec<f64> {
    let one = |run: usize| {
        let off = f.sc.targets.iter().enumerate().map(|(i, t)| match f.values[i].get(run) {
            Some(x) if !x.is_nan() => t.off_on_its_side(*x).abs().min(FAR),
            _ => FAR,
        });
        off.sum::<f64>() / f.sc.targets.len().max(1) as f64
    };
    (0..f.wars).map(one).collect()
}
