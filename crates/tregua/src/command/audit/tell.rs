//! A hearing in words: a table of each war's talks, then the two tests.

use super::super::{or_dash, say};
use std::io::Write;
use tregua_engine::record::Happened;
use tregua_engine::scenario::{DeciderId, Scenario};
use tregua_lab::hearing::{Docket, Evening, Hearing, Line, Straying, Transcript, Trial};
use tregua_lab::load::Loaded;
use tregua_lab::words::chronicle::Chronicle;
use tregua_lab::words::{Lang, Words};

/// Tells what was heard.
pub(super) struct Telling<'a> {
    sc: &'a Scenario,
    words: &'a Words,
    chronicle: Chronicle<'a>,
    /// Places in which sittings are named [character].
    wide: usize,
}

/// Of a head with fewer looks than these no bias and no slope is told.
const FEWEST: u32 = 5;

/// In hundredths of the range; nothing where there is no figure, and a dash for the mean of none.
fn hundredths(lang: Lang, share: Option<f64>) -> String {
    let figure =
        |x: f64| if x.is_nan() { "–".to_string() } else { lang.figure(&format!("{:+.2}", 100.0 * x)) };
    share.map_or_else(String::new, figure)
}

/// So many standard errors, in no more than three figures: what came may hardly vary at all.
fn errors(lang: Lang, t: f64) -> String {
    if t.abs() < 1000.0 {
        lang.figure(&format!("{t:+.1}"))
    } else {
        format!("{}999", if t < 0.0 { "<−" } else { ">" })
    }
}

/// A mean and its standard error, in hundredths of the range.
fn both(lang: Lang, (mean, error): (f64, Option<f64>)) -> String {
    let error = lang.figure(&or_dash(error.map(|error| 100.0 * error), 2));
    format!("{} ± {error}", hundredths(lang, Some(mean)))
}

impl<'a> Telling<'a> {
    pub(super) fn new(loaded: &'a Loaded, words: &'a Words, lang: Lang) -> Self {
        let sc = &loaded.scenario;
        let chronicle = Chronicle::new(sc, &loaded.book, lang);
        let places = (0..sc.talks.conferences.len()).map(tregua_engine::scenario::ConferenceId::new);
        let wide = places.map(|c| chronicle.conference(c).chars().count()).max().unwrap_or(0);
        let wide = wide.max(say(words, "audit-conference", &[]).chars().count());
        Self { sc, words, chronicle, wide }
    }

