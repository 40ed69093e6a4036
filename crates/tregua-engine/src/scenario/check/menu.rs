//! Menus: whether those who are ordered obey him who orders, can go where they are sent, and leave him a choice.

use super::command::Command;
use super::entries::Entries;
use super::forces::Forces;
use super::ground::port;
use super::judge::Judge;
use crate::minds::LONGEST_MENU;
use crate::said;
use crate::scenario::diagnostic::Code;
use crate::scenario::raw::folk::Decider as RawDecider;
use crate::scenario::raw::plans::{Order as RawOrder, Plan as RawPlan, Stage as RawStage, Verb as Raw};
use crate::scenario::raw::{Given, PlaceRow, entries, tables};
use crate::scenario::{
    ArmyId, Decider, DeciderId, Graph, Place, PlaceId, Plan, PlanId, SideId, SquadronId, Verb,
};

/// Disloyalty from which a unit's coming over has to be reckoned with.
const DISLOYAL: f64 = 0.5;

/// All that orders are judged by.
#[derive(Debug)]
pub(super) struct Menu<'a, 'r> {
    pub plans: &'a Entries<'r, RawPlan, Plan>,
    pub command: &'a Command<'r>,
    pub forces: &'a Forces<'r>,
    pub places: &'a Entries<'r, PlaceRow, Place>,
    /// The ways, if all legs are sound.
    pub graph: Option<&'a Graph>,
}

impl Menu<'_, '_> {
    /// Judges every plan, every order, and every menu.
    pub fn judge(&self, judge: &mut Judge<'_>) {
        self.voyages(judge);
        for (_, raw, plan) in self.plans.sound() {
            for order in tables(&raw.orders) {
                self.obeyed_by_all(judge, raw, order);
                self.possible(judge, order);
            }
            handed_to_self(judge, raw, plan);
        }
        self.circle_of_heads(judge);
        for (i, raw, decider) in self.command.deciders.sound() {
            let menu = self.of(DeciderId::new(i));
            too_long(judge, &menu, raw, decider);
            red_lines(judge, &menu, raw, decider);
        }
    }

    /// The plans of a decider's menu.
    fn of(&self, decider: DeciderId) -> Vec<PlanId> {
        let plans = self.plans.made.iter().enumerate();
        plans.filter(|(_, plan)| plan.by.contains(&decider)).map(|(i, _)| PlanId::new(i)).collect()
    }

    /// Whoever can choose the plan can give the order; the first who cannot is named.
    fn obeyed_by_all(&self, judge: &mut Judge<'_>, raw: &RawPlan, order: &RawOrder) {
        for given in raw.by.list() {
            let decider = judge.id::<DeciderId>(given).and_then(|d| self.command.deciders.get(d.ix()));
            let before = judge.faults.errors();
            if let Some(decider) = decider {
                self.obeyed(judge, decider.side, given.text(), order);
            }
            if judge.faults.errors() > before {
                return;
            }
        }
    }

    /// Armies, squadrons and officers take orders from their own side only.
    fn obeyed(&self, judge: &mut Judge<'_>, side: SideId, by: &str, order: &RawOrder) {
        let Some(verb) = &order.verb else { return };
        for given in armies(verb) {
            let army = judge.id::<ArmyId>(given).and_then(|a| self.forces.armies.get(a.ix()));
            other_side(judge, army.map(|a| a.side), side, by, given);
        }
        if let Some(given) = squadron(verb) {
            let squadron = judge.id::<SquadronId>(given).and_then(|s| self.forces.squadrons.get(s.ix()));
            other_side(judge, squadron.map(|s| s.side), side, by, given);
        }
        if let Raw::Requisition { side: given, .. }
        | Raw::Press { side: given, .. }
        | Raw::Conceal { side: given, .. }
        | Raw::Ultimatum { side: given } = verb
        {
            let whose = judge.id::<SideId>(given);
            other_side(judge, whose, side, by, given);
        }
        if let Raw::HandOver { to } = verb {
            let heir = judge.id::<DeciderId>(to).and_then(|d| self.command.deciders.get(d.ix()));
            other_side(judge, heir.map(|d| d.side), side, by, to);
        }
    }

