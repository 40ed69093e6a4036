//! What is known of one's own armies.

use super::*;

/// A red column of horse at the hill.
fn with_column(sc: &mut Scenario) {
    sc.formations[1].army = COLUMN;
    sc.armies[COLUMN.ix()].at = Some(HILL);
    sc.routes[1].km = 500.0; // a ride of some days
    sc.graph = Graph::build(&sc.places, &sc.routes);
}

fn of_column(world: &World) -> Belief {
    world.beliefs[world.belief_ix(RED_CHIEF, COLUMN)]
}

#[test]
fn an_own_camp_is_known_every_evening() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    for men in [1900, 1500, 800] {
        world.formations[0].fit = men;
        world.formations[0].sick = 100;
        days(&war, &mut world, 1, &[read, observe]);
        let own = world.beliefs[world.belief_ix(RED_CHIEF, RED_ARMY)];
        assert_eq!((own.mean, own.var), (ln(f64::from(men + 300)), 0.0));
        assert_eq!((own.place, own.seen), (Some(WEST), world.day));
        assert!((own.sick - 100.0 / f64::from(men + 400)).abs() < 1e-12);
    }
}

/// Own detached armies are known by their reports alone: every five days, and on arriving, each as old as its ride.
#[test]
fn own_detached_armies_are_known_by_their_reports() {
    let mut sc = fixture::scenario();
    with_column(&mut sc);
    let mut war = fixture::war(&sc, 1);
    (war.theta.courier_spread, war.theta.courier_loss) = (0.0, 0.0);
    let mut world = fixture::world(&war);
    let ride = tregua_engine::world::query::ride_days(&war, HILL, WEST).ceil() as i32;
    assert!(ride > 5);
    for day in 1..=60 {
        world.formations[1].fit = 300 - day as u32;
        apply(&war, &mut world, read, day);
        apply(&war, &mut world, observe, day);
        let (known, sent) = (of_column(&world), (day - ride) / 5 * 5);
        if day < ride + 5 {
            assert_eq!(known.seen, 0, "as on day 0");
        } else {
            assert_eq!((known.seen, known.mean), (sent, ln(f64::from(300 - sent))), "day {day}");
            assert!((known.var - f64::from(day - sent) * 0.004).abs() < 1e-12, "it has drifted since");
        }
    }
    world.armies[COLUMN.ix()].pos = Pos::At(FORD);
    days(&war, &mut world, 1, &[observe]);
    let arrived = |d: &Dispatch| matches!(d.content, Content::Report { army: COLUMN, seen, .. } if seen.place == Some(FORD));
    assert!(world.dispatches.iter().any(arrived), "it reports on arriving");
    let learned = (0..3).flat_map(|_| step(&war, &mut world, read)).collect::<Vec<_>>();
    let told = Happened::Learned { decider: RED_CHIEF, army: COLUMN, place: FORD, day: 61 };
    assert_eq!(learned, [told]);
}

/// An army that is no more: its side hears of it from where it was; the enemy when somebody tells him.
#[test]
fn the_end_of_an_army_is_news_too() {
    let mut sc = fixture::scenario();
    with_column(&mut sc);
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    world.armies[COLUMN.ix()].pos = Pos::Nowhere;
    days(&war, &mut world, 1, &[observe]);
    assert!(of_column(&world).place.is_some(), "nobody knows yet");
    days(&war, &mut world, 120, &[read, observe]);
    assert!(of_column(&world).place.is_none());
    let enemy = world.beliefs[world.belief_ix(BLUE_CHIEF, COLUMN)];
    assert!(enemy.place.is_none() && enemy.men() == 0.0);
    assert!(world.dispatches.iter().all(|d| !matches!(d.content, Content::Report { army: COLUMN, .. })));
}

#[test]
fn nobody_out_of_office_is_told_anything() {
    let mut sc = fixture::scenario();
    with_column(&mut sc);
    sc.deciders[0].in_office = false;
    sc.deciders[0].army = None;
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    days(&war, &mut world, 60, &[read, observe]);
    let to_him = |d: &Dispatch| matches!(d.content, Content::Report { to: RED_CHIEF, .. });
    assert!(!world.dispatches.iter().any(to_him) && believed(&world).seen == 0);
}
