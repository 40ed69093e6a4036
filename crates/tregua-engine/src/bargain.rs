//! What a pact is worth to the two heads, as one of them sees it: the living value of not agreeing against the terms (talks §3, §4).
//!
//! Everything comes from his view: what he expects of the war for himself and for the other, what he thinks the other is like, and whether he
//! would keep his word. A truce is worth what it adds to the war; a settlement is worth its terms, less the war that it ends.

use crate::choice;
use crate::num;
use crate::scenario::*;
use crate::talks::agenda::Package;
use crate::talks::frontier::Frontier;
use crate::talks::{Deal, types};
use crate::values::{Articles, Prices, Values};
use crate::view::View;
use crate::war::War;

/// Most offers that a head has drawn up for a sitting (talks §3).
pub const SHORTLIST: usize = 32;

/// A pact in the eyes of a head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// Which.
    pub pact: Pact,
    /// What it adds to the war for him, if it is kept [utility].
    pub gain: f64,
    /// What he expects of it, the other's word being what it is [utility].
    pub expected: f64,
    /// What it adds for the other, as he believes [utility].
    pub theirs: f64,
    /// The other has declared that he will not sign it, or may not.
    pub declined: bool,
    /// Whether he may sign it.
    pub limit: Limit,
}

/// What a head knows of the worth of the war to one of the two.
#[derive(Clone, Copy, Debug)]
struct Stakes<'a> {
    side: SideId,
    utility: &'a Utility,
    /// The same today.
    today: Dated<'a>,
    /// What the war is worth as it stands [utility].
    war: f64,
    /// What the truce in force still adds [utility].
    left: f64,
    prices: Prices,
    /// The attributes as they stand.
    z: [f64; Attribute::ALL.len()],
    /// What his standing with the sovereign is worth to him today [utility].
    standing: f64,
}

impl<'a> Stakes<'a> {
    fn of(view: &View<'a>, values: &Values, whose: DeciderId) -> Option<Self> {
        let side = view.sc.deciders[whose.ix()].side;
        // One of his own side knows what he knows, and weighs it for himself.
        let viewer = if side == view.side { whose } else { view.decider };
        let cell = values.cell(viewer, whose)?;
        let prices = cell.prices(view.features());
        let left = view.truce.map(|t| Articles::left(view.sc, t.truce, side, t.until - view.day));
        let utility = &view.sc.deciders[whose.ix()].utility;
        let (today, z) = (utility.after(f64::from(view.day)), view.attributes(whose));
        Some(Self {
            side,
            utility,
            today,
            war: cell.of(view.features(), left),
            left: left.map_or(0.0, |articles| prices.gain(articles)),
            prices,
            z,
            standing: standing(today, &z),
        })
    }

    fn gain(&self, war: &War<'_>, view: &View<'_>, pact: Pact) -> f64 {
        match pact {
            Pact::Truce(id) => {
                let truce = &view.sc.truces[id.ix()];
                let articles = match view.truce.filter(|_| truce.extends) {
                    Some(t) => Articles::of(view.sc, id, self.side, t.until - view.day + truce.days),
                    None => war.articles[id.ix()][self.side.ix()],
                };
                self.prices.gain(articles) - self.left
            }
            Pact::Settlement(id) => {
                let mut z = self.z;
                view.sc.talks.settlements[id.ix()].settle(self.side, &mut z);
                self.today.of(&z) - self.war
            }
        }
    }
}

/// What a standing with the sovereign is worth on a day [utility].
fn standing(utility: Dated<'_>, z: &[f64; Attribute::ALL.len()]) -> f64 {
    let mut none = *z;
    none[Attribute::Sovereign as usize] = 0.0;
    utility.of(z) - utility.of(&none)
}

/// The scales of one head on one evening.
#[derive(Clone, Copy, Debug)]
pub struct Scales<'w, 'v> {
    war: &'w War<'w>,
    view: &'v View<'v>,
    own: Stakes<'v>,
    other: Stakes<'v>,
    /// Who weighs.
    whose: DeciderId,
    /// The chance that the other keeps a truce.
    keeps: f64,
    /// What it costs if he does not [utility].
    betrayal: f64,
}

impl<'w, 'v> Scales<'w, 'v> {
    /// Those of the head whose view it is; none if nobody has found his values.
    #[must_use]
    pub fn of(war: &'w War<'w>, view: &'v View<'v>, values: &Values) -> Option<Self> {
        Self::for_whom(war, view, values, view.decider)
    }

    /// Those of another of his side, who knows what he knows.
    #[must_use]
    pub fn for_whom(war: &'w War<'w>, view: &'v View<'v>, values: &Values, whose: DeciderId) -> Option<Self> {
        let own = Stakes::of(view, values, whose)?;
        let other = Stakes::of(view, values, view.heads[view.side.enemy().ix()])?;
        let betrayal = war.theta.talks_betrayal * own.utility.range();
        let mut scales = Self { war, view, own, other, whose, keeps: 0.0, betrayal };
        scales.keeps = scales.tempers().map(|(chance, t)| chance * t.keeps).sum();
        if view.sc.talks.tempers_of(view.side.enemy()).next().is_none() {
            scales.keeps = 1.0;
        }
        Some(scales)
    }

