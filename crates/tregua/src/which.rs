//! Which war: what was typed becomes a scenario and a design.

use crate::args::{Numbers, War, Which};
use crate::failure::Failure;
use tregua_engine::scenario::{MindKind, Scenario, deed};
use tregua_engine::theta::Theta;
use tregua_engine::unit::Date;
use tregua_lab::beside::Beside;
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::Design;
use tregua_lab::fit::{self, Kept};
use tregua_lab::load::{self, Loaded};
use tregua_lab::values;

impl Which {
    /// The scenario, with its values if anyone plays by them, and the design of `runs` such wars.
    ///
    /// # Errors
    /// If the scenario cannot be loaded, there are no values for quantal minds, or a date, a mind or a parameter is not understood.
    pub fn load(&self, runs: u32, theta: Numbers) -> Result<(Loaded, Design), Failure> {
        self.war.load(runs, theta, self.until.as_deref())
    }
}

impl War {
    /// The same of wars that are fought to the end, or until a day.
    ///
    /// # Errors
    /// As [`Which::load`].
    pub fn load(&self, runs: u32, theta: Numbers, until: Option<&str>) -> Result<(Loaded, Design), Failure> {
        let mut loaded = load::load(&self.scenario)?;
        let until = until.map(|typed| day(&loaded.scenario, typed)).transpose()?;
        let design = self.design(&loaded, runs, theta, until)?;
        give_values(&mut loaded, design.minds)?;
        give_posterior(&mut loaded, design.theta)?;
        Ok((loaded, design))
    }

    fn design(
        &self,
        loaded: &Loaded,
        runs: u32,
        theta: Numbers,
        until: Option<i32>,
    ) -> Result<Design, Failure> {
        Ok(Design {
            runs,
            seed: self.seed,
            minds: minds(loaded, &self.minds)?,
            until,
            theta: theta.into(),
            set: settings(&loaded.scenario, &self.set)?,
        })
    }
}

impl From<Numbers> for ThetaFrom {
    fn from(typed: Numbers) -> Self {
        match typed {
            Numbers::Prior => Self::Prior,
            Numbers::Posterior => Self::Posterior,
            Numbers::Default => Self::Default,
        }
    }
}

/// `free`, `history`, or `SIDE=KIND,SIDE=KIND`. Free minds go by values where the scenario has them.
///
/// # Errors
/// If a side or a kind is not known.
pub fn minds(loaded: &Loaded, typed: &str) -> Result<[MindKind; 2], Failure> {
    let sc = &loaded.scenario;
    let sides = || vec![("first", sc.sides[0].key.clone()), ("second", sc.sides[1].key.clone())];
    let odd = |id: &'static str, word: &str| {
        let mut args = sides();
        args.push(("typed", word.to_string()));
        Failure::Typed((id, args))
    };
    let kind = |word: &str| match word {
        "free" => Ok(free(loaded)),
        "appraisal" => Ok(MindKind::Appraisal),
        "quantal" => Ok(MindKind::Quantal),
        "history" => Ok(MindKind::History),
        other => Err(odd("typed-minds", other)),
    };
    if !typed.contains('=') {
        return Ok([kind(typed)?; 2]);
    }
    let mut minds = [None; 2];
    for part in typed.split(',') {
        let (side, word) = part.split_once('=').unwrap_or((part, ""));
        let i = sc.sides.iter().position(|s| s.key == side).ok_or_else(|| odd("typed-side", side))?;
        if minds[i].replace(kind(word)?).is_some() {
            return Err(odd("typed-side-twice", side));
        }
    }
    Ok(minds.map(|kind| kind.unwrap_or_else(|| free(loaded))))
}

/// What free minds are: they go by values where the scenario has some.
#[must_use]
pub fn free(loaded: &Loaded) -> MindKind {
    if values::Kept::path(&loaded.folder).is_file() { MindKind::Quantal } else { MindKind::Appraisal }
}

/// Gives the scenario its values. Who does not play by them need not have them.
///
/// # Errors
/// If quantal minds have none that are fresh and whole.
pub fn give_values(loaded: &mut Loaded, minds: [MindKind; 2]) -> Result<(), Failure> {
    let kept = values::Kept::read(&loaded.folder, &loaded.scenario);
    if kept.is_ok() || minds.contains(&MindKind::Quantal) {
        loaded.scenario.values = Some(kept?.values);
    }
    Ok(())
}

/// Gives the scenario its posterior, if numbers are drawn from it.
///
/// # Errors
/// If there is none that is fresh and whole.
pub fn give_posterior(loaded: &mut Loaded, theta: ThetaFrom) -> Result<(), Failure> {
    if theta == ThetaFrom::Posterior {
        fit::give(loaded)?;
    }
    Ok(())
}

/// The posterior where a fresh one lies beside the scenario, else the priors.
///
/// # Errors
/// If the scenario cannot be loaded.
pub fn usual_numbers(scenario: &str) -> Result<Numbers, Failure> {
    let loaded = load::load(scenario)?;
    let fresh = Kept::read(&loaded.folder, &loaded.scenario).is_ok();
    Ok(if fresh { Numbers::Posterior } else { Numbers::Prior })
}

/// A date of the war, or a number of days since its first.
///
/// # Errors
/// If it is neither, or lies outside the war.
pub fn day(sc: &Scenario, typed: &str) -> Result<i32, Failure> {
    let day = Date::parse(typed).map(|d| sc.day(d)).or_else(|| typed.parse().ok());
    match day {
        Some(d) if (1..=sc.last_day).contains(&d) => Ok(d),
        _ => Err(Failure::Typed((
            "typed-day",
            vec![
                ("typed", typed.to_string()),
                ("first", sc.date(1).to_string()),
                ("last", sc.date(sc.last_day).to_string()),
                ("days", sc.last_day.to_string()),
            ],
        ))),
    }
}

/// The numbers set by hand, or what is wrong with any of them.
fn settings(sc: &Scenario, typed: &[String]) -> Result<Vec<(String, f64)>, Failure> {
    let (mut set, mut odd) = (Vec::new(), Vec::new());
    for typed in typed {
        match setting(sc, typed) {
            Ok((name, _)) if set.iter().any(|(other, _)| *other == name) => {
                let args = vec![("typed", typed.clone()), ("name", name)];
                odd.push(Failure::Typed(("typed-set-twice", args)));
            }
            Ok(one) => set.push(one),
            Err(failure) => odd.push(failure),
        }
    }
    if odd.is_empty() { Ok(set) } else { Err(Failure::Settings(odd)) }
}

/// `NAME=VALUE`.
fn setting(sc: &Scenario, typed: &str) -> Result<(String, f64), Failure> {
    let odd = |id: &'static str, mut args: Vec<(&'static str, String)>| {
        args.push(("typed", typed.to_string()));
        Failure::Typed((id, args))
    };
    let (name, value) = typed.split_once('=').ok_or_else(|| odd("typed-set", vec![]))?;
    let Some(i) = Theta::index(name) else {
        let near = tregua_engine::scenario::raw::nearest(name, Theta::NAMES.iter().copied());
        return Err(match near {
            Some(near) => odd("typed-set-near", vec![("near", near.to_string())]),
            None => odd("typed-set-unknown", vec![]),
        });
    };
    let number = value.parse::<f64>().ok().filter(|x| x.is_finite());
    let value = number.ok_or_else(|| odd("typed-set-number", vec![("value", value.to_string())]))?;
    deed::can_be(sc, i, value)?;
    Ok((name.to_string(), value))
}