    /// Depots stay, columns find a way, fleets a port, and a detachment comes from its own side.
    fn possible(&self, judge: &mut Judge<'_>, order: &RawOrder) {
        let Some(verb) = &order.verb else { return };
        match verb {
            Raw::March { army, stages, .. } | Raw::Evacuate { army, stages, .. } => {
                self.moves(judge, army);
                self.ways(judge, stages);
            }
            Raw::Join { army, other } => {
                self.moves(judge, army);
                if army.text() == other.text() {
                    judge.error(
                        Code::S709,
                        other.span,
                        said!("an army joins itself"),
                        said!("name the army that it joins"),
                    );
                }
            }
            Raw::Sail { army, to, .. } => {
                self.moves(judge, army);
                self.port(judge, to);
            }
            Raw::Blockade { port, .. } | Raw::CutOut { port, .. } => self.port(judge, port),
            Raw::Station { place, .. } => self.port(judge, place),
            Raw::Detach { army, into, formations, .. } => {
                if army.text() == into.text() {
                    judge.error(
                        Code::S709,
                        into.span,
                        said!("an army is detached into itself"),
                        said!("name another army"),
                    );
                }
                self.moves(judge, into);
                self.detached(judge, army, entries(formations));
            }
            _ => {}
        }
    }

    /// An army at sea on day 0 has a way by sea before it.
    fn voyages(&self, judge: &mut Judge<'_>) {
        let Some(graph) = self.graph else { return };
        for (_, raw, army) in self.forces.armies.sound() {
            let (Some(at), Some(to), Some(given)) = (army.at, army.sailing_to, &raw.sailing_to) else {
                continue;
            };
            if graph.next(at, to, true).is_none() {
                let what =
                    said!("no way by sea from {} to `{}`", self.places.made[at.ix()].key, given.text());
                judge.error(
                    Code::S502,
                    given.span,
                    what,
                    said!("add the legs to `routes.csv`, or name another place"),
                );
            }
        }
    }

    fn moves(&self, judge: &mut Judge<'_>, given: &Given<String>) {
        let army = judge.id::<ArmyId>(given).and_then(|a| self.forces.armies.get(a.ix()));
        if army.is_some_and(|a| a.fixed) {
            let what = said!("`{}` is a depot and never moves", given.text());
            judge.error(Code::S704, given.span, what, said!("order an army that is not `fixed`"));
        }
    }

    fn port(&self, judge: &mut Judge<'_>, given: &Given<String>) {
        let place = judge.id(given);
        port(judge, self.places, place, given);
    }

    /// Each stage can be reached by land: the first from anywhere, the others from the one before.
    fn ways(&self, judge: &mut Judge<'_>, stages: &Given<Vec<Given<RawStage>>>) {
        let Some(graph) = self.graph else { return };
        let mut from: Option<PlaceId> = None;
        for stage in stages.list().iter().filter_map(Given::get) {
            let Some(to) = judge.id::<PlaceId>(&stage.to) else { return };
            let way = match from {
                Some(from) => from == to || graph.next(from, to, false).is_some(),
                None => {
                    (0..graph.n).any(|i| i != to.ix() && graph.next(PlaceId::new(i), to, false).is_some())
                }
            };
            if !way {
                let from_there = |f: PlaceId| said!("{}", self.places.made[f.ix()].key);
                let start = from.map_or(said!("anywhere"), from_there);
                let what = said!("no way by land from {} to `{}`", start, stage.to.text());
                judge.error(
                    Code::S502,
                    stage.to.span,
                    what,
                    said!("sail there, or add the legs to `routes.csv`"),
                );
            }
            from = Some(to);
        }
    }

    fn detached(&self, judge: &mut Judge<'_>, army: &Given<String>, formations: &[Given<String>]) {
        let Some(army) = judge.id::<ArmyId>(army).and_then(|a| self.forces.armies.get(a.ix())) else {
            return;
        };
        for given in formations {
            let formation = judge
                .id(given)
                .and_then(|f: crate::scenario::FormationId| self.forces.formations.get(f.ix()));
            // A disloyal unit can come over in the war, and then be detached like any other (war-model §4.4).
            if formation.is_some_and(|f| f.side != army.side && f.disloyalty < DISLOYAL) {
                let what = said!("`{}` never belongs to an army of this side", given.text());
                let help = said!(
                    "name a formation of the army's side (or a disloyal one, from {}, that may come over)",
                    DISLOYAL
                );
                judge.error(Code::S602, given.span, what, help);
            }
        }
    }

