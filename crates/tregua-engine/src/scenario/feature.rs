//! What is expected of a plan: attributes, by features of what its decider sees.

use super::decider::Attribute;

/// One line of what a plan is expected to do: attribute z changes by `by` × feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expect {
    /// Which attribute.
    pub attribute: Attribute,
    /// By which feature of the view.
    pub of: Feature,
    /// How much.
    pub by: f64,
}

/// Features of a view (§17). All from beliefs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Always 1.
    One,
    /// ln of own effectives / 1000.
    Own,
    /// Share of own men sick or convalescent, where he is.
    OwnSick,
    /// Days of food of his army, over 30, at most 1.
    Food,
    /// Mean morale of own men.
    Morale,
    /// Months of pay in the chest, over 6, at most 1.
    Chest,
    /// Months of pay owed, over 12, at most 1.
    Arrears,
    /// Confidence of the officers y.
    Confidence,
    /// Orders on the road, over 5, at most 1.
    OrdersOut,
    /// Share of own men in other armies than the largest.
    Detached,
    /// ln(own/enemy) as believed.
    Ratio,
    /// Variance of that.
    RatioVariance,
    /// The enemy's share of sick as believed.
    EnemySick,
    /// Hunger of the capital as known, [0, 1].
    Hunger,
    /// Days of food in the fort as believed, over 60, at most 1.
    FortFood,
    /// Trust in the enemy's word.
    Trust,
    /// Share of sea-borne food that gets through.
    SeaOpen,
    /// Share of the capital's land routes that is cut.
    Cut,
    /// Mean probability of the towns' being for the change.
    Towns,
    /// Share of natives in own ranks.
    Natives,
    /// Own side holds the capital.
    HoldsCapital,
    /// Own side holds the fort.
    HoldsFort,
    /// Share of the interior that own side holds.
    HoldsInterior,
    /// Long-run probability of the change, as believed.
    Change,
    /// Days of truce left, over 30.
    TruceLeft,
    /// Day of the campaign over its length.
    Time,
    /// Season of sickness, 0 to 1.
    Season,
    /// Odds of winning a battle against what is believed at the plan's place (or the nearest enemy).
    Odds,
    /// Days since the side last chose a plan that moved troops, over 30, at most 1: idleness.
    Idle,
    /// Days of march or sail to the plan's place, over 30, at most 1.
    Distance,
}

impl Feature {
    /// All features, in order.
    pub const ALL: [Self; 30] = [
        Self::One,
        Self::Own,
        Self::OwnSick,
        Self::Food,
        Self::Morale,
        Self::Chest,
        Self::Arrears,
        Self::Confidence,
        Self::OrdersOut,
        Self::Detached,
        Self::Ratio,
        Self::RatioVariance,
        Self::EnemySick,
        Self::Hunger,
        Self::FortFood,
        Self::Trust,
        Self::SeaOpen,
        Self::Cut,
        Self::Towns,
        Self::Natives,
        Self::HoldsCapital,
        Self::HoldsFort,
        Self::HoldsInterior,
        Self::Change,
        Self::TruceLeft,
        Self::Time,
        Self::Season,
        Self::Odds,
        Self::Idle,
        Self::Distance,
    ];

    /// Name in the files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Own => "own",
            Self::OwnSick => "own_sick",
            Self::Food => "food",
            Self::Morale => "morale",
            Self::Chest => "chest",
            Self::Arrears => "arrears",
            Self::Confidence => "confidence",
            Self::OrdersOut => "orders_out",
            Self::Detached => "detached",
            Self::Ratio => "ratio",
            Self::RatioVariance => "ratio_variance",
            Self::EnemySick => "enemy_sick",
            Self::Hunger => "hunger",
            Self::FortFood => "fort_food",
            Self::Trust => "trust",
            Self::SeaOpen => "sea_open",
            Self::Cut => "cut",
            Self::Towns => "towns",
            Self::Natives => "natives",
            Self::HoldsCapital => "holds_capital",
            Self::HoldsFort => "holds_fort",
            Self::HoldsInterior => "holds_interior",
            Self::Change => "change",
            Self::TruceLeft => "truce_left",
            Self::Time => "time",
            Self::Season => "season",
            Self::Odds => "odds",
            Self::Idle => "idle",
            Self::Distance => "distance",
        }
    }
}
