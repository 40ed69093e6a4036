//! The chronicle: what is told of a war, in words, in the reader's language.

use super::{Dates, Lang, Words, capitalised};
use fluent_bundle::FluentArgs;
use tregua_engine::effect::Effect;
use tregua_engine::record::Happened as H;
use tregua_engine::scenario::book::Book;
use tregua_engine::scenario::*;
use tregua_engine::world::Garble;

/// Tells of one war.
pub struct Chronicle<'a> {
    sc: &'a Scenario,
    book: &'a Book,
    lang: Lang,
    words: Words,
    dates: Dates,
}

impl<'a> Chronicle<'a> {
    /// A chronicler of this scenario's wars who writes this language.
    #[must_use]
    pub fn new(sc: &'a Scenario, book: &'a Book, lang: Lang) -> Self {
        let ftl = match lang {
            Lang::En => include_str!("../../assets/words/en.ftl"),
            Lang::Es => include_str!("../../assets/words/es.ftl"),
        };
        Self { sc, book, lang, words: Words::new(lang, ftl), dates: Dates::new(lang) }
    }

    /// The name of an entry: from the scenario's words in this language, or `otherwise`.
    #[must_use]
    pub fn name<'b>(&'b self, table: &str, key: &str, otherwise: &'b str) -> &'b str {
        self.book.word(self.lang.code(), table, key).unwrap_or(otherwise)
    }