    /// Command that is handed on comes back to nobody: A to B and B to A would never end.
    fn circle_of_heads(&self, judge: &mut Judge<'_>) {
        let hands: Vec<(DeciderId, DeciderId, usize)> = self
            .plans
            .sound()
            .flat_map(|(i, _, plan)| {
                let heirs = plan
                    .orders
                    .iter()
                    .filter_map(|o| if let Verb::HandOver { to } = o.verb { Some(to) } else { None });
                heirs.flat_map(move |to| plan.by.iter().map(move |by| (*by, to, i)))
            })
            .collect();
        for (k, &(a, b, _)) in hands.iter().enumerate() {
            for &(c, d, plan) in &hands[k + 1..] {
                if a == d && b == c && a != b {
                    let raw = self.plans.raw(plan);
                    let what = said!("`{}` hands command back to where it came from", raw.id.text());
                    judge.error(
                        Code::S608,
                        raw.id.span,
                        what,
                        said!("let one of the two plans hand over to another"),
                    );
                }
            }
        }
    }
}

/// A mind is shown so many plans and no more: what stands beyond them would never be chosen, and nobody would know why.
fn too_long(judge: &mut Judge<'_>, menu: &[PlanId], raw: &RawDecider, decider: &Decider) {
    if menu.len() > LONGEST_MENU {
        let what = said!("{} plans on the menu of `{}`, more than {}", menu.len(), decider.key, LONGEST_MENU);
        judge.error(
            Code::S005,
            raw.id.span,
            what,
            said!("merge the likest, or take him out of the `by` of some"),
        );
    }
}

/// A red line strikes a plan of his menu, and leaves another.
fn red_lines(judge: &mut Judge<'_>, menu: &[PlanId], raw: &RawDecider, decider: &Decider) {
    for given in entries(&raw.red_lines) {
        if judge.id::<PlanId>(given).is_some_and(|plan| !menu.contains(&plan)) {
            let what = said!("`{}` is not on the menu of `{}`", given.text(), decider.key);
            judge.error(
                Code::S708,
                given.span,
                what,
                said!("add him to the plan's `by`, or take the red line out"),
            );
        }
    }
    let all_struck = !menu.is_empty() && menu.iter().all(|plan| decider.red_lines.contains(plan));
    if let Some(lines) = raw.red_lines.as_ref().filter(|_| all_struck) {
        let what = said!("the red lines of `{}` strike all that he could choose", decider.key);
        judge.error(Code::S707, lines.span, what, said!("leave him a plan, or add one to his menu"));
    }
}

fn other_side(judge: &mut Judge<'_>, whose: Option<SideId>, side: SideId, by: &str, given: &Given<String>) {
    if whose.is_some_and(|w| w != side) {
        let what = said!("`{}` takes no orders from `{}`: it is of the other side", given.text(), by);
        judge.error(Code::S703, given.span, what, said!("name one of his own side, or take him out of `by`"));
    }
}

fn handed_to_self(judge: &mut Judge<'_>, raw: &RawPlan, plan: &Plan) {
    for order in tables(&raw.orders) {
        let Some(Raw::HandOver { to }) = &order.verb else { continue };
        let heir = judge.id::<DeciderId>(to);
        if heir.is_some_and(|h| plan.by.contains(&h)) {
            let what = said!("`{}` hands command over to himself", to.text());
            judge.error(Code::S709, to.span, what, said!("name another, or take him out of `by`"));
        }
    }
}

/// The armies that a verb orders about.
fn armies(verb: &Raw) -> Vec<&Given<String>> {
    match verb {
        Raw::Hold { army, .. }
        | Raw::March { army, .. }
        | Raw::Sail { army, .. }
        | Raw::Sweep { army }
        | Raw::Assault { army, .. }
        | Raw::Surrender { army }
        | Raw::Evacuate { army, .. }
        | Raw::Recruit { army, .. } => vec![army],
        Raw::Join { army, other } => vec![army, other],
        Raw::Detach { army, into, .. } => vec![army, into],
        _ => Vec::new(),
    }
}

/// The squadron that a verb orders about.
fn squadron(verb: &Raw) -> Option<&Given<String>> {
    match verb {
        Raw::Sail { squadron, .. }
        | Raw::Blockade { squadron, .. }
        | Raw::Station { squadron, .. }
        | Raw::CutOut { squadron, .. } => Some(squadron),
        _ => None,
    }
}
