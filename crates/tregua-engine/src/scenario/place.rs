//! Where: places, legs, cities, and the shortest ways between places.

use super::id::{CityId, PlaceId, RouteId, SideId};

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PlaceKind {
    City,
    Town,
    Port,
    Hacienda,
    Camp,
    Pass,
}

/// Coast or sierra decides pace, couriers and which acclimatisation counts; external places lie outside the theatre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Region {
    Coast,
    Sierra,
    External,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Id in the files; also the address of its luck.
    pub key: String,
    /// Name on the map.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Coast, sierra or outside.
    pub region: Region,
    /// Latitude and longitude [degree].
    pub at: (f64, f64),
    /// Altitude [m].
    pub altitude: f64,
    /// Inhabitants of the place and the valley it feeds on [person].
    pub people: u32,
    /// Unhealth u: 1 a bad coastal valley, 0.1 the sierra (§3).
    pub unhealth: f64,
    /// Opinion x on day 0, log-odds for the change of status (§5).
    pub opinion: f64,
    /// Who holds it on day 0.
    pub held_by: SideId,
    /// Ships can land troops here.
    pub port: bool,
    /// Multiplier of a defender here: 1 open, 1.25 rugged, 1.3 works, 4 fortress (as `ground`, see rules).
    pub ground: Ground,
    /// People who would enlist with an army for the change when it comes (slaves of the estates, villages) [person].
    pub recruits: u32,
    /// Guerrilla district: muskets do not limit it below this share (0.3 for levies without).
    pub guerrilla: bool,
    /// Armed guerrillas for the change on day 0 [person].
    pub guerrillas: u32,
    /// Animals can graze here.
    pub grazing: bool,
    /// The city whose magazines feed a garrison here, if any.
    pub city: Option<CityId>,
    /// Beds with medicine of each side here [person].
    pub beds: [u32; 2],
}

/// Ground a defender can use (§7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Ground {
    Open,
    Rugged,
    Works,
    Fortress,
}

/// How a leg goes (§1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RouteKind {
    Road,
    Sand,
    Quebrada,
    Pass,
    Sea,
}

/// A leg between two places; it can be gone both ways.
#[derive(Clone, Debug)]
pub struct Route {
    /// Id in the files.
    pub key: String,
    /// One end.
    pub from: PlaceId,
    /// The other end.
    pub to: PlaceId,
    /// How it goes.
    pub kind: RouteKind,
    /// Length [km].
    pub km: f64,
    /// No water on the way (§1 fatigue).
    pub waterless: bool,
    /// Cosine of the angle between from→to and the wind and current [-1, 1]; sea legs only.
    pub wind: f64,
}

/// A city fed by routes (§2).
#[derive(Clone, Debug)]
pub struct City {
    /// Id in the files.
    pub key: String,
    /// Where.
    pub place: PlaceId,
    /// Civilians fed by it [person].
    pub people: u32,
    /// Stock on day 0 [days of its civilians' full need].
    pub stock_days: f64,
    /// Where its food comes from; shares sum to 1.
    pub sources: Vec<FoodSource>,
}

/// One of a city's sources of food.
#[derive(Clone, Debug)]
pub struct FoodSource {
    /// Id in the files.
    pub key: String,
    /// Share of the city's need in quiet times [0, 1].
    pub share: f64,
    /// By sea: the port a blockade must close.
    pub port: Option<PlaceId>,
    /// The places that must be in friendly hands (any one lost: nothing comes).
    pub from: Vec<PlaceId>,
    /// The places on whose guerrillas the interdiction counts.
    pub through: Vec<PlaceId>,
}

/// Shortest ways between places by land and by sea, made once from the routes.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Number of places.
    pub n: usize,
    /// `land_next[i * n + j]`: the leg to take at `i` towards `j` by land.
    pub land_next: Vec<Option<RouteId>>,
    /// `sea_next[i * n + j]`: the leg to take at `i` towards `j` by sea.
    pub sea_next: Vec<Option<RouteId>>,
    /// Coast and sierra kilometres of the shortest way by land (`f64::INFINITY` if there is none) [km].
    pub land_km: Vec<(f64, f64)>,
    /// Sailing kilometres [km].
    pub sea_km: Vec<f64>,
    /// Legs at each place.
    pub legs: Vec<Vec<RouteId>>,
    /// The places one leg away from each place, with the weight of what they have to say there.
    pub neighbours: Vec<Vec<Neighbour>>,
    /// The places whose food can be brought to each place, those from which it is carried least first.
    pub hinterland: Vec<Vec<Valley>>,
}

/// A place whose valley can feed a camp elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Valley {
    /// Which.
    pub place: PlaceId,
    /// How far its food is carried by mules, to the port and from it where it goes by ship [km].
    pub carried: f64,
    /// The ports between which it goes by ship, if it does.
    pub ports: Option<[PlaceId; 2]>,
}

/// A place one leg away.
#[derive(Clone, Copy, Debug)]
pub struct Neighbour {
    /// Which.
    pub place: PlaceId,
    /// How far [km].
    pub km: f64,
    /// The leg goes by land.
    pub by_land: bool,
    /// Share of the traffic: nearer places count for more, as 1/km; the shares of one place's neighbours sum to 1.
    pub weight: f64,
}

impl Graph {
    /// The leg to take at `at` towards `to`, by land or by sea.
    #[must_use]
    pub fn next(&self, at: PlaceId, to: PlaceId, by_sea: bool) -> Option<RouteId> {
        let i = at.ix() * self.n + to.ix();
        if by_sea { self.sea_next[i] } else { self.land_next[i] }
    }

    /// Kilometres by land, coast plus sierra; infinite where there is no way [km].
    #[must_use]
    pub fn km(&self, a: PlaceId, b: PlaceId) -> f64 {
        let (coast, sierra) = self.land_km[a.ix() * self.n + b.ix()];
        coast + sierra
    }
}
