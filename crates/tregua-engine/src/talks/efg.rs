//! A small tree of alternating offers in Gambit's extensive-form text (`.efg`), so that an outside solver can check equilibria.
//!
//! The format is that of Gambit 16: nodes from the root downwards, each followed by its branches; `p` a decision, `c` a chance,
//! `t` an end with its payoffs. Every decision is taken knowing all that was said before, so each has an information set of its own.

use super::Seat;
use super::protocol::Terms;
use crate::num::pow;
use std::fmt::Write;

/// Most nodes that are written.
pub const MOST_NODES: u64 = 200_000;

/// A game of alternating offers.
#[derive(Clone, Debug)]
pub struct Tree<'a> {
    /// Title.
    pub title: &'a str,
    /// Names of the two.
    pub players: [&'a str; 2],
    /// What can be offered: a name, and what it is worth to both.
    pub offers: &'a [(String, [f64; 2])],
    /// What ends are worth.
    pub terms: Terms,
    /// Who opens.
    pub first: Seat,
    /// Rounds, at least one.
    pub rounds: u32,
}

impl Tree<'_> {
    /// How many nodes the tree has; `u64::MAX` where even that is too small.
    #[must_use]
    pub fn nodes(&self) -> u64 {
        (0..self.rounds).rev().fold(0, |below: u64, round| {
            let quit = u64::from(self.terms.quit[self.proposer(round).other().ix()].is_some());
            // A rejection leads to an impasse, or to the next round, by chance or surely.
            let chance = if self.terms.breakdown > 0.0 { 2 } else { 0 };
            let rejected = if round + 1 == self.rounds { 1 } else { below.saturating_add(chance) };
            let branch = rejected.saturating_add(2 + quit);
            branch.saturating_mul(self.offers.len() as u64).saturating_add(1)
        })
    }

    /// The text; none if it would have more than [`MOST_NODES`] nodes.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        if self.rounds == 0 || self.nodes() > MOST_NODES {
            return None;
        }
        let [a, b] = self.players.map(quoted);
        let mut writer = Writer { tree: self, text: String::new(), sets: [0; 3], ends: 0 };
        writer.line(format_args!("EFG 2 R {} {{ {a} {b} }}\n\"\"\n", quoted(self.title)));
        writer.round(0);
        Some(writer.text)
    }

    fn proposer(&self, round: u32) -> Seat {
        if round.is_multiple_of(2) { self.first } else { self.first.other() }
    }
}

struct Writer<'t> {
    tree: &'t Tree<'t>,
    text: String,
    /// Information sets so far: of the first, of the second, of chance.
    sets: [u32; 3],
    ends: u32,
}

impl Writer<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.text.write_fmt(text);
        self.text.push('\n');
    }

    fn round(&mut self, round: u32) {
        let (tree, proposer) = (self.tree, self.tree.proposer(round));
        let names: Vec<String> = tree.offers.iter().map(|(name, _)| quoted(name)).collect();
        self.decision(proposer, "offers", &names.join(" "));
        for (_, utility) in tree.offers {
            self.answer(round, proposer.other(), *utility);
        }
    }

    fn answer(&mut self, round: u32, responder: Seat, utility: [f64; 2]) {
        let (terms, last) = (self.tree.terms, round + 1 == self.tree.rounds);
        let quit = terms.quit[responder.ix()];
        let choices = if quit.is_some() { "\"accept\" \"reject\" \"quit\"" } else { "\"accept\" \"reject\"" };
        self.decision(responder, "answers", choices);
        self.end("agreed", round, utility);
        if last {
            self.end("ran out", round, terms.impasse);
        } else if terms.breakdown > 0.0 {
            self.sets[2] += 1;
            // In millionths: Gambit wants chances that sum to exactly 1.
            let (set, breaks) = (self.sets[2], (terms.breakdown * 1e6).round() as u32);
            self.line(format_args!(
                "c \"\" {set} \"\" {{ \"breaks down\" {breaks}/1000000 \"goes on\" {}/1000000 }} 0",
                1_000_000 - breaks
            ));
            self.end("broke down", round, terms.impasse);
            self.round(round + 1);
        } else {
            self.round(round + 1);
        }
        if let Some(outside) = quit {
            self.end("quit", round, outside);
        }
    }

    fn decision(&mut self, seat: Seat, what: &str, choices: &str) {
        self.sets[seat.ix()] += 1;
        let (player, set) = (seat.ix() + 1, self.sets[seat.ix()]);
        self.line(format_args!("p \"\" {player} {set} \"{what}\" {{ {choices} }} 0"));
    }

    fn end(&mut self, how: &str, round: u32, utility: [f64; 2]) {
        self.ends += 1;
        let ends = self.ends;
        let [u, v] = [0, 1].map(|i| utility[i] * pow(self.tree.terms.discount[i], f64::from(round)));
        self.line(format_args!("t \"\" {ends} \"{how}\" {{ {u}, {v} }}"));
    }
}

/// A text in quotes, as Gambit reads it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
