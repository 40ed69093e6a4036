//! How a command ends, and what is said when it could not be done.

use crate::command::{self, say};
use std::io;
use tregua_engine::scenario::deed::{self, NoDeed};
use tregua_lab::beside::{BesideError, Damage, File, Stale};
use tregua_lab::campaign::GaveUp;
use tregua_lab::domain::{self, DomainError};
use tregua_lab::fit::FoldsError;
use tregua_lab::hearing::HearingError;
use tregua_lab::load::{self, LoadError};
use tregua_lab::odd::Odd;
use tregua_lab::provenance::StoreError;
use tregua_lab::start::StartError;
use tregua_lab::table::TableError;
use tregua_lab::weigh::reading::QuestionError;
use tregua_lab::words::Words;

/// Done, and the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Yes, or simply done.
    Yes,
    /// Done, and the answer is no (a scenario with faults).
    No,
}

/// A message and what is filled into it.
pub type Told = (&'static str, Vec<(&'static str, String)>);

/// Could not do it.
#[derive(Debug)]
pub enum Failure {
    /// What was typed makes no sense: what, and what to type instead.
    Typed(Told),
    /// That cannot be asked of the war.
    Deed(NoDeed),
    /// Some numbers set by hand make no sense: each with what to type instead.
    Settings(Vec<Failure>),
    /// The scenario could not be loaded.
    Load(LoadError),
    /// The domain could not be loaded.
    Domain(DomainError),
    /// The ensemble's folder failed, or the user stopped it.
    Store(StoreError),
    /// A new war could not be written.
    Start(StartError),
    /// There are no values to play by or no posterior to draw from, or they cannot be kept.
    Beside(BesideError),
    /// The folds of a record cannot be used.
    Folds(FoldsError),
    /// The run cannot be heard.
    Hearing(HearingError),
    /// The question cannot be weighed.
    Question(QuestionError),
    /// Printing failed.
    Io(io::Error),
}

impl Failure {
    /// Nobody reads what is printed any more.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Io(e) if e.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What went wrong and what to do, in a language.
    #[must_use]
    pub fn tell(&self, words: &Words) -> String {
        self.lines(words, "error")
    }

    /// The same where all goes on without what failed.
    #[must_use]
    pub fn warn(&self, words: &Words) -> String {
        self.lines(words, "warning")
    }

