//! A random war out of a sound one: every legal quantity scrambled, plans made up, and a mind that chooses by whim.
//!
//! All luck is addressed by the names in the files, so that the same war comes out in whatever order they are listed.

use tregua_engine::bargain::Weighed;
use tregua_engine::draws::{self, Draws};
use tregua_engine::minds::{Answer, Calls, Choice, Mind, Said};
use tregua_engine::num::{exp, normal_quantile};
use tregua_engine::rule::stream;
use tregua_engine::scenario::*;
use tregua_engine::view::View;
use tregua_engine::war::War;

/// The luck of one scrambling.
#[derive(Clone, Copy)]
pub struct Dice(Draws);

const SCRAMBLE: u32 = stream("swarm.scramble");
const WHIM: u32 = stream("swarm.whim");

impl Dice {
    /// The dice of the war with this number.
    pub fn new(seed: u64) -> Self {
        Self(Draws::new(seed))
    }

    fn uniform(self, name: &str, what: &str) -> f64 {
        self.0.uniform(SCRAMBLE, draws::key(name), draws::key(what) as i32, 0)
    }

    fn between(self, name: &str, what: &str, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform(name, what)
    }

    fn chance(self, name: &str, what: &str, p: f64) -> bool {
        self.uniform(name, what) < p
    }

    /// A factor between 1/most and most.
    fn factor(self, name: &str, what: &str, most: f64) -> f64 {
        exp(self.between(name, what, -1.0, 1.0) * most.ln())
    }

    fn count(self, name: &str, what: &str, n: u32, most: f64) -> u32 {
        (f64::from(n) * self.factor(name, what, most)).round() as u32
    }

    /// One of a list.
    fn of<T: Copy>(self, name: &str, what: &str, list: &[T]) -> T {
        list[((self.uniform(name, what) * list.len() as f64) as usize).min(list.len() - 1)]
    }

    /// One id of those named, in the order of their names.
    fn id<T>(self, name: &str, what: &str, ids: &[(&str, T)]) -> Option<T>
    where
        T: Copy,
    {
        let mut ids: Vec<&(&str, T)> = ids.iter().collect();
        ids.sort_by_key(|(name, _)| *name);
        (!ids.is_empty()).then(|| self.of(name, what, &ids).1)
    }
}

/// Scrambles a sound scenario into another.
pub fn scramble(sc: &mut Scenario, seed: u64) {
    let dice = Dice::new(seed);
    ground(sc, dice);
    forces(sc, dice);
    people(sc, dice);
    conferences(sc, dice);
    for d in 0..sc.deciders.len() {
        plans(sc, DeciderId::new(d), dice);
    }
}

fn ground(sc: &mut Scenario, dice: Dice) {
    for r in &mut sc.routes {
        r.km *= dice.factor(&r.key, "km", 2.0);
        r.wind = if r.kind == RouteKind::Sea { dice.between(&r.key, "wind", -1.0, 1.0) } else { r.wind };
    }
    for p in &mut sc.places {
        let name = p.key.clone();
        p.people = dice.count(&name, "people", p.people, 3.0);
        p.unhealth = dice.between(&name, "unhealth", 0.0, 1.5);
        p.opinion = normal_quantile(dice.uniform(&name, "opinion"));
        p.recruits = dice.count(&name, "recruits", p.recruits, 3.0);
        p.guerrillas = dice.count(&name, "guerrillas", p.guerrillas + 20, 8.0);
        if dice.chance(&name, "taken", 0.2) {
            p.held_by = p.held_by.enemy();
        }
        if dice.chance(&name, "ground", 0.3) {
            use Ground::*;
            p.ground = dice.of(&name, "which ground", &[Open, Rugged, Works, Fortress]);
        }
    }
    for c in &mut sc.cities {
        c.stock_days = dice.between(&c.key, "stock", 0.0, 60.0);
    }
    sc.graph = Graph::build(&sc.places, &sc.routes);
}

