//! What a chronicler would write down of a war.

use crate::scenario::*;
use crate::world::Garble;

/// Something a chronicler would write down.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[allow(missing_docs)]
pub enum Happened {
    /// An army left a place by land or sea, with so many fit men and so many convalescent.
    Left { army: ArmyId, place: PlaceId, men: u32, convalescent: u32, by_sea: bool },
    /// An army reached a place, with so many fit men and so many disabled.
    Reached { army: ArmyId, place: PlaceId, men: u32, disabled: u32, by_sea: bool },
    /// Part of an army became another.
    Detached { army: ArmyId, into: ArmyId, men: u32 },
    /// An army became part of another.
    Joined { army: ArmyId, other: ArmyId, men: u32 },
    /// A battle. Advantage V is the attacker's; shares are losses over fit men.
    Battle {
        place: PlaceId,
        attacker: ArmyId,
        defender: ArmyId,
        men: [u32; 2],
        lost: [u32; 2],
        captured: u32,
        advantage: f64,
        storm: bool,
    },
    /// A side would not give battle and got away.
    Declined { army: ArmyId, enemy: ArmyId, place: PlaceId, feint: bool },
    /// Volunteers joined at a place.
    Recruited { side: SideId, place: PlaceId, men: u32 },
    /// A unit went over to the enemy.
    Defected { formation: FormationId, men: u32, to: SideId },
    /// A place declared itself for the change.
    Declared { place: PlaceId },
    /// A place changed hands.
    Fell { place: PlaceId, to: SideId },
    /// The last of a side's troops left a place and left sick to the enemy's care.
    SickLeft { side: SideId, place: PlaceId, men: u32 },
    /// A garrison gave up its place.
    Surrendered { army: ArmyId, place: PlaceId, men: u32 },
    /// A ship was taken, or the boats were beaten off; men in the boats and lost.
    CutOut { side: SideId, ship: ShipId, taken: bool, men: u32, lost: u32 },
    /// A squadron took station or left it.
    Station { squadron: SquadronId, port: PlaceId, blockade: bool },
    /// The officers demanded the leader's office; he complied or they fought.
    Coup { side: SideId, from: DeciderId, to: DeciderId, complied: bool },
    /// Talks opened, or those that were open elsewhere go on here.
    TalksOpened { place: PlaceId, chiefs: bool, from: Option<PlaceId> },
    /// A side would not come to talks.
    TalksRefused { place: PlaceId, by: SideId },
    /// Talks closed.
    TalksClosed { place: PlaceId },
    /// An offer was made at a table: what it adds for whoever makes it, for the other as he believes, and the chance that he gave it of
    /// being accepted [utility, utility, 0-1].
    Offered { place: PlaceId, pact: Pact, by: SideId, own: f64, theirs: f64, chance: f64 },
    /// A mediator proposed a text to both.
    Proposed { place: PlaceId, pact: Pact, mediator: DeciderId },
    /// It was answered: what it adds for whoever answers, what going on talking seemed worth to him, and the chance of his saying yes.
    Answered { place: PlaceId, pact: Pact, by: SideId, yes: bool, own: f64, hope: f64, chance: f64 },
    /// An offer that the record knows of, in a war that follows it.
    OnRecord { place: PlaceId, pact: Pact, by: SideId, accepted: bool },
    /// Deputies asked their head.
    Asked { place: PlaceId, pact: Pact, by: SideId, days: i32 },
    /// No answer came in time.
    Unanswered { place: PlaceId, pact: Pact, by: SideId },
    /// A truce that was signed elsewhere has made it void.
    OfferVoid { place: PlaceId, pact: Pact },
    /// The officers of a side would not have it.
    OfficersAgainst { place: PlaceId, pact: Pact, side: SideId },
    /// A settlement was signed without powers, at a table; a far court is asked, and answers on that day.
    SignedWithoutPowers { settlement: SettlementId, answer: i32, at: Option<PlaceId> },
    /// The court's answer was no.
    Disavowed { settlement: SettlementId },
    /// A settlement has ended the war: signed at a table, or assented to by a far court.
    PeaceMade { settlement: SettlementId, at: Option<PlaceId> },
    /// A truce was offered.
    TruceOffered { truce: TruceId, by: SideId },
    /// It was not answered in time, or its author has fallen.
    OfferLapsed { truce: TruceId, by: SideId },
    /// It was refused.
    TruceRefused { truce: TruceId, by: SideId },
    /// A truce began or was prolonged, signed at a table or by letter; it lapses on `until`.
    TruceBegan { truce: TruceId, until: i32, extends: bool, at: Option<PlaceId> },
    /// A place was handed over in pledge of a truce, or given back.
    Pledged { place: PlaceId, to: SideId },
    /// Prisoners went back man for man: so many of each side.
    Exchanged { men: u32 },
    /// A truce lapsed, or was broken by a side.
    TruceEnded { truce: TruceId, broken_by: Option<SideId> },
    /// A council chose a plan, among so many, with this probability (1 for history minds).
    Chose { decider: DeciderId, plan: PlanId, among: u32, chance: f64 },
    /// A documented decision was played.
    Played { decision: DecisionId },
    /// The war has drifted too far for a documented decision to make sense.
    Drifted { decision: DecisionId },
    /// An order was sent.
    OrderSent { plan: PlanId, number: u8, days: i32 },
    /// An order was read, and how.
    OrderRead { plan: PlanId, number: u8, garble: Garble, age: i32 },
    /// An order came too late, or was not obeyed.
    OrderIgnored { plan: PlanId, number: u8, late: bool },
    /// A courier was taken by the enemy.
    CourierTaken { side: SideId },
    /// A decider first learnt that an army was at a place.
    Learned { decider: DeciderId, army: ArmyId, place: PlaceId, day: i32 },
    /// News of the wider war reached a side.
    NewsReached { side: SideId, event: EventId },
    /// A dated event did not come about: the war had come to something else.
    Missed { event: EventId },
    /// An awaited formation arrived.
    Arrived { formation: FormationId, men: u32 },
    /// A decider came into office or arrived.
    TookOffice { decider: DeciderId },
}
