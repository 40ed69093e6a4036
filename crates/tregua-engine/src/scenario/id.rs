//! Ids: small integers in file order.

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident($repr:ty);)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name($repr);

        impl $name {
            /// The id of the entry at `index`.
            ///
            /// # Panics
            /// If the index is out of the id's range (the check bounds every list).
            #[must_use]
            pub const fn new(index: usize) -> Self {
                assert!(index <= <$repr>::MAX as usize, "id out of range");
                Self(index as $repr)
            }

            /// The index into the scenario's list.
            #[must_use]
            pub const fn ix(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// One of two sides.
    SideId(u8);
    /// A place.
    PlaceId(u16);
    /// A leg.
    RouteId(u16);
    /// A city.
    CityId(u8);
    /// An army.
    ArmyId(u16);
    /// A formation.
    FormationId(u16);
    /// A squadron.
    SquadronId(u8);
    /// A ship.
    ShipId(u16);
    /// A decider.
    DeciderId(u8);
    /// A faction.
    FactionId(u8);
    /// A plan.
    PlanId(u16);
    /// A truce.
    TruceId(u16);
    /// A settlement.
    SettlementId(u16);
    /// An agenda.
    AgendaId(u8);
    /// A conference.
    ConferenceId(u8);
    /// A temper of a head.
    TemperId(u8);
    /// An event of the wider war.
    EventId(u16);
    /// A documented decision.
    DecisionId(u16);
    /// A source.
    SourceId(u16);
}

impl SideId {
    /// Both sides.
    pub const BOTH: [Self; 2] = [Self(0), Self(1)];

    /// The other side.
    #[must_use]
    pub const fn enemy(self) -> Self {
        Self(1 - self.0)
    }
}
