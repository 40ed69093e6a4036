//! `talks.toml`: truces that can be agreed as they are, issues and the packages made of them, where deputies meet, and what the record says.

use super::folk::Ids;
use super::plans::Expect;
use super::read::{Given, Opt};
use super::table::{table, words};
use crate::scenario::{Attribute, Protocol};
use crate::unit::Date;

table! {
    /// `talks.toml`.
    TalksFile, "`talks.toml`" {
        /// Truces that can be agreed as they are.
        truce: Opt<Vec<Given<Truce>>>,
        /// What can be settled, with its options.
        issue: Opt<Vec<Given<Issue>>>,
        /// Issues that are settled together.
        agenda: Opt<Vec<Given<Agenda>>>,
        /// Where deputies can meet.
        conference: Opt<Vec<Given<Conference>>>,
        /// What a decider does not sign.
        refusal: Opt<Vec<Given<Refusal>>>,
        /// What the head of a side may be like, as the other side reckons.
        temper: Opt<Vec<Given<Temper>>>,
        /// Offers that the record knows of.
        offer: Opt<Vec<Given<Offer>>>,
    }

    /// A truce that can be agreed.
    Truce, "a truce" {
        /// Id.
        id: Given<String>,
        /// How long it lasts [day].
        days: Given<i32>,
        /// Whether it prolongs the truce in force; default false.
        extends: Opt<bool>,
        /// Whether armies may move outside the zones.
        movement: Given<bool>,
        /// Where each side may not go.
        zones: Opt<Vec<Given<Zone>>>,
        /// Food let into a city.
        food: Opt<FoodIn>,
        /// A place handed over while it lasts.
        guarantee: Opt<Guarantee>,
        /// Ports opened to trade while it lasts, whoever blockades them.
        trade: Opt<Vec<Given<String>>>,
        /// Whether prisoners go back man for man; default false.
        exchange: Opt<bool>,
        /// What breaking it costs in honour and trust, 0 to 1.
        breach_cost: Given<f64>,
        /// Whether it is agreed at a conference; default false: councils can agree it by letter.
        at_table: Opt<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A limit: the side may not enter the place.
    Zone, "a zone" {
        /// The side.
        side: Given<String>,
        /// The place.
        place: Given<String>,
    }

    /// Food let into a city.
    FoodIn, "food under a truce" {
        /// The city.
        city: Given<String>,
        /// Share of its need, 0 to 1.
        share: Given<f64>,
    }

    /// A place handed over as a guarantee.
    Guarantee, "a guarantee" {
        /// The place.
        place: Given<String>,
        /// The side that receives it.
        to: Given<String>,
        /// Share of its strength that is taken out first, in guns, 0 to 1; default 0.
        less: Opt<f64>,
    }

    /// Something to be settled.
    Issue, "an issue" {
        /// Id.
        id: Given<String>,
        /// What can be chosen.
        options: Given<Vec<Given<Choice>>>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// What can be chosen on an issue.
    Choice, "an option" {
        /// Id, unlike that of any other option.
        id: Given<String>,
        /// How long a truce lasts [day].
        days: Opt<i32>,
        /// Where each side may not go during a truce.
        zones: Opt<Vec<Given<Zone>>>,
        /// Food let into a city during a truce.
        food: Opt<FoodIn>,
        /// A place handed over during a truce.
        guarantee: Opt<Guarantee>,
        /// Ports opened to trade during a truce, whoever blockades them.
        trade: Opt<Vec<Given<String>>>,
        /// Whether prisoners go back man for man during a truce; default false.
        exchange: Opt<bool>,
        /// What it adds to the attributes of a war that is settled so.
        gives: Opt<Vec<Given<Gives>>>,
    }

    /// What an option of a settlement adds to an attribute.
    Gives, "what a settlement gives" {
        /// The attribute.
        attribute: Given<Attribute>,
        /// For whom; default: for both sides.
        to: Opt<String>,
        /// How much, -1 to 1.
        by: Given<f64>,
    }

    /// Issues that are settled together.
    Agenda, "an agenda" {
        /// Id.
        id: Given<String>,
        /// What its packages are.
        kind: Given<Kind>,
        /// Its issues.
        issues: Ids,
        /// Whether armies may move outside the zones of its truces; default true.
        movement: Opt<bool>,
        /// What breaking one of its truces costs in honour and trust, 0 to 1; default 0.
        breach_cost: Opt<f64>,
        /// Who is asked where a head signs a settlement without powers.
        assent: Opt<Assent>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// A far court that must assent.
    Assent, "an assent" {
        /// The truce in which the answer is awaited.
        truce: Given<String>,
        /// Days until the answer is there [day].
        days: Given<i32>,
        /// The chance that it is yes, 0 to 1.
        chance: Given<f64>,
        /// What signing without powers costs a head of his standing with the sovereign, 0 to 1.
        standing: Given<f64>,
    }

    /// Where deputies can meet.
    Conference, "a conference" {
        /// Id.
        id: Given<String>,
        /// Where: talks opened at this place are this conference.
        place: Given<String>,
        /// Whether it can be opened while another sits, which goes on; default false: then it is opened only where none sits.
        beside: Opt<bool>,
        /// What is talked about.
        agendas: Ids,
        /// How offers are made.
        protocol: Given<Protocol>,
        /// The side that speaks first.
        first: Given<String>,
        /// Days from one sitting to the next [day].
        every: Given<i32>,
        /// Sittings after which the deputies go home.
        sittings: Given<i32>,
        /// The decider who carries the single text.
        mediator: Opt<String>,
        /// What deputies may sign by themselves; a side without one must ask its head for everything.
        mandates: Opt<Vec<Given<Mandate>>>,
        /// What meeting is expected to do for whoever is called, whatever comes of it.
        expect: Opt<Vec<Given<Expect>>>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// What deputies may sign by themselves.
    Mandate, "a mandate" {
        /// Whose deputies.
        side: Given<String>,
        /// Agendas whose packages they may sign.
        agendas: Ids,
        /// The longest truce that they may sign [day]; default 0.
        days: Opt<i32>,
        /// Days after the talks opened by which they are to report: from then on they ask for everything [day]; default: none.
        report: Opt<i32>,
    }

    /// What a decider does not sign.
    Refusal, "a refusal" {
        /// Who.
        by: Ids,
        /// Of which agenda.
        agenda: Given<String>,
        /// Packages that take all of these options; default: every package.
        take: Opt<Vec<Given<String>>>,
        /// But not those that take one of these.
        unless: Opt<Vec<Given<String>>>,
        /// What he lacks.
        lack: Given<Lack>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// What the head of a side may be like, as the other side reckons.
    Temper, "a temper" {
        /// Id.
        id: Given<String>,
        /// The side whose head is meant.
        side: Given<String>,
        /// How likely at first, 0 to 1; those of a side sum to 1.
        prior: Given<f64>,
        /// How much more a truce is worth to him than it seems, share of his utility's range.
        truce: Given<f64>,
        /// How much more a settlement is.
        settlement: Given<f64>,
        /// The chance that he keeps a truce to its end, 0 to 1.
        keeps: Given<f64>,
        /// Whether he holds to what his side will not sign; default false: he may come round.
        firm: Opt<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }

    /// An offer that the record knows of.
    Offer, "an offer on record" {
        /// When.
        date: Given<Date>,
        /// At which conference.
        conference: Given<String>,
        /// Who made it.
        by: Given<String>,
        /// Of which agenda.
        agenda: Given<String>,
        /// An option of each of its issues.
        take: Ids,
        /// Whether it was accepted.
        accepted: Given<bool>,
        /// Ids of sources.
        source: Ids,
        /// Why, where assumed.
        why: Opt<String>,
    }
}

/// What the packages of an agenda are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They leave the war open.
    Truce,
    /// They end it.
    Settlement,
}

/// Why a decider does not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// He has no powers to; he can sign *ad referendum*.
    Powers,
    /// He would not, whatever it is worth.
    Will,
}

words! {
    Kind, "kind of agenda" { "truce" Self::Truce; "settlement" Self::Settlement; }
    Lack, "lack" { "powers" Self::Powers; "will" Self::Will; }
    Protocol, "protocol" {
        "take-it-or-leave-it" Self::TakeItOrLeaveIt; "alternating" Self::Alternating;
        "simultaneous" Self::Simultaneous; "single-text" Self::SingleText;
    }
}
