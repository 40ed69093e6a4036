//! The wider war: a balance that drifts with dated jumps, and the long-run chance that each side reads in its news (war-model §12).

use crate::effect::{Effect, Effects};
use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::{Fate, World};

crate::rules! {
    /// # Says
    /// The continental balance B moves by a small Gaussian step a day, and by a jump on the day of each dated piece of news: as large as the
    /// record says, or drawn with the same spread for each. A recorded jump is dropped with its event; luck has its day all the same.
    /// # Reads
    /// balance [1], dated news [day], what has become of them
    /// # Leaves out
    /// Campaigns in other theatres; news that comes in steps; a trend, which would make waiting riskless.
    DRIFT = "wider_war.drift", Assumed, ["war-model §12"];
}

/// Moves the balance by a day.
pub fn drift(war: &War<'_>, world: &World, out: &mut Effects) {
    if f64::from(world.day) > war.theta.continent_horizon {
        return;
    }
    let step = num::normal_quantile(war.draws.uniform(DRIFT.stream, CONTINENT, world.day, 0));
    let today = || war.sc.events.iter().enumerate().filter(|(_, e)| e.day == world.day);
    let jumps: f64 = today().map(|(i, e)| jump(war, world, i, e)).sum();
    let balance = world.balance + war.theta.continent_day * step + jumps;
    out.push(&DRIFT, Effect::Balance(balance));
    for (i, _) in today() {
        out.push(&DRIFT, Effect::BalanceAt(EventId::new(i), balance));
    }
}

/// There is one continent: the address of its luck.
const CONTINENT: u32 = 0;

/// Jump of the balance by an event that happens today.
fn jump(war: &War<'_>, world: &World, i: usize, event: &Event) -> f64 {
    let EventKind::News { jump, certain } = event.kind else { return 0.0 };
    if certain || war.as_recorded == [true; 2] {
        return if world.events[i] == Fate::Missed { 0.0 } else { jump };
    }
    // Drawn even if the event is missed: what is still to come was reckoned with it, and stays a martingale.
    let u = war.draws.uniform(DRIFT.stream, war.keys.events[i], event.day, 1);
    war.theta.continent_news * num::normal_quantile(u)
}
