//! Goldens: a few short wars as a reader of transcripts sees them, tied to the number of the model.
//!
//! `UPDATE=1 cargo test -p tregua-lab goldens` writes them again; read the difference before you keep it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tregua_engine::MODEL;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::book::Book;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::text::Texts;
use tregua_engine::scenario::{CityId, MindKind, Scenario, SideId};
use tregua_engine::theta::Theta;
use tregua_engine::war::War;
use tregua_engine::world::{FormationState, World, query};
use tregua_lab::campaign::{self, Room, ThetaFrom, Watcher};
use tregua_lab::load::read_folder;
use tregua_lab::start;
use tregua_lab::words::Lang;
use tregua_lab::words::chronicle::Chronicle;

const SEED: u64 = 1;
/// Days between two counts of everybody.
const COUNTED: i32 = 10;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The wars that are told: texts, minds, days.
fn wars() -> Vec<(Texts, [MindKind; 2], i32)> {
    let shelf =
        fs::read_dir(root().join("scenarios")).expect("scenarios/ is there").flatten().map(|e| e.path());
    let mut shipped: Vec<PathBuf> = shelf.filter(|p| p.join("scenario.toml").is_file()).collect();
    shipped.sort();
    let both = [[MindKind::History; 2], [MindKind::Appraisal; 2]];
    let mut wars = vec![(start::texts(), [MindKind::Appraisal; 2], 60)];
    for folder in shipped {
        wars.extend(both.map(|minds| (read_folder(&folder).expect("its texts can be read"), minds, 100)));
    }
    wars
}

struct Teller<'a> {
    chronicle: Chronicle<'a>,
    recruits: u32,
    text: String,
}

impl Watcher for Teller<'_> {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        let mut date = war.sc.date(world.day).to_string();
        for (_, _, happened) in told {
            if let Happened::Recruited { men, .. } = happened {
                self.recruits += men;
            }
            if is_worth_telling(happened) {
                writeln!(self.text, "{date:10}  {}", self.chronicle.tell(happened)).unwrap();
                date = String::new();
            }
        }
        if world.day % COUNTED == 0 {
            self.count(war, world);
        }
    }
}

impl Teller<'_> {
    /// Everybody is counted, and the bread is weighed.
    fn count(&mut self, war: &War<'_>, world: &World) {
        let date = war.sc.date(world.day);
        writeln!(self.text, "\n-- evening of {date}, day {}", world.day).unwrap();
        for side in SideId::BOTH {
            let given = &war.sc.sides[side.ix()].key;
            let name = self.chronicle.name("side", given, given).to_owned();
            let men = world.formations.iter().filter(|f| f.side == side);
            let of = |count: fn(&FormationState) -> u32| men.clone().map(count).sum::<u32>();
            let (l, i) = (&world.ledger, side.ix());
            writeln!(
                self.text,
                "   {name}: {} fit, {} sick, {} mending, {} straggling; so far dead {} of sickness and {} in battle, {} deserted",
                of(|f| f.fit), of(|f| f.sick), of(|f| f.convalescent), of(|f| f.stragglers),
                l.dead[i][0], l.dead[i][1], l.deserted[i],
            )
            .unwrap();
        }
        for (i, city) in world.cities.iter().enumerate() {
            let place = &war.sc.places[war.sc.cities[i].place.ix()];
            let name = self.chronicle.name("place", &place.key, &place.name).to_owned();
            let price = query::price(war, world, CityId::new(i));
            let (tons, hunger) = (city.stock / 1000.0, city.hunger);
            writeln!(self.text, "   {name}: {tons:.1} tonnes in store, hunger {hunger:.3}, bread at {price:.2} times its price").unwrap();
        }
        let bands: u32 = world.places.iter().map(|p| p.guerrillas).sum();
        let change = world.sides.map(|s| s.change);
        writeln!(
            self.text,
            "   Guerrillas: {bands}. Recruits so far: {}. Long-run chance of the change as each side holds it: {:.3}, {:.3}.\n",
            self.recruits, change[0], change[1]
        )
        .unwrap();
    }
}

/// A reader of wars wants what was done; what was written and heard of it fills pages.
const fn is_worth_telling(happened: &Happened) -> bool {
    !matches!(
        happened,
        Happened::Recruited { .. }
            | Happened::Learned { .. }
            | Happened::OrderSent { .. }
            | Happened::CourierTaken { .. }
    )
}

/// The word of the command line for minds of a kind.
const fn word(minds: MindKind) -> &'static str {
    match minds {
        MindKind::History => "history",
        MindKind::Appraisal => "free",
        MindKind::Quantal => "quantal",
    }
}

fn transcript(sc: &Scenario, book: &Book, minds: [MindKind; 2], days: i32) -> String {
    let theta = campaign::theta(sc, ThetaFrom::Default, SEED, &[]);
    let war = campaign::war(sc, theta, SEED, minds);
    let mut teller =
        Teller { chronicle: Chronicle::new(sc, book, Lang::En), recruits: 0, text: String::new() };
    let kinds = word(minds[0]);
    writeln!(
        teller.text,
        "{}, {days} days as {kinds} minds fight it. Model {MODEL}, default numbers, seed {SEED}.\n",
        sc.name
    )
    .unwrap();
    campaign::fight(&war, minds, Some(days), &mut Room::default(), &mut teller);
    teller.text
}

/// Every transcript, by its file's name.
fn transcripts() -> BTreeMap<String, String> {
    let told = wars().into_iter().map(|(texts, minds, days)| {
        let checked = check(&texts).unwrap_or_else(|faults| panic!("{faults:?}"));
        let name = format!("{}.{}.txt", checked.scenario.name, word(minds[0]));
        (name, transcript(&checked.scenario, &checked.book, minds, days))
    });
    told.collect()
}

#[test]
fn goldens_are_told_as_before() {
    let folder = root().join("goldens");
    let told = transcripts();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &told {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in &told {
        let there = fs::read_to_string(folder.join(name)).unwrap_or_default();
        let first = text.lines().zip(there.lines()).find(|(now, then)| now != then);
        let (now, then) = first.unwrap_or(("(its length)", "(another)"));
        assert!(
            *text == there,
            "goldens/{name} is told otherwise now. A changed transcript is a changed model: raise MODEL in \
             crates/tregua-engine/src/lib.rs, say in CHANGELOG.md what moves and why, run `UPDATE=1 cargo test -p tregua-lab goldens` \
             and read the difference.\n  then: {then}\n  now:  {now}"
        );
    }
    let there =
        fs::read_dir(&folder).unwrap().flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let mut there: Vec<String> = there.collect();
    there.sort();
    assert_eq!(there, told.into_keys().collect::<Vec<_>>(), "goldens/ holds a war that nobody tells");
}

#[test]
fn goldens_belong_to_a_model_that_the_changelog_explains() {
    let log = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(
        log.contains(&format!("### Model {MODEL}\n")),
        "CHANGELOG.md does not say what model {MODEL} moves"
    );
}

/// One man more on day 0, or a number five per cent off, is another transcript.
#[test]
fn goldens_see_a_difference() {
    let checked = check(&start::texts()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let (mut sc, book) = (checked.scenario, checked.book);
    let tell = |sc: &Scenario| transcript(sc, &book, [MindKind::Appraisal; 2], 20);
    let one = tell(&sc);
    assert_eq!(one, tell(&sc));
    sc.formations[0].men += 1;
    assert_ne!(one, tell(&sc));
    sc.formations[0].men -= 1;
    sc.parameters[Theta::index("sickness.incidence").expect("it is a parameter")].value *= 1.05;
    assert_ne!(one, tell(&sc));
}
