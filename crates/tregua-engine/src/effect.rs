//! Effects: everything that can change. Rules return effects with the rule that caused them; only [`crate::world::World::apply`] writes.

use crate::happened::Happened;
use crate::rule::Rule;
use crate::scenario::*;
use crate::world::*;

/// One change of the world. Its kind stands in a byte of its own, so that [`World::apply`] need not work it out from what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
pub enum Effect {
    /// People go from one cell to another.
    Move {
        /// From.
        from: Cell,
        /// To.
        to: Cell,
        /// How many [person].
        men: u32,
    },
    /// A formation's night among the sick, and the rules of its moves, in the order of [`Beds::moves`].
    Beds(FormationId, Beds, &'static [&'static Rule; 5]),
    /// Food goes from one store to another.
    Food {
        /// From.
        from: Larder,
        /// To.
        to: Larder,
        /// How much [kg].
        kg: f64,
    },
    /// Morale μ becomes.
    Morale(FormationId, f64),
    /// Log-odds of morale shift by.
    MoraleShift(FormationId, f64),
    /// Fatigue φ becomes.
    Fatigue(FormationId, f64),
    /// Acclimatisation to the coast becomes.
    SeasonedCoast(FormationId, f64),
    /// Acclimatisation to the sierra becomes.
    SeasonedSierra(FormationId, f64),
    /// Hunger of the men becomes.
    FormationHunger(FormationId, f64),
    /// Exposure to propaganda becomes.
    Exposure(FormationId, f64),
    /// The order to leave home is known from this day.
    LeftHome(FormationId, i32),
    /// The formation joins an army (and takes its side).
    Transfer(FormationId, ArmyId),
    /// The army is here now.
    Position(ArmyId, Pos),
    /// The army's task is.
    Task(ArmyId, Task),
    /// It was in contact today.
    Contact(ArmyId),
    /// The place to fall back to.
    Back(ArmyId, PlaceId),
    /// Honours were offered.
    Honours(ArmyId, bool),
    /// It was on the road today, or landed.
    Marched(ArmyId),
    /// It camps at a place it has passed, so far along the next leg [km].
    Ahead(ArmyId, RouteId, f64),
    /// Hope of relief at a place becomes.
    Hope(PlaceId, f64),
    /// Opinion x becomes.
    Opinion(PlaceId, f64),
    /// Opinion shifts by, once.
    OpinionShift(PlaceId, f64),
    /// Who holds the place.
    Held(PlaceId, SideId),
    /// The place declares itself for the change.
    Declare(PlaceId),
    /// Recruiting parties for an army are out here, or called in.
    Recruiting(PlaceId, Option<ArmyId>),
    /// The pool of people who would enlist shrinks or grows by.
    RecruitPool(PlaceId, i32),
    /// Works are raised.
    Works(PlaceId),
    /// Share of its natural strength that a place still has.
    Armed(PlaceId, f64),
    /// Muskets given to a place's guerrillas.
    Muskets {
        /// Where.
        place: PlaceId,
        /// By whom.
        side: SideId,
        /// How many.
        muskets: f64,
    },
    /// Share of the takeable forage requisitioned today by a side.
    Requisitioned(PlaceId, SideId, f64),
    /// Share of the traffic that guerrillas stop.
    Interdiction(PlaceId, f64),
    /// A city's day: shortage, hunger and supply become.
    City {
        /// Which.
        city: CityId,
        /// Shortage s.
        shortage: f64,
        /// Hunger η.
        hunger: f64,
        /// Share of the quiet-time supply that arrived.
        supply: f64,
    },
    /// A besieger lets in a share of the city's need, or nobody anything.
    LetIn(CityId, Option<(SideId, f64)>),
    /// A squadron lies here.
    SquadronAt(SquadronId, PlaceId),
    /// A squadron is under sail to a place, on this leg; or it lies.
    Voyage(SquadronId, Option<(PlaceId, SeaLeg)>),
    /// It blockades a port.
    Blockade(SquadronId, Option<PlaceId>),
    /// Boats are to go in tonight: the port and the men.
    Boats(SquadronId, Option<(PlaceId, u32)>),
    /// Provisions become [day].
    Provisions(SquadronId, f64),
    /// Crews' confidence becomes.
    CrewConfidence(SquadronId, f64),
    /// Ship fit or not.
    Fit(ShipId, bool),
    /// Ship joins a squadron.
    ShipTo(ShipId, SquadronId),
    /// Head of a side.
    Head(SideId, DeciderId),
    /// In or out of office.
    Office(DeciderId, bool),
    /// The next ordinary council.
    NextCouncil(DeciderId, i32),
    /// Something calls him to council.
    Occasion(DeciderId, bool),
    /// π̂ at his council.
    ChangeThen(DeciderId, f64),
    /// Money comes or goes [peso].
    Chest(SideId, f64),
    /// Pay owed becomes [month].
    Arrears(SideId, f64),
    /// Press becomes.
    Press(SideId, f64),
    /// Requisition becomes.
    Requisition(SideId, f64),
    /// Concealment.
    Conceal(SideId, bool),
    /// Trust in the enemy's word becomes.
    Trust(SideId, f64),
    /// Honour becomes.
    Honour(SideId, f64),
    /// Medicine becomes.
    Medicine(SideId, f64),
    /// Results become.
    Results(SideId, f64),
    /// Chances let pass become.
    Chances(SideId, f64),
    /// Recent losses become [person].
    Losses(SideId, f64),
    /// Recent losses grow by [person].
    Lost(SideId, u32),
    /// Wastage counted into the losses so far becomes [person].
    Wasted(SideId, u32),
    /// It ordered troops to move today.
    Moved(SideId),
    /// Wariness σ_b becomes.
    Wariness(SideId, f64),
    /// π̂ becomes.
    Change(SideId, f64),
    /// The enemy's offer lies before it, or no longer.
    Offered(SideId, Option<Proposal>),
    /// What its agents write becomes.
    Heard(SideId, Heard),
    /// Plan chosen today.
    Chosen(PlanId),
    /// Documented decision played or given up.
    Settled(DecisionId),
    /// Belief of a decider on an army becomes.
    Belief(DeciderId, ArmyId, Belief),
    /// Every belief is a day older: its variance grows by this (§11).
    BeliefsAge(f64),
    /// A decider hears this of an army, which may have drifted since with this variance (§11).
    Hears(DeciderId, ArmyId, Sighting, f64),
    /// A decider trusts hearsay on an army less: the variance of its bias grows by this.
    Doubts(DeciderId, ArmyId, f64),
    /// The army reported today from this place, or for the last time.
    Reported(ArmyId, Option<PlaceId>),
    /// A side now thinks that this side holds the place.
    Holds(SideId, PlaceId, SideId),
    /// A side knows of an event.
    Known(SideId, EventId),
    /// An event of the wider war happened, or never will.
    Event(EventId, Fate),
    /// What the continental balance was in the evening of an event.
    BalanceAt(EventId, f64),
    /// Something is sent on its way.
    Send(Dispatch),
    /// The dispatch with this key will be lost on this day.
    Doomed(u32, i32),
    /// The dispatch with this key is off the road: delivered, lost or taken.
    OffTheRoad(u32),
    /// Every report, offer and piece of news that was due is off the road.
    BagsOpened,
    /// Every party of recruits that was due is off the road.
    PartiesArrived,
    /// A truce is in force, or none.
    Truce(Option<TruceState>),
    /// The talks at a place are opened, become these, or are closed.
    Talks(PlaceId, Option<TalksState>),
    /// The offer on the table at a place has come so far.
    Table(PlaceId, OnTable),
    /// A settlement waits for assent, or none.
    Referred(Option<Referral>),
    /// The war is over.
    Peace(Peace),
    /// What a side's head has left of his standing with the sovereign.
    Standing(SideId, f64),
    /// What a side thinks the enemy's head is like.
    Tempers(SideId, [f64; MOST_TEMPERS]),
    /// Continental balance becomes.
    Balance(f64),
    /// Officers' confidence becomes.
    Confidence(FactionId, f64),
    /// Lodge's organisation becomes.
    Organisation(FactionId, f64),
    /// A whole column is renewed, with the numbers of the buffer from here on: one for each entity, in order.
    Column(Column, usize),
    /// Nothing changes, but it is told.
    Tell(Happened),
}