    /// A word of the chronicler's own.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.words.say(id, &FluentArgs::new())
    }

    /// One happening in one line.
    #[must_use]
    pub fn tell(&self, happened: &H) -> String {
        let (id, args) = self.sentence(happened);
        capitalised(&self.words.say(id, &args))
    }

    fn sentence(&self, happened: &H) -> (&'static str, FluentArgs<'static>) {
        let told = self.of_troops(happened).or_else(|| self.of_fights(happened));
        let told = told.or_else(|| self.of_talks(happened)).or_else(|| self.of_offers(happened));
        told.unwrap_or_else(|| self.of_councils(happened))
    }

    fn of_troops(&self, happened: &H) -> Option<(&'static str, FluentArgs<'static>)> {
        Some(match *happened {
            H::Left { army, place, men, by_sea, .. } => {
                let way = if by_sea { "left-way-sea" } else { "left-way-land" };
                let way = self.words.say(way, &FluentArgs::new());
                (
                    "left",
                    args(
                        [("army", self.army(army)), ("place", self.place(place)), ("way", way)],
                        [("men", men)],
                    ),
                )
            }
            H::Reached { army, place, men, disabled, .. } => (
                "reached",
                args(
                    [("army", self.army(army)), ("place", self.place(place))],
                    [("men", men), ("disabled", disabled)],
                ),
            ),
            H::Detached { army, into, men } => {
                ("detached", args([("army", self.army(army)), ("into", self.army(into))], [("men", men)]))
            }
            H::Joined { army, other, men } => {
                ("joined", args([("army", self.army(army)), ("other", self.army(other))], [("men", men)]))
            }
            H::Recruited { side, place, men } => {
                ("recruited", args([("side", self.side(side)), ("place", self.place(place))], [("men", men)]))
            }
            H::Missed { event } => ("missed", args([("event", self.event(event))], [])),
            H::Arrived { formation, men } => {
                ("arrived", args([("formation", self.formation(formation))], [("men", men)]))
            }
            H::Station { squadron, port, blockade } => (
                if blockade { "blockade" } else { "station" },
                args([("squadron", self.squadron(squadron)), ("place", self.place(port))], []),
            ),
            H::Learned { decider, army, place, .. } => (
                "learned",
                args(
                    [
                        ("decider", self.decider(decider)),
                        ("army", self.army(army)),
                        ("place", self.place(place)),
                    ],
                    [],
                ),
            ),
            _ => return None,
        })
    }

    fn of_fights(&self, happened: &H) -> Option<(&'static str, FluentArgs<'static>)> {
        Some(match *happened {
            H::Battle { place, attacker, defender, men, lost, captured, advantage, storm } => {
                let winner = if advantage > 0.0 { attacker } else { defender };
                let names = [
                    ("place", self.place(place)),
                    ("attacker", self.army(attacker)),
                    ("defender", self.army(defender)),
                    ("winner", self.army(winner)),
                ];
                let numbers = [
                    ("men-attacker", men[0]),
                    ("men-defender", men[1]),
                    ("lost-attacker", lost[0]),
                    ("lost-defender", lost[1]),
                    ("captured", captured),
                ];
                (if storm { "storm" } else { "battle" }, args(names, numbers))
            }
            H::Declined { army, enemy, place, feint } => {
                let names =
                    [("army", self.army(army)), ("enemy", self.army(enemy)), ("place", self.place(place))];
                (if feint { "feigned" } else { "declined" }, args(names, []))
            }
            H::Defected { formation, men, to } => (
                "defected",
                args([("formation", self.formation(formation)), ("side", self.side(to))], [("men", men)]),
            ),
            H::Declared { place } => ("declared", args([("place", self.place(place))], [])),
            H::Fell { place, to } => {
                ("fell", args([("place", self.place(place)), ("side", self.side(to))], []))
            }
            H::SickLeft { side, place, men } => {
                ("sick-left", args([("side", self.side(side)), ("place", self.place(place))], [("men", men)]))
            }
            H::Surrendered { army, place, men } => (
                "surrendered",
                args([("army", self.army(army)), ("place", self.place(place))], [("men", men)]),
            ),
            H::CutOut { ship, taken, men, lost, .. } => (
                if taken { "cut-out" } else { "cut-out-failed" },
                args([("ship", self.sc.ships[ship.ix()].name.clone())], [("men", men), ("lost", lost)]),
            ),
            _ => return None,
        })
    }

    fn of_talks(&self, happened: &H) -> Option<(&'static str, FluentArgs<'static>)> {
        Some(match *happened {
            H::Coup { from, to, complied, .. } => (
                if complied { "coup" } else { "coup-fought" },
                args([("from", self.named(from)), ("to", self.named(to))], []),
            ),
            H::TalksOpened { place, chiefs, .. } => (
                if chiefs { "chiefs-meet" } else { "talks-opened" },
                args([("place", self.place(place))], []),
            ),
            H::TalksClosed { place } => ("talks-closed", args([("place", self.place(place))], [])),
            H::TruceOffered { truce, by } => {
                ("truce-offered", args([("truce", self.truce(truce)), ("side", self.side(by))], []))
            }
            H::OfferLapsed { truce, by } => {
                ("offer-lapsed", args([("truce", self.truce(truce)), ("side", self.side(by))], []))
            }
            H::TruceRefused { truce, by } => {
                ("truce-refused", args([("truce", self.truce(truce)), ("side", self.side(by))], []))
            }
            H::TruceBegan { truce, until, extends, .. } => (
                if extends { "truce-extended" } else { "truce-began" },
                args([("truce", self.truce(truce)), ("until", self.date(until))], []),
            ),
            H::TruceEnded { broken_by: Some(side), .. } => {
                ("truce-broken", args([("side", self.side(side))], []))
            }
            H::TruceEnded { .. } => ("truce-ended", FluentArgs::new()),
            H::Pledged { place, to } => {
                ("pledged", args([("place", self.place(place)), ("side", self.side(to))], []))
            }
            H::Exchanged { men } => ("exchanged", args([], [("men", men)])),
            H::TookOffice { decider } => ("took-office", args([("decider", self.decider(decider))], [])),
            H::NewsReached { side, event } => {
                ("news-reached", args([("side", self.side(side)), ("event", self.event(event))], []))
            }
            _ => return None,
        })
    }

    fn of_offers(&self, happened: &H) -> Option<(&'static str, FluentArgs<'static>)> {
        let chance = |p: f64| ("chance", self.lang.figure(&format!("{p:.2}")));
        let side = |id: SideId| ("side", self.side(id));
        let terms = |pact: Pact| ("terms", super::terms::pact(self.sc, self.book, self.lang, pact));
        Some(match *happened {
            H::TalksRefused { place, by } => {
                ("talks-refused", args([("place", self.place(place)), side(by)], []))
            }
            H::Offered { pact, by, chance: p, .. } => {
                ("offered", args([side(by), terms(pact), chance(p)], []))
            }
            H::Proposed { pact, mediator, .. } => {
                ("proposed", args([("decider", self.decider(mediator)), terms(pact)], []))
            }
            H::Answered { by, yes, chance: p, .. } => {
                (if yes { "accepted" } else { "rejected" }, args([side(by), chance(p)], []))
            }
            H::OnRecord { pact, by, accepted, .. } => (
                if accepted { "on-record-accepted" } else { "on-record-refused" },
                args([side(by), terms(pact)], []),
            ),
            H::Asked { by, days, .. } => ("asked", args([side(by)], [("days", days.unsigned_abs())])),
            H::Unanswered { by, .. } => ("unanswered", args([side(by)], [])),
            H::OfferVoid { place, .. } => ("offer-void", args([("place", self.place(place))], [])),
            H::OfficersAgainst { side: of, .. } => ("officers-against", args([side(of)], [])),
            H::SignedWithoutPowers { settlement, answer, .. } => {
                let until = ("until", self.date(answer));
                ("signed-without-powers", args([terms(Pact::Settlement(settlement)), until], []))
            }
            H::Disavowed { .. } => ("disavowed", FluentArgs::new()),
            H::PeaceMade { settlement, .. } => ("peace", args([terms(Pact::Settlement(settlement))], [])),
            _ => return None,
        })
    }

    fn of_councils(&self, happened: &H) -> (&'static str, FluentArgs<'static>) {
        match *happened {
            H::Chose { decider, plan, among, chance } => {
                let sure = chance >= 1.0;
                let names = [
                    ("decider", self.decider(decider)),
                    ("plan", self.plan(plan)),
                    ("chance", self.lang.figure(&format!("{chance:.2}"))),
                ];
                (if sure { "chose" } else { "chose-among" }, args(names, [("among", among)]))
            }
            H::Played { decision } => ("played", args([("decision", self.decision(decision))], [])),
            H::Drifted { decision } => ("drifted", args([("decision", self.decision(decision))], [])),
            H::OrderSent { plan, days, .. } => {
                ("order-sent", args([("plan", self.plan(plan))], [("days", days.unsigned_abs())]))
            }
            H::OrderRead { plan, garble, age, .. } => (
                if garble == Garble::Clean { "order-read" } else { "order-garbled" },
                args([("plan", self.plan(plan))], [("age", age.unsigned_abs())]),
            ),
            H::OrderIgnored { plan, late, .. } => {
                (if late { "order-late" } else { "order-refused" }, args([("plan", self.plan(plan))], []))
            }
            H::CourierTaken { side } => ("courier-taken", args([("side", self.side(side))], [])),
            _ => unreachable!("every happening is told by one of the five"),
        }
    }

    fn date(&self, day: i32) -> String {
        self.dates.in_words(self.sc.date(day))
    }

    fn place(&self, id: PlaceId) -> String {
        let p = &self.sc.places[id.ix()];
        self.lang.in_sentence(self.name("place", &p.key, &p.name))
    }

    fn army(&self, id: ArmyId) -> String {
        let a = &self.sc.armies[id.ix()];
        self.lang.in_sentence(self.name("army", &a.key, &a.key))
    }

    fn side(&self, id: SideId) -> String {
        let s = &self.sc.sides[id.ix()];
        let name = self.name("side", &s.key, &s.key);
        // Every message has it in the middle of a sentence, where Spanish writes the names of parties small.
        let mut letters = name.chars();
        match letters.next() {
            Some(first) if self.lang == Lang::Es => first.to_lowercase().chain(letters).collect(),
            _ => name.to_string(),
        }
    }

    fn formation(&self, id: FormationId) -> String {
        let f = &self.sc.formations[id.ix()];
        self.name("formation", &f.key, &f.name).to_string()
    }

    fn squadron(&self, id: SquadronId) -> String {
        let s = &self.sc.squadrons[id.ix()];
        self.lang.in_sentence(self.name("squadron", &s.key, &s.key))
    }

    /// A decider's name.
    #[must_use]
    pub fn decider(&self, id: DeciderId) -> String {
        let d = &self.sc.deciders[id.ix()];
        self.name("decider", &d.key, &d.name).to_string()
    }

    /// A decider's name in the middle of a sentence.
    fn named(&self, id: DeciderId) -> String {
        self.lang.in_sentence(&self.decider(id))
    }

    /// A conference's name.
    #[must_use]
    pub fn conference(&self, id: ConferenceId) -> String {
        let key = &self.sc.talks.conferences[id.ix()].key;
        self.name("conference", key, key).to_string()
    }

    /// A pact in words.
    #[must_use]
    pub fn pact(&self, pact: Pact) -> String {
        super::terms::pact(self.sc, self.book, self.lang, pact)
    }

    fn plan(&self, id: PlanId) -> String {
        let p = &self.sc.plans[id.ix()];
        self.name("plan", &p.key, &p.key).to_string()
    }

    fn event(&self, id: EventId) -> String {
        let key = &self.sc.events[id.ix()].key;
        self.name("event", key, key).to_string()
    }

    fn truce(&self, id: TruceId) -> String {
        super::terms::pact(self.sc, self.book, self.lang, Pact::Truce(id))
    }

    fn decision(&self, id: DecisionId) -> String {
        self.sc.decisions[id.ix()].key.clone()
    }
}

