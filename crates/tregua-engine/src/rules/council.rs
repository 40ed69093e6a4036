//! Councils: who sits today, what is on the menu, and the orders that leave (war-model §15).

use crate::effect::{Effect, Effects};
use crate::minds::{Calls, Choice, LONGEST_MENU, Mind};
use crate::record::Happened;
use crate::rules::{dispatch, truce};
use crate::scenario::*;
use crate::view::View;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A decider in office holds council every so many days, and at once when something calls for it: contact where there was none, talks that
    /// open, an offer by letter, a truce that begins or is within two days of its end, a jump of the long-run odds by more than 0.05, office taken.
    /// He sees his own view and the plans that it allows, and chooses at most one. Orders leave by courier for whoever is
    /// to carry them out, or for the place that is to be armed, fortified or recruited in; whoever is at hand reads them at once.
    /// # Reads
    /// views [beliefs], plans on the menu, the mind of his side
    /// # Leaves out
    /// Councils in which several persons vote; see politics for officers who turn a leader out. Hunger and sickness call none of their own: they
    /// come by degrees, and the next regular council sees them.
    COUNCIL = "council.sit", Argued, ["war-model §15"];
    /// # Says
    /// A documented decision whose last day has passed unplayed is given up: this war has drifted too far from the record for it to make sense.
    /// # Reads
    /// decisions [date, last day]
    /// # Leaves out
    /// Whether a later, similar decision would have been taken.
    DRIFT = "council.drift", Argued, [];
}

/// Every decider who is called sits on one frozen evening; the orders of all leave together.
pub fn sit(war: &War<'_>, world: &World, minds: &mut dyn Mind, out: &mut Effects) {
    give_up(war, world, minds, out);
    for (i, decider) in war.sc.deciders.iter().enumerate() {
        let id = DeciderId::new(i);
        if !world.deciders[i].in_office {
            continue;
        }
        let calls = minds.calls(decider);
        if is_called(war, world, id, calls) {
            hold(war, world, minds, id, calls, out);
        }
    }
}

fn is_called(war: &War<'_>, world: &World, id: DeciderId, calls: Calls) -> bool {
    let state = &world.deciders[id.ix()];
    match calls {
        Calls::ByPeriod => {
            let side = &world.sides[war.sc.deciders[id.ix()].side.ix()];
            let shaken = (side.change - state.change_then).abs() > JUMP;
            state.occasion || shaken || world.day >= state.next_council
        }
        Calls::ByRecord => {
            let open = |d: &Decision| {
                d.decider == id
                    && (d.from..=d.until).contains(&world.day)
                    && !world.settled_decisions[d.id.ix()]
            };
            war.sc.decisions.iter().any(open)
        }
    }
}

fn give_up(war: &War<'_>, world: &World, minds: &dyn Mind, out: &mut Effects) {
    for d in war.sc.decisions.iter().filter(|d| d.until < world.day && !world.settled_decisions[d.id.ix()]) {
        out.push(&DRIFT, Effect::Settled(d.id));
        if minds.calls(&war.sc.deciders[d.decider.ix()]) == Calls::ByRecord {
            out.tell(&DRIFT, Happened::Drifted { decision: d.id });
        }
    }
}

fn hold(war: &War<'_>, world: &World, minds: &mut dyn Mind, id: DeciderId, calls: Calls, out: &mut Effects) {
    let view = View::of(war, world, id);
    let treats = minds.treats(&war.sc.deciders[id.ix()]);
    let (menu, n) = menu(&view, calls, treats);
    let choice = minds.choose(war, &view, &menu[..n]);
    adjourn(war, world, id, out);
    if let Some(plan) = choice.plan {
        resolve(war, world, &view, plan, choice, n, out);
    }
}

/// The plans that a decider can choose among in his view, and how many they are; one who treats at tables makes and answers offers there.
#[must_use]
pub fn menu(view: &View<'_>, calls: Calls, treats: bool) -> ([PlanId; LONGEST_MENU], usize) {
    let mut menu = [PlanId::new(0); LONGEST_MENU];
    let mut n = 0;
    for &plan in &view.sc.deciders[view.decider.ix()].menu {
        let given = &view.sc.plans[plan.ix()];
        let elsewhere = calls == Calls::ByPeriod && (given.record_only || treats && given.at_table);
        if !elsewhere && view.may_choose(plan) {
            menu[n] = plan;
            n += 1;
        }
    }
    (menu, n)
}

/// A jump of the long-run odds that calls a council (war-model §15).
const JUMP: f64 = 0.05;

fn adjourn(war: &War<'_>, world: &World, id: DeciderId, out: &mut Effects) {
    let d = &war.sc.deciders[id.ix()];
    let next = match d.council {
        Council::Every(days) => world.day + days,
        Council::OnOccasion => i32::MAX,
    };
    out.push(&COUNCIL, Effect::NextCouncil(id, next));
    out.push(&COUNCIL, Effect::Occasion(id, false));
    out.push(&COUNCIL, Effect::ChangeThen(id, world.sides[d.side.ix()].change));
}

/// The plan is chosen: its orders leave.
fn resolve(
    war: &War<'_>,
    world: &World,
    view: &View<'_>,
    id: PlanId,
    choice: Choice,
    menu: usize,
    out: &mut Effects,
) {
    let plan = &war.sc.plans[id.ix()];
    out.push(&COUNCIL, Effect::Chosen(id));
    let among = menu as u32 + 1;
    out.tell(&COUNCIL, Happened::Chose { decider: view.decider, plan: id, among, chance: choice.chance });
    if let Some(decision) = choice.plays {
        out.push(&COUNCIL, Effect::Settled(decision));
        out.tell(&COUNCIL, Happened::Played { decision });
    }
    if plan.orders.iter().any(|o| o.verb.moves()) {
        out.push(&COUNCIL, Effect::Moved(view.side));
    }
    if plan.breach && world.truce.is_some() {
        truce::breach(war, world, view.side, out);
    }
    for (number, order) in plan.orders.iter().enumerate().filter(|(i, _)| view.can_be_given(plan, *i)) {
        send(war, world, view, id, number, order, out);
    }
}

/// One order goes to whoever must read it; those at hand read it today.
fn send(
    war: &War<'_>,
    world: &World,
    view: &View<'_>,
    plan: PlanId,
    number: usize,
    order: &Order,
    out: &mut Effects,
) {
    let to = addressee(world, order).unwrap_or(view.seat);
    let number = u8::try_from(number).unwrap_or(u8::MAX);
    let content = Content::Order { plan, number, garble: Garble::Clean };
    let mut letter = dispatch::send(war, world, view.side, view.seat, to, content, 0);
    if to != view.seat {
        letter.content = Content::Order {
            plan,
            number,
            garble: dispatch::garble(war, &order.verb, view.seat, to, letter.key),
        };
    }
    letter.hold_back(order.after);
    let days = letter.due - world.day;
    if days > 0 {
        out.tell(&COUNCIL, Happened::OrderSent { plan, number, days });
    }
    out.push(&COUNCIL, Effect::Send(letter));
}

/// Where the order must be read: where it is to be done, or where the army or squadron is now (an army not yet formed is formed at hand).
fn addressee(world: &World, order: &Order) -> Option<PlaceId> {
    let army = || order.verb.army().and_then(|a| world.armies[a.ix()].pos.near());
    let squadron = || order.verb.squadron().map(|s| world.squadrons[s.ix()].at);
    order.verb.site().or_else(army).or_else(squadron)
}
