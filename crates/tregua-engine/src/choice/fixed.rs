//! Fixed points: values that are what they lead to. Found by damped iteration that measures how far it is off, notices when it goes round
//! in circles, takes shorter steps by itself, and never calls converged what is not (theory T19; inference §6).
//!
//! A sweep asks a map what values ought to be, given what they are, and moves them a step of the way there. Quantal replies overshoot: the
//! step that still converges falls about as the square of their precision, so that no one step serves all.

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Damped {
    /// Share of the way that the first sweeps go (0, 1].
    pub step: f64,
    /// The step is halved where sweeps do not bring values nearer, but not below this.
    pub least: f64,
    /// Residual at which values count as settled \[as the values\].
    pub settled: f64,
    /// Most sweeps.
    pub sweeps: u32,
}

impl Default for Damped {
    fn default() -> Self {
        Self { step: 1.0, least: 1e-4, settled: 1e-10, sweeps: 200_000 }
    }
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// The values are what they lead to, but for the residual.
    Settled,
    /// They come round again and again.
    Cycles {
        /// Sweeps until they are nearest to where they were, for the first time.
        length: u32,
        /// Largest change of one value on the way \[as the values\].
        width: f64,
    },
    /// They run away, or are no numbers any more.
    Diverges,
    /// None of these could be told in the sweeps allowed.
    Unsettled,
}

/// Where a search ended. Its point is an answer only where [`Found::converged`] gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How it ended.
    pub end: End,
    /// Largest distance between a value and what it ought to be, where it ended.
    pub residual: f64,
    /// Sweeps that it took.
    pub sweeps: u32,
    /// The step of the last of them.
    pub step: f64,
    point: Vec<f64>,
}

impl Found {
    /// The fixed point, if it is one.
    #[must_use]
    pub fn converged(&self) -> Option<&[f64]> {
        (self.end == End::Settled).then_some(&self.point)
    }

    /// Where it ended, fixed point or not: to look at, or to go on from.
    #[must_use]
    pub fn last(&self) -> &[f64] {
        &self.point
    }
}

/// Sweeps, at full step, after which values ought to be nearer than before.
const WINDOW: f64 = 20.0;
/// Share of the residual that must be left at most, after that.
const FALLS: f64 = 0.99;
/// A residual this many times the first has run away.
const RUNAWAY: f64 = 1e6;
/// Sweeps watched to see a cycle close.
const WATCHED: u32 = 2_000;
/// A cycle has come round within this share of its width: sweeps need not divide it evenly.
const CLOSED: f64 = 0.35;

/// Values under way.
struct Walk<'m, F> {
    map: &'m mut F,
    at: Vec<f64>,
    ought: Vec<f64>,
}

impl<F: FnMut(&[f64], &mut [f64])> Walk<'_, F> {
    /// How far the values are off; not a number where one of them is none.
    fn residual(&mut self) -> f64 {
        (self.map)(&self.at, &mut self.ought);
        distance(&self.at, &self.ought)
    }

    /// A step towards what was asked for last.
    fn step(&mut self, step: f64) {
        for (x, y) in self.at.iter_mut().zip(&self.ought) {
            *x += step * (*y - *x);
        }
    }
}

/// Largest difference; not a number where one is none.
fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |most: f64, (x, y)| {
        let gap = (x - y).abs();
        if gap.is_nan() || most.is_nan() { f64::NAN } else { most.max(gap) }
    })
}

impl Damped {
    /// A search whose step stays as it is.
    #[must_use]
    pub const fn fixed(step: f64, settled: f64, sweeps: u32) -> Self {
        Self { step, least: step, settled, sweeps }
    }

