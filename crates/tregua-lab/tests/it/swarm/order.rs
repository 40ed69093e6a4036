//! Names and order: a war told with its entries in another order, or with the other side first, is the same war (war-model §19.7 and §19.8).
//!
//! What holds: whole things are the same, and amounts but for their last digits (sums of fractions run in file order). Armies, formations,
//! ships, squadrons and deciders keep their places in their lists: those are lists of seniority, by which the first of a side's armies at a place
//! speaks for all, whole formations are detached, the first that takes recruits takes them, the first of two ships of as
//! many guns is cut out, and of two orders of one day one is read first.

use super::scramble::{Dice, Whim};
use super::{first_evening, scrambled, shipped, soaked, war};
use std::collections::BTreeMap;
use tregua_engine::day;
use tregua_engine::draws::{self, Draws};
use tregua_engine::effect::Effects;
use tregua_engine::record::Record;
use tregua_engine::scenario::Scenario;
use tregua_engine::scenario::text::Texts;
use tregua_lab::start;
use tregua_lab::words::chronicle;

/// Amounts that agree to this share are the same amount.
const SAME: f64 = 1e-6;

/// The last evening of a war, by name: what is counted, and what is weighed.
#[derive(Debug, Default)]
struct Named {
    counted: BTreeMap<String, String>,
    weighed: BTreeMap<String, f64>,
}

impl Named {
    fn of(sc: &Scenario, number: u64, days: u32) -> Self {
        let war = war(sc, number);
        let mut mind = Whim(Dice::new(number));
        let (mut world, mut effects) = (first_evening(&war, number), Effects::new());
        let mut record = Record::new();
        for _ in 0..days {
            day::step(&war, &mut world, &mut mind, &mut effects, &mut record);
        }
        let mut named = Self::default();
        for (given, f) in sc.formations.iter().zip(&world.formations) {
            let people = (f.fit, f.sick, f.convalescent, f.stragglers, f.left_home, f.buried);
            named.count(
                &format!("formation {}", given.key),
                format!("{people:?} in {}", sc.armies[f.army.ix()].key),
            );
            named.weigh(
                &format!("formation {}", given.key),
                &[f.morale, f.fatigue, f.hunger, f.exposure, f.seasoned.0, f.seasoned.1],
            );
        }
        let place = |p: tregua_engine::scenario::PlaceId| sc.places[p.ix()].key.as_str();
        for (given, a) in sc.armies.iter().zip(&world.armies) {
            let near = a.pos.near().map(place);
            named.count(
                &format!("army {}", given.key),
                format!("{near:?} {} {:?}", a.contact, a.task.doing == tregua_engine::world::Doing::Hold),
            );
            named.weigh(&format!("army {}", given.key), &[a.food]);
        }
        for (given, p) in sc.places.iter().zip(&world.places) {
            let side = &sc.sides[p.held_by.ix()].key;
            named.count(
                &format!("place {}", given.key),
                format!("{side} {} {} {} {}", p.declared, p.people, p.guerrillas, p.recruits),
            );
            named.weigh(
                &format!("place {}", given.key),
                &[p.opinion, p.forage, p.muskets, p.interdiction, p.hope],
            );
        }
        for (given, s) in sc.sides.iter().zip(&world.sides) {
            let head = &sc.deciders[s.head.ix()].key;
            let i = usize::from(sc.sides[1].key == given.key);
            let l = &world.ledger;
            let people = (l.dead[i], l.prisoners[i], l.home[i], l.deserted[i], l.on_the_road[i]);
            named.count(
                &format!("side {}", given.key),
                format!("{head} {people:?} {} {}", s.conceal, s.moved),
            );
            named.weigh(
                &format!("side {}", given.key),
                &[s.chest, s.arrears, s.trust, s.results, s.chances, s.losses, s.change],
            );
        }
        let told = record.happened.iter().map(|(day, _, what)| format!("{day} {}", spoken(sc, what)));
        let mut told: Vec<String> = told.collect();
        told.sort();
        named.count("told", told.join("\n"));
        named
    }

    fn count(&mut self, key: &str, what: String) {
        self.counted.entry(key.to_owned()).or_default().push_str(&what);
    }

    fn weigh(&mut self, key: &str, amounts: &[f64]) {
        let n = self.weighed.len();
        let named = amounts.iter().enumerate().map(|(i, x)| (format!("{key} {i}"), *x));
        self.weighed.extend(named);
        assert_eq!(self.weighed.len(), n + amounts.len(), "two things are called {key}");
    }

    /// The first difference, if there is one.
    fn differs(&self, other: &Self) -> Option<String> {
        let counted = self.counted.iter().find(|(key, what)| other.counted.get(*key) != Some(what));
        let apart = |x: f64, y: f64| (x - y).abs() > SAME * x.abs().max(1.0);
        let weighed =
            self.weighed.iter().find(|(key, x)| other.weighed.get(*key).is_none_or(|y| apart(**x, *y)));
        counted
            .map(|(key, what)| {
                format!("{key}: {}", first_line(what, other.counted.get(key).map_or("", |x| x)))
            })
            .or_else(|| weighed.map(|(key, x)| format!("{key}: {x} and {:?}", other.weighed.get(key))))
    }
}

/// The first line in which two texts differ.
fn first_line(one: &str, other: &str) -> String {
    let (mine, theirs): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let odd = |list: &[&str], than: &[&str]| {
        list.iter().find(|l| !than.contains(l)).map_or(String::new(), |l| (*l).to_owned())
    };
    format!("`{}` and `{}`", odd(&mine, &theirs), odd(&theirs, &mine))
}

