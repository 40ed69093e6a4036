//! The whole study of a scenario: walks and a scan over every number, then shares for those that do most.

use super::found::{self, Explained, Found};
use super::keep::{Keep, Manifest};
use super::{DIMENSIONS, Factor, Plan, Resamples, Scan, Shares, Walks, War};
use crate::ensemble::Design;
use crate::odd::Typed;
use crate::parts::{Begin, Desk};
use crate::progress::Progress;
use crate::provenance::StoreError;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use tregua_engine::scenario::Scenario;

/// Wars fought before their answers are put on disk.
const BLOCK: u32 = 64;

/// Times that points are drawn again for an interval.
const RESAMPLES: u32 = 200;

/// How much is spent on a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Effort {
    /// Walks over all numbers.
    pub walks: u32,
    /// Random points over all numbers.
    pub scan: u32,
    /// Numbers that get shares of their own; all others share one.
    pub factors: usize,
    /// Points of the shares.
    pub points: u32,
}

impl Effort {
    /// Most numbers that can have shares of their own: the rest, luck and the dummy need coordinates too, and all of them twice.
    pub const MOST: usize = DIMENSIONS / 2 - 3;

    /// What is spent, as it is typed.
    pub(super) fn typed(&self) -> Typed<4> {
        [
            ("--trajectories", self.walks.to_string()),
            ("--scan", self.scan.to_string()),
            ("--factors", self.factors.to_string()),
            ("--points", self.points.to_string()),
        ]
    }
}

/// The stages of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Walks over all numbers.
    Walks,
    /// Random points over all numbers.
    Scan,
    /// Shares of some.
    Shares,
}

/// A study: which wars, and how many.
#[derive(Clone, Debug)]
pub struct Study<'a> {
    sc: &'a Scenario,
    asked: &'a str,
    design: Design,
    effort: Effort,
}

impl<'a> Study<'a> {
    /// The study of a scenario, asked for by this name or path, by wars of a design; how many it has does not count.
    #[must_use]
    pub fn new((sc, asked): (&'a Scenario, &'a str), design: &Design, effort: Effort) -> Self {
        let factors = effort.factors.min(Effort::MOST).min(War::unknown(sc, design).len());
        Self { sc, asked, design: design.clone(), effort: Effort { factors, ..effort } }
    }

    /// What is spent on it.
    #[must_use]
    pub const fn effort(&self) -> Effort {
        self.effort
    }

    /// What reproduces it.
    #[must_use]
    pub fn manifest(&self) -> Manifest {
        Manifest::of((self.sc, self.asked), &self.design, self.effort)
    }

    /// How many wars it takes.
    #[must_use]
    pub fn wars(&self) -> u64 {
        let walked = War::unknown(self.sc, &self.design).len() as u64 + 1;
        let Effort { walks, scan, factors, points } = self.effort;
        u64::from(walks) * (walked + 1) + u64::from(scan) + u64::from(points) * (factors as u64 + 5)
    }