    /// What the truce in force still adds for him [utility].
    #[must_use]
    pub const fn left(&self) -> f64 {
        self.own.left
    }

    /// What he thinks the other is like.
    fn tempers(&self) -> impl Iterator<Item = (f64, &'v Temper)> + use<'v> {
        let tempers = self.view.sc.talks.tempers_of(self.view.side.enemy());
        self.view.tempers.into_iter().zip(tempers).map(|(chance, (_, temper))| (chance, temper))
    }

    /// A pact on the scales.
    #[must_use]
    pub fn weigh(&self, pact: Pact) -> Weighed {
        let talks = &self.view.sc.talks;
        let Some((agenda, package)) = talks.agenda_of(pact) else {
            return self.weigh_under(pact, None, [Limit::Free; 2]);
        };
        let agenda = &talks.agendas[agenda.ix()];
        let limits = self.heads().map(|head| agenda.limit(head, package));
        self.weigh_under(pact, agenda.kind.assent(), limits)
    }

    /// Who weighs, and the other head.
    const fn heads(&self) -> [DeciderId; 2] {
        [self.whose, self.view.heads[self.view.side.enemy().ix()]]
    }

    /// A pact that the two heads stand to like this; what they may not sign themselves is sent to ask for assent.
    #[inline]
    fn weigh_under(&self, pact: Pact, assent: Option<Assent>, [limit, theirs]: [Limit; 2]) -> Weighed {
        let assent = assent.filter(|_| limit == Limit::Powers || theirs == Limit::Powers);
        let gain = self.worth(&self.own, pact, assent, limit);
        Weighed {
            pact,
            gain,
            expected: self.doubted(pact, gain),
            theirs: self.worth(&self.other, pact, assent, theirs),
            declined: theirs != Limit::Free,
            limit,
        }
    }

    /// What a pact adds. One that a head can sign *ad referendum* only is, for both, the truce in which the answer is awaited, and the
    /// chance that it comes in time and is yes; him it costs standing with his sovereign besides.
    fn worth(&self, whose: &Stakes<'_>, pact: Pact, assent: Option<Assent>, limit: Limit) -> f64 {
        let gain = |pact| whose.gain(self.war, self.view, pact);
        let Some(assent) = assent else { return gain(pact) };
        let in_time = self.view.day + assent.days <= self.view.sc.last_day;
        let settled = if in_time { assent.chance * gain(pact) } else { 0.0 };
        let lost = if limit == Limit::Powers { assent.standing * whose.standing } else { 0.0 };
        gain(Pact::Truce(assent.truce)) + settled - lost
    }

    /// A truce is kept or betrayed; a pledge in hand makes good what betrayal costs (theory T12c).
    fn doubted(&self, pact: Pact, gain: f64) -> f64 {
        let Pact::Truce(id) = pact else { return gain };
        let pledged = self.view.sc.truces[id.ix()].guarantee.is_some_and(|(_, to)| to == self.view.side);
        let betrayed = if pledged { 0.0 } else { -self.betrayal };
        self.keeps * gain + (1.0 - self.keeps) * betrayed
    }

    /// All pacts that may be talked about: of a conference's agendas, or of all. While a truce has long to run, no other is talked about.
    #[must_use]
    pub fn all(&self, conference: Option<&Conference>) -> Vec<Weighed> {
        let sc = self.view.sc;
        let resting = self.view.truce.is_some_and(|t| t.until - self.view.day > SOON);
        let talked = |id: &usize| conference.is_none_or(|c| c.agendas.contains(&AgendaId::new(*id)));
        let agendas = (0..sc.talks.agendas.len()).filter(talked).map(|id| &sc.talks.agendas[id]);
        let open = agendas.filter(|a| !resting || !matches!(a.kind, AgendaKind::Truce(_)));
        let mut all = Vec::with_capacity(open.clone().map(|a| a.packages.size()).sum());
        for agenda in open {
            let [limits, theirs] = self.heads().map(|head| &agenda.limits[head.ix()]);
            let packages = agenda.packages.packages().zip(limits).zip(theirs);
            let weighed = packages.map(|((package, limit), theirs)| {
                self.weigh_under(agenda.pact(package), agenda.kind.assent(), [*limit, *theirs])
            });
            all.extend(weighed);
        }
        all
    }

    /// The chance that the other would take a pact, whatever he is like: what is at stake for him at this table is the measure
    /// (inference §6: the stake is the prize).
    #[must_use]
    pub fn taken(&self, pact: &Weighed, stake: f64) -> f64 {
        let mut chances = self.tempers().map(|(chance, temper)| chance * self.takes(temper, pact, stake));
        match chances.next() {
            Some(first) => first + chances.sum::<f64>(),
            None if pact.declined => 0.0,
            None => accepts(pact.theirs, self.temperature(stake)),
        }
    }

    /// The chance that one of this temper would take it.
    fn takes(&self, temper: &Temper, pact: &Weighed, stake: f64) -> f64 {
        if temper.firm && pact.declined {
            return TREMBLE;
        }
        accepts(pact.theirs + temper.leaning(pact.pact) * stake, self.temperature(stake))
    }

    /// T of a choice with so much at stake.
    #[must_use]
    pub fn temperature(&self, stake: f64) -> f64 {
        (self.war.theta.temperature * stake).max(1e-9)
    }

    /// What his side thinks of the other's head once he has answered an offer (theory T13, T14).
    #[must_use]
    pub fn learn(&self, pact: &Weighed, stake: f64, yes: bool) -> [f64; MOST_TEMPERS] {
        self.learnt(|temper| {
            let takes = self.takes(temper, pact, stake);
            if yes { takes } else { 1.0 - takes }
        })
    }

    /// What his side thinks of the other's head once he has made an offer of this kind rather than none.
    #[must_use]
    pub fn learn_from_offer(&self, pact: Pact) -> [f64; MOST_TEMPERS] {
        let t = self.war.theta.temperature;
        self.learnt(|temper| num::logistic(temper.leaning(pact) / t))
    }

    fn learnt(&self, likelihood: impl Fn(&Temper) -> f64) -> [f64; MOST_TEMPERS] {
        let (mut belief, mut seen) = (self.view.tempers, [0.0; MOST_TEMPERS]);
        for (l, (_, temper)) in seen.iter_mut().zip(self.tempers()) {
            *l = likelihood(temper);
        }
        types::learn(&mut belief, &seen);
        belief
    }
}

/// Even a firm man may surprise: no single answer settles what he is like.
const TREMBLE: f64 = 0.01;

/// Days left of a truce in which another can be talked about [day].
const SOON: i32 = 7;

/// The chance of a yes to something that adds this much: saying no adds nothing.
fn accepts(gain: f64, temperature: f64) -> f64 {
    num::logistic(gain / temperature)
}

/// Who must assent to what is signed without powers.
#[must_use]
pub fn assent(sc: &Scenario, pact: Pact) -> Option<Assent> {
    let (agenda, _) = sc.talks.agenda_of(pact)?;
    sc.talks.agendas[agenda.ix()].kind.assent()
}

/// What is at stake at a table: the spread between the best and the worst that can be talked about there, agreeing on nothing among them,
/// for him and as he believes for the other. What he would not sign in any case is not at stake.
#[must_use]
pub fn stakes(all: &[Weighed]) -> [f64; 2] {
    let (mut low, mut high) = ([0.0; 2], [0.0; 2]);
    for w in all.iter().filter(|w| w.limit != Limit::Never) {
        for (i, x) in [w.expected, w.theirs].into_iter().enumerate() {
            low[i] = if x < low[i] { x } else { low[i] };
            high[i] = if x > high[i] { x } else { high[i] };
        }
    }
    [high[0] - low[0], high[1] - low[1]]
}

/// A table as a head sees it when he must speak: what he could offer, what he thinks of it, and what going on talking is worth to him.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// What he has drawn up: nothing else is better for both, as he sees it.
    pub shortlist: Vec<(Weighed, f64)>,
    /// The best that he can expect of an offer of his own [utility].
    pub hope: f64,
    /// What is at stake for him, and as he believes for the other [utility].
    pub stakes: [f64; 2],
}

