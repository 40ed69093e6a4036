//! The cells that people and food can be in, and the ledger of those that no other state counts.

use crate::scenario::*;
use serde::{Deserialize, Serialize};

/// Why people died.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Cause {
    Sickness,
    Battle,
}

/// A cell people can be in. Everyone is in exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Fit in a formation.
    Fit(FormationId),
    /// Sick in a formation.
    Sick(FormationId),
    /// Convalescent in a formation.
    Convalescent(FormationId),
    /// Straggler of a formation.
    Straggler(FormationId),
    /// Prisoner held by a side.
    Prisoner(SideId),
    /// Guerrilla at a place.
    Guerrilla(PlaceId),
    /// Civilian at a place.
    Civilian(PlaceId),
    /// Seaman or marine of a squadron.
    Boarder(SquadronId),
    /// In a ship's crew.
    Crew(ShipId),
    /// Recruit on the road to a side's army.
    OnTheRoad(SideId),
    /// Dead soldier of a side, by cause.
    Dead(SideId, Cause),
    /// Dead civilian.
    CivilDead,
    /// Went home from a side's ranks.
    Home(SideId),
    /// Not yet in the theatre: awaited formations come from here.
    Abroad,
    /// Left the theatre: refugees from a starving city.
    Fled,
}

/// A store of food.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Larder {
    /// Carried by an army.
    Army(ArmyId),
    /// Forage of a place.
    Forage(PlaceId),
    /// Stock of a city.
    City(CityId),
    /// Grown in the theatre.
    Grown,
    /// Brought from outside it.
    Imported,
    /// Eaten.
    Eaten,
    /// Spoiled, burnt or left behind.
    Lost,
}

/// What has left the cells that other state counts, and the totals by which nothing is ever lost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// Dead soldiers by side and [`Cause`] [person].
    pub dead: [[u32; 2]; 2],
    /// Dead civilians [person].
    pub civil_dead: u32,
    /// Prisoners held by each side [person].
    pub prisoners: [u32; 2],
    /// Deserters of each side who went home [person].
    pub home: [u32; 2],
    /// Deserters of each side, to whatever destination [person].
    pub deserted: [u32; 2],
    /// Recruits on the road to each side's armies [person].
    pub on_the_road: [u32; 2],
    /// Men of awaited formations not yet come [person].
    pub abroad: u32,
    /// Refugees who left the theatre [person].
    pub fled: u32,
    /// Everyone there ever was [person].
    pub people: u64,
    /// Food grown in the theatre so far [kg].
    pub grown: f64,
    /// Food brought from outside it so far [kg].
    pub imported: f64,
    /// Food eaten so far [kg].
    pub eaten: f64,
    /// Food spoiled, burnt or left behind so far [kg].
    pub lost: f64,
    /// Food in store on day 0 [kg].
    pub food_at_start: f64,
}
