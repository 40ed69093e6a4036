//! What the deciders want: the weights that all values hang on, as bars, and what they would not choose whatever it is worth.

use super::chart::tornado;
use super::page::Page;
use crate::words::Wants;
use maud::{Markup, PreEscaped, html};
use tregua_engine::scenario::check::Kind;
use tregua_engine::scenario::{Attribute, DeciderId};

/// One figure a decider, all on one axis.
pub(super) fn section(page: &Page<'_>) -> Markup {
    let weights = page.sc.deciders.iter().flat_map(|d| d.utility.weights);
    let reach = tornado::reach(weights.map(f64::abs).fold(0.0, f64::max));
    html! {
        p { (page.say("wants-how", &[("reach", page.number(reach, 1))])) }
        div class="grid wide" {
            @for i in 0..page.sc.deciders.len() { (decider(page, DeciderId::new(i), reach)) }
        }
    }
}

fn decider(page: &Page<'_>, id: DeciderId, reach: f64) -> Markup {
    let (decider, wants) = (&page.sc.deciders[id.ix()], Wants::new(page.lang));
    let why = page.book.reason(page.lang.code(), Kind::Decider, &decider.key);
    let never: Vec<String> = decider.red_lines.iter().map(|plan| page.plan(*plan)).collect();
    html! {
        figure data-decider=(decider.key) {
            figcaption { b { (page.decider(id)) } }
            table class="moves" { tbody {
                @for (attribute, weight) in heaviest_first(&decider.utility.weights) {
                    tr {
                        th scope="row" { (wants.attribute(attribute)) }
                        td { (PreEscaped(tornado::bar(weight, 0.0, 0.0, reach))) }
                        td class="rho" { (page.number(weight, 2)) }
                    }
                }
            } }
            @if !never.is_empty() {
                p class="note" { (page.say("wants-never", &[("plans", never.join("; "))])) }
            }
            details { summary { (page.t("wants-why")) } p class="note" { (why) } }
        }
    }
}

fn heaviest_first(weights: &[f64; Attribute::ALL.len()]) -> Vec<(Attribute, f64)> {
    let all = Attribute::ALL.into_iter().zip(weights.iter().copied());
    let mut all: Vec<(Attribute, f64)> = all.filter(|(_, weight)| *weight != 0.0).collect();
    all.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    all
}
