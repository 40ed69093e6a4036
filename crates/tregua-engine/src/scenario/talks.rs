//! What can be agreed, who may agree it, and where it is talked over (talks §1, §2).
//!
//! An agenda's packages are worked out once, when the scenario is read: those of a truce become truces that the war knows, those of a
//! settlement become settlements.

use super::decider::Attribute;
use super::feature::Expect;
use super::id::{
    AgendaId, CityId, ConferenceId, DeciderId, PlaceId, SettlementId, SideId, TemperId, TruceId,
};
use super::outside::Zone;
use crate::talks::agenda::{Agenda as Packages, Package};
use serde::{Deserialize, Serialize};

/// Most tempers that a side can reckon with in the other: room for beliefs about them is taken in the world.
pub const MOST_TEMPERS: usize = 6;

/// Everything that is said of talks beside the truces.
#[derive(Clone, Debug, Default)]
pub struct Talks {
    /// What is put together to packages.
    pub agendas: Vec<Agenda>,
    /// The packages of the agendas that end the war.
    pub settlements: Vec<Settlement>,
    /// Where deputies can meet.
    pub conferences: Vec<Conference>,
    /// What each side reckons that the other's head may be like.
    pub tempers: Vec<Temper>,
    /// Offers that the record knows of, in order of date.
    pub offers: Vec<RecordedOffer>,
}

/// Something that can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pact {
    /// A truce: the war stays open.
    Truce(TruceId),
    /// A settlement: it ends the war.
    Settlement(SettlementId),
}

/// Issues that are settled together.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// Id in the files.
    pub key: String,
    /// What its packages are.
    pub kind: AgendaKind,
    /// Its packages. Issues and options bear the ids of the files.
    pub packages: Packages,
    /// How each decider stands to each package, package by package.
    pub limits: Vec<Vec<Limit>>,
}

/// What the packages of an agenda are. They are numbered on from the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AgendaKind {
    /// Truces, from this one on.
    Truce(TruceId),
    /// Settlements, from this one on.
    Settlement {
        /// The first.
        first: SettlementId,
        /// What becomes of one that a head signs without powers.
        assent: Option<Assent>,
    },
}

impl AgendaKind {
    /// What becomes of a package that a head signs without powers, if he can.
    #[must_use]
    pub const fn assent(&self) -> Option<Assent> {
        match self {
            Self::Settlement { assent, .. } => *assent,
            Self::Truce(_) => None,
        }
    }
}

impl Agenda {
    /// How a decider stands to a package.
    #[must_use]
    pub fn limit(&self, decider: DeciderId, package: Package) -> Limit {
        self.limits[decider.ix()][package.ix()]
    }

    /// What a package becomes when it is signed.
    #[must_use]
    pub const fn pact(&self, package: Package) -> Pact {
        match self.kind {
            AgendaKind::Truce(first) => Pact::Truce(TruceId::new(first.ix() + package.ix())),
            AgendaKind::Settlement { first, .. } => {
                Pact::Settlement(SettlementId::new(first.ix() + package.ix()))
            }
        }
    }

    /// The package of a pact, if it is one of this agenda.
    #[must_use]
    pub fn package(&self, pact: Pact) -> Option<Package> {
        let from = match (self.kind, pact) {
            (AgendaKind::Truce(first), Pact::Truce(id)) => id.ix().checked_sub(first.ix()),
            (AgendaKind::Settlement { first, .. }, Pact::Settlement(id)) => id.ix().checked_sub(first.ix()),
            _ => None,
        };
        from.filter(|i| *i < self.packages.size()).map(|i| Package(i as u32))
    }
}

/// What a decider's instructions and convictions say of a package: a filter on his menu, which no gain can buy (war-model §14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// He may sign.
    #[default]
    Free,
    /// He has no powers to: he can sign *ad referendum* only.
    Powers,
    /// He would not sign whatever it is worth.
    Never,
}

