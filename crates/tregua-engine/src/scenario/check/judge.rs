//! What every part of the check needs: ids, numbers in their range, dates in the war, sources.

use std::ops::RangeInclusive;

use super::names::{Id, Kind, Names};
use crate::said;
use crate::scenario::SourceId;
use crate::scenario::book::Cited;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::raw::{Given, Opt};
use crate::scenario::said::Said;
use crate::scenario::text::Span;
use crate::unit::Date;

/// The check at work: the names that exist, the length of the war, and the faults so far.
#[derive(Debug)]
pub(super) struct Judge<'t> {
    pub faults: Faults<'t>,
    pub names: Names,
    /// First and last day of the war, if they could be read.
    pub war: Option<(Date, Date)>,
    /// Which sources are nothing but judgement.
    pub assumed: Vec<bool>,
    /// What each entry rests on.
    pub cited: Vec<Cited>,
    /// Ids that stand for nothing; of a list with rows that could not be read that is no fault of theirs.
    pub unknown: usize,
}

/// Most days between the war and a date outside it that it can still hear of or reckon with.
const FAR: i32 = 5 * 366;

impl Judge<'_> {
    /// The id; a fault if nothing has it.
    pub fn id<I: Id>(&mut self, given: &Given<String>) -> Option<I> {
        let found = self.names.find(I::KIND, given, &mut self.faults);
        self.unknown += usize::from(found.is_none());
        found.map(I::nth)
    }

    /// Whatever has been amiss so far: an entry in which this grew cannot be judged further.
    pub fn amiss(&self) -> usize {
        self.faults.errors() + self.unknown
    }

    /// The id; after a fault the first of its kind, which nobody will see.
    pub fn must<I: Id>(&mut self, given: &Given<String>) -> I {
        self.id(given).unwrap_or(I::nth(0))
    }

    /// The id, if one is given.
    pub fn may<I: Id>(&mut self, given: &Opt<String>) -> Option<I> {
        given.as_ref().and_then(|g| self.id(g))
    }

    /// The ids of a list.
    pub fn ids<I: Id>(&mut self, list: &[Given<String>]) -> Vec<I> {
        list.iter().filter_map(|g| self.id(g)).collect()
    }

    /// A number in its range; NaN after a fault.
    pub fn within(&mut self, given: &Given<f64>, range: RangeInclusive<f64>) -> f64 {
        let Some(x) = given.value else { return f64::NAN };
        if !range.contains(&x) {
            let (low, high) = (range.start(), range.end());
            let help = said!("give a number from {} to {}", low, high);
            self.faults.error(Code::S304, given.span, said!("{} is out of range", x), help);
        }
        x
    }

    /// A share, probability or degree between 0 and 1.
    pub fn share(&mut self, given: &Given<f64>) -> f64 {
        self.within(given, 0.0..=1.0)
    }

    /// A number that is not negative.
    pub fn amount(&mut self, given: &Given<f64>) -> f64 {
        self.within(given, 0.0..=1e9)
    }

    /// A whole number in its range.
    pub fn count(&mut self, given: &Given<i32>, range: RangeInclusive<i32>) -> i32 {
        let Some(n) = given.value else { return 0 };
        if !range.contains(&n) {
            let help = said!("give a whole number from {} to {}", range.start(), range.end());
            self.faults.error(Code::S304, given.span, said!("{} is out of range", n), help);
        }
        n
    }

    /// The day of a date that must lie in the war.
    pub fn day(&mut self, given: &Given<Date>) -> i32 {
        self.day_near(given, 0)
    }

    /// The day of a date of the wider war: news from before it is still on the way, and what comes after it is still open.
    pub fn day_around(&mut self, given: &Given<Date>) -> i32 {
        self.day_near(given, FAR)
    }

    fn day_near(&mut self, given: &Given<Date>, far: i32) -> i32 {
        let (Some((first, last)), Some(date)) = (self.war, given.value) else { return 0 };
        let day = date.number() - first.number();
        if day < -far || date.number() > last.number() + far {
            let help = said!("the war lasts from {} to {}", first, last);
            self.faults.error(Code::S302, given.span, said!("{} is outside the war", date), help);
        }
        day
    }

    /// Says that two dates stand in the wrong order.
    pub fn in_order(&mut self, from: &Given<Date>, to: &Given<Date>, help: Said) {
        if let (Some(a), Some(b)) = (from.value, to.value)
            && a > b
        {
            self.faults.error(Code::S303, to.span, said!("{} comes before {}", b, a), help);
        }
    }

    /// The sources of an entry: there must be one, and where one is judgement, a reason.
    pub fn cite(
        &mut self,
        kind: Kind,
        id: &Given<String>,
        source: &Given<Vec<Given<String>>>,
        why: &Opt<String>,
        why_key: &str,
    ) -> Vec<SourceId> {
        let sources: Vec<SourceId> = self.ids(source.list());
        if source.value.is_some() && source.list().is_empty() {
            let help = said!("name an entry of `sources.toml`; `assumed` is one, and needs a reason");
            self.faults.error(Code::S401, source.span, said!("no source"), help);
        }
        let reason = why.as_ref().map_or("", Given::text).trim();
        let assumed = sources.iter().any(|s| self.assumed.get(s.ix()) == Some(&true));
        if assumed && reason.is_empty() {
            let help = said!("say in `{}` how the number was arrived at", why_key);
            self.faults.error(Code::S402, source.span, said!("assumed, and no reason given"), help);
        }
        self.cited.push(Cited {
            kind,
            key: id.text().to_owned(),
            at: id.span,
            sources: sources.clone(),
            why: reason.to_owned(),
        });
        sources
    }

    pub fn error(&mut self, code: Code, at: Span, what: Said, help: Said) {
        self.faults.error(code, at, what, help);
    }

    pub fn warn(&mut self, code: Code, at: Span, what: Said, help: Said) {
        self.faults.warn(code, at, what, help);
    }
}
