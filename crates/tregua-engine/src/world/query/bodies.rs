//! Questions about armies and their men.

use crate::scenario::*;
use crate::world::limits::MOST_ARMIES;
use crate::world::{ArmySet, ArmyState, FormationState, World};

/// An army's roll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// Fit men [person].
    pub fit: u32,
    /// Sick and convalescent [person].
    pub disabled: u32,
    /// Everyone [person].
    pub mouths: u32,
}

impl World {
    /// The rolls of all armies, counted in one pass over the formations. By [`ArmyId`].
    #[must_use]
    pub fn rolls(&self) -> [Roll; MOST_ARMIES] {
        let mut rolls = [Roll::default(); MOST_ARMIES];
        for f in &self.formations {
            let roll = &mut rolls[f.army.ix()];
            roll.fit += f.fit;
            roll.disabled += f.disabled();
            roll.mouths += f.mouths();
        }
        rolls
    }

    /// A side's own long-run chance as it has heard of it: of the change, or of its failure [0, 1].
    #[must_use]
    pub fn belief(&self, sc: &Scenario, side: SideId) -> f64 {
        let change = self.sides[side.ix()].change;
        if sc.sides[side.ix()].for_change { change } else { 1.0 - change }
    }

    /// Armies that answer to a question.
    #[must_use]
    pub fn armies_that(&self, answer: impl Fn(&ArmyState) -> bool) -> ArmySet {
        self.armies.iter().enumerate().map(|(i, army)| (ArmyId::new(i), answer(army))).collect()
    }

    /// Everyone in these armies [person].
    #[must_use]
    pub fn mouths_of(&self, armies: ArmySet) -> u32 {
        let belongs = |f: &&FormationState| armies.contains(f.army);
        self.formations.iter().filter(belongs).map(FormationState::mouths).sum()
    }

    /// Fit men of every army [person]. By [`ArmyId`].
    #[must_use]
    pub fn fit_of_armies(&self) -> [u32; MOST_ARMIES] {
        let mut fit = [0; MOST_ARMIES];
        for f in &self.formations {
            fit[f.army.ix()] += f.fit;
        }
        fit
    }

    /// Armies with fit men.
    #[must_use]
    pub fn with_fit_men(&self) -> ArmySet {
        self.formations.iter().map(|f| (f.army, f.fit > 0)).collect()
    }

    /// Armies of which anybody is left, fit or not.
    #[must_use]
    pub fn with_anybody(&self) -> ArmySet {
        self.formations.iter().map(|f| (f.army, f.mouths() > 0)).collect()
    }

    /// Armies of each side that march and have fit men.
    #[must_use]
    pub fn hosts(&self, sc: &Scenario) -> [ArmySet; 2] {
        let mut hosts = [ArmySet::default(); 2];
        for id in self.with_fit_men().iter().filter(|id| !sc.armies[id.ix()].fixed) {
            hosts[self.armies[id.ix()].side.ix()].insert(id);
        }
        hosts
    }

    /// The nearest of these armies by land, and its distance [km]; none where no road leads.
    #[must_use]
    pub fn nearest_army(&self, sc: &Scenario, among: ArmySet, place: PlaceId) -> Option<(ArmyId, f64)> {
        let mut nearest: Option<(ArmyId, f64)> = None;
        for id in among.iter() {
            let Some(there) = self.ground(sc, id) else { continue };
            let km = sc.graph.km(place, there);
            if km.is_finite() && nearest.is_none_or(|(_, best)| km < best) {
                nearest = Some((id, km));
            }
        }
        nearest
    }

    /// The formation of each army that takes recruits: of those named for it the one with the fewest fit men, or where none is named its
    /// weakest body with people. By [`ArmyId`].
    #[must_use]
    pub fn takers_of_recruits(&self, sc: &Scenario) -> [Option<FormationId>; MOST_ARMIES] {
        let mut takers = [None; MOST_ARMIES];
        // Whoever comes before these takes them: whether it is none of the named, and its fit men.
        let mut first = [(true, u32::MAX); MOST_ARMIES];
        for (i, (f, given)) in self.formations.iter().zip(&sc.formations).enumerate() {
            let can = given.takes_recruits || (f.mouths() > 0 && given.arm != Arm::Depot);
            let (rank, army) = ((!given.takes_recruits, f.fit), f.army.ix());
            if can && rank < first[army] {
                (takers[army], first[army]) = (Some(FormationId::new(i)), rank);
            }
        }
        takers
    }
}