    /// Does it, keeping every block of wars in a folder, if one is given, on top of those that lie there or without
    /// them.
    ///
    /// # Errors
    /// If the folder holds another study, cannot be written, or `stop` was raised; finished blocks stay.
    pub fn run(
        &self,
        folder: Option<(&Path, Begin)>,
        stop: &AtomicBool,
        progress: &dyn Progress,
    ) -> Result<Found, StoreError> {
        let keep = folder.map(|(folder, begin)| {
            Keep::open((self.sc, self.asked), &self.design, self.effort, folder, begin)
        });
        let keep = keep.transpose()?;
        let desk = Desk::new(keep.as_ref().and_then(Keep::parts), stop, progress, self.wars() as u32);
        let fight = Fight { keep: keep.as_ref(), desk, progress };
        let walked = self.walked();
        let walks = Walks::new(walked.len(), self.effort.walks, self.design.seed);
        let all = War::new(self.sc, &self.design, walked.clone());
        let told_walks = fight.all(Stage::Walks, &walks, &all)?;
        let scan = Scan::new(walked.len(), self.effort.scan, self.design.seed);
        let told_scan = fight.all(Stage::Scan, &scan, &all)?;
        let scanned = found::scanned(self.sc, &scan, &told_scan);
        let factors = self.chosen(&walked, &scanned);
        let shares = Shares::new(factors.len(), self.effort.points, self.design.seed);
        let told_shares =
            fight.all(Stage::Shares, &shares, &War::new(self.sc, &self.design, factors.clone()))?;
        let luck = factors.iter().position(|f| *f == Factor::Luck);
        let again = Resamples::new(self.effort.points as usize, RESAMPLES, self.design.seed);
        let found = Found {
            answers: found::answers(self.sc, &shares, &told_shares, luck, &again),
            happens: happens(&told_shares),
            failed: [&told_walks, &told_scan, &told_shares]
                .into_iter()
                .flatten()
                .filter(|a| gave_up(a))
                .count() as u32,
            moves: found::moves(self.sc, &walks, &told_walks),
            walked,
            scanned,
            factors,
        };
        if let Some(keep) = &keep {
            keep.finish(self.sc, &found, [&told_walks, &told_scan, &told_shares])?;
        }
        Ok(found)
    }

    /// Coordinates of the walks: every number that is not known, and luck.
    fn walked(&self) -> Vec<Factor> {
        let numbers = War::unknown(self.sc, &self.design).into_iter().map(Factor::Number);
        numbers.chain([Factor::Luck]).collect()
    }

    /// Coordinates of the shares: the numbers that explain most of any outcome, the rest of them together, luck, and a dummy.
    fn chosen(&self, walked: &[Factor], scanned: &[Explained]) -> Vec<Factor> {
        let asked = || scanned.iter().filter(|e| e.outcome.asked.of_any_war());
        let most = |i: usize| asked().map(|e| e.alone[i].low()).fold(f64::NEG_INFINITY, f64::max);
        let mut numbers: Vec<(f64, usize)> = walked
            .iter()
            .enumerate()
            .filter_map(|(i, f)| if let Factor::Number(n) = f { Some((most(i), *n)) } else { None })
            .collect();
        numbers.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (kept, rest) = numbers.split_at(self.effort.factors.min(numbers.len()));
        let mut rest: Vec<usize> = rest.iter().map(|(_, n)| *n).collect();
        rest.sort_unstable();
        let kept = kept.iter().map(|(_, n)| Factor::Number(*n));
        kept.chain([Factor::Rest(rest), Factor::Luck, Factor::Dummy]).collect()
    }
}

/// Share of the wars in which each thing happens.
fn happens(answers: &[Vec<f64>]) -> Vec<f64> {
    let whole: Vec<&Vec<f64>> = answers.iter().filter(|a| !gave_up(a)).collect();
    let asked = whole.first().map_or(0, |a| a.len());
    let share = |k: usize| whole.iter().filter(|a| !a[k].is_nan()).count() as f64 / whole.len().max(1) as f64;
    (0..asked).map(share).collect()
}

fn gave_up(answer: &[f64]) -> bool {
    answer.iter().all(|x| x.is_nan())
}

/// Wars being fought, if they were not before.
struct Fight<'f> {
    keep: Option<&'f Keep>,
    desk: Desk<'f>,
    progress: &'f dyn Progress,
}

impl Fight<'_> {
    /// The answers at every point of a plan.
    fn all(&self, stage: Stage, plan: &dyn Plan, war: &War<'_>) -> Result<Vec<Vec<f64>>, StoreError> {
        let finished = self.keep.and_then(|keep| keep.finished(stage));
        if let Some(told) = finished.filter(|told| told.len() == plan.rows()) {
            self.progress.found(told.len() as u64);
            return Ok(told.clone());
        }
        let answer = |i: u32| war.answer(&plan.row(i as usize));
        self.desk.pieces((stage.word(), BLOCK), (plan.rows() as u32, 1), answer)
    }
}
