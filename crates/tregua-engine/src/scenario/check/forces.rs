//! Armies, formations, squadrons and ships, and whether their men add up.

use super::entries::Entries;
use super::ground::port;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::outside::{Event as RawEvent, EventKind};
use crate::scenario::raw::{Given, PlaceRow, folk, rows};
use crate::scenario::{Arm, Army, ArmyId, Formation, Origin, Place, Ship, ShipKind, Squadron};

/// An army of `scenario.toml`.
pub(super) fn army(judge: &mut Judge<'_>, raw: &folk::Army) -> Army {
    judge.cite(Kind::Army, &raw.id, &raw.source, &raw.why, "why");
    if let (None, Some(to)) = (&raw.at, &raw.sailing_to) {
        let what = said!("`{}` is at sea and comes from nowhere", raw.id.text());
        judge.error(Code::S605, to.span, what, said!("say in `at` where it sailed from on day 0"));
    }
    Army {
        key: raw.id.text().to_owned(),
        side: judge.must(&raw.side),
        decider: judge.may(&raw.decider),
        at: judge.may(&raw.at),
        sailing_to: judge.may(&raw.sailing_to),
        p_star: judge.share(&raw.p_star),
        lead: judge.within(&raw.lead, -1.0..=1.0),
        food_days: judge.amount(&raw.food_days),
        fixed: raw.fixed.as_ref().is_some_and(|f| f.or(false)),
    }
}

/// A formation of `formations.csv`.
pub(super) fn formation(judge: &mut Judge<'_>, raw: &rows::Formation) -> Formation {
    judge.cite(Kind::Formation, &raw.id, &raw.source, &raw.note, "note");
    let seasoned = (judge.share(&raw.seasoned_coast), judge.share(&raw.seasoned_sierra));
    Formation {
        key: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        side: judge.must(&raw.side),
        army: judge.must(&raw.army),
        arm: raw.arm.or(Arm::Infantry),
        men: raw.men.or(0),
        sick: raw.sick.or(0),
        origin: raw.origin.or(Origin::Native),
        native: judge.share(&raw.native),
        quality: judge.within(&raw.quality, 0.05..=5.0),
        morale: judge.within(&raw.morale, 0.01..=0.99),
        seasoned,
        disloyalty: judge.share(&raw.disloyalty),
        home: judge.must(&raw.home),
        awaited: raw.awaited.or(false),
        takes_recruits: raw.takes_recruits.or(false),
    }
}

/// A squadron of `scenario.toml`.
pub(super) fn squadron(judge: &mut Judge<'_>, raw: &folk::Squadron) -> Squadron {
    judge.cite(Kind::Squadron, &raw.id, &raw.source, &raw.why, "why");
    Squadron {
        key: raw.id.text().to_owned(),
        side: judge.must(&raw.side),
        decider: judge.may(&raw.decider),
        at: judge.must(&raw.at),
        provisions: judge.amount(&raw.provisions),
        confidence: judge.share(&raw.confidence),
        boarders: raw.boarders.or(0),
    }
}

/// A ship of `ships.csv`.
pub(super) fn ship(judge: &mut Judge<'_>, raw: &rows::Ship) -> Ship {
    judge.cite(Kind::Ship, &raw.id, &raw.source, &raw.note, "note");
    Ship {
        key: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        side: judge.must(&raw.side),
        squadron: judge.must(&raw.squadron),
        kind: raw.kind.or(ShipKind::Warship),
        guns: raw.guns.or(0),
        crew: raw.crew.or(0),
        berths: raw.berths.or(0),
    }
}

/// The lists of forces.
#[derive(Debug)]
pub(super) struct Forces<'r> {
    pub armies: Entries<'r, folk::Army, Army>,
    pub formations: Entries<'r, rows::Formation, Formation>,
    pub squadrons: Entries<'r, folk::Squadron, Squadron>,
    pub ships: Entries<'r, rows::Ship, Ship>,
}

impl Forces<'_> {
    /// Every formation stands in an army of its side that suits its arm and is somewhere; ships likewise; ports are ports.
    pub fn judge(&self, judge: &mut Judge<'_>, places: &Entries<'_, PlaceRow, Place>) {
        for (_, raw, formation) in self.formations.sound() {
            let Some(army) = self.armies.get(formation.army.ix()) else { continue };
            same_army(judge, raw, formation, army);
            if self.armies.raw(formation.army.ix()).at.is_none() && !formation.awaited && formation.men > 0 {
                let what = said!("`{}` stands nowhere: its army is formed later", raw.id.text());
                let help = said!(
                    "put it in an army that is `at` a place on day 0, or make it awaited with an event"
                );
                judge.error(Code::S605, raw.army.span, what, help);
            }
        }
        for (_, raw, ship) in self.ships.sound() {
            if self.squadrons.get(ship.squadron.ix()).is_some_and(|s| s.side != ship.side) {
                let what = said!("`{}` and its squadron are of different sides", raw.id.text());
                judge.error(Code::S602, raw.squadron.span, what, said!("name a squadron of its side"));
            }
        }
        for (_, raw, squadron) in self.squadrons.sound() {
            port(judge, places, Some(squadron.at), &raw.at);
        }
        for (i, raw, army) in self.armies.sound() {
            if let (Some(at), Some(to)) = (&raw.at, &raw.sailing_to) {
                port(judge, places, army.at, at);
                port(judge, places, army.sailing_to, to);
            }
            self.with_men(judge, ArmyId::new(i), raw);
        }
    }

    fn with_men(&self, judge: &mut Judge<'_>, id: ArmyId, raw: &folk::Army) {
        if raw.at.is_some() && !self.formations.made.iter().any(|f| f.army == id) {
            let what = said!("`{}` has no formation", raw.id.text());
            judge.warn(
                Code::S606,
                raw.id.span,
                what,
                said!("name it in `formations.csv`, or leave `at` out until it is formed"),
            );
        }
    }

    /// What is awaited comes by an event, and what comes by an event is awaited.
    pub fn awaited(&self, judge: &mut Judge<'_>, events: Option<&[Given<RawEvent>]>) {
        let Some(events) = events else { return };
        let arrives = |id: &str| {
            let named = |e: &RawEvent| matches!(&e.kind, Some(EventKind::Reinforcement { formation, .. }) if formation.text() == id);
            events.iter().filter_map(Given::get).any(named)
        };
        for (_, raw, formation) in self.formations.sound() {
            let comes = arrives(raw.id.text());
            if formation.awaited && !comes {
                let what = said!("`{}` is awaited and never comes", raw.id.text());
                let help = said!("add a `reinforcement` to `outside.toml`, or write no");
                judge.error(Code::S604, raw.awaited.span, what, help);
            }
            if !formation.awaited && comes {
                let what = said!("`{}` comes by an event, and is there already", raw.id.text());
                judge.error(
                    Code::S604,
                    raw.awaited.span,
                    what,
                    said!("write yes: it joins by the event only"),
                );
            }
        }
    }
}

fn same_army(judge: &mut Judge<'_>, raw: &rows::Formation, formation: &Formation, army: &Army) {
    if formation.side != army.side {
        let what = said!("`{}` and its army are of different sides", raw.id.text());
        judge.error(Code::S602, raw.army.span, what, said!("name an army of its side"));
    }
    if (formation.arm == Arm::Depot) != army.fixed {
        let (what, help) = if army.fixed {
            (said!("a marching body in a depot army"), said!("only depots stand in an army that is `fixed`"))
        } else {
            (said!("a depot in a marching army"), said!("put it in an army with `fixed = true`"))
        };
        judge.error(Code::S603, raw.arm.span, what, help);
    }
}
