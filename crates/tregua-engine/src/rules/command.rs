//! Command: orders are read, doubted and carried out (war-model §10).

mod diplomacy;
mod ships;
mod troops;

use crate::effect::{Effect, Effects};
use crate::num;
use crate::record::Happened;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;
use crate::world::*;

crate::rules! {
    /// # Says
    /// An order takes effect when it is read. One to an army is laid aside if a later one to it has been read already; any other is carried
    /// out, however old. It may have been garbled on its way or misread: hold for march, join for approach, a nearer place for the one named. Orders read after
    /// execution began apply from where the army then is. An army told to leave the place where it stands for good parts with its sick, makes
    /// ready for some days, in which its men know of it, and marches.
    /// # Reads
    /// dispatches due today, the army's task [day issued], `march.ready` [day]
    /// # Leaves out
    /// Questions sent back before obeying. The time that any other march takes to set out.
    READ = "command.read", Argued, ["war-model §10"];
    /// # Says
    /// A subordinate who decides for himself obeys with probability σ((U_obey − U_best)/T + κ), U under his own view, T his temperature,
    /// κ the bonus of discipline: strict, normal, or none with carte blanche. Where a side follows the record its commanders do what they
    /// are told, unless they are told to judge for themselves: what they refused in the record is a decision of its own.
    /// # Reads
    /// his view, his utility, latitude of the order
    /// # Leaves out
    /// Punishment for disobedience.
    INITIATIVE = "command.initiative", Assumed, ["war-model §10.3"];
}

/// Executes one order that is due; false if there is none. One at a time, so that an order sees what the last one did.
pub fn read(war: &War<'_>, world: &World, out: &mut Effects) -> bool {
    let due = |d: &&Dispatch| d.due <= world.day && matches!(d.content, Content::Order { .. });
    let Some(dispatch) = world.dispatches.iter().find(due) else { return false };
    let Content::Order { plan, number, garble } = dispatch.content else { return false };
    out.push(&READ, Effect::OffTheRoad(dispatch.key));
    let order = &war.sc.plans[plan.ix()].orders[usize::from(number)];
    let age = world.day - dispatch.sent;
    if is_late(world, order, dispatch.sent) {
        out.tell(&READ, Happened::OrderIgnored { plan, number, late: true });
    } else if !is_obeyed(war, world, plan, order, dispatch) {
        out.tell(&INITIATIVE, Happened::OrderIgnored { plan, number, late: false });
    } else {
        if age > 0 {
            out.tell(&READ, Happened::OrderRead { plan, number, garble, age });
        }
        let order = Read { war, world, plan, number, garble, issued: dispatch.sent, side: dispatch.side };
        order.carry_out(&war.sc.plans[plan.ix()].orders[usize::from(number)].verb, out);
    }
    true
}

/// A later order has been read already.
fn is_late(world: &World, order: &Order, sent: i32) -> bool {
    order.verb.army().is_some_and(|a| world.armies[a.ix()].task.issued > sent)
}

fn is_obeyed(war: &War<'_>, world: &World, plan: PlanId, order: &Order, dispatch: &Dispatch) -> bool {
    let commander = order.verb.army().and_then(|a| war.sc.armies[a.ix()].decider);
    let Some(commander) = commander.filter(|c| !war.sc.plans[plan.ix()].by.contains(c)) else { return true };
    if war.as_recorded[dispatch.side.ix()] && order.latitude != Latitude::CarteBlanche {
        return true;
    }
    let bonus = match order.latitude {
        Latitude::Strict => war.theta.order_strict,
        Latitude::Normal => war.theta.order_normal,
        Latitude::CarteBlanche => 0.0,
    };
    let view = View::of(war, world, commander);
    let decider = &war.sc.deciders[commander.ix()];
    let own = decider.menu.iter().filter(|p| view.may_choose(**p)).map(|p| view.appraise(*p));
    let best = own.fold(0.0, f64::max);
    let temperature = (war.theta.temperature * decider.utility.range()).max(1e-9);
    let p = num::logistic((view.appraise(plan) - best) / temperature + bonus);
    war.draws.uniform(INITIATIVE.stream, dispatch.key, world.day, 0) < p
}

/// An order in the hands of whoever must carry it out.
struct Read<'a> {
    war: &'a War<'a>,
    world: &'a World,
    plan: PlanId,
    number: u8,
    garble: Garble,
    issued: i32,
    side: SideId,
}

impl Read<'_> {
    fn carry_out(&self, verb: &Verb, out: &mut Effects) {
        match verb {
            Verb::Hold { army, posture } => self.hold(*army, *posture, out),
            Verb::March { army, posture, pace, .. } => self.march(*army, *posture, *pace, out),
            Verb::Evacuate { army, sick, .. } => self.evacuate(*army, *sick, out),
            Verb::Sail { army, squadron, to } => self.sail(*army, *squadron, *to, out),
            Verb::Join { army, other } => self.join(*army, *other, out),
            Verb::Detach { army, into, what, sick } => self.detach(*army, *into, what, *sick, out),
            Verb::Sweep { army } => self.task(*army, Doing::Sweep, Posture::Judge, out),
            Verb::Assault { army, place } => self.task(*army, Doing::Assault(*place), Posture::Offer, out),
            Verb::Surrender { army } => super::siege::surrender(self.war, self.world, *army, out),
            Verb::Recruit { army, place } => out.push(&READ, Effect::Recruiting(*place, Some(*army))),
            Verb::Fortify { place } => out.push(&READ, Effect::Works(*place)),
            Verb::Arm { place, muskets } => self.arm(*place, *muskets, out),
            Verb::Requisition { side, level } => out.push(&READ, Effect::Requisition(*side, *level)),
            Verb::Press { side, level } => out.push(&READ, Effect::Press(*side, *level)),
            Verb::Conceal { side, on } => out.push(&READ, Effect::Conceal(*side, *on)),
            Verb::Blockade { squadron, port } => self.blockade(*squadron, *port, out),
            Verb::Station { squadron, place } => self.station(*squadron, *place, out),
            Verb::CutOut { squadron, port, men } => self.cut_out(*squadron, *port, *men, out),
            Verb::LetFoodIn { city, share } => self.let_food_in(*city, *share, out),
            Verb::OfferHonours { place } => self.offer_honours(*place, out),
            Verb::OpenTalks { place, chiefs } => self.open_talks(*place, *chiefs, out),
            Verb::CloseTalks { place } => self.close_talks(*place, out),
            Verb::ProposeTruce { truce } => self.propose(*truce, out),
            Verb::AcceptTruce { truce } => self.accept(*truce, out),
            Verb::RefuseTruce { truce } => self.refuse(*truce, out),
            Verb::Ultimatum { side } => super::politics::ultimatum(self.war, self.world, *side, out),
            Verb::HandOver { to } => super::politics::hand_over(self.world, self.side, *to, out),
        }
    }
}
