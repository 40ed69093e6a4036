//! Ids: which exist, which come twice, and what was probably meant.

use std::collections::{BTreeMap, BTreeSet};

use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::raw::{Given, did_you_mean};
use crate::scenario::said::Said;
use crate::scenario::{
    AgendaId, ArmyId, CityId, ConferenceId, DeciderId, EventId, FactionId, FormationId, MOST_TEMPERS,
    PlaceId, PlanId, RouteId, ShipId, SideId, SourceId, SquadronId, TruceId,
};
use crate::world::limits::{MOST_ARMIES, MOST_DECIDERS, MOST_PLACES};

macro_rules! kinds {
    ($($kind:ident $shown:literal $many:literal $file:literal $most:expr;)+) => {
        /// What an id can be the id of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = concat!("One of the ", $many, ".")] $kind,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What one is called; with `_why` behind it, the table of `words.LANG.toml` that says why each is as it is.
            #[must_use]
            pub const fn name(self) -> &'static str { match self { $(Self::$kind => $shown,)+ } }

            /// What one is called, as it can be told.
            #[must_use]
            pub const fn shown(self) -> Said { Said::words(self.name()) }

            /// What many are called.
            #[must_use]
            pub const fn many(self) -> Said { Said::words(match self { $(Self::$kind => $many,)+ }) }

            /// The file that names them.
            #[must_use]
            pub const fn file(self) -> &'static str { match self { $(Self::$kind => $file,)+ } }

            /// How many there can be: ids are small integers, and a hostile folder must not eat the memory.
            #[must_use]
            pub const fn most(self) -> usize { match self { $(Self::$kind => $most,)+ } }
        }
    };
}

kinds! {
    Side "side" "sides" "scenario.toml" 2;
    Army "army" "armies" "scenario.toml" MOST_ARMIES;
    Squadron "squadron" "squadrons" "scenario.toml" 32;
    City "city" "cities" "scenario.toml" 32;
    Decider "decider" "deciders" "scenario.toml" MOST_DECIDERS;
    Faction "faction" "factions" "scenario.toml" 32;
    Place "place" "places" "places.csv" MOST_PLACES;
    Route "leg" "legs" "routes.csv" 1024;
    Formation "formation" "formations" "formations.csv" 256;
    Ship "ship" "ships" "ships.csv" 256;
    Plan "plan" "plans" "plans.toml" 512;
    Truce "truce" "truces" "talks.toml" 64;
    Issue "issue" "issues" "talks.toml" 64;
    Choice "option" "options" "talks.toml" 256;
    Agenda "agenda" "agendas" "talks.toml" 16;
    Conference "conference" "conferences" "talks.toml" 64;
    Temper "temper" "tempers" "talks.toml" 2 * MOST_TEMPERS;
    Event "event" "events" "outside.toml" 256;
    Target "target" "targets" "record.toml" 256;
    Decision "decision" "decisions" "decisions.toml" 512;
    Hypothesis "hypothesis" "hypotheses" "hypotheses.toml" 256;
    Question "question" "questions" "questions.toml" 256;
    Parameter "parameter" "parameters" "parameters.toml" 1024;
    Source "source" "sources" "sources.toml" 1024;
    Statement "statement" "statements" "coverage.csv" 1024;
}

/// An id by its place in a list.
pub(super) trait Id: Copy {
    const KIND: Kind;
    fn nth(index: usize) -> Self;
}

macro_rules! ids {
    ($($id:ident $kind:ident;)+) => {$(
        impl Id for $id {
            const KIND: Kind = Kind::$kind;
            fn nth(index: usize) -> Self { Self::new(index) }
        }
    )+};
}

ids! {
    SideId Side; ArmyId Army; SquadronId Squadron; CityId City; DeciderId Decider; FactionId Faction; PlaceId Place;
    RouteId Route; FormationId Formation; ShipId Ship; PlanId Plan; TruceId Truce; EventId Event; SourceId Source;
    AgendaId Agenda; ConferenceId Conference;
}

