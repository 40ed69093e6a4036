//! `plans.toml`: what each decider can choose, when, and what it is expected to do.

use super::folk::Ids;
use super::keys::Keys;
use super::read::{Given, Node, Opt, Read};
use super::table::{choice, table};
use crate::said;
use crate::scenario::diagnostic::Faults;
use crate::scenario::text::Span;
use crate::scenario::{Attribute, Feature, Latitude, Posture, Sick};
use crate::unit::Date;

table! {
    /// `plans.toml`.
    PlansFile, "`plans.toml`" {
        /// The plans.
        plan: Given<Vec<Given<Plan>>>,
    }

    /// One choice on a decider's menu.
    Plan, "a plan" {
        /// Id.
        id: Given<String>,
        /// The deciders whose menu it is on.
        by: Ids,
        /// All must hold in the decider's view.
        when: Opt<Vec<Given<Condition>>>,
        /// None may hold in the decider's view.
        unless: Opt<Vec<Given<Condition>>>,
        /// What is ordered.
        orders: Opt<Vec<Given<Order>>>,
        /// What it is expected to do to the attributes.
        expect: Opt<Vec<Given<Expect>>>,
        /// Can be chosen once only; default false.
        once: Opt<bool>,
        /// Days before it can be chosen again; default 14 [day].
        again_after: Opt<i32>,
        /// Breaks a truce in force; default false.
        breach: Opt<bool>,
        /// Chosen by history minds only; default false.
        record_only: Opt<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A line of what a plan is expected to do: the attribute changes by `by` times the feature.
    Expect, "an expectation" {
        /// Which attribute.
        attribute: Given<Attribute>,
        /// By which feature of the view.
        of: Given<Feature>,
        /// How much.
        by: Given<f64>,
    }

    /// A condition in the decider's view. One of: after, before, army + at, army + strong, holds + place, believed with min or max,
    /// known, truce, talks (with place), offered, chosen (with days), in_office, feature with min or max, squadron + lies, under_way.
    Condition, "a condition" {
        /// On this day or later.
        after: Opt<Date>,
        /// Before this day.
        before: Opt<Date>,
        /// An army of his side.
        army: Opt<String>,
        /// The place where the army is.
        at: Opt<String>,
        /// The fewest fit men of the army [person].
        strong: Opt<u32>,
        /// The side that holds the place.
        holds: Opt<String>,
        /// The place that the side holds, or where the talks are.
        place: Opt<String>,
        /// The place where he believes the enemy to be.
        believed: Opt<String>,
        /// The least.
        min: Opt<f64>,
        /// The most.
        max: Opt<f64>,
        /// The event whose news has reached him.
        known: Opt<String>,
        /// Whether a truce is in force.
        truce: Opt<bool>,
        /// Whether talks are open: at the place, if one is given, or anywhere.
        talks: Opt<bool>,
        /// The truce that the enemy offers.
        offered: Opt<String>,
        /// The plan that his side has chosen.
        chosen: Opt<String>,
        /// How long ago at least [day].
        days: Opt<i32>,
        /// The decider who is in office.
        in_office: Opt<String>,
        /// The feature of his view.
        feature: Opt<Feature>,
        /// The squadron.
        squadron: Opt<String>,
        /// The place where the squadron lies.
        lies: Opt<String>,
        /// Whether the army that he goes with is on the march or at sea.
        under_way: Opt<bool>,
    }

    /// A stage of a march.
    Stage, "a stage" {
        /// Where to.
        to: Given<String>,
        /// Days of rest there before the next stage; default 0 [day].
        rest: Opt<u32>,
    }
}

/// One order of a plan.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Order {
    /// What is to be done; nothing where a fault has been said already.
    #[cfg_attr(feature = "schema", schemars(flatten, with = "Verb"))]
    pub verb: Option<Verb>,
    /// How much it binds; default normal.
    pub latitude: Opt<Latitude>,
    /// Days before it is sent; default 0 [day].
    pub after: Opt<i32>,
}

impl Read for Order {
    fn read(node: Node<'_>, at: Span, faults: &mut Faults<'_>) -> Option<Self> {
        let mut keys = Keys::open(node, at, said!("an order"), faults)?;
        let latitude = keys.take("latitude", &|| said!(""), faults);
        let after = keys.take("after", &|| said!(""), faults);
        let verb = Verb::from_keys(&mut keys, faults);
        keys.finish(faults);
        Some(Self { verb, latitude, after })
    }
}