/// What becomes of a settlement that was signed without powers: a far court is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assent {
    /// The truce in which the answer is awaited.
    pub truce: TruceId,
    /// Days until the answer is there [day].
    pub days: i32,
    /// The chance that it is yes [0, 1].
    pub chance: f64,
    /// What signing without powers costs a head of his standing with the sovereign [0, 1].
    pub standing: f64,
}

/// Terms that end the war.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The options it takes.
    pub key: String,
    /// Its agenda.
    pub agenda: AgendaId,
    /// What it makes of the attributes of the war. Those it does not name stay as they stand.
    pub gives: Vec<Gives>,
    /// The same put together: what each attribute that it names becomes for each side.
    given: [Vec<(Attribute, f64)>; 2],
}

/// An option of a settlement adds this to an attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gives {
    /// Which.
    pub attribute: Attribute,
    /// For one side only, or for both.
    pub to: Option<SideId>,
    /// How much.
    pub by: f64,
}

impl Settlement {
    /// The settlement that the options of this key make, which give this.
    #[must_use]
    pub fn new(key: String, agenda: AgendaId, gives: Vec<Gives>) -> Self {
        let given = SideId::BOTH.map(|side| given(&gives, side));
        Self { key, agenda, gives, given }
    }

    /// The attributes of a war that these terms end, for a decider of a side, from what they were.
    pub fn settle(&self, side: SideId, z: &mut [f64; Attribute::ALL.len()]) {
        for (attribute, becomes) in &self.given[side.ix()] {
            z[*attribute as usize] = *becomes;
        }
        z[Attribute::Settlement as usize] = 1.0;
    }
}

/// What options make of each attribute that they name, for a side.
fn given(gives: &[Gives], side: SideId) -> Vec<(Attribute, f64)> {
    let adds =
        |a: Attribute| gives.iter().filter(move |g| g.attribute == a && g.to.is_none_or(|to| to == side));
    let named = Attribute::ALL.into_iter().filter(|a| adds(*a).next().is_some());
    named.map(|a| (a, adds(a).map(|g| g.by).sum::<f64>().clamp(0.0, 1.0))).collect()
}

/// How offers are made at a table (talks §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Protocol {
    /// One offer by the side that is first; the talks end with the answer.
    TakeItOrLeaveIt,
    /// Offers in turn.
    Alternating,
    /// Both name what they demand; what meets both is signed.
    Simultaneous,
    /// A mediator proposes one text to both.
    SingleText,
}

/// Where deputies can meet, by which rules.
#[derive(Clone, Debug)]
pub struct Conference {
    /// Id in the files.
    pub key: String,
    /// Where.
    pub place: PlaceId,
    /// It can be opened beside another that sits.
    pub beside: bool,
    /// What is talked about.
    pub agendas: Vec<AgendaId>,
    /// How.
    pub protocol: Protocol,
    /// Who speaks first.
    pub first: SideId,
    /// Days from one sitting to the next [day].
    pub every: i32,
    /// Sittings after which the deputies go home.
    pub sittings: u16,
    /// Who carries the single text.
    pub mediator: Option<DeciderId>,
    /// What each side's deputies may sign by themselves.
    pub mandates: [Mandate; 2],
    /// What meeting is expected to do for whoever is called, whatever comes of it.
    pub expect: Vec<Expect>,
}

/// What deputies may sign without asking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mandate {
    /// Agendas.
    pub agendas: Vec<AgendaId>,
    /// The longest truce [day].
    pub days: i32,
    /// How long after the talks opened they may sign, before they must report and ask [day].
    pub report: Option<i32>,
}

impl Mandate {
    /// Deputies who have talked for so many days may sign a package of this agenda, which is a truce of so many days or no truce.
    #[must_use]
    pub fn covers(&self, agenda: AgendaId, days: Option<i32>, talked: i32) -> bool {
        self.agendas.contains(&agenda)
            && days.is_none_or(|days| days <= self.days)
            && self.report.is_none_or(|report| talked < report)
    }
}

