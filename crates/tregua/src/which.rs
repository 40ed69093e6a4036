//! Which war: what was typed becomes a scenario and a design.

use crate::args::{Numbers, Which};
use crate::failure::Failure;
use tregua_engine::scenario::{MindKind, Scenario};
use tregua_engine::theta::Theta;
use tregua_engine::unit::Date;
use tregua_lab::campaign::ThetaFrom;
use tregua_lab::ensemble::Design;

impl Which {
    /// The design of `runs` such wars.
    ///
    /// # Errors
    /// If a date, a mind or a parameter is not understood.
    pub fn design(&self, sc: &Scenario, runs: u32, theta: Numbers) -> Result<Design, Failure> {
        let theta = match theta {
            Numbers::Prior => ThetaFrom::Prior,
            Numbers::Default => ThetaFrom::Default,
        };
        Ok(Design {
            runs,
            seed: self.seed,
            minds: minds(sc, &self.minds)?,
            until: self.until.as_deref().map(|t| day(sc, t)).transpose()?,
            theta,
            set: self.set.iter().map(|t| setting(sc, t)).collect::<Result<_, _>>()?,
        })
    }
}

/// `free`, `history`, or `SIDE=KIND,SIDE=KIND`.
fn minds(sc: &Scenario, typed: &str) -> Result<[MindKind; 2], Failure> {
    let kind = |word: &str| match word {
        "free" | "appraisal" => Ok(MindKind::Appraisal),
        "history" => Ok(MindKind::History),
        other => Err(Failure::Typed(format!(
            "--minds: there are no `{other}` minds; write free, history, or {}=history,{}=free",
            sc.sides[0].key, sc.sides[1].key
        ))),
    };
    if !typed.contains('=') {
        return Ok([kind(typed)?; 2]);
    }
    let mut minds = [MindKind::Appraisal; 2];
    for part in typed.split(',') {
        let (side, word) = part.split_once('=').unwrap_or((part, ""));
        let Some(i) = sc.sides.iter().position(|s| s.key == side) else {
            return Err(Failure::Typed(format!(
                "--minds: no side is called `{side}`; the sides are {} and {}",
                sc.sides[0].key, sc.sides[1].key
            )));
        };
        minds[i] = kind(word)?;
    }
    Ok(minds)
}

/// A date of the war, or a number of days since its first.
///
/// # Errors
/// If it is neither, or lies outside the war.
pub fn day(sc: &Scenario, typed: &str) -> Result<i32, Failure> {
    let day = Date::parse(typed).map(|d| sc.day(d)).or_else(|| typed.parse().ok());
    match day {
        Some(d) if (0..=sc.last_day).contains(&d) => Ok(d),
        _ => Err(Failure::Typed(format!(
            "`{typed}` is no day of this war: write a date from {} to {}, or a number of days from 0 to {}",
            sc.first,
            sc.date(sc.last_day),
            sc.last_day
        ))),
    }
}

/// `NAME=VALUE`.
fn setting(sc: &Scenario, typed: &str) -> Result<(String, f64), Failure> {
    let fault = |what: String| Failure::Typed(format!("--set {typed}: {what}"));
    let (name, value) = typed.split_once('=').ok_or_else(|| fault("write NAME=VALUE".into()))?;
    let Some(i) = Theta::index(name) else {
        let near = tregua_engine::scenario::raw::nearest(name, Theta::NAMES.iter().copied());
        let hint =
            near.map_or_else(|| "`tregua explain` lists them all".into(), |n| format!("did you mean {n}?"));
        return Err(fault(format!("there is no parameter of this name; {hint}")));
    };
    let value: f64 = value.parse().map_err(|_| fault(format!("`{value}` is no number")))?;
    let prior = &sc.parameters[i].prior;
    let (low, high) = (prior.low - (prior.high - prior.low), prior.high + (prior.high - prior.low));
    if !value.is_finite() || value < low.min(0.0) || value > high.max(prior.high * 10.0) {
        return Err(fault(format!(
            "{value} is far outside its prior, {} to {} {}",
            prior.low,
            prior.high,
            Theta::UNITS[i]
        )));
    }
    Ok((name.to_string(), value))
}