choice! {
    /// What an order tells someone to do.
    Verb by "verb", "order" {
        /// Stay where you are.
        "hold" Hold {
            /// The army.
            army: Given<String>,
            /// How to meet the enemy; default judge.
            posture: Opt<Posture>,
        }
        /// March, stage after stage.
        "march" March {
            /// The army.
            army: Given<String>,
            /// The way, in order.
            stages: Given<Vec<Given<Stage>>>,
            /// How to meet the enemy; default judge.
            posture: Opt<Posture>,
            /// 0.7 easy, 1 (the default), 1.5 forced.
            pace: Opt<f64>,
        }
        /// Embark where it stands and land elsewhere.
        "sail" Sail {
            /// The army.
            army: Given<String>,
            /// The ships.
            squadron: Given<String>,
            /// The landing.
            to: Given<String>,
        }
        /// March to another army and become part of it.
        "join" Join {
            /// The army.
            army: Given<String>,
            /// The army that it joins.
            other: Given<String>,
        }
        /// Form an army out of formations of another: `formations`, `part` or `men` says which.
        "detach" Detach {
            /// The army from which.
            army: Given<String>,
            /// The army that is formed.
            into: Given<String>,
            /// These formations.
            formations: Opt<Vec<Given<String>>>,
            /// This share of its fit men.
            part: Opt<f64>,
            /// This many of its fit men [person].
            men: Opt<u32>,
            /// What becomes of their sick; default stay.
            sick: Opt<Sick>,
        }
        /// Hunt guerrillas where it stands.
        "sweep" Sweep {
            /// The army.
            army: Given<String>,
        }
        /// Storm the enemy's place.
        "assault" Assault {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
        }
        /// Offer honours to a besieged garrison.
        "offer-honours" OfferHonours {
            /// The place.
            place: Given<String>,
        }
        /// Give up the place.
        "surrender" Surrender {
            /// The army.
            army: Given<String>,
        }
        /// Leave a place for good.
        "evacuate" Evacuate {
            /// The army.
            army: Given<String>,
            /// The way out.
            stages: Given<Vec<Given<Stage>>>,
            /// What becomes of the sick.
            sick: Given<Sick>,
        }
        /// Keep a station off a port.
        "blockade" Blockade {
            /// The squadron.
            squadron: Given<String>,
            /// The port.
            port: Given<String>,
        }
        /// Sail to a place and lie there.
        "station" Station {
            /// The squadron.
            squadron: Given<String>,
            /// The place.
            place: Given<String>,
        }
        /// Take a ship out from under its forts with boats.
        "cut-out" CutOut {
            /// The squadron.
            squadron: Given<String>,
            /// The port.
            port: Given<String>,
            /// Men in the boats [person].
            men: Given<u32>,
        }
        /// Give muskets to guerrillas.
        "arm" Arm {
            /// The place.
            place: Given<String>,
            /// How many.
            muskets: Given<f64>,
        }
        /// Send recruiting parties.
        "recruit" Recruit {
            /// The army.
            army: Given<String>,
            /// The place.
            place: Given<String>,
        }
        /// Take food beyond what is given.
        "requisition" Requisition {
            /// The side.
            side: Given<String>,
            /// Share of the forage that can be taken, 0 to 1.
            level: Given<f64>,
        }
        /// Press and agents.
        "press" Press {
            /// The side.
            side: Given<String>,
            /// Strength, 0 to 1.
            level: Given<f64>,
        }
        /// Hide one's sick behind raids and marches.
        "conceal" Conceal {
            /// The side.
            side: Given<String>,
            /// Begin or stop.
            on: Given<bool>,
        }
        /// Entrench.
        "fortify" Fortify {
            /// The place.
            place: Given<String>,
        }
        /// Open talks.
        "open-talks" OpenTalks {
            /// The place.
            place: Given<String>,
            /// Whether the chiefs themselves meet; default false.
            chiefs: Opt<bool>,
        }
        /// Close talks without result.
        "close-talks" CloseTalks {
            /// The place; default: wherever talks are open.
            place: Opt<String>,
        }
        /// Offer a truce to the enemy's head.
        "propose-truce" ProposeTruce {
            /// The truce.
            truce: Given<String>,
        }
        /// Accept the truce that is offered.
        "accept-truce" AcceptTruce {
            /// The truce.
            truce: Given<String>,
        }
        /// Refuse it.
        "refuse-truce" RefuseTruce {
            /// The truce.
            truce: Given<String>,
        }
        /// Let food into a besieged city.
        "let-food-in" LetFoodIn {
            /// The city.
            city: Given<String>,
            /// Share of its need, 0 to 1.
            share: Given<f64>,
        }
        /// The officers demand the leader's office.
        "ultimatum" Ultimatum {
            /// The side.
            side: Given<String>,
        }
        /// Give up command to another decider.
        "hand-over" HandOver {
            /// To whom.
            to: Given<String>,
        }
    }
}
