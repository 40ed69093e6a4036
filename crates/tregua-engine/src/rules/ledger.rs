//! The ledger: what must be so every evening, whatever happened.

use crate::war::War;
use crate::world::World;

crate::rules! {
    /// # Says
    /// Every evening everyone who ever was is in exactly one place, all food is accounted for to a billionth part, nothing in store is less
    /// than nothing, and every share and mood lies in its range. Otherwise a rule is wrong, and the war stops with the figures.
    /// # Reads
    /// everything
    /// # Leaves out
    /// Whether what happened was likely.
    BALANCE = "ledger.balance", Measured, ["war-model §19"];
}

/// Food may go astray by this share in rounding.
const ROUNDING: f64 = 1e-9;

/// Checks the evening.
///
/// # Panics
/// If something that must be so is not.
pub fn check(_war: &War<'_>, world: &World) {
    let (people, all) = (world.people(), world.ledger.people);
    assert!(people == all, "ledger: {people} people of {all} on day {}", world.day);
    check_food(world);
    check_ranges(world);
}

fn check_food(world: &World) {
    let l = &world.ledger;
    let had = l.food_at_start + l.grown + l.imported;
    let used = world.food() + l.eaten + l.lost;
    assert!(
        (had - used).abs() <= ROUNDING * had.max(1.0),
        "ledger: {used} kg of {had} kg on day {}",
        world.day
    );
}

fn check_ranges(world: &World) {
    let day = world.day;
    let share = |x: f64| (0.0..=1.0).contains(&x);
    for (i, f) in world.formations.iter().enumerate() {
        let seasoned = share(f.seasoned.0) & share(f.seasoned.1);
        let sound = share(f.morale) & share(f.fatigue) & share(f.hunger) & share(f.exposure) & seasoned;
        assert!(sound, "ledger: formation {i} is out of range on day {day}: {f:?}");
    }
    for (i, p) in world.places.iter().enumerate() {
        let sound = p.opinion.is_finite() & (p.forage >= 0.0) & share(p.interdiction);
        assert!(sound, "ledger: place {i} is out of range on day {day}: {p:?}");
    }
    for (i, c) in world.cities.iter().enumerate() {
        let sound = (c.stock >= 0.0) & share(c.shortage) & share(c.hunger) & share(c.supply);
        assert!(sound, "ledger: city {i} is out of range on day {day}: {c:?}");
    }
    for (i, a) in world.armies.iter().enumerate() {
        assert!(a.food >= 0.0, "ledger: army {i} carries {} kg on day {day}", a.food);
    }
    for (i, f) in world.factions.iter().enumerate() {
        let sound = share(f.confidence) & share(f.organisation);
        assert!(sound, "ledger: faction {i} is out of range on day {day}: {f:?}");
    }
    for s in &world.sides {
        let sound =
            share(s.press) & share(s.requisition) & share(s.trust) & share(s.medicine) & share(s.change);
        assert!(sound, "ledger: a side is out of range on day {day}: {s:?}");
    }
}
