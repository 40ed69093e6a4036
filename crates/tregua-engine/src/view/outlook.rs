//! The attributes of the war as one head believes them to stand tonight: what a settlement would leave as it is.

use super::View;
use crate::outcome;
use crate::scenario::*;

/// Soldiers of a side on day 0, those who are still awaited left out [person].
pub fn of_day_0(sc: &Scenario, side: SideId) -> f64 {
    let own = sc.formations.iter().filter(|f| f.side == side && !f.awaited);
    f64::from(own.map(|f| f.men + f.sick).sum::<u32>()).max(1.0)
}

impl View<'_> {
    /// The attributes z for a head of either side, in the order of [`Attribute::ALL`], as he whose view it is believes them to stand.
    #[must_use]
    pub fn attributes(&self, whose: DeciderId) -> [f64; Attribute::ALL.len()] {
        let side = self.sc.deciders[whose.ix()].side;
        let in_office = self.deciders[whose.ix()].in_office;
        Attribute::ALL.map(|attribute| match attribute {
            Attribute::Status => self.people_won(),
            Attribute::Capital => self.share_of(side, &[self.sc.capital]),
            Attribute::Fort => self.share_of(side, &[self.sc.fort]),
            Attribute::Interior => self.share_of(side, &self.sc.interior),
            Attribute::OwnArmy => self.alive(side),
            Attribute::EnemyArmy => self.alive(side.enemy()),
            // Of the enemy's dead nobody writes: they are taken to be as many, man for man.
            Attribute::Blood => self.eyes.dead(self.side),
            Attribute::Honour => {
                if in_office {
                    self.honour[side.ix()]
                } else {
                    0.0
                }
            }
            Attribute::Continent => self.feature(Feature::Change),
            Attribute::Sovereign => {
                let left = if self.heads[side.ix()] == whose { self.standing[side.ix()] } else { 1.0 };
                left * outcome::standing(self.sc, &self.heads, whose, in_office)
            }
            Attribute::Settlement => 0.0,
            Attribute::Prizes => outcome::prizes(self.sc, self.ships, self.squadrons, side),
            Attribute::Charges => self.sc.deciders[whose.ix()].army.map_or(0.0, |a| {
                let men =
                    self.sc.formations.iter().filter(|f| f.army == a && !f.awaited).map(|f| f.men + f.sick);
                (self.belief(a).people() / f64::from(men.sum::<u32>()).max(1.0)).min(1.0)
            }),
        })
    }

    /// Share of the theatre's people who live under the flag of the change, as he was told.
    fn people_won(&self) -> f64 {
        let places = (0..self.sc.places.len()).map(PlaceId::new);
        outcome::people_won(self.sc, places.map(|p| self.holder(p)))
    }

    /// Share of the places that a side holds, as he was told.
    fn share_of(&self, side: SideId, places: &[PlaceId]) -> f64 {
        let held = places.iter().filter(|p| self.holder(**p) == side).count();
        held as f64 / places.len().max(1) as f64
    }

    /// Soldiers of a side over those of day 0, as he believes.
    fn alive(&self, side: SideId) -> f64 {
        let men: f64 = self.armies_of(side).map(|(_, belief)| belief.people()).sum();
        (men / of_day_0(self.sc, side)).min(1.0)
    }
}
