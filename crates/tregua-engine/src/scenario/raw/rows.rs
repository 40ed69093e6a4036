//! The rows of `places.csv`, `routes.csv`, `formations.csv`, `ships.csv` and `coverage.csv`.

use super::folk::Ids;
use super::read::{Given, Opt};
use super::table::table;
use crate::scenario::{Arm, Ground, Origin, PlaceKind, Region, RouteKind, ShipKind};

table! {
    /// A row of `places.csv`.
    Place, "this place" {
        /// Id.
        id: Given<String>,
        /// Name on the map.
        name: Given<String>,
        /// What stands there.
        kind: Given<PlaceKind>,
        /// Coast, sierra or outside the theatre.
        region: Given<Region>,
        /// Latitude, north positive [degree].
        lat: Given<f64>,
        /// Longitude, east positive [degree].
        lon: Given<f64>,
        /// Altitude [m].
        altitude: Given<f64>,
        /// Inhabitants of the place and the valley it feeds on [person].
        people: Given<u32>,
        /// Unhealth: 1 a bad coastal valley, 0.1 the sierra.
        unhealth: Given<f64>,
        /// Opinion on day 0, log-odds for the change.
        opinion: Given<f64>,
        /// The side that holds it on day 0.
        held_by: Given<String>,
        /// Whether ships can land troops.
        port: Given<bool>,
        /// Ground that a defender can use.
        ground: Given<Ground>,
        /// People who would enlist when an army for the change comes [person].
        recruits: Given<u32>,
        /// Whether it is a guerrilla district.
        guerrilla: Given<bool>,
        /// Armed guerrillas on day 0 [person].
        guerrillas: Given<u32>,
        /// Whether animals can graze.
        grazing: Given<bool>,
        /// The city whose magazines feed a garrison here.
        city: Opt<String>,
        /// Ids of sources.
        source: Ids,
        /// Note.
        note: Opt<String>,
    }

    /// A row of `routes.csv`.
    Route, "this leg" {
        /// Id.
        id: Given<String>,
        /// One end.
        from: Given<String>,
        /// The other end.
        to: Given<String>,
        /// How it goes.
        kind: Given<RouteKind>,
        /// Length [km].
        km: Given<f64>,
        /// Whether there is no water on the way.
        waterless: Opt<bool>,
        /// At sea, cosine of the angle to the wind and current, -1 to 1.
        wind: Opt<f64>,
        /// Ids of sources.
        source: Ids,
        /// Note.
        note: Opt<String>,
    }

    /// A row of `formations.csv`.
    Formation, "this formation" {
        /// Id.
        id: Given<String>,
        /// Name for people.
        name: Given<String>,
        /// Its side on day 0.
        side: Given<String>,
        /// Its army on day 0, or on arrival.
        army: Given<String>,
        /// Arm.
        arm: Given<Arm>,
        /// Fit men on day 0, or on arrival [person].
        men: Given<u32>,
        /// Sick men on day 0 [person].
        sick: Given<u32>,
        /// Where the men come from.
        origin: Given<Origin>,
        /// Share of natives of the theatre, 0 to 1.
        native: Given<f64>,
        /// Whether the men were born above 2000 m.
        sierra_born: Given<bool>,
        /// Quality: 1 for line infantry.
        quality: Given<f64>,
        /// Morale on day 0, between 0 and 1.
        morale: Given<f64>,
        /// Acclimatisation to the coast on day 0, 0 to 1.
        seasoned_coast: Given<f64>,
        /// Acclimatisation to the sierra on day 0, 0 to 1.
        seasoned_sierra: Given<f64>,
        /// Disloyalty of the officers, 0 to 1.
        disloyalty: Given<f64>,
        /// The place where the men were raised.
        home: Given<String>,
        /// Whether it only joins by an event.
        awaited: Given<bool>,
        /// Whether new men of its army go into it, or into the weakest of several.
        takes_recruits: Given<bool>,
        /// Ids of sources.
        source: Ids,
        /// Note.
        note: Opt<String>,
    }

    /// A row of `ships.csv`.
    Ship, "this ship" {
        /// Id.
        id: Given<String>,
        /// Name for people.
        name: Given<String>,
        /// Its side on day 0.
        side: Given<String>,
        /// Its squadron.
        squadron: Given<String>,
        /// Warship or transport.
        kind: Given<ShipKind>,
        /// Guns.
        guns: Given<u32>,
        /// Crew [person].
        crew: Given<u32>,
        /// Berths for troops [person].
        berths: Given<u32>,
        /// Ids of sources.
        source: Ids,
        /// Note.
        note: Opt<String>,
    }

    /// A row of `coverage.csv`: a statement of a founding text and what carries it.
    Coverage, "this statement" {
        /// Id of the statement.
        statement: Given<String>,
        /// The founding text.
        file: Given<String>,
        /// What it says.
        fact: Given<String>,
        /// What kind of thing carries it.
        kind: Given<String>,
        /// Ids of what carries it.
        carried_by: Ids,
    }
}
