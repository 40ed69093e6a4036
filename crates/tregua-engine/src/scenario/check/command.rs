//! Sides, deciders and factions, and who is under whom.

use super::entries::Entries;
use super::forces::Forces;
use super::judge::Judge;
use super::names::Kind;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::{Given, Opt, entries, folk};
use crate::scenario::said::Said;
use crate::scenario::{Attribute, Council, Decider, DeciderId, Faction, Side, SideId, Utility};

/// A side of `scenario.toml`.
pub(super) fn side(judge: &mut Judge<'_>, raw: &folk::Side) -> Side {
    judge.cite(Kind::Side, &raw.id, &raw.source, &raw.why, "why");
    Side {
        key: raw.id.text().to_owned(),
        for_change: raw.for_change.or(false),
        chest: judge.within(&raw.chest, -1e9..=1e9),
        income: judge.within(&raw.income, -1e6..=1e6),
        pay: judge.amount(&raw.pay),
        arrears: judge.amount(&raw.arrears),
        press: judge.share(&raw.press),
        muskets: judge.amount(&raw.muskets),
        trust: judge.share(&raw.trust),
        head: judge.must(&raw.head),
    }
}

/// A decider of `scenario.toml`; his menu is filled once the plans are made.
pub(super) fn decider(judge: &mut Judge<'_>, raw: &folk::Decider) -> Decider {
    judge.cite(Kind::Decider, &raw.id, &raw.source, &raw.why, "why");
    let utility = Utility {
        weights: weights(judge, raw.weights.get()),
        impatience: judge.within(&raw.impatience, 0.0..=1.0),
        day_cost: judge.within(&raw.day_cost, -1.0..=1.0),
    };
    let council = match judge.count(&raw.council, 0..=366) {
        0 => Council::OnOccasion,
        days => Council::Every(days),
    };
    Decider {
        key: raw.id.text().to_owned(),
        name: raw.name.text().to_owned(),
        side: judge.must(&raw.side),
        army: judge.may(&raw.army),
        seat: judge.must(&raw.seat),
        utility,
        council,
        in_office: raw.in_office.or(false),
        fit: judge.within(&raw.fit, -1.0..=1.0),
        red_lines: judge.ids(entries(&raw.red_lines)),
        menu: Vec::new(),
    }
}

fn weights(judge: &mut Judge<'_>, raw: Option<&folk::Weights>) -> [f64; Attribute::ALL.len()] {
    let Some(raw) = raw else { return [0.0; Attribute::ALL.len()] };
    raw.list().map(|w| w.as_ref().map_or(0.0, |given| judge.within(given, -1.0..=1.0)))
}

/// A faction of `scenario.toml`.
pub(super) fn faction(judge: &mut Judge<'_>, raw: &folk::Faction) -> Faction {
    judge.cite(Kind::Faction, &raw.id, &raw.source, &raw.why, "why");
    Faction {
        key: raw.id.text().to_owned(),
        side: judge.must(&raw.side),
        lodge: raw.lodge.or(false),
        confidence: judge.share(&raw.confidence),
        loyal: judge.share(&raw.loyal),
        successors: judge.ids(raw.successors.list()),
        city: judge.may(&raw.city),
    }
}

/// The lists of who commands.
#[derive(Debug)]
pub(super) struct Command<'r> {
    pub sides: Entries<'r, folk::Side, Side>,
    pub deciders: Entries<'r, folk::Decider, Decider>,
    pub factions: Entries<'r, folk::Faction, Faction>,
}

