//! The table of a war on an evening, and what comes of talks over many wars.

use crate::range::{design, weighed};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::check::check;
use tregua_engine::scenario::{Limit, MindKind, Pact};
use tregua_lab::ensemble::Design;
use tregua_lab::load::Loaded;
use tregua_lab::progress::Silent;
use tregua_lab::start;
use tregua_lab::talks::course::course;
use tregua_lab::talks::evening::{BARRED, evening};
use tregua_lab::words::Lang;

fn loaded(gains: [[f64; 3]; 2]) -> Loaded {
    let texts = start::texts();
    let checked = check(&texts).expect("it is sound");
    Loaded {
        scenario: weighed(gains),
        book: checked.book,
        warnings: checked.warnings,
        texts,
        folder: PathBuf::new(),
        asked: start::NAME.into(),
    }
}

/// Every package of the conference is an option, worth to each head what the war is and what it adds.
#[test]
fn an_evening_is_a_domain_of_every_package() {
    let mut war = loaded([[0.1, 0.0, 0.0], [-0.1, 0.0, 0.0]]);
    war.scenario.talks.agendas[0].limits[war.scenario.sides[1].head.ix()][0] = Limit::Powers;
    let found = evening(&war, &design(1), 10, Lang::En).expect("there is a table");
    let agenda = &found.domain.agenda;
    assert_eq!(agenda.size(), war.scenario.talks.agendas[0].packages.size());
    let [first, second] = [&found.domain.parties[0], &found.domain.parties[1]];
    for package in agenda.packages() {
        let gain =
            |party: &tregua_engine::talks::domain::Party| party.utility(agenda, package) - party.reservation;
        assert!(gain(first) > 0.0 && gain(second) < 0.0);
    }
    assert!(found.barred[0] && !found.barred[1..].contains(&true));
    assert_eq!(agenda.issues()[0].plain(0), format!("ten days, no bread, prisoners kept{BARRED}"));
    assert!((0.0..=1.0).contains(&first.reservation));
}

/// Ports opened to trade and prisoners exchanged are read at the table in the reader's language.
#[test]
fn trade_and_prisoners_are_laid_out_in_words() {
    let war = loaded([[0.1, 0.0, 0.0]; 2]);
    for (lang, terms) in [
        (Lang::En, "a month, the port open to trade, prisoners exchanged"),
        (Lang::Es, "un mes, el puerto abierto al comercio, canje de prisioneros"),
    ] {
        let found = evening(&war, &design(1), 10, lang).expect("there is a table");
        let packages = &found.domain.agenda.issues()[0];
        let read: Vec<String> =
            (0..packages.count() as usize).map(|i| packages.plain(i).to_string()).collect();
        assert!(read.iter().any(|text| text == terms), "{read:?}");
    }
}

#[test]
fn without_values_there_is_no_table() {
    let mut war = loaded([[0.0; 3]; 2]);
    war.scenario.values = None;
    assert!(evening(&war, &design(1), 10, Lang::En).is_none());
}

/// Heads who both gain by a truce sign one wherever they meet; shares are counted over the wars that could have seen it.
#[test]
fn what_comes_of_talks_is_counted() {
    let sc = weighed([[0.3, 0.0, 0.0], [0.3, 0.0, 0.0]]);
    let stop = AtomicBool::new(false);
    let wars = Design { minds: [MindKind::Quantal; 2], runs: 24, until: Some(120), ..design(1) };
    let found = course(&sc, &wars, &stop, &Silent).expect("nobody stopped it");
    let met = &found.conferences[0];
    assert!(met.called.share > 0.0 && met.came.share > 0.0, "{met:?}");
    assert!(met.signed.share > 0.5, "{met:?}");
    assert!(found.at_table.share <= found.truce.share && found.at_table.share <= met.called.share + 1e-12);
    assert_eq!((found.peace.share, met.settled.share), (0.0, 0.0));
    assert!(found.terms.iter().any(|(pact, _)| matches!(pact, Pact::Truce(t) if sc.truces[t.ix()].at_table)));
    // Laplace's rule of succession: k of 24 leave (k + 1) of 26, and its spread.
    let p = (found.truce.share * 24.0 + 1.0) / 26.0;
    assert!((found.truce.error - (p * (1.0 - p) / 27.0).sqrt()).abs() < 1e-12);
    // What was never seen may still be: it has an error too.
    assert!(found.peace.error > 0.03);
    // The same wars whose heads follow plans alone: nothing is signed at a table.
    let plans = Design { minds: [MindKind::Appraisal; 2], ..wars };
    let found = course(&sc, &plans, &stop, &Silent).expect("nobody stopped it");
    assert_eq!((found.at_table.share, found.conferences[0].offers), (0.0, 0.0));
}