fn forces(sc: &mut Scenario, dice: Dice) {
    let places: Vec<(&str, PlaceId)> = named(sc.places.iter().map(|p| p.key.as_str()), PlaceId::new);
    for a in &mut sc.armies {
        let name = a.key.clone();
        a.food_days = dice.between(&name, "food", 0.0, 40.0);
        a.p_star = dice.between(&name, "p*", 0.3, 0.95);
        a.lead = dice.between(&name, "lead", -1.0, 1.0);
        let elsewhere = a.at.is_some() && a.sailing_to.is_none() && dice.chance(&name, "elsewhere", 0.4);
        if elsewhere && !a.fixed {
            a.at = dice.id(&name, "where", &places);
        }
    }
    for f in &mut sc.formations {
        let name = f.key.clone();
        f.men = if dice.chance(&name, "nobody", 0.05) { 0 } else { dice.count(&name, "men", f.men, 4.0) };
        f.sick = dice.count(&name, "sick", f.sick, 4.0);
        f.native = dice.uniform(&name, "native");
        f.quality = dice.between(&name, "quality", 0.5, 1.5);
        f.morale = dice.between(&name, "morale", 0.1, 0.9);
        f.seasoned = (dice.uniform(&name, "coast"), dice.uniform(&name, "sierra"));
        f.disloyalty = dice.uniform(&name, "disloyalty");
    }
    for s in &mut sc.squadrons {
        s.provisions = dice.between(&s.key, "provisions", 0.0, 120.0);
        s.confidence = dice.uniform(&s.key, "confidence");
        s.boarders = dice.count(&s.key, "boarders", s.boarders, 4.0);
    }
    for s in &mut sc.ships {
        s.crew = dice.count(&s.key, "crew", s.crew, 2.0);
        s.berths = dice.count(&s.key, "berths", s.berths, 3.0);
    }
}

fn people(sc: &mut Scenario, dice: Dice) {
    for s in &mut sc.sides {
        let name = s.key.clone();
        s.chest = dice.between(&name, "chest", 0.0, 80_000.0);
        s.arrears = dice.between(&name, "arrears", 0.0, 6.0);
        s.press = dice.uniform(&name, "press");
        s.muskets = dice.between(&name, "muskets", 0.0, 800.0);
        s.trust = dice.uniform(&name, "trust");
    }
    for d in &mut sc.deciders {
        d.council = Council::Every(dice.between(&d.key, "council", 1.0, 9.0) as i32);
        d.fit = dice.between(&d.key, "fit", -1.0, 1.0);
    }
    for t in &mut sc.truces {
        t.movement = dice.chance(&t.key, "movement", 0.5);
        t.days = dice.between(&t.key, "days", 3.0, 40.0) as i32;
    }
}

/// Some conferences may sit beside others, and one more that may is called somewhere else; the first by name may not.
fn conferences(sc: &mut Scenario, dice: Dice) {
    let all = &mut sc.talks.conferences;
    let Some(first) = all.iter().min_by_key(|c| &c.key).cloned() else { return };
    for c in all.iter_mut().filter(|c| c.key != first.key) {
        c.beside = dice.chance(&c.key, "beside", 0.5);
    }
    let mut places = named(sc.places.iter().map(|p| p.key.as_str()), PlaceId::new);
    places.retain(|(_, p)| all.iter().all(|c| c.place != *p));
    if let Some(place) = dice.id("beside", "where", &places) {
        all.push(Conference { key: "beside".into(), place, beside: true, every: 2, ..first });
    }
}

/// Plans made up for one decider.
const PLANS: usize = 6;

fn plans(sc: &mut Scenario, by: DeciderId, dice: Dice) {
    for n in 0..PLANS {
        let key = format!("{}-whim-{n}", sc.deciders[by.ix()].key);
        let orders: Vec<Order> = (0..=dice.between(&key, "orders", 0.0, 3.0) as usize)
            .filter_map(|k| order(sc, by, &format!("{key}-{k}"), dice))
            .collect();
        let accepts = orders.iter().find_map(|o| match o.verb {
            Verb::AcceptTruce { truce } | Verb::RefuseTruce { truce } => Some(Condition::Offered(truce)),
            _ => None,
        });
        let id = PlanId::new(sc.plans.len());
        sc.plans.push(Plan {
            by: vec![by],
            when: accepts.into_iter().collect(),
            unless: vec![],
            orders,
            expect: vec![],
            once: false,
            again_after: 3,
            breach: dice.chance(&key, "breach", 0.1),
            record_only: false,
            at_table: false,
            key,
        });
        sc.deciders[by.ix()].menu.push(id);
    }
}

