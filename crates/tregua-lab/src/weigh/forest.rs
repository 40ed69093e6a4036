//! A probability forest: trees that each see the cases drawn anew, and a part of the summaries at every fork; the share of a class in the
//! leaves is its chance (Malley and others 2012). Large leaves make the shares honest; a forest sees forks that no weighted sum can say.
//!
//! It is our own because every draw must have an address: trees grow in any order, on any number of threads, to the same bits.

use rayon::prelude::*;
use tregua_engine::draws::Draws;
use tregua_engine::num;
use tregua_engine::rule::stream;

/// Streams of luck: the cases of a tree, and the summaries that a fork may ask about.
const CASE: u32 = stream("lab.forest.case");
const ASK: u32 = stream("lab.forest.ask");

/// Trees of a forest.
const TREES: u32 = 300;

/// One summary of so many may be asked about at a fork.
const OF: usize = 3;

/// A case: what is told of it, and its class, from 0.
pub type Case<'a> = (&'a [f64], usize);

/// Trees, and how many classes they tell apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    trees: Vec<Node>,
    classes: usize,
}

/// A fork, or a leaf with the shares of the classes in it.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Leaf(Vec<f64>),
    Fork { summary: usize, below: f64, sides: Box<[Node; 2]> },
}

impl Forest {
    /// Grows one on cases; no leaf holds fewer than `leaf` of a tree's.
    #[must_use]
    pub fn grow(cases: &[Case<'_>], classes: usize, leaf: usize, seed: u64) -> Self {
        let growing = Growing { cases, classes, leaf: leaf.max(1), draws: Draws::new(seed) };
        let trees = (0..TREES).into_par_iter().map(|tree| growing.tree(tree)).collect();
        Self { trees, classes }
    }

    /// ln of the chance of each class.
    #[must_use]
    pub fn ln_chances(&self, summaries: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.classes];
        for tree in &self.trees {
            sum.iter_mut().zip(tree.find(summaries)).for_each(|(sum, share)| *sum += share);
        }
        sum.into_iter().map(|x| num::ln(x / self.trees.len() as f64)).collect()
    }
}

impl Node {
    fn find(&self, summaries: &[f64]) -> &[f64] {
        match self {
            Self::Leaf(shares) => shares,
            Self::Fork { summary, below, sides } => {
                sides[usize::from(summaries[*summary] >= *below)].find(summaries)
            }
        }
    }
}

/// What all trees grow on.
struct Growing<'a> {
    cases: &'a [Case<'a>],
    classes: usize,
    leaf: usize,
    draws: Draws,
}

impl Growing<'_> {
    /// A tree on as many cases as there are, drawn with replacement.
    fn tree(&self, tree: u32) -> Node {
        let n = self.cases.len();
        let draw = |i: usize| (self.draws.uniform(CASE, tree, 0, i as u32) * n as f64) as usize;
        self.node((0..n).map(|i| draw(i).min(n - 1)).collect(), tree, 1)
    }

    /// The node with these cases; `place` is 1 at the root, twice and twice plus one what it was above.
    fn node(&self, of: Vec<usize>, tree: u32, place: u32) -> Node {
        // Beyond thirty forks in a row places would run out; leaves are reached long before.
        let fork = if place < 1 << 30 { self.best(&of, tree, place) } else { None };
        let Some((summary, below)) = fork else { return Node::Leaf(self.shares(&of)) };
        let (high, low) = of.into_iter().partition(|i| self.cases[*i].0[summary] >= below);
        let sides = [self.node(low, tree, 2 * place), self.node(high, tree, 2 * place + 1)];
        Node::Fork { summary, below, sides: Box::new(sides) }
    }

    /// Shares of the classes, as if one more case had been a little of each: nothing is impossible.
    fn shares(&self, of: &[usize]) -> Vec<f64> {
        let count = self.count(of.iter().copied());
        count.iter().map(|c| (c + 1.0 / self.classes as f64) / (of.len() as f64 + 1.0)).collect()
    }

    fn count(&self, of: impl Iterator<Item = usize>) -> Vec<f64> {
        let mut count = vec![0.0; self.classes];
        of.for_each(|i| count[self.cases[i].1] += 1.0);
        count
    }

    /// The fork that explains most of the squared error of the classes as zeros and ones; none if none explains any.
    fn best(&self, of: &[usize], tree: u32, place: u32) -> Option<(usize, f64)> {
        let all = self.count(of.iter().copied());
        let mut best = (explained(&all) + 1e-9, None);
        for summary in self.asked(tree, place) {
            let mut row: Vec<(f64, usize)> =
                of.iter().map(|i| (self.cases[*i].0[summary], self.cases[*i].1)).collect();
            row.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (mut low, mut high) = (vec![0.0; self.classes], all.clone());
            for (i, pair) in row.windows(2).enumerate() {
                low[pair[0].1] += 1.0;
                high[pair[0].1] -= 1.0;
                if pair[0].0 < pair[1].0 && i + 1 >= self.leaf && of.len() - i > self.leaf {
                    let found = explained(&low) + explained(&high);
                    if found > best.0 {
                        best = (found, Some((summary, 0.5 * (pair[0].0 + pair[1].0))));
                    }
                }
            }
        }
        best.1
    }

    /// The summaries that a fork may ask about, in their order.
    fn asked(&self, tree: u32, place: u32) -> Vec<usize> {
        let width = self.cases.first().map_or(0, |(x, _)| x.len());
        let lot = |k: usize| (self.draws.uniform(ASK, tree, place as i32, k as u32), k);
        let mut lots: Vec<(f64, usize)> = (0..width).map(lot).collect();
        lots.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut all: Vec<usize> = lots.into_iter().take(width.div_ceil(OF)).map(|(_, k)| k).collect();
        all.sort_unstable();
        all
    }
}

/// What the shares of a node explain of the classes as zeros and ones [cases].
fn explained(count: &[f64]) -> f64 {
    count.iter().map(|c| c * c).sum::<f64>() / count.iter().sum::<f64>()
}
