//! The words that stand for a scenario's enums.

use super::near::did_you_mean;
use super::read::{Node, Read};
use super::table::words;
use crate::said;
use crate::scenario::diagnostic::{Code, Faults};
use crate::scenario::said::Said;
use crate::scenario::text::Span;
use crate::scenario::{
    Arm, Attribute, Feature, Grade, Ground, Latitude, Origin, PlaceKind, Posture, Region, RouteKind, Shape,
    ShipKind, Sick,
};

words! {
    PlaceKind, "kind of place" {
        "city" Self::City; "town" Self::Town; "port" Self::Port; "hacienda" Self::Hacienda; "camp" Self::Camp; "pass" Self::Pass;
    }
    Region, "region" { "coast" Self::Coast; "sierra" Self::Sierra; "external" Self::External; }
    Ground, "ground" {
        "open" Self::Open; "rugged" Self::Rugged; "works" Self::Works; "fortress" Self::Fortress;
    }
    RouteKind, "kind of leg" {
        "road" Self::Road; "sand" Self::Sand; "quebrada" Self::Quebrada; "pass" Self::Pass; "sea" Self::Sea;
    }
    Arm, "arm" {
        "infantry" Self::Infantry; "cavalry" Self::Cavalry; "artillery" Self::Artillery; "depot" Self::Depot;
    }
    Origin, "origin" { "native" Self::Native; "american" Self::American; "european" Self::European; }
    ShipKind, "kind of ship" { "warship" Self::Warship; "transport" Self::Transport; }
    Posture, "posture" {
        "judge" Self::Judge; "offer" Self::Offer; "accept" Self::Accept; "decline" Self::Decline; "feint" Self::Feint;
    }
    Sick, "lot of the sick" {
        "stay" Self::Stay; "stay-in-bed" Self::StayInBed; "carry" Self::Carry; "hand-over" Self::HandOver;
    }
    Latitude, "latitude" {
        "strict" Self::Strict; "normal" Self::Normal; "carte-blanche" Self::CarteBlanche;
    }
    Shape, "shape of a prior" {
        "uniform" Self::Uniform; "log-uniform" Self::LogUniform; "triangular" Self::Triangular; "fixed" Self::Fixed;
    }
    Grade, "grade" { "measured" Self::Measured; "argued" Self::Argued; "assumed" Self::Assumed; }
}

impl Read for Attribute {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let word = String::read(node, at, faults)?;
        pick(&word, at, said!("attribute"), &Self::ALL.map(|a| (a.key(), a)), faults)
    }
}

impl Read for Feature {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let word = String::read(node, at, faults)?;
        pick(&word, at, said!("feature"), &Self::ALL.map(|f| (f.key(), f)), faults)
    }
}

/// The value of a word; a fault if it is not on the list.
pub(crate) fn pick<T: Copy>(
    word: &str,
    at: Span,
    shown: Said,
    list: &[(&str, T)],
    faults: &mut Faults<'_>,
) -> Option<T> {
    let found = list.iter().find(|(key, _)| *key == word).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<&str> = list.iter().map(|(key, _)| *key).collect();
        unknown_word(word, at, shown, &words, faults);
    }
    found
}

/// Says that a word is not on the list.
pub(crate) fn unknown_word(word: &str, at: Span, shown: Said, words: &[&str], faults: &mut Faults<'_>) {
    let list = said!("one of: {}", words.join(", "));
    let help = did_you_mean(word, words.iter().copied()).unwrap_or(list);
    faults.error(Code::S106, at, said!("`{}` is no {}", word, shown), help);
}
