//! What both kinds of file have in common: the size of an agenda, the weights of issues, the worth of options.

use super::fault::{Code, Faults, Spot};
use super::grouped;
use std::collections::BTreeSet;
use tregua_engine::said;
use tregua_engine::talks::agenda::{Agenda, Issue, MOST_PACKAGES};

/// The agenda of some issues, unless it is empty or too large to list its packages.
pub(super) fn agenda(issues: Vec<Issue>, at: &Spot, faults: &mut Faults<'_>) -> Option<Agenda> {
    let packages = Agenda::count(&issues);
    if issues.is_empty() {
        faults.error(
            Code::D301,
            at,
            said!("a domain without issues"),
            said!("give at least one issue with at least one option"),
        );
    }
    if packages > MOST_PACKAGES {
        let sizes = issues.iter().map(|i| said!("{} of {}", grouped(i.count()), i.name));
        let sizes = sizes.reduce(|before, size| said!("{}, {}", before, size)).expect("an issue at least");
        let many = if packages == u64::MAX { said!("far too many") } else { said!("{}", grouped(packages)) };
        let what = said!("{} packages, more than the {} that can be listed", many, grouped(MOST_PACKAGES));
        let help = said!(
            "the options are {}: cut ranges more coarsely (step or count in our files, --cut for real numbers), or settle an issue before",
            sizes
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
        let what = said!("{} options of one issue, more than {}", many, most);
        faults.error(Code::D303, at, what, said!("split the issue, or make it one of numbers"));
    }
    let mut seen = BTreeSet::new();
    for (name, at) in &given {
        if !seen.insert(name) {
            let what = said!("a second option called {}", name);
            faults.error(Code::D203, at, what, said!("give it another name, or take it out"));
        }
    }
    given.into_iter().map(|(name, _)| name).collect()
}

/// Weights as shares of their sum.
pub(super) fn weights(given: &[f64], party: &str, at: &Spot, faults: &mut Faults<'_>) -> Vec<f64> {
    let sum: f64 = given.iter().sum();
    if sum <= 0.0 {
        let what = said!("the weights of {} sum to 0", party);
        faults.error(Code::D402, at, what, said!("give at least one issue a weight above 0"));
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
        let what = said!("nothing on {} is worth anything to {}", issue, party);
        faults.warn(
            Code::D405,
            at,
            what,
            said!("every option counts as 0; give one a worth above 0 if that is not meant"),
        );
        return vec![0.0; worths.len()];
    }
    worths.into_iter().map(|worth| worth / largest).collect()
}
