//! Armies that become part of others, and those of which nobody is left.

use super::*;

/// An army of which nobody is left is no more, and its food stays where it was; one of sick men alone still is.
#[test]
fn an_army_without_anybody_dissolves() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let mut world = fixture::world(&war);
    let (forage, food) = (world.places[WEST.ix()].forage, 500.0);
    world.ledger.food_at_start += food - world.armies[RED.ix()].food;
    world.armies[RED.ix()].food = food;
    for formation in 0..2 {
        let f = &mut world.formations[formation];
        world.ledger.people -= u64::from(f.fit);
        f.fit = 0;
    }
    (world.formations[0].sick, world.ledger.people) = (1, world.ledger.people + 1);
    fixture::days(&war, &mut world, 1, &[march::join]);
    assert_eq!(world.armies[RED.ix()].pos, Pos::At(WEST), "one man lies sick there");
    (world.formations[0].sick, world.ledger.people) = (0, world.ledger.people - 1);
    fixture::days(&war, &mut world, 1, &[march::join]);
    assert_eq!(world.armies[RED.ix()].pos, Pos::Nowhere);
    assert_eq!((world.armies[RED.ix()].food, world.places[WEST.ix()].forage), (0.0, forage + food));
    assert!(
        world.armies.iter().zip(&sc.armies).all(|(a, given)| !given.fixed || a.pos != Pos::Nowhere),
        "a depot stays"
    );
}

/// Where nobody is left to join, or nobody to be joined, an army dissolves and none is put together.
#[test]
fn nobody_joins_an_army_without_anybody_or_from_one() {
    let sc = fixture::scenario();
    let war = fixture::war(&sc, 1);
    let after = |column: u32, host: u32| {
        let mut world = fixture::world(&war);
        let mut out = Effects::new();
        out.push(&march::JOIN, Effect::Transfer(FormationId::new(1), COLUMN));
        out.push(&march::JOIN, Effect::Position(COLUMN, Pos::At(WEST)));
        world.apply(&mut out, &mut Record::new());
        for (formation, men) in [(0, host), (1, column)] {
            let f = &mut world.formations[formation];
            world.ledger.people = world.ledger.people + u64::from(men) - u64::from(f.fit);
            f.fit = men;
        }
        world.armies[COLUMN.ix()].food = 100.0;
        world.armies[COLUMN.ix()].task = Task { doing: Doing::Join(RED), ..Task::REST };
        let food = world.food();
        fixture::days(&war, &mut world, 1, &[march::join]);
        assert!((world.food() - food).abs() < 1e-9);
        [COLUMN, RED].map(|a| world.armies[a.ix()].pos != Pos::Nowhere)
    };
    assert_eq!(after(300, 2000), [false, true], "it has joined");
    assert_eq!(after(0, 2000), [false, true]);
    assert_eq!(after(300, 0), [true, false]);
    assert_eq!(after(0, 0), [false, false]);
}

#[test]
fn an_army_joins_another_and_is_gone() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    let mut out = Effects::new();
    out.push(&march::JOIN, Effect::Transfer(FormationId::new(1), COLUMN));
    out.push(&march::JOIN, Effect::Position(COLUMN, Pos::At(FORD)));
    world.apply(&mut out, &mut Record::new());
    world.armies[COLUMN.ix()].food = 100.0;
    let food = world.food();
    world.armies[COLUMN.ix()].task = Task { doing: Doing::Join(RED), ..Task::REST };
    let mut record = Record::new();
    for _ in 0..5 {
        day(&war, &mut world, &mut record);
    }
    assert_eq!(world.armies[COLUMN.ix()].pos, Pos::Nowhere);
    assert_eq!(world.formations[1].army, RED);
    assert_eq!(world.fit(RED), 2300);
    assert_eq!(world.food(), food);
    let joined =
        |h: &(i32, _, Happened)| matches!(h.2, Happened::Joined { army: COLUMN, other: RED, men: 300 });
    assert_eq!(record.happened.iter().filter(|h| joined(h)).count(), 1);
}

/// A commander knows of his own side what he has been told: he seeks whom he is to join where he believes them, and waits there for word.
#[test]
fn who_is_to_join_goes_where_the_other_is_believed_to_be() {
    let sc = fixture::scenario();
    let war = calm(&sc);
    let mut world = fixture::world(&war);
    let believes = |world: &mut World, place| {
        let ix = world.belief_ix(query::mind(&war, world, COLUMN), RED);
        world.beliefs[ix].place = Some(place);
    };
    world.formations[1].army = COLUMN;
    world.armies[RED.ix()].pos = Pos::At(HILL);
    world.armies[COLUMN.ix()].pos = Pos::At(WEST);
    world.armies[COLUMN.ix()].task = Task { doing: Doing::Join(RED), ..Task::REST };
    believes(&mut world, FORD);
    for _ in 0..30 {
        day(&war, &mut world, &mut Record::new());
    }
    assert_eq!(world.armies[COLUMN.ix()].pos, Pos::At(FORD), "the red army left for the hill unannounced");
    assert_eq!(world.armies[COLUMN.ix()].task.doing, Doing::Join(RED));
    believes(&mut world, HILL);
    for _ in 0..30 {
        day(&war, &mut world, &mut Record::new());
    }
    assert_eq!(world.armies[COLUMN.ix()].pos, Pos::Nowhere);
    assert_eq!(world.formations[1].army, RED);
}
