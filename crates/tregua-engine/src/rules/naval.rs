//! Ships: voyages, blockade, provisions, wear, crews, and boats at night (war-model §9).

mod boats;
mod course;
mod cruise;

pub use boats::cut_out;
pub(super) use course::make_for;
pub use cruise::cruise;

crate::rules! {
    /// # Says
    /// A squadron sails leg by leg as convoys do, and lies where it has arrived. Ordered elsewhere at sea it puts about where the way leads
    /// back along its leg, else it finishes that first; an order for where it is bound already changes nothing. Carrying troops it goes where
    /// they go. One that is to blockade a port makes for it and keeps off it. Provisions
    /// fall by a day a day and are filled up, ten days a day, where it lies at a port of its own side; with less than ten days left it leaves
    /// its station for the nearest own port by sea, and comes back with sixty days or all it can carry.
    /// # Reads
    /// orders, holders of ports, provisions [day]
    /// # Leaves out
    /// Prizes, watering on a hostile coast, actions between ships.
    CRUISE = "naval.cruise", Argued, ["war-model §9.2"];
    /// # Says
    /// Each warship becomes unfit for station at 1/400 a day; in a port of its own side an unfit ship is refitted at 1/30 a day.
    /// # Reads
    /// where ships lie
    /// # Leaves out
    /// Yards, stores, the worm.
    WEAR = "naval.wear", Assumed, ["war-model §9.3"];
    /// # Says
    /// The crews' confidence follows in 30 days σ(1 − w·√(months of pay owed)), w as for soldiers.
    /// # Reads
    /// arrears of the side [month]
    /// # Leaves out
    /// Prize money.
    CREWS = "naval.crews", Assumed, ["war-model §9.5"];
    /// # Says
    /// Boats go in at night against the enemy's ship of most guns in the port that no others board that night. Unwilling crews refuse with probability σ(−1 − 5y). Their strength
    /// is the men, times 1.4 if they surprise (7 times in 10); the ship's its crew, times 1.3 under forts. It is a contest as in battle, 1.5
    /// times as bitter. If they win the ship is theirs and what is left of its crew are prisoners; if not, the captured are. Of the other losses
    /// three in ten die. Both sides' spirits move by it.
    /// # Reads
    /// men in the boats, crews [person], works of the port
    /// # Leaves out
    /// Fire ships; ships burnt at their moorings.
    CUT_OUT = "naval.cut-out", Argued, ["war-model §9.4", "war-model §7"];
}
