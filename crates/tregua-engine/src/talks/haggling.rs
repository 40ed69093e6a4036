//! One offer after another to one whose breaking point is not known: each refusal says that he is none of the eager ones, and the next
//! offer is softer (theory T15; Stokey 1981, Sobel and Takahashi 1983, Gul, Sonnenschein and Wilson 1986).
//!
//! Who answers knows that softer offers will come, and the one who offers knows that he knows. What both do is found backwards from the
//! last round, on a list of kinds; at every stage those are left who are less eager than all that would have accepted.

/// Many rounds of offers by one party.
#[derive(Clone, Debug, PartialEq)]
pub struct Haggling {
    /// What agreeing is worth to each kind, rising; all kinds are alike likely \[prize\].
    pub kinds: Vec<f64>,
    /// What a unit is worth a round later, to both (0, 1).
    pub discount: f64,
    /// Rounds, at least one.
    pub rounds: u32,
}

/// The offer at a stage, in which so many kinds are left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Stage {
    /// Kinds that refuse.
    refuse: usize,
    /// What is asked \[prize\].
    price: f64,
    /// What the stage is worth to the one who offers, by the number of kinds there were \[prize · kinds\].
    worth: f64,
}

/// What both do, at every stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'h> {
    game: &'h Haggling,
    /// By rounds that are left, then by kinds that are left.
    stages: Vec<Vec<Stage>>,
}

impl Haggling {
    /// Backwards from the last round.
    ///
    /// # Panics
    /// If there are no rounds, or kinds do not rise.
    #[must_use]
    pub fn plan(&self) -> Plan<'_> {
        assert!(self.rounds > 0, "talks of no rounds");
        assert!(self.kinds.is_sorted(), "kinds must rise");
        let none = vec![Stage::default(); self.kinds.len() + 1];
        let mut stages: Vec<Vec<Stage>> = Vec::with_capacity(self.rounds as usize);
        for round in 0..self.rounds as usize {
            let later = if round == 0 { &none } else { &stages[round - 1] };
            let discount = if round == 0 { 0.0 } else { self.discount };
            // What is asked so that a kind just accepts, if all that are more eager do.
            let asked = |kind: usize| self.kinds[kind] - discount * (self.kinds[kind] - later[kind].price);
            let asked: Vec<f64> = (0..self.kinds.len()).map(asked).collect();
            let now = (0..=self.kinds.len()).map(|left| best(&asked, later, discount, left)).collect();
            stages.push(now);
        }
        Plan { game: self, stages }
    }
}

/// The best offer to so many kinds.
fn best(asked: &[f64], later: &[Stage], discount: f64, left: usize) -> Stage {
    let mut best = Stage::default();
    for refuse in 0..left {
        let price = asked[refuse];
        let worth = price * (left - refuse) as f64 + discount * later[refuse].worth;
        if worth > best.worth {
            best = Stage { refuse, price, worth };
        }
    }
    best
}

/// How talks with one kind went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Talked {
    /// Offers that were refused.
    pub refusals: u32,
    /// What was agreed, seen from its round; none if nothing was.
    pub price: Option<f64>,
    /// What a unit at the agreement was worth at the beginning; 0 if there was none.
    pub discount: f64,
}

impl Plan<'_> {
    /// The first offer \[prize\].
    #[must_use]
    pub fn opening(&self) -> f64 {
        self.first().price
    }

    /// The chance that it is accepted.
    #[must_use]
    pub fn accepted(&self) -> f64 {
        1.0 - self.first().refuse as f64 / self.game.kinds.len() as f64
    }

    /// What the talks are worth to the one who offers \[prize\].
    #[must_use]
    pub fn worth(&self) -> f64 {
        self.first().worth / self.game.kinds.len() as f64
    }

    fn first(&self) -> Stage {
        self.stages[self.stages.len() - 1][self.game.kinds.len()]
    }

    /// Talks with one kind, by its position.
    #[must_use]
    pub fn talk(&self, kind: usize) -> Talked {
        let (mut left, mut refusals, mut discount) = (self.game.kinds.len(), 0, 1.0);
        for stages in self.stages.iter().rev() {
            let stage = stages[left];
            if kind >= stage.refuse {
                return Talked { refusals, price: Some(stage.price), discount };
            }
            (left, refusals, discount) = (stage.refuse, refusals + 1, discount * self.game.discount);
        }
        Talked { refusals, price: None, discount: 0.0 }
    }
}
