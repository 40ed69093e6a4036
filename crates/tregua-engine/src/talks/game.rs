//! A small game as a tree: who moves when, knowing what, and what comes of it; and how people play it who do the better thing more often,
//! not always (agent quantal response; McKelvey and Palfrey 1995 and 1998, Signorino 1999; theory T17, T18, T19).
//!
//! Every information set is an agent of its own: it chooses by logit among its moves, each worth what it leads to on average, given
//! that the set was reached and how everybody plays. Play is one list of chances, set by set.

pub mod efg;

use super::Seat;
use crate::choice;
use crate::choice::fixed::{Damped, Found};

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(usize);

/// What somebody knows when he moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetId(usize);

/// What happens at a place.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    /// The game is over: what both have.
    End([f64; 2]),
    /// Luck decides.
    Chance(Vec<(f64, NodeId)>),
    /// One of the two moves.
    Move(SetId, Vec<NodeId>),
}

/// Places that cannot be told apart by the one who moves there.
#[derive(Clone, Debug, PartialEq)]
struct InfoSet {
    seat: Seat,
    name: String,
    moves: Vec<String>,
    /// Where its chances begin in the list of play.
    at: usize,
}

/// A game, built from its ends backwards: what was added last is where it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Game {
    nodes: Vec<Node>,
    sets: Vec<InfoSet>,
    moves: usize,
}

impl Game {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What a party may know when he moves, and the moves that he then has.
    ///
    /// # Panics
    /// If there is no move.
    pub fn set(&mut self, seat: Seat, name: &str, moves: &[&str]) -> SetId {
        assert!(!moves.is_empty(), "{name}: nothing to do");
        let moves: Vec<String> = moves.iter().map(|m| (*m).to_owned()).collect();
        let at = self.moves;
        self.moves += moves.len();
        self.sets.push(InfoSet { seat, name: name.to_owned(), moves, at });
        SetId(self.sets.len() - 1)
    }

    /// An end, and what both have.
    pub fn end(&mut self, utility: [f64; 2]) -> NodeId {
        self.add(Node::End(utility))
    }

    /// A turn of luck: chances, and where they lead.
    ///
    /// # Panics
    /// If the chances do not sum to 1.
    pub fn chance(&mut self, turns: Vec<(f64, NodeId)>) -> NodeId {
        let total: f64 = turns.iter().map(|t| t.0).sum();
        assert!((total - 1.0).abs() < 1e-12, "chances sum to {total}");
        self.add(Node::Chance(turns))
    }

    /// A move of one who knows `set`, and where each of his moves leads.
    ///
    /// # Panics
    /// If the set has another number of moves.
    pub fn choose(&mut self, set: SetId, next: Vec<NodeId>) -> NodeId {
        assert_eq!(next.len(), self.sets[set.0].moves.len(), "{}", self.sets[set.0].name);
        self.add(Node::Move(set, next))
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        NodeId(self.nodes.len() - 1)
    }

    /// Everybody does everything with the same chance.
    #[must_use]
    pub fn even(&self) -> Vec<f64> {
        self.sets.iter().flat_map(|s| vec![1.0 / s.moves.len() as f64; s.moves.len()]).collect()
    }

