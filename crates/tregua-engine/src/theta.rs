//! Theta: every number the rules read, by name, with its unit.
//!
//! This list is the engine's whole appetite: a scenario must give each of these (value, unit, prior, source) in
//! `parameters.toml`, and may give no other. Section numbers are those of the war model.

macro_rules! theta {
    ($($(#[doc = $doc:literal])+ $field:ident: $name:literal [$unit:literal];)+) => {
        /// The parameters of one run, in the units of [`Theta::UNITS`].
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct Theta { $($(#[doc = $doc])+ pub $field: f64,)+ }

        impl Theta {
            /// Name of each parameter, as scenarios and commands write it.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// Unit of each parameter, in the order of [`Theta::NAMES`].
            pub const UNITS: &'static [&'static str] = &[$($unit),+];
            /// What each parameter is, in one line.
            pub const SAYS: &'static [&'static str] = &[$(concat!($($doc),+)),+];
            /// How many parameters there are.
            pub const LEN: usize = Self::NAMES.len();

            /// From values in the order of [`Theta::NAMES`].
            ///
            /// # Panics
            /// If `values` has not exactly [`Theta::LEN`] entries.
            #[must_use]
            pub fn from_slice(values: &[f64]) -> Self {
                assert_eq!(values.len(), Self::LEN, "theta wants {} values", Self::LEN);
                let mut it = values.iter().copied();
                Self { $($field: it.next().unwrap_or(f64::NAN),)+ }
            }

            /// The values in the order of [`Theta::NAMES`].
            #[must_use]
            pub fn to_vec(&self) -> Vec<f64> { vec![$(self.$field),+] }

            /// Position of the parameter called `name`.
            #[must_use]
            pub fn index(name: &str) -> Option<usize> { Self::NAMES.iter().position(|n| *n == name) }
        }
    };
}

theta! {
    /// Infantry on the coast (§1).
    infantry_coast: "march.infantry_coast" ["km/day"];
    /// Infantry in the sierra (§1).
    infantry_sierra: "march.infantry_sierra" ["km/day"];
    /// Cavalry on the coast (§1).
    cavalry_coast: "march.cavalry_coast" ["km/day"];
    /// Cavalry in the sierra (§1).
    cavalry_sierra: "march.cavalry_sierra" ["km/day"];
    /// Mule train, guns and baggage (§1).
    train: "march.train" ["km/day"];
    /// Factor of pace on sand (§1).
    going_sand: "march.going_sand" ["1"];
    /// Factor of pace in a gorge (§1).
    going_quebrada: "march.going_quebrada" ["1"];
    /// Factor of pace over a pass (§1).
    going_pass: "march.going_pass" ["1"];
    /// Spread of one day's march, sd of its logarithm (§1).
    march_spread: "march.spread" ["1"];
    /// Straggling of a rested column at an easy pace (§1).
    straggling: "march.straggling" ["1/day"];
    /// Days in which stragglers of a halted column rejoin, mean (§1).
    rejoin_days: "march.rejoin_days" ["day"];
    /// Capture of a straggler for each 100 hostile guerrillas (§1).
    straggler_capture: "march.straggler_capture" ["1/day"];
    /// Days from the order to leave a place for good to the march (§1).
    march_ready: "march.ready" ["day"];
    /// Days to load or unload a convoy (§1).
    sea_loading: "sea.loading" ["day"];
    /// Sailing speed across the wind (§1).
    sea_speed: "sea.speed" ["km/day"];
    /// How much the wind and current help or hinder: speed is times e^(this·cos angle) (§1).
    sea_wind: "sea.wind" ["1"];
    /// Spread of a sea leg, sd of its logarithm (§1).
    sea_spread: "sea.spread" ["1"];

    /// A soldier's need (§2).
    ration: "supply.ration" ["kg/day"];
    /// A horse's or mule's need of hard fodder (§2).
    fodder: "supply.fodder" ["kg/day"];
    /// A horse's need where it grazes (§2).
    grazing: "supply.grazing" ["kg/day"];
    /// A civilian's need (§2).
    civilian_ration: "supply.civilian" ["kg/day"];
    /// Forage a place can hold for each inhabitant (§2).
    forage_cap: "supply.forage_cap" ["kg/person"];
    /// Days in which forage grows back (§2).
    forage_regrowth: "supply.forage_regrowth" ["day"];
    /// Share of the forage that can be taken in a day (§2).
    forage_take: "supply.forage_take" ["1/day"];
    /// Load of a mule (§1, §2).
    mule_load: "supply.mule_load" ["kg"];
    /// Baggage mules to a man (§1, §2).
    mules: "supply.mules" ["1/person"];
    /// Days of stock a city keeps in prudence (§2).
    prudence_days: "city.prudence_days" ["day"];
    /// Days in which hunger follows shortage (§2).
    hunger_days: "city.hunger_days" ["day"];
    /// Elasticity of demand for bread (§2).
    price_elasticity: "city.price_elasticity" ["1"];
    /// Civil deaths of a fed city (§2).
    civil_deaths: "city.civil_deaths" ["1/day"];
    /// Flight from a starving city at full hunger (§2).
    civil_flight: "city.civil_flight" ["1/day"];

    /// Incidence at unhealth 1 in the worst season (§3).
    sick_incidence: "sickness.incidence" ["1/day"];
    /// Swing of the season, kappa (§3).
    sick_season: "sickness.season" ["1"];
    /// Day of the year of the peak (§3).
    sick_peak: "sickness.peak_day" ["day"];
    /// Contact term, beta (§3).
    sick_contact: "sickness.contact" ["1/day"];
    /// Recovery from bed to convalescence, rho (§3).
    sick_recovery: "sickness.recovery" ["1/day"];
    /// Convalescence to duty, k_c (§3).
    sick_return: "sickness.return" ["1/day"];
    /// Death of the sick in an uncrowded hospital, delta_0 (§3).
    sick_death: "sickness.death" ["1/day"];
    /// Variance of the day's lethality shared by a camp (§3).
    sick_death_variance: "sickness.death_variance" ["1"];
    /// Beds with medicine where the scenario names no hospital, K (§3).
    hospital_beds: "sickness.beds" ["person"];
    /// Extra incidence in a crowded camp, as a share (§3).
    sick_crowding: "sickness.crowding" ["1"];

    /// Days in which morale follows its causes (§4).
    morale_days: "morale.days" ["day"];
    /// Weight of pay arrears, a square root of months (§4).
    morale_arrears: "morale.arrears" ["1"];
    /// Weight of hunger (§4).
    morale_hunger: "morale.hunger" ["1"];
    /// Weight of the share of sick (§4).
    morale_sick: "morale.sick" ["1"];
    /// Weight of the long-run belief in winning (§4).
    morale_belief: "morale.belief" ["1"];
    /// Shift on the log-odds of morale by a battle won (§4).
    morale_victory: "morale.victory" ["1"];
    /// Shift by a battle lost (§4).
    morale_defeat: "morale.defeat" ["1"];
    /// Shift when the enemy declines or lets a withdrawal go unanswered (§4).
    morale_declined: "morale.declined" ["1"];
    /// Shift by a spectacular raid (§4).
    morale_raid: "morale.raid" ["1"];
    /// Desertion of native or pressed men at middling morale (§4).
    desert_native: "desertion.native" ["1/day"];
    /// Desertion of American veterans (§4).
    desert_american: "desertion.american" ["1/day"];
    /// Desertion of Europeans (§4).
    desert_european: "desertion.european" ["1/day"];
    /// How much morale below one half drives desertion (§4).
    desert_morale: "desertion.morale" ["1"];
    /// How much an order to leave home drives natives (§4).
    desert_away: "desertion.away" ["1"];
    /// How much propaganda drives natives (§4).
    desert_propaganda: "desertion.propaganda" ["1"];
    /// How much hunger drives desertion (§4).
    desert_hunger: "desertion.hunger" ["1"];
    /// Log hazard of a unit's defection with no grievance (§4).
    defect_base: "defection.base" ["1"];
    /// Weight of a unit's disloyalty in its defection (§4).
    defect_disloyalty: "defection.disloyalty" ["1"];

    /// Rate of private opinion, kappa_o (§5).
    opinion_rate: "opinion.rate" ["1/day"];
    /// Weight of a place's own bent against its neighbours', alpha (§5).
    opinion_anchor: "opinion.anchor" ["1"];
    /// Press and agents (§5).
    opinion_press: "opinion.press" ["1"];
    /// Long-run belief (§5).
    opinion_belief: "opinion.belief" ["1"];
    /// Requisition of the whole takeable forage (§5).
    opinion_requisition: "opinion.requisition" ["1"];
    /// Generosity to the sick and the city, once (§5).
    opinion_generosity: "opinion.generosity" ["1"];
    /// A sack (§5).
    opinion_sack: "opinion.sack" ["1"];
    /// Hazard with which an ungarrisoned, undecided place declares itself (§5).
    declare_rate: "opinion.declare" ["1/day"];
    /// Days in which troops' exposure to propaganda follows (§5).
    exposure_days: "opinion.exposure_days" ["day"];
    /// Agents and parties that give an exposure of 1-1/e (§5).
    exposure_parties: "opinion.exposure_parties" ["1"];

    /// Recruitment of guerrillas among one tenth of the people, g_0 (§6).
    guerrilla_recruits: "guerrilla.recruits" ["1/day"];
    /// Days a guerrilla stays out, mean (§6).
    guerrilla_stay: "guerrilla.stay" ["day"];
    /// Loss of guerrillas to a sweep by many regulars (§6).
    guerrilla_sweep: "guerrilla.sweep" ["1/day"];
    /// Guerrillas that cut a road by 1-1/e, g_h (§6).
    guerrilla_interdict: "guerrilla.interdict" ["person"];
    /// Loss of couriers on a road full of guerrillas (§6).
    guerrilla_courier: "guerrilla.courier" ["1/day"];
    /// Men and horses a guerrilla takes in a day (§6).
    guerrilla_raid: "guerrilla.raid" ["1/day"];
    /// Volunteers from a place's pool while an army or a party recruits there at even opinion (§5, §20).
    recruit_rate: "recruit.rate" ["1/day"];

    /// Scale of chance in battle, s (§7).
    battle_chance: "battle.chance" ["1"];
    /// Mean log loss hazard of a pitched battle, mu_H (§7).
    battle_bitterness: "battle.bitterness" ["1"];
    /// Spread of bitterness, sigma_H (§7).
    battle_bitterness_spread: "battle.bitterness_spread" ["1"];
    /// How far the loser's losses exceed the winner's, k (§7).
    battle_exchange: "battle.exchange" ["1"];
    /// Rugged ground defended (§7).
    battle_rugged: "battle.rugged" ["1"];
    /// Field works (§7).
    battle_works: "battle.works" ["1"];
    /// A fortress (§7).
    battle_fortress: "battle.fortress" ["1"];
    /// One step of surprise (§7).
    battle_surprise: "battle.surprise" ["1"];
    /// Cavalry on open ground (§7).
    battle_cavalry: "battle.cavalry" ["1"];
    /// Prior that a withdrawal is a lure (§7).
    battle_lure: "battle.lure" ["1"];
    /// Killed among losses that are not captured (§7).
    battle_killed: "battle.killed" ["1"];

    /// Surrender hazard of a fed, hopeful garrison short of 15 days of food (§8).
    siege_surrender: "siege.surrender" ["1/day"];
    /// What the offer of honours adds to its logarithm (§8).
    siege_honours: "siege.honours" ["1"];

    /// Interception by one fit warship, theta (§9).
    naval_interception: "naval.interception" ["1"];
    /// Share of attempts by neutrals that may not be stopped (§9).
    naval_neutrals: "naval.neutrals" ["1"];
    /// Wear: a ship becomes unfit (§9).
    naval_wear: "naval.wear" ["1/day"];
    /// Chance that a boat attack surprises (§9).
    naval_surprise: "naval.surprise" ["1"];
    /// Advantage of boats that surprise (§9).
    naval_boats: "naval.boats" ["1"];
    /// Advantage of a crew under forts (§9).
    naval_forts: "naval.forts" ["1"];

    /// Courier on the coast (§10).
    courier_coast: "courier.coast" ["km/day"];
    /// Courier in the sierra (§10).
    courier_sierra: "courier.sierra" ["km/day"];
    /// Spread of a ride, sd of its logarithm (§10).
    courier_spread: "courier.spread" ["1"];
    /// Loss of a courier on an open road (§10).
    courier_loss: "courier.loss" ["1/day"];
    /// Chance that the staff gets an order off on any one day (§10).
    order_same_day: "order.same_day" ["1"];
    /// Chance a relay garbles (§10).
    order_garbling: "order.garbling" ["1"];
    /// Chance the reader misreads (§10).
    order_misreading: "order.misreading" ["1"];
    /// Bonus of obedience to a strict order (§10).
    order_strict: "order.strict" ["1"];
    /// Bonus of obedience to an ordinary order (§10).
    order_normal: "order.normal" ["1"];

    /// Drift of ln strength in quiet times (§11).
    belief_quiet: "belief.quiet" ["1/day"];
    /// Drift of ln strength in campaign (§11).
    belief_campaign: "belief.campaign" ["1/day"];
    /// Error of a rumour, variance (§11).
    report_rumour: "report.rumour" ["1"];
    /// Error of a spy (§11).
    report_spy: "report.spy" ["1"];
    /// Error of a deserter or a captured letter (§11).
    report_deserter: "report.deserter" ["1"];
    /// Error of contact (§11).
    report_contact: "report.contact" ["1"];
    /// Prior scale of a source's bias (§11).
    report_bias: "report.bias" ["1"];
    /// Reports a day from a place (§11).
    report_rate: "report.rate" ["1/day"];
    /// How much of its sick an active side can hide (§11).
    conceal_sick: "conceal.sick" ["1"];

    /// Continental balance on day 0, B_0 (§12).
    continent_start: "continent.start" ["1"];
    /// Standard deviation of a day's drift (§12).
    continent_day: "continent.day" ["1"];
    /// Standard deviation of one dated piece of news (§12).
    continent_news: "continent.news" ["1"];
    /// Last day of the wider war: by then it is decided (§12).
    continent_horizon: "continent.horizon" ["day"];

    /// Days in which the officers' confidence follows (§13).
    confidence_days: "politics.confidence_days" ["day"];
    /// Weight of results (§13).
    confidence_results: "politics.results" ["1"];
    /// Weight of hunger in the city (§13).
    confidence_hunger: "politics.hunger" ["1"];
    /// Weight of the share of the army lost in 60 days (§13).
    confidence_losses: "politics.losses" ["1"];
    /// Weight of the leader's fit with his officers (§13).
    confidence_fit: "politics.fit" ["1"];
    /// Weight of chances let pass (§13).
    confidence_chances: "politics.chances" ["1"];
    /// Days in which a lodge organises or dissolves (§13).
    lodge_days: "politics.lodge_days" ["day"];
    /// Coup hazard of an organised, hopeless faction (§13).
    coup_rate: "politics.coup" ["1/day"];

    /// Temperature of choice, as a share of the range of utility (§14).
    temperature: "choice.temperature" ["1"];
    /// What a truce costs him with whom it is not kept, as a share of the range of his utility (talks §1).
    talks_betrayal: "talks.betrayal" ["1"];
    /// Log-odds of their confidence that officers take from a leader who signs what they would not (talks §1).
    talks_rebuke: "talks.rebuke" ["1"];
    /// Scale of every commander's threshold p* on the log-odds: 1 as the scenario gives them (§7).
    caution: "choice.caution" ["1"];
}