/// What the head of a side may be like, as the other side reckons.
#[derive(Clone, Debug)]
pub struct Temper {
    /// Id in the files.
    pub key: String,
    /// The side whose head is meant.
    pub side: SideId,
    /// How likely at first [0, 1]; those of a side sum to 1.
    pub prior: f64,
    /// How much more a truce is worth to him than it seems [share of his utility's range].
    pub truce: f64,
    /// How much more a settlement is.
    pub settlement: f64,
    /// The chance that he keeps a truce to its end [0, 1].
    pub keeps: f64,
    /// He holds to what his side has declared that it will not sign; another may come round.
    pub firm: bool,
}

impl Temper {
    /// How much more a pact is worth to him than it seems [share of his utility's range].
    #[must_use]
    pub const fn leaning(&self, pact: Pact) -> f64 {
        match pact {
            Pact::Truce(_) => self.truce,
            Pact::Settlement(_) => self.settlement,
        }
    }
}

/// An offer that the record knows of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordedOffer {
    /// When.
    pub day: i32,
    /// Where.
    pub conference: ConferenceId,
    /// Who made it.
    pub by: SideId,
    /// What.
    pub pact: Pact,
    /// What became of it.
    pub accepted: bool,
}

impl Talks {
    /// The agenda of a pact, if it comes from one.
    #[must_use]
    pub fn agenda_of(&self, pact: Pact) -> Option<(AgendaId, Package)> {
        let of = |(i, a): (usize, &Agenda)| Some((AgendaId::new(i), a.package(pact)?));
        self.agendas.iter().enumerate().find_map(of)
    }

    /// How a decider stands to a pact.
    #[must_use]
    pub fn limit(&self, decider: DeciderId, pact: Pact) -> Limit {
        let of = |(agenda, package): (AgendaId, Package)| self.agendas[agenda.ix()].limit(decider, package);
        self.agenda_of(pact).map_or(Limit::Free, of)
    }

    /// The conference that meets at a place.
    #[must_use]
    pub fn at(&self, place: PlaceId) -> Option<ConferenceId> {
        self.conferences.iter().position(|c| c.place == place).map(ConferenceId::new)
    }

    /// How many tables can be open at once: one, and one of each conference that may sit beside others.
    #[must_use]
    pub fn most_open(&self) -> usize {
        1 + self.conferences.iter().filter(|c| c.beside).count()
    }

    /// What a side's head may be like, as the other reckons.
    pub fn tempers_of(&self, side: SideId) -> impl Iterator<Item = (TemperId, &Temper)> {
        let all = self.tempers.iter().enumerate().filter(move |(_, t)| t.side == side);
        all.map(|(i, t)| (TemperId::new(i), t))
    }

    /// What each side at first thinks of the other's head, by the order of [`Talks::tempers_of`].
    #[must_use]
    pub fn priors(&self, side: SideId) -> [f64; MOST_TEMPERS] {
        let mut priors = [0.0; MOST_TEMPERS];
        for (p, (_, temper)) in priors.iter_mut().zip(self.tempers_of(side)) {
            *p = temper.prior;
        }
        priors
    }
}

/// Food that articles let into a city: share of its need [0, 1].
pub type Food = (CityId, f64);

/// What the options of a truce's package put together.
#[derive(Clone, Debug, Default)]
pub struct Articles {
    /// How long [day].
    pub days: i32,
    /// Where each side may not go.
    pub zones: Vec<Zone>,
    /// Food let into a city.
    pub food: Option<Food>,
    /// A place handed over, and to whom.
    pub guarantee: Option<(PlaceId, SideId)>,
    /// Share of its strength that is taken out first [0, 1].
    pub disarmed: f64,
    /// Ports opened to trade.
    pub trade: Vec<PlaceId>,
    /// Prisoners go back man for man.
    pub exchange: bool,
}