/// Where a night takes a formation's men who fall ill or were ill: five moves in one, for they are the most of a day [person].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beds {
    /// Fit men who fall ill.
    pub ill: u32,
    /// Convalescents who go back to the ranks.
    pub back: u32,
    /// The sick who die.
    pub dead: u32,
    /// The sick whom a column leaves by the road.
    pub behind: u32,
    /// The sick who get up.
    pub up: u32,
}

impl Beds {
    /// Everyone keeps his bed, and nobody needs one.
    pub const QUIET: Self = Self { ill: 0, back: 0, dead: 0, behind: 0, up: 0 };

    /// The moves, one by one, of a formation that serves a side.
    #[must_use]
    pub const fn moves(self, id: FormationId, side: SideId) -> [(Cell, Cell, u32); 5] {
        [
            (Cell::Fit(id), Cell::Sick(id), self.ill),
            (Cell::Convalescent(id), Cell::Fit(id), self.back),
            (Cell::Sick(id), Cell::Dead(side, Cause::Sickness), self.dead),
            (Cell::Sick(id), Cell::Straggler(id), self.behind),
            (Cell::Sick(id), Cell::Convalescent(id), self.up),
        ]
    }
}

/// A quantity that every formation or place has, and that a rule renews for all of them at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Morale μ of the formations.
    Morale,
    /// Hunger of their men.
    Hunger,
    /// Their exposure to propaganda.
    Exposure,
    /// Their acclimatisation: two numbers for each, to the coast and to the sierra.
    Seasoned,
    /// Opinion x of the places.
    Opinion,
    /// Share of the traffic that guerrillas stop there.
    Interdiction,
}