impl Prospect {
    /// What a head could offer of these pacts.
    #[must_use]
    pub fn of(scales: &Scales<'_, '_>, all: &[Weighed]) -> Self {
        let stakes = stakes(all);
        let point = |(i, w): (usize, &Weighed)| {
            let may = w.limit != Limit::Never && w.expected > 0.0;
            may.then_some(Deal { what: Package(i as u32), utility: [w.expected, w.theirs] })
        };
        let frontier = Frontier::among(all.iter().enumerate().filter_map(point).collect());
        let points = frontier.points();
        // Of a longer frontier every so many points, both ends among them.
        let step = points.len().div_ceil(SHORTLIST).max(1);
        let chosen = points.iter().rev().step_by(step).map(|p| all[p.what.ix()]);
        let shortlist: Vec<(Weighed, f64)> = chosen.map(|w| (w, scales.taken(&w, stakes[1]))).collect();
        let hope = shortlist.iter().map(|(w, chance)| w.expected * chance).fold(0.0, f64::max);
        Self { shortlist, hope, stakes }
    }

    /// Chooses what to offer by logit in expected payoff, or to say nothing: the offer's number on the list.
    #[must_use]
    pub fn choose(&self, scales: &Scales<'_, '_>, u: f64) -> Option<usize> {
        let chosen = choice::pick(&self.chances(scales), u);
        (chosen < self.shortlist.len()).then_some(chosen)
    }

    /// How likely he is to offer each pact of the list, and last to say nothing.
    #[must_use]
    pub fn chances(&self, scales: &Scales<'_, '_>) -> Vec<f64> {
        let mut worths: Vec<f64> = self.shortlist.iter().map(|(w, chance)| w.expected * chance).collect();
        worths.push(0.0);
        choice::logit(&mut worths, scales.temperature(self.stakes[0]));
        worths
    }
}