/// An order that the check would let pass.
fn order(sc: &Scenario, by: DeciderId, name: &str, dice: Dice) -> Option<Order> {
    let latitude = dice.of(name, "latitude", &[Latitude::Strict, Latitude::Normal, Latitude::CarteBlanche]);
    let after = dice.between(name, "after", 0.0, 3.0) as i32;
    let them = Staff { sc, side: sc.deciders[by.ix()].side, name, dice };
    let verb = if dice.chance(name, "troops", 0.7) { them.troops() } else { them.rest() };
    Some(Order { verb: verb?, latitude, after })
}

fn named<'a, T>(keys: impl Iterator<Item = &'a str>, id: fn(usize) -> T) -> Vec<(&'a str, T)> {
    keys.enumerate().map(|(i, key)| (key, id(i))).collect()
}

/// Who writes an order: whom he can order about, and where.
struct Staff<'a> {
    sc: &'a Scenario,
    side: SideId,
    name: &'a str,
    dice: Dice,
}

impl Staff<'_> {
    fn army(&self, what: &str, fits: impl Fn(&Army) -> bool) -> Option<ArmyId> {
        let mut all = named(self.sc.armies.iter().map(|a| a.key.as_str()), ArmyId::new);
        all.retain(|(_, a)| {
            let army = &self.sc.armies[a.ix()];
            army.side == self.side && fits(army)
        });
        self.dice.id(self.name, what, &all)
    }

    fn place(&self, what: &str, fits: impl Fn(&Place) -> bool) -> Option<PlaceId> {
        let mut all = named(self.sc.places.iter().map(|p| p.key.as_str()), PlaceId::new);
        all.retain(|(_, p)| fits(&self.sc.places[p.ix()]));
        self.dice.id(self.name, what, &all)
    }

    fn squadron(&self) -> Option<SquadronId> {
        let mut all = named(self.sc.squadrons.iter().map(|s| s.key.as_str()), SquadronId::new);
        all.retain(|(_, s)| self.sc.squadrons[s.ix()].side == self.side);
        self.dice.id(self.name, "squadron", &all)
    }

    fn posture(&self) -> Posture {
        use Posture::*;
        self.dice.of(self.name, "posture", &[Judge, Offer, Accept, Decline, Feint])
    }

    fn sick(&self) -> Sick {
        self.dice.of(self.name, "sick", &[Sick::Stay, Sick::StayInBed, Sick::Carry, Sick::HandOver])
    }

    fn stages(&self) -> Option<Vec<Stage>> {
        let rest = self.dice.between(self.name, "rest", 0.0, 4.0) as u16;
        let one = Stage { to: self.place("first", |_| true)?, rest };
        let two = Stage { to: self.place("second", |_| true)?, rest: 0 };
        let km = self.sc.graph.km(one.to, two.to);
        Some(if km.is_finite() && one.to != two.to { vec![one, two] } else { vec![one] })
    }

    fn troops(&self) -> Option<Verb> {
        let army = self.army("army", |a| !a.fixed)?;
        let other = self.army("other", |a| a.key != self.sc.armies[army.ix()].key)?;
        let into = self.army("into", |a| !a.fixed && a.key != self.sc.armies[army.ix()].key);
        let place = self.place("place", |_| true)?;
        Some(match self.dice.between(self.name, "verb", 0.0, 10.0) as u32 {
            0 => Verb::Hold { army, posture: self.posture() },
            1..=3 => {
                let pace = self.dice.of(self.name, "pace", &[0.7, 1.0, 1.5]);
                Verb::March { army, stages: self.stages()?, posture: self.posture(), pace }
            }
            4 => Verb::Sail { army, squadron: self.squadron()?, to: self.place("port", |p| p.port)? },
            5 => Verb::Join { army, other },
            6 => {
                let part = self.dice.uniform(self.name, "part");
                Verb::Detach { army, into: into?, what: Share::Part(part), sick: self.sick() }
            }
            7 => Verb::Sweep { army },
            8 => Verb::Assault { army, place },
            _ => Verb::Evacuate { army, stages: self.stages()?, sick: self.sick() },
        })
    }

    /// Where some conference meets.
    fn conference(&self) -> Option<PlaceId> {
        let all: Vec<(&str, PlaceId)> =
            self.sc.talks.conferences.iter().map(|c| (c.key.as_str(), c.place)).collect();
        self.dice.id(self.name, "conference", &all)
    }

    fn rest(&self) -> Option<Verb> {
        let (side, dice, name) = (self.side, self.dice, self.name);
        let place = self.place("place", |_| true)?;
        let port = self.place("port", |p| p.port)?;
        let truce =
            dice.id(name, "truce", &named(self.sc.truces.iter().map(|t| t.key.as_str()), TruceId::new));
        let level = dice.uniform(name, "level");
        Some(match dice.between(name, "verb", 0.0, 17.0) as u32 {
            0 => Verb::OfferHonours { place },
            1 => Verb::Blockade { squadron: self.squadron()?, port },
            2 => Verb::Station { squadron: self.squadron()?, place: port },
            3 => Verb::CutOut { squadron: self.squadron()?, port, men: 80 },
            4 => Verb::Arm { place, muskets: 200.0 * level },
            5 => Verb::Recruit { army: self.army("army", |a| !a.fixed)?, place },
            6 => Verb::Requisition { side, level },
            7 => Verb::Press { side, level },
            8 => Verb::Conceal { side, on: level < 0.7 },
            9 => Verb::Fortify { place },
            10 => Verb::OpenTalks {
                // Mostly where a conference can meet.
                place: self.conference().filter(|_| level < 0.7).unwrap_or(place),
                chiefs: level < 0.3,
            },
            11 => Verb::CloseTalks { place: self.conference().filter(|_| level < 0.7) },
            12 | 13 => Verb::ProposeTruce { truce: truce? },
            14 => Verb::AcceptTruce { truce: truce? },
            15 => Verb::RefuseTruce { truce: truce? },
            _ => Verb::LetFoodIn {
                city: dice.id(
                    name,
                    "city",
                    &named(self.sc.cities.iter().map(|c| c.key.as_str()), CityId::new),
                )?,
                share: level,
            },
        })
    }
}

