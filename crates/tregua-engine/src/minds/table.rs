//! How quantal minds sit at a table: they offer and answer by logit in what they expect (talks §3).

use super::{Answer, Said};
use crate::bargain::{Prospect, Scales};
use crate::draws;
use crate::num;
use crate::rule::stream;
use crate::scenario::*;
use crate::view::View;
use crate::war::War;

/// The luck of what is said at tables: its own stream, addressed by decider and day. A conference that may sit beside another has its own:
/// what is said at the two on one day would hang together else.
const TABLE: u32 = stream("minds.table");
/// Draws of a day: coming, offering, answering.
const COMES: u32 = 0;
const OFFERS: u32 = 1;
const ANSWERS: u32 = 2;

fn luck(war: &War<'_>, view: &View<'_>, conference: &Conference, of: u32) -> f64 {
    let decider = war.keys.deciders[view.decider.ix()];
    let who = if conference.beside { draws::mix(decider, 0, draws::key(&conference.key)) } else { decider };
    war.draws.uniform(TABLE, who, view.day, of)
}

/// Whether he comes: by what meeting is expected to do, and by what he can hope to sign.
pub fn comes(war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
    let hope = war
        .sc
        .values
        .as_ref()
        .and_then(|values| Scales::of(war, view, values))
        .map_or(0.0, |s| Prospect::of(&s, &s.all(Some(conference))).hope);
    let worth = view.expects(&conference.expect) + hope;
    let utility = &war.sc.deciders[view.decider.ix()].utility;
    luck(war, view, conference, COMES) < num::logistic(worth / super::appraisal::temperature(war, utility))
}

/// What he offers: one of the efficient packages, or nothing.
pub fn offers(war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
    let scales = Scales::of(war, view, war.sc.values.as_ref()?)?;
    let prospect = Prospect::of(&scales, &scales.all(Some(conference)));
    let chosen = prospect.choose(&scales, luck(war, view, conference, OFFERS))?;
    let (weighed, chance) = prospect.shortlist[chosen];
    Some(Said { weighed, chance })
}

/// What he answers: yes by logit in what the pact adds over what going on talking is expected to bring.
pub fn answers(war: &War<'_>, view: &View<'_>, conference: &Conference, pact: Pact, last: bool) -> Answer {
    let Some(scales) = war.sc.values.as_ref().and_then(|values| Scales::of(war, view, values)) else {
        return Answer::NO;
    };
    let all = scales.all(Some(conference));
    let weighed = scales.weigh(pact);
    let prospect = Prospect::of(&scales, &all);
    let hope = if last { 0.0 } else { prospect.hope };
    let own = weighed.expected;
    if weighed.limit == Limit::Never {
        return Answer { own, hope, ..Answer::NO };
    }
    let chance = num::logistic((own - hope) / scales.temperature(prospect.stakes[0]));
    Answer { yes: luck(war, view, conference, ANSWERS) < chance, own, hope, chance }
}