/// The ids of each kind, in file order.
#[derive(Debug, Default)]
pub(super) struct Names {
    lists: BTreeMap<Kind, Vec<String>>,
    /// Kinds of which some entry could not be read: nothing can be called unknown among them.
    partial: BTreeSet<Kind>,
}

impl Names {
    /// Takes up the ids of one kind, `None` for an entry that could not be read; `None` for all if their list could not be, so that none
    /// can be called unknown.
    pub(super) fn add<'r>(
        &mut self,
        kind: Kind,
        ids: Option<impl Iterator<Item = Option<&'r Given<String>>>>,
        faults: &mut Faults<'_>,
    ) {
        let Some(ids) = ids else { return };
        let mut list: Vec<String> = Vec::new();
        for id in ids {
            if id.is_none_or(|id| id.value.is_none()) {
                self.partial.insert(kind);
            }
            let Some(id) = id else { continue };
            judge_form(kind, id, faults);
            if id.value.is_some() && list.iter().any(|other| other == id.text()) {
                let what = said!("two {} are called `{}`", kind.many(), id.text());
                faults.error(Code::S202, id.span, what, said!("give one of them another id"));
            }
            if list.len() == kind.most() && kind != Kind::Side {
                let what = said!("more than {} {}", kind.most(), kind.many());
                faults.error(Code::S005, id.span, what, said!("merge the smallest"));
            }
            list.push(id.text().to_owned());
        }
        self.lists.insert(kind, list);
    }

    /// The ids of a kind, if all of them could be read.
    pub(super) fn list(&self, kind: Kind) -> Option<&[String]> {
        self.lists.get(&kind).filter(|_| !self.partial.contains(&kind)).map(Vec::as_slice)
    }

    /// How many entries of a kind could be read.
    pub(super) fn count(&self, kind: Kind) -> usize {
        self.lists.get(&kind).map_or(0, Vec::len)
    }

    /// Position of an id, if there is such a one (and its number fits).
    pub(super) fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.lists.get(&kind)?.iter().position(|known| known == id).filter(|i| *i < kind.most())
    }

    /// Position of the id; a fault if nothing can have it.
    pub(super) fn find(&self, kind: Kind, id: &Given<String>, faults: &mut Faults<'_>) -> Option<usize> {
        let name = id.value.as_deref()?;
        if let Some(list) = self.list(kind).filter(|list| !list.iter().any(|known| known == name)) {
            let what = said!("no {} is called `{}`", kind.shown(), name);
            let file = kind.file();
            let help = did_you_mean(name, list.iter().map(String::as_str))
                .unwrap_or_else(|| said!("name one of the {} of `{}`, or add it there", kind.many(), file));
            faults.error(Code::S201, id.span, what, help);
        }
        self.position(kind, name)
    }
}

/// Ids are words that can stand in a command line, a table's header and a CSV cell.
fn judge_form(kind: Kind, id: &Given<String>, faults: &mut Faults<'_>) {
    let Some(name) = id.value.as_deref() else { return };
    // Sources, targets, decisions and the like carry the numbering of the works that they come from.
    let numbered = matches!(
        kind,
        Kind::Source | Kind::Target | Kind::Decision | Kind::Hypothesis | Kind::Statement | Kind::Parameter
    );
    let letter = |c: char| {
        c.is_ascii_lowercase()
            || c.is_ascii_digit()
            || c == '-'
            || (numbered && (c.is_ascii_uppercase() || matches!(c, '.' | '_')))
    };
    if name.is_empty() || name.len() > 64 || !name.chars().all(letter) {
        let what = said!("`{}` cannot be an id", name);
        let help = if numbered {
            said!("use letters, digits, hyphens, points and underscores, at most 64")
        } else {
            said!("use lower-case letters a-z, digits and hyphens, at most 64")
        };
        faults.error(Code::S203, id.span, what, help);
    }
}
