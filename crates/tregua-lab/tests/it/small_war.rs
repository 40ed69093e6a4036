//! The war that `tregua new` writes is whole, and passes the check without a warning.

use tregua_engine::record::Happened;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::{Measure, MindKind, PlaceId, RouteKind};
use tregua_engine::theta::Theta;
use tregua_lab::campaign::{self, Room, ThetaFrom, Unwatched};
use tregua_lab::load::{load, render};
use tregua_lab::start;
use tregua_lab::words::Lang;
use tregua_lab::words::chronicle::Chronicle;

#[test]
fn the_small_war_passes_without_a_warning() {
    let texts = start::texts();
    let checked =
        check(&texts).unwrap_or_else(|faults| panic!("{}", render(&texts, &faults, Lang::En, false)));
    assert!(checked.warnings.is_empty(), "{}", render(&texts, &checked.warnings, Lang::En, false));
    let war = &checked.scenario;
    assert_eq!((war.name.as_str(), war.last_day), ("small-war", 183));
    assert_eq!(war.parameters.len(), Theta::LEN);
    assert!(war.sides[war.side_for_change().ix()].for_change);
    assert_eq!(war.decisions.len(), 2, "the emergent one is none of theirs");
    assert_eq!(checked.book.emergent.len(), 1);
    assert_eq!(
        war.targets[0].measure,
        Measure::Loses { side: war.side_for_change().enemy(), place: PlaceId::new(0) }
    );
    assert_eq!(war.targets[0].value, f64::from(war.day("1815-07-06".parse_date())));
    assert_eq!(war.targets[1].tolerance, (80.0, 60.0));
    assert!(war.routes.iter().any(|r| r.kind == RouteKind::Sea && r.wind == 0.7));
    assert_eq!(checked.book.word("es", "plan", "offer-a-truce"), Some("Ofrecer una tregua"));
}

/// An exchange of prisoners is told in both languages, of one man and of many.
#[test]
fn an_exchange_of_prisoners_is_told() {
    let checked = check(&start::texts()).expect("it is sound");
    let told = |lang, men| {
        Chronicle::new(&checked.scenario, &checked.book, lang).tell(&Happened::Exchanged { men }).to_string()
    };
    assert!(told(Lang::En, 120).ends_with("120 of each side go back"), "{}", told(Lang::En, 120));
    assert!(told(Lang::En, 1).ends_with("one of each side goes back"));
    assert!(told(Lang::Es, 120).ends_with("vuelven 120 de cada bando"));
    assert!(told(Lang::Es, 1).ends_with("vuelve uno de cada bando"));
}

/// Whatever a number may be set to can be fought: no rule divides by it, or takes it for a chance that it is not.
#[test]
fn a_war_is_fought_with_any_number_at_the_end_of_its_limits() {
    let war = check(&start::texts()).expect("it is sound").scenario;
    let minds = [MindKind::Appraisal; 2];
    let fought = |set: (usize, f64)| {
        let theta = campaign::theta(&war, ThetaFrom::Default, 1, &[set]);
        let fought = campaign::war(&war, theta, 1, minds);
        campaign::caught(|| campaign::fight(&fought, minds, None, &mut Room::default(), &mut Unwatched))
    };
    let stay = Theta::index("guerrilla.stay").expect("a number");
    assert!(fought((stay, 0.0)).is_err(), "what lies beyond is refused for a reason");
    let mut failed = Vec::new();
    for (i, parameter) in war.parameters.iter().enumerate() {
        let (least, most) = parameter.prior.limits(Theta::UNITS[i]);
        for x in [least, most] {
            failed.extend(fought((i, x)).err().map(|why| format!("{} = {x}: {why}", Theta::NAMES[i])));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Short for a date in a test.
trait ParseDate {
    fn parse_date(&self) -> tregua_engine::unit::Date;
}

impl ParseDate for str {
    fn parse_date(&self) -> tregua_engine::unit::Date {
        tregua_engine::unit::Date::parse(self).expect("a date")
    }
}

/// Words, sources and readings are for people: values and runs stay good when they change. Every other text counts.
#[test]
fn a_digest_covers_what_wars_are_fought_by() {
    let digest = |file: &str| {
        let mut texts = start::texts();
        let text = format!("{}\n", texts.get(file).expect("it is there"));
        texts.put(file, text);
        check(&texts).expect("a line at the end is no fault").scenario.digest
    };
    let before = check(&start::texts()).expect("it runs").scenario.digest;
    assert_eq!(digest("words.es.toml"), before);
    assert_eq!(digest("sources.toml"), before);
    assert_ne!(digest("plans.toml"), before);
    assert_ne!(digest("routes.csv"), before);
}

#[test]
fn a_new_war_is_written_under_its_own_name_and_loads() {
    let folder = tempfile::tempdir().expect("a folder");
    let war = folder.path().join("my-war-2");
    start::write(&war).expect("it is written");
    let loaded = load(&war).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(loaded.scenario.name, "my-war-2");
    assert_ne!(loaded.scenario.digest, start::texts().digest());
    assert!(war.join("schema/plans.json").is_file());
    let again = start::write(&war).expect_err("it is there already");
    assert!(again.to_string().contains("it is there already"), "{again}");
    let name = start::write(&folder.path().join("My War")).expect_err("no such name");
    assert!(name.to_string().contains("lower-case"), "{name}");
}