    pub(super) fn tell(&self, docket: &Docket, heard: &Hearing, json: bool) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        if json {
            let whole = serde_json::json!({ "wars": docket.transcripts, "hearing": heard });
            return writeln!(out, "{whole}");
        }
        writeln!(out, "{}", say(self.words, "audit-how", &[]))?;
        for transcript in &docket.transcripts {
            self.transcript(&mut out, transcript)?;
        }
        self.trials(&mut out, heard)?;
        self.regret(&mut out, heard)?;
        self.evenings(&mut out, heard)
    }

    fn transcript(&self, out: &mut impl Write, transcript: &Transcript) -> std::io::Result<()> {
        let count = |of: fn(&Happened) -> bool| transcript.lines.iter().filter(|l| of(&l.happened)).count();
        let facts = [
            ("war", (transcript.war + 1).to_string()),
            ("seed", transcript.seed.to_string()),
            ("talks", count(|h| matches!(h, Happened::TalksOpened { .. })).to_string()),
            (
                "offers",
                count(|h| matches!(h, Happened::Offered { .. } | Happened::Proposed { .. })).to_string(),
            ),
            ("signed", transcript.signings.len().to_string()),
        ];
        writeln!(out, "\n{}", say(self.words, "audit-war", &facts))?;
        if transcript.lines.is_empty() {
            return Ok(());
        }
        let head = |id: &str| say(self.words, id, &[]);
        writeln!(
            out,
            "{:10}  {:wide$}  {:>9} {:>9} {:>9}  {}",
            head("audit-date"),
            head("audit-conference"),
            head("audit-own"),
            head("audit-theirs"),
            head("audit-hope"),
            head("audit-what"),
            wide = self.wide
        )?;
        let mut last = None;
        for line in &transcript.lines {
            self.line(out, line, last == Some(line.day))?;
            last = Some(line.day);
        }
        Ok(())
    }

    fn line(&self, out: &mut impl Write, line: &Line, same_day: bool) -> std::io::Result<()> {
        let date = if same_day { String::new() } else { self.sc.date(line.day).to_string() };
        let conference = line.conference.filter(|_| !same_day);
        let conference = conference.map_or_else(String::new, |c| self.chronicle.conference(c));
        let [own, theirs, hope] =
            [line.own, line.theirs, line.hope].map(|x| hundredths(self.words.lang(), x));
        let text = self.chronicle.tell(&line.happened);
        let wide = self.wide;
        writeln!(out, "{date:10}  {conference:wide$}  {own:>9} {theirs:>9} {hope:>9}  {text}")
    }

    /// Every signature that was heard, then the finding.
    fn trials(&self, out: &mut impl Write, heard: &Hearing) -> std::io::Result<()> {
        writeln!(out, "\n{}", say(self.words, "audit-trials", &[]))?;
        for trial in &heard.trials {
            writeln!(out, "{}", self.trial(trial))?;
            for side in 0..2 {
                writeln!(out, "  {}", self.gain(trial, side))?;
            }
        }
        let found = &heard.accepted;
        let facts = [
            ("holds", found.holds.to_string()),
            ("heard", found.heard.to_string()),
            ("worse", found.worse.to_string()),
            ("alike", found.worse_alike.to_string()),
            ("gain", both(self.words.lang(), found.gain)),
            ("expected", hundredths(self.words.lang(), Some(found.expected))),
            ("worst", both(self.words.lang(), found.worst)),
        ];
        let id = if found.heard == 0 { "audit-none-accepted" } else { "audit-accepted" };
        writeln!(out, "{}", say(self.words, id, &facts))
    }

    /// How far answers stray from what comes of them.
    fn regret(&self, out: &mut impl Write, heard: &Hearing) -> std::io::Result<()> {
        let found = &heard.regret;
        if found.answers == 0 {
            return Ok(());
        }
        let facts = [("answers", found.answers.to_string()), ("regret", both(self.words.lang(), found.mean))];
        writeln!(out, "{}", say(self.words, "audit-regret", &facts))
    }

    fn trial(&self, trial: &Trial) -> String {
        let facts = [
            ("war", (trial.signing.war + 1).to_string()),
            ("date", self.sc.date(trial.signing.day).to_string()),
            ("terms", self.chronicle.pact(trial.signing.pact)),
        ];
        say(self.words, "audit-signed", &facts)
    }

    fn gain(&self, trial: &Trial, side: usize) -> String {
        let expected = trial.expected[side];
        let facts = [
            ("head", self.chronicle.decider(trial.heads[side])),
            ("accepted", trial.signing.accepted_by[side].to_string()),
            ("gain", both(self.words.lang(), trial.gains[side].told())),
            ("expected", expected.map_or_else(|| "–".into(), |x| hundredths(self.words.lang(), Some(x)))),
            ("t", errors(self.words.lang(), trial.t(side, false))),
            ("alike", errors(self.words.lang(), trial.t(side, true))),
        ];
        say(self.words, "audit-gain", &facts)
    }

    /// The evenings that disagree, how each head strays, then the finding.
    fn evenings(&self, out: &mut impl Write, heard: &Hearing) -> std::io::Result<()> {
        writeln!(out, "\n{}", say(self.words, "audit-evenings", &[]))?;
        for evening in &heard.evenings {
            writeln!(out, "{}", self.evening(evening))?;
        }
        let told = |s: &&Straying| s.head.is_none() || s.looks >= FEWEST;
        for straying in heard.expected.straying.iter().filter(told) {
            writeln!(out, "{}", self.straying(straying))?;
        }
        let found = &heard.expected;
        let facts = [
            ("holds", found.holds.to_string()),
            ("looks", heard.evenings.len().to_string()),
            ("alone", format!("{:.0}", 100.0 * found.alone)),
            ("alike", format!("{:.0}", 100.0 * found.alike)),
        ];
        writeln!(out, "{}", say(self.words, "audit-expected", &facts))
    }

    fn evening(&self, evening: &Evening) -> String {
        let figure = |written: String| self.words.lang().figure(&written);
        let (came, error) = evening.came.told();
        let error = or_dash(error.map(|error| 100.0 * error), 1);
        let facts = [
            ("war", format!("{:>3}", evening.war + 1)),
            ("date", self.sc.date(evening.day).to_string()),
            ("head", self.decider(evening.head)),
            ("expected", figure(format!("{:5.1}", 100.0 * evening.expected))),
            ("came", figure(format!("{:5.1} ± {error}", 100.0 * came))),
            ("spread", figure(format!("{:4.1}", 100.0 * evening.spread))),
            ("alone", format!("{:>5}", errors(self.words.lang(), evening.t(false)))),
            ("alike", format!("{:>5}", errors(self.words.lang(), evening.t(true)))),
        ];
        say(self.words, "audit-evening", &facts)
    }

    fn straying(&self, straying: &Straying) -> String {
        let (slope, error) = straying.slope;
        let facts = [
            ("whose", if straying.head.is_some() { "one" } else { "all" }.to_string()),
            ("head", straying.head.map_or_else(String::new, |head| self.chronicle.decider(head))),
            ("looks", straying.looks.to_string()),
            ("bias", both(self.words.lang(), straying.bias)),
            ("slope", self.words.lang().figure(&format!("{slope:.2} ± {}", or_dash(error, 2)))),
        ];
        say(self.words, "audit-straying", &facts)
    }

    /// A decider's name, as wide as the longest of those who can be heads.
    fn decider(&self, id: DeciderId) -> String {
        let all = (0..self.sc.deciders.len()).map(DeciderId::new);
        let wide = all.map(|d| self.chronicle.decider(d).chars().count()).max().unwrap_or(0);
        format!("{:wide$}", self.chronicle.decider(id))
    }
}