    /// The chances of the moves of a set, in a list of play.
    #[must_use]
    pub fn of<'p>(&self, play: &'p [f64], set: SetId) -> &'p [f64] {
        let InfoSet { at, ref moves, .. } = self.sets[set.0];
        &play[at..at + moves.len()]
    }

    /// What the game is worth to both if it is played like this: payoffs by the chances of play.
    ///
    /// # Panics
    /// If the game is empty.
    #[must_use]
    pub fn worth(&self, play: &[f64]) -> [f64; 2] {
        *self.worths(play).last().expect("a game has a beginning")
    }

    /// What every place is worth to both. What a place leads to was added before it.
    fn worths(&self, play: &[f64]) -> Vec<[f64; 2]> {
        let mut worths: Vec<[f64; 2]> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let sum = |turns: &mut dyn Iterator<Item = (f64, NodeId)>| {
                turns.fold([0.0; 2], |[a, b], (p, to)| {
                    let [u, v] = worths[to.0];
                    [a + p * u, b + p * v]
                })
            };
            let worth = match node {
                Node::End(utility) => *utility,
                Node::Chance(turns) => sum(&mut turns.iter().copied()),
                Node::Move(set, next) => {
                    sum(&mut self.of(play, *set).iter().copied().zip(next.iter().copied()))
                }
            };
            worths.push(worth);
        }
        worths
    }

    /// The chance that each place is reached, leaving out the moves of one party (Kuhn's reach).
    fn reached(&self, play: &[f64], without: Option<Seat>) -> Vec<f64> {
        let mut reached = vec![0.0; self.nodes.len()];
        if let Some(root) = reached.last_mut() {
            *root = 1.0;
        }
        for (i, node) in self.nodes.iter().enumerate().rev() {
            let here = reached[i];
            match node {
                Node::End(_) => {}
                Node::Chance(turns) => turns.iter().for_each(|(p, to)| reached[to.0] += here * p),
                Node::Move(set, next) => {
                    let own = without == Some(self.sets[set.0].seat);
                    for (p, to) in self.of(play, *set).iter().zip(next) {
                        reached[to.0] += here * if own { 1.0 } else { *p };
                    }
                }
            }
        }
        reached
    }

    /// What each move is worth to the one who makes it, given that its set was reached, in the order of play. A set that cannot be
    /// reached is held to have been reached by all its places alike.
    #[must_use]
    pub fn moves_worth(&self, play: &[f64]) -> Vec<f64> {
        let (worths, reached) = (self.worths(play), self.reached(play, None));
        let mut total = vec![0.0; self.sets.len()];
        let mut places = vec![0.0; self.sets.len()];
        for (node, here) in self.nodes.iter().zip(&reached) {
            if let Node::Move(set, _) = node {
                total[set.0] += here;
                places[set.0] += 1.0;
            }
        }
        let mut moves = vec![0.0; self.moves];
        for (node, here) in self.nodes.iter().zip(&reached) {
            let Node::Move(set, next) = node else { continue };
            let InfoSet { seat, at, .. } = self.sets[set.0];
            let weight = if total[set.0] > 0.0 { here / total[set.0] } else { 1.0 / places[set.0] };
            for (worth, to) in moves[at..].iter_mut().zip(next) {
                *worth += weight * worths[to.0][seat.ix()];
            }
        }
        moves
    }

    /// What every agent would do by logit, if everybody played like this \[temperature: payoff\].
    pub fn reply(&self, play: &[f64], temperature: f64, out: &mut [f64]) {
        out.copy_from_slice(&self.moves_worth(play));
        for InfoSet { at, moves, .. } in &self.sets {
            choice::logit(&mut out[*at..at + moves.len()], temperature);
        }
    }

    /// Play that is the logit reply to itself, from `start`.
    #[must_use]
    pub fn quantal(&self, temperature: f64, start: &[f64], search: &Damped) -> Found {
        search.search(start, |play, out| self.reply(play, temperature, out))
    }

    /// The most that one party could have if the other plays like this: how far play can be exploited, less what it is worth now.
    /// He must remember what he did.
    #[must_use]
    pub fn best_against(&self, play: &[f64], seat: Seat) -> f64 {
        let mut best = play.to_vec();
        // Sets late in the game are right after the first pass, those before them after the next.
        for _ in 0..=self.sets.len() {
            let before = best.clone();
            self.improve(&mut best, seat);
            if best == before {
                break;
            }
        }
        self.worth(&best)[seat.ix()]
    }

    /// Puts one party's best move, as things are, into every one of his sets.
    fn improve(&self, play: &mut [f64], seat: Seat) {
        let (worths, reached) = (self.worths(play), self.reached(play, Some(seat)));
        let mut moves = vec![0.0; self.moves];
        for (node, here) in self.nodes.iter().zip(&reached) {
            let Node::Move(set, next) = node else { continue };
            let at = self.sets[set.0].at;
            for (worth, to) in moves[at..].iter_mut().zip(next) {
                *worth += here * worths[to.0][seat.ix()];
            }
        }
        for InfoSet { at, moves: names, .. } in self.sets.iter().filter(|s| s.seat == seat) {
            let of = &moves[*at..at + names.len()];
            let best = (1..of.len()).fold(0, |best, i| if of[i] > of[best] { i } else { best });
            play[*at..at + names.len()]
                .iter_mut()
                .enumerate()
                .for_each(|(i, p)| *p = f64::from(u8::from(i == best)));
        }
    }
}
