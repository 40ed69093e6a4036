//! Two offers under seal, each made by one who knows only his own limit; if they meet, the difference is split (theory T07; Chatterjee
//! and Samuelson 1983). Both shade their offers, so that peace fails that both would have liked: no way of talking avoids it (Myerson
//! and Satterthwaite 1983).

/// What both settle at if one offers `bid` and the other asks `ask`; none if they do not meet.
#[must_use]
pub fn meets(bid: f64, ask: f64) -> Option<f64> {
    (bid >= ask).then_some(0.5 * (bid + ask))
}

/// The best bid of one to whom a settlement is worth `worth`, against these asks, all alike likely and rising: always one of them. None
/// if no bid brings him anything.
#[must_use]
pub fn best_bid(worth: f64, asks: &[f64]) -> Option<f64> {
    let (mut sum, mut best) = (0.0, (0.0, None));
    for (i, ask) in asks.iter().enumerate() {
        sum += ask;
        let met = (i + 1) as f64;
        // The mean of the bid and each ask that it meets.
        let gain = met * (worth - 0.5 * ask) - 0.5 * sum;
        if gain > best.0 + 1e-12 {
            best = (gain, Some(*ask));
        }
    }
    best.1
}

/// The best ask of one whom a settlement costs `cost`, against these bids, all alike likely and rising: as a bid, seen in a mirror.
#[must_use]
pub fn best_ask(cost: f64, bids: &[f64]) -> Option<f64> {
    let mirrored: Vec<f64> = bids.iter().rev().map(|bid| -bid).collect();
    best_bid(-cost, &mirrored).map(|ask| -ask)
}
