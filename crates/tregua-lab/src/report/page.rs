//! One language of the report: its words, its way of writing numbers and dates, and the names of the scenario's things.

use crate::words::{Dates, FluentArgs, Lang, Parameters, Words};
use tregua_engine::scenario::book::{Book, Tongues};
use tregua_engine::scenario::{
    ConferenceId, DecisionId, Measure, Pact, PlaceId, PlanId, Scenario, SideId, Target,
};
use tregua_engine::theta::Theta;
use tregua_engine::unit::Date;

/// What every section needs to speak one language.
pub(super) struct Page<'a> {
    /// The war.
    pub sc: &'a Scenario,
    /// What people read about it.
    pub book: &'a Book,
    /// Language of this page.
    pub lang: Lang,
    words: Words,
    dates: Dates,
    theta: Parameters,
}

impl<'a> Page<'a> {
    /// A page of this language.
    pub(super) fn new(sc: &'a Scenario, book: &'a Book, lang: Lang) -> Self {
        let ftl = match lang {
            Lang::En => include_str!("../../assets/words/report.en.ftl"),
            Lang::Es => include_str!("../../assets/words/report.es.ftl"),
        };
        Self {
            sc,
            book,
            lang,
            words: Words::new(lang, ftl),
            dates: Dates::new(lang),
            theta: Parameters::new(lang),
        }
    }

    /// A message.
    pub(super) fn t(&self, id: &str) -> String {
        self.words.say(id, &FluentArgs::new())
    }

