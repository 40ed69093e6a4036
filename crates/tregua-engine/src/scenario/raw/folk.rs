//! `scenario.toml`: names, dates, sides, armies, squadrons, cities, deciders, factions.

use super::read::{Given, Opt};
use super::table::table;
use crate::unit::Date;

/// A list of ids.
pub type Ids = Given<Vec<Given<String>>>;

table! {
    /// `scenario.toml`.
    ScenarioFile, "`scenario.toml`" {
        /// Name of the war: that of its folder.
        name: Given<String>,
        /// Date of day 0.
        first: Given<Date>,
        /// Last day that is simulated.
        last: Given<Date>,
        /// The place whose holding is the attribute `capital`.
        capital: Given<String>,
        /// The place whose holding is the attribute `fort`.
        fort: Given<String>,
        /// The places whose holding is the attribute `interior`.
        interior: Ids,
        /// The two sides.
        side: Given<Vec<Given<Side>>>,
        /// Bodies that march under one order.
        army: Given<Vec<Given<Army>>>,
        /// Squadrons.
        squadron: Opt<Vec<Given<Squadron>>>,
        /// Cities that must be fed by routes.
        city: Opt<Vec<Given<City>>>,
        /// Who decides.
        decider: Given<Vec<Given<Decider>>>,
        /// Officer factions.
        faction: Opt<Vec<Given<Faction>>>,
    }

    /// One of the two sides.
    Side, "a side" {
        /// Id.
        id: Given<String>,
        /// Whether it fights for the change of status.
        for_change: Given<bool>,
        /// Money in the chest on day 0 [peso].
        chest: Given<f64>,
        /// Income [peso/day].
        income: Given<f64>,
        /// Pay of a man [peso/day].
        pay: Given<f64>,
        /// Months of pay owed on day 0 [month].
        arrears: Given<f64>,
        /// Press and agents on day 0, 0 to 1.
        press: Given<f64>,
        /// Muskets to give to guerrillas on day 0.
        muskets: Given<f64>,
        /// Share of the enemy's word that it believes on day 0, 0 to 1.
        trust: Given<f64>,
        /// The decider at its head on day 0.
        head: Given<String>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A body that marches under one order.
    Army, "an army" {
        /// Id.
        id: Given<String>,
        /// Its side on day 0.
        side: Given<String>,
        /// Its commander as the record names him.
        commander: Given<String>,
        /// The decider who commands it, if one does.
        decider: Opt<String>,
        /// Where it stands on day 0, or sailed from; nothing if it is formed later.
        at: Opt<String>,
        /// Where it sails to, if it is at sea on day 0.
        sailing_to: Opt<String>,
        /// Odds of winning from which its commander gives or takes battle, 0 to 1.
        p_star: Given<f64>,
        /// Leadership, -1 to 1.
        lead: Given<f64>,
        /// Days of food carried on day 0 [day].
        food_days: Given<f64>,
        /// Whether it is a depot, which never marches.
        fixed: Opt<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A squadron.
    Squadron, "a squadron" {
        /// Id.
        id: Given<String>,
        /// Its side.
        side: Given<String>,
        /// The decider who commands it, if one does.
        decider: Opt<String>,
        /// Port or roadstead on day 0.
        at: Given<String>,
        /// Provisions on day 0 [day].
        provisions: Given<f64>,
        /// Confidence of the crews on day 0, 0 to 1.
        confidence: Given<f64>,
        /// Seamen and marines who can be sent in boats [person].
        boarders: Given<u32>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A city that must be fed by routes.
    City, "a city" {
        /// Id.
        id: Given<String>,
        /// Where it stands.
        place: Given<String>,
        /// Civilians fed by it [person].
        people: Given<u32>,
        /// Stock on day 0, in days of its civilians' full need [day].
        stock_days: Given<f64>,
        /// Where its food comes from.
        food: Given<Vec<Given<Food>>>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// One of a city's sources of food: by sea through a port, or by land.
    Food, "a source of food" {
        /// Id.
        id: Given<String>,
        /// Share of the city's need in quiet times, 0 to 1.
        share: Given<f64>,
        /// By sea: the port that a blockade must close.
        port: Opt<String>,
        /// The places that must be in friendly hands.
        from: Opt<Vec<Given<String>>>,
        /// The places whose guerrillas cut it.
        through: Opt<Vec<Given<String>>>,
    }

    /// A person or body that chooses plans.
    Decider, "a decider" {
        /// Id.
        id: Given<String>,
        /// Name for people.
        name: Given<String>,
        /// His side.
        side: Given<String>,
        /// The army that he goes with.
        army: Opt<String>,
        /// The place where he sits when he goes with no army.
        seat: Given<String>,
        /// Days between councils; 0 where he holds one on occasion only [day].
        council: Given<i32>,
        /// Whether he is in office on day 0.
        in_office: Given<bool>,
        /// How far his ways fit his officers', -1 to 1.
        fit: Given<f64>,
        /// Impatience [1/day].
        impatience: Given<f64>,
        /// Cost of a day of war [utility/day].
        day_cost: Given<f64>,
        /// What he cares about, by attribute.
        weights: Given<Weights>,
        /// Plans struck from his menu whatever they are worth.
        red_lines: Opt<Vec<Given<String>>>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// Weight of each attribute of the war; those left out weigh nothing.
    Weights, "weights" {
        /// Status of the country.
        status: Opt<f64>,
        /// Holding the capital.
        capital: Opt<f64>,
        /// Holding the fort.
        fort: Opt<f64>,
        /// Own army alive.
        own_army: Opt<f64>,
        /// Enemy army alive.
        enemy_army: Opt<f64>,
        /// Deaths of both sides.
        blood: Opt<f64>,
        /// Own honour and office.
        honour: Opt<f64>,
        /// Long-run probability of the change.
        continent: Opt<f64>,
        /// Standing with the sovereign.
        sovereign: Opt<f64>,
        /// A settlement is made.
        settlement: Opt<f64>,
        /// Holding the interior.
        interior: Opt<f64>,
        /// Prizes taken.
        prizes: Opt<f64>,
        /// Those in his charge alive.
        charges: Opt<f64>,
    }

    /// A faction of officers that can turn out its leader.
    Faction, "a faction" {
        /// Id.
        id: Given<String>,
        /// Its side.
        side: Given<String>,
        /// Whether it has a lodge.
        lodge: Given<bool>,
        /// Confidence in the leader on day 0, 0 to 1.
        confidence: Given<f64>,
        /// Share of the force that would stay loyal to the leader in a fight, 0 to 1.
        loyal: Given<f64>,
        /// The deciders it would raise, first choice first.
        successors: Ids,
        /// The city whose hunger it feels.
        city: Opt<String>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }
}

impl Weights {
    /// The weights in the order of [`crate::scenario::Attribute::ALL`].
    #[must_use]
    pub fn list(&self) -> [&Opt<f64>; 13] {
        [
            &self.status,
            &self.capital,
            &self.fort,
            &self.own_army,
            &self.enemy_army,
            &self.blood,
            &self.honour,
            &self.continent,
            &self.sovereign,
            &self.settlement,
            &self.interior,
            &self.prizes,
            &self.charges,
        ]
    }
}
