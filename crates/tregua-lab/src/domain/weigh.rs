//! What both kinds of file have in common: the size of an agenda, the weights of issues, the worth of options.

use super::fault::{Code, Faults, Spot};
use super::grouped;
use std::collections::BTreeSet;
use tregua_engine::talks::agenda::{Agenda, Issue, MOST_PACKAGES};

/// The agenda of some issues, unless it is empty or too large to list its packages.
pub(super) fn agenda(issues: Vec<Issue>, at: &Spot, faults: &mut Faults<'_>) -> Option<Agenda> {
    let packages = Agenda::count(&issues);
    if issues.is_empty() {
        faults.error(
            Code::D301,
            at,
            "a domain without issues",
            "give at least one issue with at least one option",
        );
    }
    if packages > MOST_PACKAGES {
        let sizes: Vec<String> =
            issues.iter().map(|i| format!("{} of {}", grouped(i.count()), i.name)).collect();
        let many = if packages == u64::MAX { "far too many".to_owned() } else { grouped(packages) };
        let what = format!("{many} packages, more than the {} that can be listed", grouped(MOST_PACKAGES));
        let help = format!(
            "the options are {}: cut ranges more coarsely (step or count in our files, --cut for real numbers), or settle an issue before",
            sizes.join(", ")
        );
        faults.error(Code::D303, at, what, help);
    }
    (faults.errors() == 0).then(|| Agenda::new(issues))
}

/// Most named options of an issue.
const MOST_NAMES: usize = 10_000;

/// The names of an issue's options, with a fault for each that comes again.
pub(super) fn names(given: Vec<(String, Spot)>, faults: &mut Faults<'_>) -> Vec<String> {
    if let Some((_, at)) = given.get(MOST_NAMES) {
        let [many, most] = [given.len(), MOST_NAMES].map(|n| grouped(n as u64));
        let what = format!("{many} options of one issue, more than {most}");
        faults.error(Code::D303, at, what, "split the issue, or make it one of numbers");
    }
    let mut seen = BTreeSet::new();
    for (name, at) in &given {
        if !seen.insert(name) {
            let what = format!("a second option called {name}");
            faults.error(Code::D203, at, what, "give it another name, or take it out");
        }
    }
    given.into_iter().map(|(name, _)| name).collect()
}

/// Weights as shares of their sum.
pub(super) fn weights(given: &[f64], party: &str, at: &Spot, faults: &mut Faults<'_>) -> Vec<f64> {
    let sum: f64 = given.iter().sum();
    if sum <= 0.0 {
        let what = format!("the weights of {party} sum to 0");
        faults.error(Code::D402, at, what, "give at least one issue a weight above 0");
    }
    given.iter().map(|weight| weight / sum).collect()
}

/// Worths of an issue's options, the best of them 1: GENIUS's rule, worth over the largest worth, and 0 where that is (nearly) 0.
pub(super) fn scaled(
    worths: Vec<f64>,
    issue: &str,
    party: &str,
    at: &Spot,
    faults: &mut Faults<'_>,
) -> Vec<f64> {
    let largest = worths.iter().copied().fold(0.0, f64::max);
    if largest < 1e-5 {
        let what = format!("nothing on {issue} is worth anything to {party}");
        faults.warn(
            Code::D405,
            at,
            what,
            "every option counts as 0; give one a worth above 0 if that is not meant",
        );
        return vec![0.0; worths.len()];
    }
    worths.into_iter().map(|worth| worth / largest).collect()
}