    /// Searches from `start` for values that `map` leaves where they are. The map writes what its first argument ought to be into its
    /// second.
    pub fn search(&self, start: &[f64], mut map: impl FnMut(&[f64], &mut [f64])) -> Found {
        let mut walk = Walk { map: &mut map, at: start.to_vec(), ought: start.to_vec() };
        let (mut pace, mut first) = (Pace::new(self.step, f64::INFINITY), None);
        for sweeps in 0..self.sweeps {
            let residual = walk.residual();
            if residual <= self.settled {
                return Found { end: End::Settled, residual, sweeps, step: pace.step, point: walk.at };
            }
            let ran_away = residual.is_nan() || residual > RUNAWAY * *first.get_or_insert(residual);
            if pace.goes_on(residual) && !ran_away {
                walk.step(pace.step);
            } else if pace.falls() && !ran_away {
                pace = Pace::new(pace.step, pace.peak);
                walk.step(pace.step);
            } else if pace.step > self.least {
                if ran_away {
                    walk.at.copy_from_slice(start);
                }
                pace = Pace::new((0.5 * pace.step).max(self.least), f64::INFINITY);
            } else if let Some(end) =
                if ran_away { Some(End::Diverges) } else { watch(&mut walk, pace.step, self.settled) }
            {
                return Found { end, residual, sweeps, step: pace.step, point: walk.at };
            }
        }
        let residual = walk.residual();
        Found { end: End::Unsettled, residual, sweeps: self.sweeps, step: pace.step, point: walk.at }
    }

    /// Just so many sweeps at the first step, wherever they lead.
    pub fn sweep(&self, start: &[f64], sweeps: u32, mut map: impl FnMut(&[f64], &mut [f64])) -> Vec<f64> {
        let mut walk = Walk { map: &mut map, at: start.to_vec(), ought: start.to_vec() };
        for _ in 0..sweeps {
            walk.residual();
            walk.step(self.step);
        }
        walk.at
    }
}

/// A step, and how values come nearer by it over so many sweeps.
struct Pace {
    step: f64,
    /// Largest residual in the sweeps before these, and in these.
    before: f64,
    peak: f64,
    left: u32,
}

impl Pace {
    /// Shorter steps need more sweeps to show what they do.
    fn new(step: f64, before: f64) -> Self {
        Self { step, before, peak: 0.0, left: (WINDOW / step).ceil() as u32 }
    }

    /// Notes a residual; false when it is time to judge.
    fn goes_on(&mut self, residual: f64) -> bool {
        self.peak = self.peak.max(residual);
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    fn falls(&self) -> bool {
        self.peak <= FALLS * self.before
    }
}

/// What values do that come no nearer, leaving them where they are. They may still be on their way to where they go round; none if
/// they settle after all.
fn watch<F: FnMut(&[f64], &mut [f64])>(walk: &mut Walk<'_, F>, step: f64, settled: f64) -> Option<End> {
    let from = walk.at.clone();
    let mut before = walk.residual();
    for _ in 0..WATCHED {
        walk.step(step);
        before = walk.residual();
        if before <= settled {
            return None;
        }
    }
    let (start, mut ways, mut now) = (walk.at.clone(), Vec::new(), before);
    for _ in 0..WATCHED {
        walk.step(step);
        ways.push(distance(&start, &walk.at));
        now = walk.residual();
    }
    walk.at = from;
    let width = ways.iter().copied().fold(0.0, f64::max);
    Some(match closes(&ways, width) {
        _ if !now.is_finite() => End::Diverges,
        Some(length) => End::Cycles { length, width },
        None if now > before => End::Diverges,
        None => End::Unsettled,
    })
}

/// The sweep after which values that had gone away are nearest again, and about to leave.
fn closes(ways: &[f64], width: f64) -> Option<u32> {
    let gone = ways.iter().position(|way| *way > 0.5 * width)?;
    let near =
        |i: &usize| ways[*i] <= CLOSED * width && ways.get(*i + 1).is_some_and(|next| ways[*i] <= *next);
    (gone + 1..ways.len()).find(near).map(|i| i as u32 + 1)
}

/// Whether two points are the same, within `apart` in every value.
#[must_use]
pub fn same(a: &[f64], b: &[f64], apart: f64) -> bool {
    distance(a, b) <= apart
}