impl Column {
    /// What one of the column's numbers means.
    #[must_use]
    pub const fn of(self, i: usize, x: f64) -> Effect {
        match self {
            Self::Morale => Effect::Morale(FormationId::new(i), x),
            Self::Hunger => Effect::FormationHunger(FormationId::new(i), x),
            Self::Exposure => Effect::Exposure(FormationId::new(i), x),
            Self::Seasoned if i.is_multiple_of(2) => Effect::SeasonedCoast(FormationId::new(i / 2), x),
            Self::Seasoned => Effect::SeasonedSierra(FormationId::new(i / 2), x),
            Self::Opinion => Effect::Opinion(PlaceId::new(i), x),
            Self::Interdiction => Effect::Interdiction(PlaceId::new(i), x),
        }
    }
}

/// The effects of a rule or a phase, each with its cause, in order. One buffer serves a whole war: no allocation in a steady day.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    list: Vec<(&'static Rule, Effect)>,
    /// The numbers of the columns.
    numbers: Vec<f64>,
}

impl Effects {
    /// An empty buffer.
    #[must_use]
    pub fn new() -> Self {
        Self { list: Vec::with_capacity(512), numbers: Vec::with_capacity(512) }
    }

    /// Adds an effect.
    pub fn push(&mut self, because: &'static Rule, effect: Effect) {
        self.list.push((because, effect));
    }

    /// People go from one cell to another; nothing is added for nobody.
    pub fn people(&mut self, because: &'static Rule, from: Cell, to: Cell, men: u32) {
        if men > 0 {
            self.push(because, Effect::Move { from, to, men });
        }
    }

    /// Food goes from one store to another; nothing is added for nothing.
    pub fn food(&mut self, because: &'static Rule, from: Larder, to: Larder, kg: f64) {
        if kg > 0.0 {
            self.push(because, Effect::Food { from, to, kg });
        }
    }

    /// A column is renewed: a number for every entity, in order; who keeps his own is given it again.
    pub fn column(&mut self, because: &'static Rule, column: Column, numbers: impl Iterator<Item = f64>) {
        self.begin(because, column);
        self.numbers.extend(numbers);
    }

    /// A column is begun: [`Effects::next`] fills it, whatever else is added between.
    pub fn begin(&mut self, because: &'static Rule, column: Column) {
        self.push(because, Effect::Column(column, self.numbers.len()));
    }

    /// The next number of the column that was begun last.
    pub fn next(&mut self, number: f64) {
        self.numbers.push(number);
    }

    /// The numbers of the columns from one on.
    #[must_use]
    pub fn numbers(&self, first: usize) -> &[f64] {
        &self.numbers[first..]
    }

    /// Something that is told and changes nothing else.
    pub fn tell(&mut self, because: &'static Rule, happened: Happened) {
        self.push(because, Effect::Tell(happened));
    }

    /// The effects in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Rule, &Effect)> {
        self.list.iter().map(|(r, e)| (*r, e))
    }

    /// Forgets them, keeping the room.
    pub fn clear(&mut self) {
        self.list.clear();
        self.numbers.clear();
    }

    /// True if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
