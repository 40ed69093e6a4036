//! The theory suite: results that were known before the program, and that its own table, values and rules must give when everything else
//! is switched off.
//!
//! A test is a result of the literature; its checks hold what the program gives against it. Where luck is in it, the check allows four
//! standard errors. Checks are told what to find with one parameter 5 % off, too: a check that does not see that fault has no power, and
//! fails.

mod bargaining;
mod bars;
mod disease;
mod estimate;
mod fighting;
mod forts;
mod integrate;
mod learning;
mod response;
mod sheet;
mod statistics;
mod war;
mod weighing;

pub use sheet::{Check, Luck, Sheet};

use rayon::prelude::*;
use tregua_engine::draws::Draws;

/// The luck of all tests.
const DRAWS: Draws = Draws::new(1821);

/// A result of theory.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// Its id: `T01` to `T25`, and `B1` to `B11` for the bars.
    pub id: &'static str,
    /// Where it is from.
    pub source: &'static str,
    /// What is checked.
    check: fn(&mut Sheet),
}

macro_rules! tests {
    ($($id:literal $source:literal $check:path;)+) => {
        [$(Test { id: $id, source: $source, check: $check }),+]
    };
}

/// Every test, in order.
pub const TESTS: [Test; 36] = tests! {
    "T01" "Rubinstein 1982; Stahl 1972" bargaining::alternating_offers;
    "T02" "Shaked & Sutton 1984; Binmore, Shaked & Sutton 1989" bargaining::outside_option;
    "T03" "Binmore, Rubinstein & Wolinsky 1986" bargaining::breakdown;
    "T04" "Nash 1950" bargaining::nash;
    "T05" "Kalai & Smorodinsky 1975; Kalai 1977" bargaining::other_points;
    "T06" "Nash 1953" bargaining::smoothed_demands;
    "T07" "Chatterjee & Samuelson 1983; Myerson & Satterthwaite 1983" bargaining::sealed_offers;
    "T08" "Fearon 1995" war::bargaining_range;
    "T09" "Fearon 1995; Powell 1999" war::risk_and_return;
    "T10" "Powell 1996" war::power_and_status_quo;
    "T11" "Powell 1999" war::two_kinds;
    "T12" "Fearon 1995; Powell 1999, 2006; Williamson 1983" war::shifting_power;
    "T13" "Wagner 2000; Smith & Stam 2004; Ville 1939; Wald 1945" learning::battles_teach;
    "T14" "Powell 2004; Fudenberg, Levine & Tirole 1985; Slantchev 2003" learning::screening;
    "T15" "Stokey 1981; Sobel & Takahashi 1983; Gul, Sonnenschein & Wilson 1986" learning::haggling;
    "T16" "Maynard Smith 1974; Hendricks, Weiss & Wilson 1988" learning::attrition;
    "T17" "McKelvey & Palfrey 1995" response::two_by_two;
    "T18" "McKelvey & Palfrey 1998; Signorino 1999" response::crisis;
    "T19" "McKelvey & Palfrey 1995; Tsitsiklis & Van Roy 1996" response::convergence;
    "T20" "Feller I, ch. 14; Smith & Stam 2004" fighting::forts;
    "T21" "Smith & Stam 2004" fighting::divergent_beliefs;
    "T22" "Lanchester 1916; Brown 1963; Kingman 2002" fighting::square_law;
    "T23" "Lanchester 1916" fighting::linear_law;
    "T24" "Deitchman 1962" fighting::guerrilla_law;
    "T25" "Kermack & McKendrick 1927; Wallinga & Lipsitch 2007; Little 1961; Mirasol 1963" disease::all;
    "B1" "McKelvey & Palfrey 1995" bars::quantal;
    "B2" "McKelvey & Palfrey 1998" bars::ultimatum;
    "B3" "Rubinstein 1982" bars::rubinstein;
    "B4" "McKelvey & Palfrey 1998" bars::parley;
    "B5" "Feller I, ch. 14" bars::ruin;
    "B6" "Robert et al. 2011" weighing::counts;
    "B7" "Jeffreys 1961; Lindley 1957" weighing::nested_normals;
    "B8" "Marin et al. 2012" weighing::moving_averages;
    "B9" "Gordon, Salmond & Smith 1993; McKelvey & Palfrey 1995" weighing::intents;
    "B10" "Saltelli & Sobol 1995; Saltelli et al. 2010" statistics::variance_shares;
    "B11" "Wood 2010; ter Braak 2006" statistics::linear_fit;
};

/// A test that was run.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tested {
    /// Its id.
    pub id: &'static str,
    /// Where it is from.
    pub source: &'static str,
    /// What was found.
    pub checks: Vec<Check>,
}

impl Tested {
    /// Whether all its checks passed; a test without any does not pass.
    #[must_use]
    pub fn passed(&self) -> bool {
        !self.checks.is_empty() && self.checks.iter().all(Check::passed)
    }
}

/// The test with this id, however it is written.
#[must_use]
pub fn find(id: &str) -> Option<Test> {
    TESTS.into_iter().find(|test| test.id.eq_ignore_ascii_case(id))
}

/// Runs tests, side by side, and tells of them in order.
#[must_use]
pub fn run(tests: &[Test]) -> Vec<Tested> {
    let tested = tests.par_iter().map(|test| {
        let mut sheet = Sheet::default();
        (test.check)(&mut sheet);
        Tested { id: test.id, source: test.source, checks: sheet.checks }
    });
    tested.collect()
}