/// A mind that chooses by whim: any plan of the menu, or none, each as likely as the next, by its name.
pub struct Whim(pub Dice);

impl Mind for Whim {
    fn calls(&self, _: &Decider) -> Calls {
        Calls::ByPeriod
    }

    fn choose(&mut self, war: &War<'_>, view: &View<'_>, menu: &[PlanId]) -> Choice {
        let key = war.keys.deciders[view.decider.ix()];
        let whim = |name: &str| self.0.0.uniform(WHIM, key ^ draws::key(name), view.day, 0);
        let best = menu.iter().copied().max_by(|a, b| {
            let [a, b] = [a, b].map(|p| whim(&war.sc.plans[p.ix()].key));
            a.total_cmp(&b)
        });
        let plan = best.filter(|p| whim(&war.sc.plans[p.ix()].key) > whim("carry on"));
        Choice { plan, chance: 1.0 / (menu.len() as f64 + 1.0), plays: None }
    }

    fn treats(&self, _: &Decider) -> bool {
        true
    }

    fn comes(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> bool {
        self.says(war, view, conference, "comes") < 0.9
    }

    fn offers(&mut self, war: &War<'_>, view: &View<'_>, conference: &Conference) -> Option<Said> {
        let agendas = conference.agendas.iter().map(|a| &war.sc.talks.agendas[a.ix()]);
        let all = agendas.flat_map(|a| a.packages.packages().map(|p| a.pact(p)));
        let name = |pact: &Pact| match pact {
            Pact::Truce(id) => war.sc.truces[id.ix()].key.as_str(),
            Pact::Settlement(id) => war.sc.talks.settlements[id.ix()].key.as_str(),
        };
        let whim = |pact: &Pact| self.says(war, view, conference, name(pact));
        let pact = all.max_by(|a, b| whim(a).total_cmp(&whim(b)))?;
        if self.says(war, view, conference, "says nothing") < 0.2 {
            return None;
        }
        let limit = war.sc.talks.limit(view.decider, pact);
        let weighed = Weighed { pact, gain: 0.1, expected: 0.1, theirs: 0.1, declined: false, limit };
        Some(Said { weighed, chance: 0.5 })
    }

    fn answers(&mut self, war: &War<'_>, view: &View<'_>, at: &Conference, _: Pact, _: bool) -> Answer {
        Answer { yes: self.says(war, view, at, "answers") < 0.4, ..Answer::NO }
    }
}

impl Whim {
    fn says(&self, war: &War<'_>, view: &View<'_>, at: &Conference, of: &str) -> f64 {
        let who = war.keys.deciders[view.decider.ix()] ^ draws::key(&at.key);
        self.0.0.uniform(WHIM, who ^ draws::key(of), view.day, 1)
    }
}
