//! The view: what one decider knows. The only thing a mind is given: fog of war is a type.

use crate::scenario::*;
use crate::world::*;

/// What a decider knows on the day of his council.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The scenario: what everyone knows.
    pub sc: &'a Scenario,
    /// Whose view it is.
    pub decider: DeciderId,
    /// His side.
    pub side: SideId,
    /// Today.
    pub day: i32,
    /// Features by [`Feature`], all from beliefs.
    pub features: [f64; Feature::ALL.len()],
    /// The truce in force.
    pub truce: Option<TruceState>,
}
