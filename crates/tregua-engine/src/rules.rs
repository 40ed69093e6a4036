//! The rules, one file a subsystem, in the order of the day. Each file begins with its cards.

pub mod agents;
pub mod battle;
pub mod calendar;
pub mod city;
pub mod command;
pub mod council;
pub mod desertion;
pub mod dispatch;
pub mod guerrilla;
pub mod intelligence;
pub mod ledger;
pub mod march;
pub mod morale;
pub mod naval;
pub mod opinion;
pub mod politics;
pub mod recruit;
pub mod sickness;
pub mod siege;
pub mod supply;
pub mod talks;
pub mod truce;
pub mod wider_war;

use crate::rule::Rule;

/// Every rule card, file by file in the order of the day.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        calendar::CARDS,
        truce::CARDS,
        wider_war::CARDS,
        dispatch::CARDS,
        intelligence::CARDS,
        agents::CARDS,
        politics::CARDS,
        council::CARDS,
        command::CARDS,
        talks::CARDS,
        march::CARDS,
        naval::CARDS,
        battle::CARDS,
        siege::CARDS,
        guerrilla::CARDS,
        supply::CARDS,
        city::CARDS,
        sickness::CARDS,
        morale::CARDS,
        desertion::CARDS,
        recruit::CARDS,
        opinion::CARDS,
        ledger::CARDS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