impl Command<'_> {
    /// Two sides, one of them for the change, each with a head in office; commanders, followers and successors of one side.
    pub fn judge(&self, judge: &mut Judge<'_>, forces: &Forces<'_>, list: &Given<Vec<Given<folk::Side>>>) {
        self.two_sides(judge, list);
        for (i, raw, side) in self.sides.sound().filter(|_| self.sides.made.len() == 2) {
            self.head(judge, i, raw, side);
        }
        for (_, raw, army) in forces.armies.sound() {
            self.of_side(judge, army.decider, &raw.decider, army.side, said!("his army"));
        }
        for (_, raw, squadron) in forces.squadrons.sound() {
            self.of_side(judge, squadron.decider, &raw.decider, squadron.side, said!("his squadron"));
        }
        for (_, raw, decider) in self.deciders.sound() {
            let army = decider.army.and_then(|a| forces.armies.get(a.ix()));
            if let (Some(given), Some(army)) = (&raw.army, army)
                && army.side != decider.side
            {
                let what = said!("`{}` and his army are of different sides", raw.id.text());
                judge.error(Code::S602, given.span, what, said!("name an army of his side"));
            }
        }
        self.circles(judge, forces);
        for (_, raw, faction) in self.factions.sound() {
            self.successors(judge, raw, faction);
        }
    }

    fn two_sides(&self, judge: &mut Judge<'_>, list: &Given<Vec<Given<folk::Side>>>) {
        if list.value.is_none() {
            return;
        }
        let count = list.list().len();
        if count != 2 {
            let help = said!("a war has exactly two `[[side]]`; allies fight on one of them");
            return judge.error(Code::S601, list.span, said!("{} sides", count), help);
        }
        let given: Option<Vec<bool>> = list.list().iter().map(|s| s.get()?.for_change.value).collect();
        if given.is_some_and(|g| g[0] == g[1]) {
            let span = list.list()[1].get().map_or(list.span, |s| s.for_change.span);
            let both = self.sides.made[0].for_change;
            let what = if both {
                said!("both sides are for the change")
            } else {
                said!("neither side is for the change")
            };
            let help = said!(
                "opinion is for or against it: write `for_change = true` for one side and false for the other"
            );
            judge.error(Code::S601, span, what, help);
        }
    }

    fn head(&self, judge: &mut Judge<'_>, index: usize, raw: &folk::Side, side: &Side) {
        let Some(head) = self.deciders.get(side.head.ix()) else { return };
        if head.side.ix() != index {
            let what = said!("`{}` is of the other side", raw.head.text());
            judge.error(Code::S607, raw.head.span, what, said!("name a decider of this side"));
        } else if !head.in_office {
            let what = said!("`{}` is not in office on day 0", raw.head.text());
            judge.error(
                Code::S607,
                raw.head.span,
                what,
                said!("name one who is, or give him `in_office = true`"),
            );
        }
    }

    fn of_side(
        &self,
        judge: &mut Judge<'_>,
        who: Option<DeciderId>,
        given: &Opt<String>,
        side: SideId,
        what: Said,
    ) {
        let Some((found, given)) = who.and_then(|d| self.deciders.get(d.ix())).zip(given.as_ref()) else {
            return;
        };
        if found.side != side {
            let what = said!("`{}` and {} are of different sides", given.text(), what);
            judge.error(Code::S602, given.span, what, said!("name a decider of its side"));
        }
    }

    /// Who goes with an army goes where its commander goes; in a circle nobody would lead.
    fn circles(&self, judge: &mut Judge<'_>, forces: &Forces<'_>) {
        let leader = |d: usize| -> Option<usize> {
            let army = self.deciders.get(d)?.army?;
            let above = forces.armies.get(army.ix())?.decider?.ix();
            (above != d).then_some(above)
        };
        for (start, raw, _) in self.deciders.sound() {
            let mut path = vec![start];
            while let Some(next) = leader(path[path.len() - 1]).filter(|next| !path[1..].contains(next)) {
                path.push(next);
                if next == start {
                    break;
                }
            }
            // Each circle is said once, at its first decider.
            let whole = path.len() > 1 && path[path.len() - 1] == start;
            if whole && path.iter().min() == Some(&start) {
                let names = path.iter().map(|d| said!("{}", self.deciders.raw(*d).id.text()));
                let names = names.reduce(|before, name| said!("{}, under {}", before, name));
                let what = said!("command goes round in a circle: {}", names.expect("a circle has members"));
                let at = raw.army.as_ref().map_or(raw.id.span, |g| g.span);
                judge.error(Code::S608, at, what, said!("let one of them go with the army that he commands"));
            }
        }
    }

    fn successors(&self, judge: &mut Judge<'_>, raw: &folk::Faction, faction: &Faction) {
        for given in raw.successors.list() {
            let Some(id) = judge.id::<DeciderId>(given) else { continue };
            let Some(successor) = self.deciders.get(id.ix()) else { continue };
            let head = self.sides.get(faction.side.ix()).is_some_and(|s| s.head == id);
            if successor.side != faction.side {
                let what = said!("`{}` is of the other side", given.text());
                judge.error(Code::S609, given.span, what, said!("name a decider of the faction's side"));
            } else if head {
                let what = said!("`{}` is at the head already", given.text());
                judge.error(
                    Code::S609,
                    given.span,
                    what,
                    said!("name whom the officers would raise in his place"),
                );
            }
        }
    }
}
