//! Bargaining over a flow while power shifts: whoever declines cannot be promised enough tomorrow, and may rather fight today (theory T12;
//! Fearon 1995, Powell 1999 and 2006). What helps is what can be handed over now, a pledge (Williamson 1983), or a truce long enough.
//!
//! Each period has a unit to divide, and only that: nobody can sign away what the next periods bring. War settles everything for ever.

use super::pie::edge;
use crate::choice::fixed::Damped;
use crate::num::pow;

/// The two: who rises, and who declines.
const RISING: usize = 0;
/// Who declines.
const DECLINING: usize = 1;

/// A shift of power. Pairs are of the rising and the declining.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The chance that the rising wins a war, period by period; the last stays for ever.
    pub power: Vec<f64>,
    /// What a war costs each \[periods' flow\].
    pub cost: [f64; 2],
    /// What a unit is worth a period later (0, 1).
    pub discount: f64,
    /// The chance that the rising makes the offer of a period, take it or leave it.
    pub rising_offers: f64,
    /// What the rising can hand over at once, in the first period, as a pledge \[periods' flow\].
    pub pledge: f64,
}

/// A period, if nobody has fought before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// The chance that it is a war.
    pub war: f64,
    /// What it is worth to both, with all that follows.
    pub worth: [f64; 2],
}

impl Shift {
    /// What all the flow is worth, for ever.
    fn all(&self) -> f64 {
        1.0 / (1.0 - self.discount)
    }

    /// What a war is worth to both, at this power.
    #[must_use]
    pub fn war(&self, power: f64) -> [f64; 2] {
        [power * self.all() - self.cost[RISING], (1.0 - power) * self.all() - self.cost[DECLINING]]
    }

    /// A period at whose table one of them makes the offer, given what the next period is worth.
    fn offered(&self, by: usize, power: f64, pledge: f64, next: [f64; 2]) -> Period {
        let (war, to) = (self.war(power), 1 - by);
        // The least that the other accepts, and the limits of what there is to give and to take.
        let least = war[to] - self.discount * next[to];
        let (low, high) = if by == RISING { (0.0, 1.0 + pledge) } else { (-pledge, 1.0) };
        let given = least.max(low);
        let mut worth = [0.0; 2];
        worth[to] = given + self.discount * next[to];
        worth[by] = 1.0 - given + self.discount * next[by];
        if given > high || worth[by] < war[by] {
            return Period { war: 1.0, worth: war };
        }
        Period { war: 0.0, worth }
    }

    /// A period, whoever offers.
    fn period(&self, power: f64, pledge: f64, next: [f64; 2]) -> Period {
        let [a, b] = [RISING, DECLINING].map(|by| self.offered(by, power, pledge, next));
        let share = self.rising_offers;
        let mix = |x: f64, y: f64| share * x + (1.0 - share) * y;
        Period { war: mix(a.war, b.war), worth: [0, 1].map(|i| mix(a.worth[i], b.worth[i])) }
    }

    /// What peace is worth for ever once power has settled; none if that cannot be told.
    #[must_use]
    pub fn settled(&self, power: f64) -> Option<Period> {
        let search = Damped { settled: 1e-13, ..Damped::default() };
        let found = search.search(&self.war(power), |next, out| {
            out.copy_from_slice(&self.period(power, 0.0, [next[0], next[1]]).worth);
        });
        let next = found.converged()?;
        Some(self.period(power, 0.0, [next[0], next[1]]))
    }

    /// Period by period, backwards from where power has settled.
    ///
    /// # Panics
    /// If there is no period.
    #[must_use]
    pub fn periods(&self) -> Option<Vec<Period>> {
        let (last, before) = self.power.split_last().expect("a period at least");
        let mut periods = vec![self.settled(*last)?];
        for (t, power) in before.iter().enumerate().rev() {
            let pledge = if t == 0 { self.pledge } else { 0.0 };
            let next = periods[periods.len() - 1].worth;
            periods.push(self.period(*power, pledge, next));
        }
        periods.reverse();
        Some(periods)
    }

    /// Whether there is a war in the first period, or in a later one.
    #[must_use]
    pub fn fights(&self) -> Option<bool> {
        Some(self.periods()?.iter().any(|period| period.war > 0.0))
    }

    /// The least pledge that keeps the peace, among those up to all the flow for ever; none if none does.
    #[must_use]
    pub fn least_pledge(&self) -> Option<f64> {
        let peace = |pledge: f64| Self { pledge, ..self.clone() }.fights() == Some(false);
        let most = self.all();
        peace(most).then(|| if peace(0.0) { 0.0 } else { edge(most, 0.0, peace) })
    }

    /// What a truce is worth to both in which the declining keeps all the flow for so many periods, power shifting meanwhile from its first
    /// value to its last, and talks begin after it.
    #[must_use]
    pub fn truce(&self, periods: f64) -> Option<[f64; 2]> {
        let after = self.settled(*self.power.last()?)?.worth;
        let later = pow(self.discount, periods);
        Some([later * after[RISING], (1.0 - later) * self.all() + later * after[DECLINING]])
    }

    /// The shortest truce that the declining prefers to a war today, and the longest that the rising does \[periods\]; none if there is
    /// no such length up to `most`.
    #[must_use]
    pub fn truces(&self, most: f64) -> Option<[f64; 2]> {
        let war = self.war(*self.power.first()?);
        let prefers =
            |who: usize, periods: f64| self.truce(periods).is_some_and(|worth| worth[who] >= war[who]);
        let shortest = if prefers(DECLINING, 0.0) {
            0.0
        } else if prefers(DECLINING, most) {
            edge(most, 0.0, |periods| prefers(DECLINING, periods))
        } else {
            return None;
        };
        let longest = if prefers(RISING, most) {
            most
        } else if prefers(RISING, 0.0) {
            edge(0.0, most, |periods| prefers(RISING, periods))
        } else {
            return None;
        };
        (shortest <= longest).then_some([shortest, longest])
    }
}
