//! A small game in Gambit's extensive-form text (`.efg`), so that an outside solver can check its equilibria.

use super::{Game, Node, NodeId};
use crate::talks::efg::quoted;

impl Game {
    /// The text. Chances of luck are written with fifteen digits.
    #[must_use]
    pub fn efg(&self, title: &str, players: [&str; 2]) -> String {
        let [a, b] = players.map(quoted);
        let mut text = format!("EFG 2 R {} {{ {a} {b} }}\n\"\"\n\n", quoted(title));
        let mut count = Count::default();
        if !self.nodes.is_empty() {
            self.write(NodeId(self.nodes.len() - 1), &mut count, &mut text);
        }
        text
    }

    /// A place, then all that it leads to.
    fn write(&self, at: NodeId, count: &mut Count, text: &mut String) {
        match &self.nodes[at.0] {
            Node::End([u, v]) => {
                count.ends += 1;
                text.push_str(&format!("t \"\" {} \"\" {{ {u}, {v} }}\n", count.ends));
            }
            Node::Chance(turns) => {
                count.turns += 1;
                let named = turns.iter().enumerate().map(|(i, (p, _))| format!("\"{i}\" {p:.15}"));
                let named: Vec<String> = named.collect();
                text.push_str(&format!("c \"\" {} \"\" {{ {} }} 0\n", count.turns, named.join(" ")));
                turns.iter().for_each(|(_, to)| self.write(*to, count, text));
            }
            Node::Move(set, next) => {
                let what = &self.sets[set.0];
                let moves: Vec<String> = what.moves.iter().map(|m| quoted(m)).collect();
                let (player, name) = (what.seat.ix() + 1, quoted(&what.name));
                // A set is numbered among those of its player; any numbers will do that differ.
                let moves = moves.join(" ");
                text.push_str(&format!("p \"\" {player} {} {name} {{ {moves} }} 0\n", set.0 + 1));
                next.iter().for_each(|to| self.write(*to, count, text));
            }
        }
    }
}

/// What was written so far.
#[derive(Default)]
struct Count {
    ends: u32,
    turns: u32,
}