fn args<const N: usize, const M: usize>(
    names: [(&'static str, String); N],
    numbers: [(&'static str, u32); M],
) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for (key, name) in names {
        args.set(key, name);
    }
    for (key, number) in numbers {
        args.set(key, number);
    }
    args
}

/// An effect as the model writes it, its ids replaced by the names of the scenario's files.
#[must_use]
pub fn effect(sc: &Scenario, effect: &Effect) -> String {
    let mut text = format!("{effect:?}");
    let mut name = |kind: &str, keys: &mut dyn Iterator<Item = &String>| {
        for (i, key) in keys.enumerate() {
            text = text.replace(&format!("{kind}({i})"), key);
        }
    };
    name("SideId", &mut sc.sides.iter().map(|x| &x.key));
    name("PlaceId", &mut sc.places.iter().map(|x| &x.key));
    name("RouteId", &mut sc.routes.iter().map(|x| &x.key));
    name("CityId", &mut sc.cities.iter().map(|x| &x.key));
    name("ArmyId", &mut sc.armies.iter().map(|x| &x.key));
    name("FormationId", &mut sc.formations.iter().map(|x| &x.key));
    name("SquadronId", &mut sc.squadrons.iter().map(|x| &x.key));
    name("ShipId", &mut sc.ships.iter().map(|x| &x.key));
    name("DeciderId", &mut sc.deciders.iter().map(|x| &x.key));
    name("FactionId", &mut sc.factions.iter().map(|x| &x.key));
    name("PlanId", &mut sc.plans.iter().map(|x| &x.key));
    name("TruceId", &mut sc.truces.iter().map(|x| &x.key));
    name("SettlementId", &mut sc.talks.settlements.iter().map(|x| &x.key));
    name("ConferenceId", &mut sc.talks.conferences.iter().map(|x| &x.key));
    name("EventId", &mut sc.events.iter().map(|x| &x.key));
    name("DecisionId", &mut sc.decisions.iter().map(|x| &x.key));
    text
}