/// A happening with names for numbers; chances of choice apart, which a longer menu does not change.
fn spoken(sc: &Scenario, what: &tregua_engine::record::Happened) -> String {
    rounded(&chronicle::effect(sc, &tregua_engine::effect::Effect::Tell(*what)))
}

/// A text whose numbers have nine decimals at most: sums that were added up in another order differ after the fifteenth digit.
fn rounded(text: &str) -> String {
    let pieces = text.split_inclusive(|c: char| !(c.is_ascii_digit() || c == '.'));
    let round = |piece: &str| {
        let end = piece.trim_end_matches(|c: char| !(c.is_ascii_digit() || c == '.')).len();
        let (number, rest) = piece.split_at(end);
        match number.parse::<f64>() {
            Ok(x) if number.contains('.') => format!("{x:.9}{rest}"),
            _ => piece.to_owned(),
        }
    };
    pieces.map(round).collect()
}

#[test]
fn numbers_in_a_text_are_rounded_and_nothing_else() {
    assert_eq!(
        rounded("3 Battle { a: -2.011057676125419, b: [1, 20] }"),
        "3 Battle { a: -2.011057676, b: [1, 20] }"
    );
    assert_eq!(rounded("no number. 1820-09-08"), "no number. 1820-09-08");
}

/// Lists whose order says who is senior, or which side is the first.
const RANKS: [&str; 4] = ["[[side]]", "[[army]]", "[[squadron]]", "[[decider]]"];

/// Whether an entry keeps its place.
fn ranks(file: &str, entry: &str) -> bool {
    ["formations.csv", "ships.csv"].contains(&file) || RANKS.iter().any(|list| entry.starts_with(list))
}

/// Texts with the rows of every table and the entries of every list in an order of this luck, but for those that rank.
fn shuffled(texts: &Texts, luck: u64) -> Texts {
    let mut other = texts.clone();
    for (file, text) in texts.files() {
        let rank = |piece: &str| Draws::new(luck).uniform(draws::key(file), draws::key(piece), 0, 0);
        if file.ends_with(".csv") {
            let mut rows: Vec<&str> = text.lines().collect();
            if !ranks(file, "") {
                rows[1..].sort_by(|a, b| rank(a).total_cmp(&rank(b)));
            }
            other.put(file, rows.join("\n") + "\n");
        } else if !file.starts_with("words") {
            other.put(file, reordered(text, |entry| if ranks(file, entry) { 0.0 } else { rank(entry) }));
        }
    }
    other
}

/// The texts with the other side first.
fn mirrored(texts: &Texts) -> Texts {
    let mut other = texts.clone();
    let text = texts.get("scenario.toml").expect("a war has a scenario.toml");
    let sides = text.matches("[[side]]").count();
    assert_eq!(sides, 2);
    let mut n = 0.0;
    let swapped = reordered(text, |entry| {
        n += 1.0;
        if entry.starts_with("[[side]]") { -n } else { n }
    });
    other.put("scenario.toml", swapped);
    other
}

/// A TOML text with its top-level `[[entries]]` sorted by rank; an entry keeps what belongs to it.
fn reordered(text: &str, mut rank: impl FnMut(&str) -> f64) -> String {
    let mut pieces: Vec<String> = vec![String::new()];
    for line in text.lines() {
        if line.starts_with("[[") && !line.contains('.') {
            pieces.push(String::new());
        }
        let piece = pieces.last_mut().expect("one at least");
        piece.push_str(line);
        piece.push('\n');
    }
    let head = pieces.remove(0);
    let mut ranked: Vec<(f64, String)> = pieces.into_iter().map(|p| (rank(&p), p)).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    head + &ranked.into_iter().map(|(_, p)| p).collect::<String>()
}

/// Fights wars told in both ways and expects no difference.
fn agree(texts: &Texts, otherwise: impl Fn(&Texts, u64) -> Texts, wars: u64, days: u32) {
    let mut odd = Vec::new();
    for number in 0..wars {
        let one = Named::of(&scrambled(texts, number), number, days);
        let other = Named::of(&scrambled(&otherwise(texts, number), number), number, days);
        if let Some(what) = one.differs(&other) {
            odd.push(format!("war {number} over {}: {what}", texts.name()));
        }
    }
    assert!(odd.is_empty(), "{} of {wars} wars differ\n{}", odd.len(), odd.join("\n"));
}

#[test]
fn swarm_is_the_same_in_any_order_of_the_files() {
    agree(&start::texts(), shuffled, soaked(25), 60);
    agree(&shipped(), shuffled, soaked(3), 40);
}

#[test]
fn swarm_is_the_same_with_the_other_side_first() {
    agree(&start::texts(), |texts, _| mirrored(texts), soaked(25), 60);
    agree(&shipped(), |texts, _| mirrored(texts), soaked(3), 40);
}

/// The comparison sees a man, a place and a word.
#[test]
fn swarm_sees_a_difference() {
    let sc = scrambled(&start::texts(), 3);
    let one = Named::of(&sc, 3, 30);
    assert_eq!(one.differs(&Named::of(&sc, 3, 30)), None);
    assert!(one.differs(&Named::of(&sc, 3, 31)).is_some());
    let mut more = sc.clone();
    more.formations[3].men += 1;
    assert!(one.differs(&Named::of(&more, 3, 30)).is_some());
    let mut other = Named::of(&sc, 3, 30);
    let some = other.weighed.values_mut().next().expect("something is weighed");
    *some += 1e-4 * some.abs().max(1.0);
    assert!(one.differs(&other).is_some());
}