    /// A message with texts filled in.
    pub(super) fn say(&self, id: &str, args: &[(&'static str, String)]) -> String {
        let mut filled = FluentArgs::new();
        for (name, text) in args {
            filled.set(*name, text.clone());
        }
        self.words.say(id, &filled)
    }

    /// A number with so many decimals: 1 234.5 in English, 1 234,5 in Spanish, thousands set apart by a thin space.
    pub(super) fn number(&self, x: f64, decimals: usize) -> String {
        if !x.is_finite() {
            return "–".to_string();
        }
        let text = format!("{:.decimals$}", x.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let is_zero = text.chars().all(|c| c == '0' || c == '.');
        let mut out = if x < 0.0 && !is_zero { "−".to_string() } else { String::new() };
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
                out.push('\u{2009}');
            }
            out.push(digit);
        }
        if !rest.is_empty() {
            out += &self.lang.figure(&format!(".{rest}"));
        }
        out
    }

    /// A number with as many decimals as its size needs: three figures, and of a small one no more than it has.
    pub(super) fn figures(&self, x: f64) -> String {
        let decimals = match x.abs() {
            a if a >= 100.0 || a == 0.0 => 0,
            a if a >= 10.0 => 1,
            a if a >= 0.1 => 2,
            a if a >= 0.01 => 3,
            a => return self.trimmed(x, (2.0 - a.log10().floor()) as usize),
        };
        self.number(x, decimals)
    }

    /// A number as it would be written by hand: so many decimals at most, and none that are 0.
    pub(super) fn trimmed(&self, x: f64, most: usize) -> String {
        let is_whole = |x: f64| (x - x.round()).abs() < 1e-9;
        let needed = (0..most).find(|d| is_whole(x * 10f64.powi(*d as i32)));
        self.number(x, needed.unwrap_or(most))
    }

    /// A share in per cent.
    pub(super) fn share(&self, share: f64) -> String {
        let percent = 100.0 * share;
        let decimals = usize::from(percent > 0.0 && percent < 0.95 || percent > 99.05 && percent < 100.0);
        format!("{}\u{a0}%", self.number(percent, decimals))
    }

    /// A share with the standard error of its Monte Carlo, both to the same decimal; alone where all wars agree.
    pub(super) fn share_with_error(&self, share: f64, error: f64) -> String {
        if error == 0.0 || !share.is_finite() {
            return self.share(share);
        }
        let decimals = usize::from(100.0 * error < 0.95);
        let (share, error) = (self.number(100.0 * share, decimals), self.number(100.0 * error, decimals));
        format!("{share}\u{a0}±\u{a0}{error}\u{a0}%")
    }

    /// A month's short name, with its year if asked.
    pub(super) fn month(&self, date: Date, with_year: bool) -> String {
        let month = self.t(MONTHS[date.month as usize - 1]);
        if with_year { format!("{month} {}", date.year) } else { month }
    }

    /// A date in short: 6 Jul 1815.
    pub(super) fn date(&self, day: f64) -> String {
        if !day.is_finite() {
            return "–".to_string();
        }
        let date = self.sc.date(day.round() as i32);
        format!("{}\u{a0}{}\u{a0}{}", date.day, self.month(date, false), date.year)
    }

    /// A date in a sentence: 6 July 1815, 6 de julio de 1815.
    pub(super) fn date_in_words(&self, day: f64) -> String {
        if !day.is_finite() {
            return "–".to_string();
        }
        self.dates.in_words(self.sc.date(day.round() as i32))
    }

    /// A name in the middle of a sentence.
    pub(super) fn in_sentence(&self, name: String) -> String {
        self.lang.in_sentence(&name)
    }

    /// A side's name in the middle of a sentence.
    pub(super) fn side_in_sentence(&self, id: SideId) -> String {
        let name = self.side(id);
        let mut letters = name.chars();
        match letters.next() {
            Some(first) if self.lang == Lang::Es => first.to_lowercase().chain(letters).collect(),
            _ => name,
        }
    }

    /// A value of a target in its unit: a date, a share in per cent, or a number.
    pub(super) fn value(&self, target: &Target, x: f64) -> String {
        match target.unit.as_str() {
            "date" => self.date(x),
            "1" if is_share(target) => self.share(x),
            "person" => self.number(x, 0),
            "1" if matches!(target.measure, Measure::Battles { .. }) => self.trimmed(x, 1),
            "day" => self.number(x, 1),
            _ => self.figures(x),
        }
    }

    /// From one value of a target to another; one of them where both are written the same.
    pub(super) fn range(&self, target: &Target, from: f64, to: f64) -> String {
        let (low, high) = (self.value(target, from), self.value(target, to));
        if low == high {
            return low;
        }
        if target.unit == "date" && from.is_finite() && to.is_finite() {
            let (a, b) = (self.sc.date(from.round() as i32), self.sc.date(to.round() as i32));
            if a.year == b.year {
                return format!("{}\u{a0}{} – {high}", a.day, self.month(a, false));
            }
        }
        let low = low.strip_suffix("\u{a0}%").filter(|_| high.ends_with('%')).unwrap_or(&low);
        format!("{low} – {high}")
    }

    /// The recorded value of a target, as it was written down.
    pub(super) fn recorded(&self, target: &Target) -> String {
        match target.unit.as_str() {
            "date" => self.date(target.value),
            "1" if is_share(target) => self.share(target.value),
            _ => self.trimmed(target.value, 2),
        }
    }

    /// The unit of a target behind its values; nothing for dates and shares.
    pub(super) fn unit(&self, target: &Target) -> String {
        match target.unit.as_str() {
            "date" => String::new(),
            "1" if !matches!(target.measure, Measure::Price { .. }) => String::new(),
            unit => self.unit_name(unit),
        }
    }

    /// A unit in words.
    pub(super) fn unit_name(&self, unit: &str) -> String {
        let id = match unit {
            "day" => "unit-day",
            "person" => "unit-person",
            "1" => "unit-one",
            "1/day" => "unit-per-day",
            "person/day" => "unit-person-per-day",
            other if self.lang == Lang::Es => return in_spanish(other),
            other => return other.to_string(),
        };
        self.t(id)
    }

    /// The name of an entry in the scenario's words of this language.
    pub(super) fn name(&self, table: &str, key: &str, otherwise: &str) -> String {
        self.book.word(self.lang.code(), table, key).unwrap_or(otherwise).to_string()
    }

    /// What a parameter of theta is.
    pub(super) fn theta(&self, parameter: usize) -> String {
        self.theta.say(parameter)
    }

    /// A side's name.
    pub(super) fn side(&self, id: SideId) -> String {
        let key = &self.sc.sides[id.ix()].key;
        self.name("side", key, key)
    }

    /// A place's name.
    pub(super) fn place(&self, id: PlaceId) -> String {
        let place = &self.sc.places[id.ix()];
        self.name("place", &place.key, &place.name)
    }

    /// What a pact says.
    pub(super) fn pact(&self, pact: Pact) -> String {
        crate::words::terms::pact(self.sc, self.book, self.lang, pact)
    }

    /// A conference's name.
    pub(super) fn conference(&self, id: ConferenceId) -> String {
        let key = &self.sc.talks.conferences[id.ix()].key;
        self.name("conference", key, key)
    }

    /// A plan's name.
    pub(super) fn plan(&self, id: PlanId) -> String {
        let key = &self.sc.plans[id.ix()].key;
        self.name("plan", key, key)
    }

    /// A decider's name.
    pub(super) fn decider(&self, id: tregua_engine::scenario::DeciderId) -> String {
        let decider = &self.sc.deciders[id.ix()];
        self.name("decider", &decider.key, &decider.name)
    }

    /// A target's name, with its number.
    pub(super) fn target(&self, target: &Target) -> String {
        self.name("target", &target.key, &target.key)
    }

    /// A documented decision's name; the plan's where it has none.
    pub(super) fn decision(&self, id: DecisionId) -> String {
        let decision = &self.sc.decisions[id.ix()];
        match self.book.word(self.lang.code(), "decision", &decision.key) {
            Some(name) => name.to_string(),
            None => self.plan(decision.plan),
        }
    }

    /// Why a parameter has its value and range.
    pub(super) fn why<'b>(&'b self, parameter: usize, said: &'b str) -> &'b str {
        self.book.translated(self.lang.code(), "parameter_why", Theta::NAMES[parameter], said)
    }

    /// Who holds a reading.
    pub(super) fn held_by<'b>(&'b self, reading: &str, said: &'b str) -> &'b str {
        self.book.translated(self.lang.code(), "hypothesis_held_by", reading, said)
    }

    /// The words of one language out of both.
    pub(super) fn tongue<'b>(&self, both: &'b Tongues) -> &'b str {
        self.lang.of(both)
    }
}

/// A target of unit 1 whose values are shares; prices are multiples and counts are counts.
pub(super) fn is_share(target: &Target) -> bool {
    use tregua_engine::scenario::Measure as M;
    matches!(
        target.measure,
        M::CutOutLoss { .. }
            | M::LoserLoss { .. }
            | M::WinnerLoss { .. }
            | M::Disabled { .. }
            | M::LossSince { .. }
            | M::Settled
    )
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];

/// The words of a unit such as km/day.
fn in_spanish(unit: &str) -> String {
    unit.replace("person", "persona").replace("month", "mes").replace("day", "día")
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::start;
    use crate::words::Lang;
    use tregua_engine::scenario::check::check;

    #[test]
    fn small_numbers_keep_their_figures() {
        let war = check(&start::texts()).expect("it is sound");
        let page = Page::new(&war.scenario, &war.book, Lang::En);
        let written = [0.00005, 0.000025, 0.0012, 0.001234, 0.0, 0.034, 12.34].map(|x| page.figures(x));
        assert_eq!(written, ["0.00005", "0.000025", "0.0012", "0.00123", "0", "0.034", "12.3"]);
    }
}
