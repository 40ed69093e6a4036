//! The long run: what the balance of the wider war comes to at its horizon (war-model §12).

use crate::num;
use crate::scenario::{Event, EventKind};
use crate::war::War;

/// Long-run probability of the change, seen in the evening of `day` at balance `b`: π = Φ(B/√v), v the variance still to come.
/// Where jumps are drawn it is exactly a martingale.
#[must_use]
pub fn long_run(war: &War<'_>, day: i32, b: f64) -> f64 {
    let v = balance_to_come(war, day);
    if v > 0.0 {
        return num::normal_cdf(b / num::sqrt(v));
    }
    if b > 0.0 {
        1.0
    } else if b < 0.0 {
        0.0
    } else {
        0.5
    }
}

/// Variance of the balance still to come after the evening of `day`, until the horizon: every day's step, and the news of the calendar.
#[must_use]
pub fn balance_to_come(war: &War<'_>, day: i32) -> f64 {
    let horizon = war.theta.continent_horizon.floor();
    let days = (horizon - f64::from(day)).max(0.0);
    let ahead =
        |e: &&Event| matches!(e.kind, EventKind::News { .. }) && e.day > day && f64::from(e.day) <= horizon;
    let news = war.sc.events.iter().filter(ahead).count() as f64;
    let square = |x: f64| x * x;
    square(war.theta.continent_day) * days + square(war.theta.continent_news) * news
}