    fn lines(&self, words: &Words, severity: &str) -> String {
        let told = self.told(words);
        let lines = told.iter().map(|(id, args)| format!("{severity}: {}", say(words, id, args)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn told(&self, words: &Words) -> Vec<Told> {
        vec![match self {
            Self::Settings(odd) => return odd.iter().flat_map(|failure| failure.told(words)).collect(),
            Self::Typed(told) => told.clone(),
            Self::Deed(e) => of_deed(e, words),
            Self::Load(e) => of_load(e, words),
            Self::Domain(e) => of_domain(e, words),
            Self::Store(e) => of_store(e, words),
            Self::Start(e) => of_start(e),
            Self::Beside(e) => of_beside(e, words),
            Self::Folds(e) => of_folds(e),
            Self::Hearing(e) => of_hearing(e, words),
            Self::Question(e) => of_question(e),
            Self::Io(e) => ("error-print", vec![("cause", e.to_string())]),
        }]
    }
}

fn of_deed(e: &NoDeed, words: &Words) -> Told {
    let typed = |typed: &String| ("typed", typed.clone());
    let meant = |word: &Option<String>| ("meant", word.clone().unwrap_or_else(|| "none".to_owned()));
    match e {
        NoDeed::Verb { typed: t, meant: m } => {
            ("deed-verb", vec![typed(t), meant(m), ("all", deed::grammar())])
        }
        NoDeed::Unknown { kind, typed: t, meant: m, file } => {
            let (kind, file) = (("kind", (*kind).to_owned()), ("file", (*file).to_owned()));
            ("deed-unknown", vec![kind, typed(t), meant(m), file])
        }
        NoDeed::Pact { typed: t, meant: m } => ("deed-pact", vec![typed(t), meant(m)]),
        NoDeed::Package { typed: t, issues, example } => {
            ("deed-package", vec![typed(t), ("issues", issues.clone()), ("example", example.clone())])
        }
        NoDeed::ByWhom { typed: t, sides: [one, other] } => {
            ("deed-by-whom", vec![typed(t), ("one", one.clone()), ("other", other.clone())])
        }
        NoDeed::ToWhat { typed: t } => ("deed-to-what", vec![typed(t)]),
        NoDeed::HowFar { typed: t } => ("deed-how-far", vec![typed(t)]),
        NoDeed::NoNews { typed: t, all } => ("deed-no-news", vec![typed(t), ("all", all.clone())]),
        NoDeed::NoNumber { typed: t } => ("deed-no-number", vec![typed(t)]),
        NoDeed::Beyond { name, becomes, prior: (low, high), limits: (least, most), unit } => {
            let numbers =
                [("becomes", becomes), ("low", low), ("high", high), ("least", least), ("most", most)];
            let texts = [("name", name.clone()), ("unit", command::unit(words, unit))];
            ("deed-beyond", numbers.map(|(of, x)| (of, x.to_string())).into_iter().chain(texts).collect())
        }
        NoDeed::TooFar { name, jump, limit } => {
            let args = vec![("name", name.clone()), ("jump", jump.to_string()), ("limit", limit.to_string())];
            ("deed-too-far", args)
        }
        NoDeed::TooLate { plan, until } => {
            ("deed-too-late", vec![("plan", plan.clone()), ("until", until.to_string())])
        }
        NoDeed::Happened { event, on } => {
            ("deed-happened", vec![("event", event.clone()), ("on", on.to_string())])
        }
        NoDeed::Outside { at, from, to } => {
            let args = [("at", at), ("from", from), ("to", to)];
            ("deed-outside", args.map(|(of, date)| (of, date.to_string())).to_vec())
        }
        NoDeed::Against { one, other } => {
            ("deed-against", vec![("one", one.clone()), ("other", other.clone())])
        }
        NoDeed::Nothing => ("deed-nothing", vec![]),
    }
}

fn of_load(e: &LoadError, words: &Words) -> Told {
    let path = |p: &std::path::Path| ("path", p.display().to_string());
    match e {
        LoadError::NotFound { name, shipped } if shipped.is_empty() => {
            ("error-no-scenario", vec![("name", name.clone())])
        }
        LoadError::NotFound { name, shipped } => {
            ("error-no-such-scenario", vec![("name", name.clone()), ("shipped", shipped.join(", "))])
        }
        LoadError::NotAFolder(p) => ("error-not-a-folder", vec![path(p)]),
        LoadError::Unreadable { path: p, cause } => {
            ("error-unreadable", vec![path(p), ("cause", cause.to_string())])
        }
        LoadError::Leaves(p) => ("error-leaves", vec![path(p)]),
        LoadError::TooLarge { path: p, bytes } => {
            ("error-too-large", vec![path(p), ("bytes", bytes.to_string())])
        }
        LoadError::NotAFile(p) => ("error-not-a-file", vec![path(p)]),
        LoadError::NotUtf8 { path: p, byte } => ("error-not-utf8", vec![path(p), ("byte", byte.to_string())]),
        LoadError::Faults { folder, faults, .. } => {
            ("error-faults", vec![path(folder), ("faults", load::counted(faults, words.lang()))])
        }
    }
}

fn of_domain(e: &DomainError, words: &Words) -> Told {
    let path = |p: &std::path::Path| ("path", p.display().to_string());
    match e {
        DomainError::NotFound(p) => ("error-no-domain", vec![path(p)]),
        DomainError::Unreadable { path: p, cause } => {
            ("error-unreadable", vec![path(p), ("cause", cause.to_string())])
        }
        DomainError::TooLarge { path: p, bytes } => {
            ("error-domain-too-large", vec![path(p), ("bytes", bytes.to_string())])
        }
        DomainError::NotUtf8 { path: p, byte } => {
            ("error-not-utf8", vec![path(p), ("byte", byte.to_string())])
        }
        DomainError::Faults { path: p, faults, .. } => {
            ("error-domain-faults", vec![path(p), ("faults", domain::counted(faults, words.lang()))])
        }
    }
}

fn of_store(e: &StoreError, words: &Words) -> Told {
    match e {
        StoreError::Table(TableError::Write { path, cause }) => {
            ("error-table-write", vec![("path", path.display().to_string()), ("cause", cause.clone())])
        }
        StoreError::Table(TableError::Read { path, cause }) => {
            ("error-table-read", vec![("path", path.display().to_string()), ("cause", cause.clone())])
        }
        StoreError::Folder { what, path, cause } => {
            let what = say(words, &format!("error-folder-{}", what.replace(' ', "-")), &[]);
            let path = path.display().to_string();
            ("error-folder", vec![("what", what), ("path", path), ("cause", cause.clone())])
        }
        StoreError::Another { path, odd } => {
            ("error-another", vec![("path", path.display().to_string()), ("why", listed(odd, words))])
        }
        StoreError::Unfinished { path, command } => {
            ("error-unfinished", vec![("path", path.display().to_string()), ("command", command.clone())])
        }
        StoreError::Foreign { path, command } => {
            ("error-foreign", vec![("path", path.display().to_string()), ("command", command.clone())])
        }
        StoreError::GaveUp(GaveUp { seed, why }) => {
            ("error-gave-up", vec![("seed", seed.to_string()), ("why", why.clone())])
        }
        StoreError::NoRun { path } => ("error-no-run", vec![("path", path.display().to_string())]),
        StoreError::Interrupted { kept, of } => {
            ("error-interrupted", vec![("kept", kept.to_string()), ("of", of.to_string())])
        }
    }
}

fn of_hearing(e: &HearingError, words: &Words) -> Told {
    match e {
        HearingError::Another(odd) => ("error-audit-another", vec![("why", listed(odd, words))]),
        HearingError::WithoutValues(minds) => ("error-audit-minds", vec![("minds", minds.clone())]),
    }
}

/// What is otherwise there, one after the other.
fn listed(odd: &[Odd], words: &Words) -> String {
    let one = |odd: &Odd| {
        let facts = [("there", odd.there.clone()), ("here", odd.here.clone()), ("what", odd.what.to_owned())];
        say(words, "odd", &facts)
    };
    odd.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn of_question(e: &QuestionError) -> Told {
    match e {
        QuestionError::Unknown { typed, all } => {
            ("error-no-question", vec![("typed", typed.clone()), ("all", all.join(", "))])
        }
        QuestionError::Nothing { reading, what } => {
            ("error-same-reading", vec![("reading", reading.clone()), ("what", what.clone())])
        }
        QuestionError::Same { one, other } => {
            ("error-readings-alike", vec![("one", one.clone()), ("other", other.clone())])
        }
        QuestionError::Alone { question, readings } => {
            let readings = if *readings == 0 { "none" } else { "one" };
            ("error-alone", vec![("question", question.clone()), ("readings", readings.to_owned())])
        }
    }
}

fn of_start(e: &StartError) -> Told {
    match e {
        StartError::Name(name) => ("error-name", vec![("name", name.clone())]),
        StartError::Exists(path) => ("error-exists", vec![("path", path.display().to_string())]),
        StartError::Unwritable { path, cause } => {
            ("error-unwritable", vec![("path", path.display().to_string()), ("cause", cause.to_string())])
        }
    }
}

fn of_beside(e: &BesideError, words: &Words) -> Told {
    let with = |id, file: &File, more: Vec<(&'static str, String)>| {
        let path = file.path.display().to_string();
        let file = [("path", path), ("kind", file.kind.word().to_owned()), ("name", file.name.clone())];
        (id, file.into_iter().chain(more).collect())
    };
    match e {
        BesideError::Missing(file) => with("error-missing", file, vec![]),
        BesideError::Damaged(file, what) => {
            let (id, args) = of_damage(what);
            with("error-damaged", file, vec![("what", say(words, id, &args))])
        }
        BesideError::Stale(file, of) => {
            let (id, args) = of_stale(of, words);
            with("error-stale", file, vec![("of", say(words, id, &args))])
        }
        BesideError::Interrupted { rounds, of } => {
            ("error-interrupted-solve", vec![("rounds", rounds.to_string()), ("of", of.to_string())])
        }
        BesideError::Unfinished { path, rounds, of } => {
            let counts = [("rounds", rounds.to_string()), ("of", of.to_string())];
            let path = ("path", path.display().to_string());
            ("error-unfinished-solve", std::iter::once(path).chain(counts).collect())
        }
        BesideError::Unwritable { path, cause } => {
            ("error-unwritable", vec![("path", path.display().to_string()), ("cause", cause.to_string())])
        }
    }
}

fn of_damage(what: &Damage) -> Told {
    match what {
        Damage::Unread(cause) => ("damage-unread", vec![("cause", cause.clone())]),
        Damage::Garbled { line, column } => {
            ("damage-garbled", vec![("line", line.to_string()), ("column", column.to_string())])
        }
        Damage::Changed => ("damage-changed", vec![]),
        Damage::NoDecider => ("damage-no-decider", vec![]),
        Damage::Terms => ("damage-terms", vec![]),
        Damage::NoNumbers => ("damage-no-numbers", vec![]),
        Damage::Draw => ("damage-draw", vec![]),
        Damage::Range => ("damage-range", vec![]),
    }
}

fn of_stale(of: &Stale, words: &Words) -> Told {
    match of {
        Stale::Scenario(there) => ("stale-scenario", vec![("there", there.clone())]),
        Stale::Text => ("stale-text", vec![]),
        Stale::Model(there) => ("stale-model", vec![("there", there.to_string())]),
        Stale::Effort(odd) => ("stale-effort", vec![("why", listed(odd, words))]),
    }
}

fn of_folds(e: &FoldsError) -> Told {
    let path = |p: &std::path::Path| ("path", p.display().to_string());
    match e {
        FoldsError::Damaged { path: p, what } => {
            ("error-damaged-folds", vec![path(p), ("what", what.clone())])
        }
        FoldsError::NotLaid { path: p, name } => {
            ("error-folds-not-laid", vec![path(p), ("name", name.clone())])
        }
        FoldsError::Gone { path: p, there, name } => {
            ("error-folds-gone", vec![path(p), ("there", there.clone()), ("name", name.clone())])
        }
        FoldsError::Altered { path: p, here, there, name } => {
            let args = [("here", here.clone()), ("there", there.clone()), ("name", name.clone())];
            ("error-folds-altered", std::iter::once(path(p)).chain(args).collect())
        }
    }
}

impl From<NoDeed> for Failure {
    fn from(e: NoDeed) -> Self {
        Self::Deed(e)
    }
}

impl From<FoldsError> for Failure {
    fn from(e: FoldsError) -> Self {
        Self::Folds(e)
    }
}

impl From<BesideError> for Failure {
    fn from(e: BesideError) -> Self {
        Self::Beside(e)
    }
}

impl From<QuestionError> for Failure {
    fn from(e: QuestionError) -> Self {
        Self::Question(e)
    }
}

impl From<HearingError> for Failure {
    fn from(e: HearingError) -> Self {
        Self::Hearing(e)
    }
}

impl From<LoadError> for Failure {
    fn from(e: LoadError) -> Self {
        Self::Load(e)
    }
}

impl From<DomainError> for Failure {
    fn from(e: DomainError) -> Self {
        Self::Domain(e)
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        Self::Store(e)
    }
}

impl From<TableError> for Failure {
    fn from(e: TableError) -> Self {
        Self::Store(e.into())
    }
}

impl From<StartError> for Failure {
    fn from(e: StartError) -> Self {
        Self::Start(e)
    }
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Self::Io(e)
    }
}
