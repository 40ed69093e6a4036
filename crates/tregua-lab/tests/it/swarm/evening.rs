//! What must be so every evening, whatever happened (war-model §19): a day is checked by the evening before it, the evening after it and
//! everything that was done in between.

mod cells;
mod talks;

use cells::{cells, count};
use tregua_engine::effect::Effect;
use tregua_engine::num::exp;
use tregua_engine::record::{Happened, Record};
use tregua_engine::rules::{battle, siege};
use tregua_engine::scenario::*;
use tregua_engine::war::War;
use tregua_engine::world::*;

/// One day of one war.
pub struct Evening<'a> {
    pub war: &'a War<'a>,
    pub before: &'a World,
    pub after: &'a World,
    pub record: &'a Record,
}

/// Food may go astray by this share in rounding.
const ROUNDING: f64 = 1e-9;

/// Says what is wrong, unless the condition holds.
fn must(holds: bool, what: impl Fn() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

impl Evening<'_> {
    /// Checks every law; says the first that is broken.
    pub fn check(&self) -> Result<(), String> {
        if self.before.peace.is_some() {
            return self.peace();
        }
        self.people()?;
        self.sides()?;
        self.prisoners()?;
        self.food()?;
        self.ranges()?;
        self.ranks()?;
        self.the_empty()?;
        self.speed()?;
        self.truce()?;
        self.in_sight()?;
        self.beliefs()?;
        self.what_is_done()?;
        self.talks()?;
        self.post()
    }

    /// After a peace nothing is told and nothing moves.
    fn peace(&self) -> Result<(), String> {
        let w = self.after;
        let still = World { day: self.before.day + 1, ..self.before.clone() } == *w;
        must(still && self.record.happened.is_empty(), || "the war went on after peace".to_owned())
    }

    fn effects(&self) -> impl Iterator<Item = (&'static str, &Effect)> {
        self.record.effects.iter().map(|(_, rule, effect)| (rule.id, effect))
    }

    fn told(&self) -> impl Iterator<Item = (&'static str, &Happened)> {
        self.record.happened.iter().map(|(_, rule, what)| (rule.id, what))
    }

    /// 1: everyone is somewhere, and every cell has changed by just those who came and went.
    fn people(&self) -> Result<(), String> {
        let (now, all) = (self.after.people(), self.after.ledger.people);
        must(now == all, || format!("{now} people of {all}"))?;
        must(all == self.before.ledger.people, || "somebody was made".into())?;
        let mut flows: Vec<(Cell, i64)> = Vec::new();
        let mut flow = |cell: Cell, men: i64| match flows.iter_mut().find(|(c, _)| *c == cell) {
            Some((_, sum)) => *sum += men,
            None => flows.push((cell, men)),
        };
        for (_, effect) in self.effects() {
            if let Effect::Move { from, to, men } = *effect {
                flow(from, -i64::from(men));
                flow(to, i64::from(men));
            }
        }
        for cell in cells(self.after) {
            let came = flows.iter().find(|(c, _)| *c == cell).map_or(0, |(_, sum)| *sum);
            let (was, is) = (count(self.before, cell), count(self.after, cell));
            must(was + came == is, || format!("{cell:?} was {was}, {came} came, and is {is}"))?;
        }
        Ok(())
    }

    /// 1 by side: the dead, the prisoners and those gone home of a side were men of that side.
    fn sides(&self) -> Result<(), String> {
        for (rule, effect) in self.effects() {
            let Effect::Move { from, to, men } = *effect else { continue };
            let side = self.side_of(from);
            let lawful = match to {
                Cell::Dead(s, _) | Cell::Home(s) => side.is_none_or(|x| x == s),
                Cell::Prisoner(s) => side.is_some_and(|x| x == s.enemy()),
                Cell::Civilian(_) | Cell::CivilDead | Cell::Fled => side.is_none(),
                _ => true,
            };
            must(lawful && men > 0, || {
                format!("{rule}: {men} people of {side:?} went from {from:?} to {to:?}")
            })?;
        }
        Ok(())
    }

    /// §15: but for the garrisons that go home on parole, prisoners are freed by the truce in force alone, towards their own side, man for
    /// man.
    fn prisoners(&self) -> Result<(), String> {
        let mut freed = [0; 2];
        for (rule, effect) in self.effects() {
            let Effect::Move { from: Cell::Prisoner(captor), to, men } = *effect else { continue };
            let own = captor.enemy();
            let back = to == Cell::OnTheRoad(own) || to == Cell::Home(own);
            must(back, || format!("{rule}: {men} prisoners of {captor:?} went to {to:?}"))?;
            freed[own.ix()] += if rule == siege::SURRENDER.id { 0 } else { men };
        }
        must(freed[0] == freed[1], || format!("{freed:?} prisoners went back, not man for man"))?;
        let agreed = self.after.truce.is_some_and(|t| self.war.sc.truces[t.truce.ix()].exchange);
        must(freed == [0; 2] || agreed, || format!("{freed:?} prisoners went back, and no truce says so"))
    }

    /// The side a soldier or seaman serves, today or yesterday (whoever went over served both).
    fn side_of(&self, cell: Cell) -> Option<SideId> {
        match cell {
            Cell::Fit(f) | Cell::Sick(f) | Cell::Convalescent(f) | Cell::Straggler(f) => {
                Some(self.before.formations[f.ix()].side)
            }
            Cell::Prisoner(s) => Some(s.enemy()),
            Cell::Boarder(s) => Some(self.before.squadrons[s.ix()].side),
            Cell::Crew(s) => Some(self.before.squadrons[self.before.ships[s.ix()].squadron.ix()].side),
            _ => None,
        }
    }

    /// 2: food in the world is what there was, grew and came in, less what was eaten and lost; every store has changed by its traffic.
    fn food(&self) -> Result<(), String> {
        let l = &self.after.ledger;
        let had = l.food_at_start + l.grown + l.imported;
        let used = self.after.food() + l.eaten + l.lost;
        must((had - used).abs() <= ROUNDING * had.max(1.0), || format!("{used} kg of {had} kg"))?;
        let stores = |w: &World| {
            let army = w.armies.iter().enumerate().map(|(i, a)| (Larder::Army(ArmyId::new(i)), a.food));
            let place = w.places.iter().enumerate().map(|(i, p)| (Larder::Forage(PlaceId::new(i)), p.forage));
            let city = w.cities.iter().enumerate().map(|(i, c)| (Larder::City(CityId::new(i)), c.stock));
            army.chain(place).chain(city).collect::<Vec<_>>()
        };
        for ((larder, is), (_, was)) in stores(self.after).into_iter().zip(stores(self.before)) {
            let moved: f64 = self.effects().map(|(_, e)| carried(e, larder)).sum();
            let off = (was + moved - is).abs();
            must(off <= 1e-6 * was.max(is).max(1.0), || {
                format!("{larder:?} was {was} kg, {moved} came, is {is}")
            })?;
            must(is >= 0.0, || format!("{larder:?} holds {is} kg"))?;
        }
        Ok(())
    }

    /// 3: shares and moods lie in their range, and nothing is less than nothing.
    fn ranges(&self) -> Result<(), String> {
        let share = |x: f64| (0.0..=1.0).contains(&x);
        let amount = |x: f64| x >= 0.0 && x.is_finite();
        let w = self.after;
        for (i, f) in w.formations.iter().enumerate() {
            let moods = [f.morale, f.fatigue, f.hunger, f.exposure, f.seasoned.0, f.seasoned.1];
            must(moods.into_iter().all(share), || format!("formation {i}: {f:?}"))?;
        }
        for (i, p) in w.places.iter().enumerate() {
            let shares = [p.requisition[0], p.requisition[1], p.interdiction, p.hope];
            let sound = shares.into_iter().all(share) && p.opinion.is_finite() && amount(p.muskets);
            must(sound && amount(p.forage), || format!("place {i}: {p:?}"))?;
        }
        for (i, c) in w.cities.iter().enumerate() {
            let shares = [c.shortage, c.hunger, c.let_in.map_or(0.0, |l| l.1), c.supply];
            must(shares.into_iter().all(share) && amount(c.stock), || format!("city {i}: {c:?}"))?;
        }
        for (i, s) in w.squadrons.iter().enumerate() {
            let sound =
                share(s.confidence) && amount(s.provisions) && s.voyage.is_none_or(|v| amount(v.1.km));
            must(sound, || format!("squadron {i}: {s:?}"))?;
        }
        for (i, s) in w.sides.iter().enumerate() {
            let shares = [s.press, s.requisition, s.trust, s.honour, s.medicine, s.change];
            let amounts = [s.arrears, s.muskets, s.chances, s.losses, s.wariness];
            let sound = shares.into_iter().all(share) && amounts.into_iter().all(amount);
            must(sound && (-1.0..=1.0).contains(&s.results) && s.chest.is_finite(), || {
                format!("side {i}: {s:?}")
            })?;
            let h = s.heard;
            let heard = [h.hunger, h.cut, h.towns].into_iter().all(share) && amount(h.fort_days);
            must(heard, || format!("side {i} has heard {h:?}"))?;
        }
        for (i, f) in w.factions.iter().enumerate() {
            must(share(f.confidence) && share(f.organisation), || format!("faction {i}: {f:?}"))?;
        }
        for (i, b) in w.beliefs.iter().enumerate() {
            let sound = amount(b.var) && amount(b.bias_var) && b.mean.is_finite() && b.bias.is_finite();
            // A covariance no larger than its variances allow.
            let proper = b.bias_cov * b.bias_cov <= b.var * b.bias_var + 1e-9;
            must(sound && proper && share(b.sick), || format!("belief {i}: {b:?}"))?;
        }
        Ok(())
    }

    /// Nobody is in two places, or in none: a formation with people is in an army of its own side that is somewhere.
    fn ranks(&self) -> Result<(), String> {
        let w = self.after;
        for (i, f) in w.formations.iter().enumerate().filter(|(_, f)| f.mouths() > 0) {
            let army = &w.armies[f.army.ix()];
            must(f.side == army.side, || {
                format!("formation {i} of {:?} is in an army of {:?}", f.side, army.side)
            })?;
            must(army.pos != Pos::Nowhere, || format!("formation {i} of {} people is nowhere", f.mouths()))?;
        }
        for (i, a) in w.armies.iter().enumerate() {
            let proper = match a.pos {
                Pos::Nowhere | Pos::At(_) => true,
                Pos::On { leg, from, km } => {
                    let r = &self.war.sc.routes[leg.ix()];
                    r.kind != RouteKind::Sea
                        && (r.from == from || r.to == from)
                        && (0.0..=r.km + 1e-6).contains(&km)
                }
                Pos::Afloat(Convoy { squadron, passage, .. }) => {
                    let ahead = match passage {
                        Passage::Loading(days) | Passage::Unloading(days) => days,
                        Passage::Sailing(leg) => leg.km,
                        Passage::Off => 0.0,
                    };
                    w.squadrons[squadron.ix()].side == a.side && ahead >= 0.0
                }
            };
            must(proper, || format!("army {i} is at {:?}", a.pos))?;
        }
        Ok(())
    }

    /// An army without men does nothing.
    fn the_empty(&self) -> Result<(), String> {
        let (b, a) = (self.before, self.after);
        for i in 0..a.armies.len() {
            let id = ArmyId::new(i);
            if b.mouths(id) > 0 || a.mouths(id) > 0 || self.effects().any(|(_, e)| fills(e, a, id)) {
                continue;
            }
            let (was, is) = (b.armies[i].pos, a.armies[i].pos);
            must(was == is || is == Pos::Nowhere, || {
                format!("army {i} has nobody and went from {was:?} to {is:?}")
            })?;
            let acts = |h: &Happened| match *h {
                Happened::Left { army, .. } | Happened::Reached { army, .. } => army == id,
                Happened::Battle { attacker, defender, .. } => attacker == id || defender == id,
                Happened::Declined { army, enemy, .. } => army == id || enemy == id,
                Happened::Surrendered { army, .. } => army == id,
                _ => false,
            };
            if let Some((rule, what)) = self.told().find(|(_, h)| acts(h)) {
                return Err(format!("army {i} has nobody, and {rule} tells {what:?}"));
            }
        }
        Ok(())
    }

    /// 4: nobody marches faster than the fastest forced march on a lucky day.
    fn speed(&self) -> Result<(), String> {
        let t = &self.war.theta;
        let paces = [t.infantry_coast, t.infantry_sierra, t.cavalry_coast, t.cavalry_sierra, t.train];
        let most = paces.into_iter().fold(0.0, f64::max) * 1.5 * exp(6.5 * t.march_spread);
        for (i, (a, b)) in self.after.armies.iter().zip(&self.before.armies).enumerate() {
            if let (Pos::At(from), Pos::At(to)) = (b.pos, a.pos) {
                let km = self.war.sc.graph.km(from, to);
                must(from == to || km <= 2.0 * most, || format!("army {i} went {km} km in a day"))?;
            }
        }
        Ok(())
    }

    /// §15: under a truce that is kept all day nobody fights, raids, cuts out or is taken; nobody enters a forbidden zone; and where armies
    /// may not move none does that the truce has not sent off.
    fn truce(&self) -> Result<(), String> {
        let Some(state) = self.before.truce.filter(|t| self.after.truce.map(|x| x.truce) == Some(t.truce))
        else {
            return Ok(());
        };
        if self.told().any(|(_, h)| matches!(h, Happened::TruceEnded { .. } | Happened::TruceBegan { .. })) {
            return Ok(());
        }
        for (rule, what) in self.told() {
            let hostile =
                matches!(what, Happened::Battle { .. } | Happened::Declined { .. } | Happened::CutOut { .. });
            let taken = matches!(what, Happened::SickLeft { .. }) && rule.starts_with("battle");
            must(!hostile && !taken, || format!("under a truce {rule} tells {what:?}"))?;
        }
        for (rule, effect) in self.effects() {
            let Effect::Move { from, to, .. } = effect else { continue };
            let slain = matches!(to, Cell::Dead(_, Cause::Battle));
            let raided = rule == "guerrilla.raids" || rule == "battle.capture";
            must(!slain && !raided, || format!("under a truce {rule} takes {from:?} to {to:?}"))?;
        }
        let truce = &self.war.sc.truces[state.truce.ix()];
        for (i, (a, b)) in self.after.armies.iter().zip(&self.before.armies).enumerate() {
            let Some(place) = a.pos.place().filter(|p| b.pos != Pos::At(*p) && b.pos != Pos::Nowhere) else {
                continue;
            };
            // Whoever was unloading there when it began goes ashore.
            let lands = matches!(b.pos, Pos::Afloat(Convoy { passage: Passage::Unloading(_), .. }));
            let barred = !lands && truce.zones.contains(&Zone { side: a.side, place });
            must(!barred, || {
                format!("army {i} came to {place:?} from {:?}, which the truce forbids", b.pos)
            })?;
            // Nobody is kept in a place that the truce takes from his side, nor on his way out of it.
            let leaves =
                |from| self.before.is_zoned(self.war.sc, a.side, from) || b.task.is_unordered_march();
            let moved = matches!(b.pos, Pos::At(from) if !leaves(from));
            must(truce.movement || !moved, || {
                format!("army {i} moved from {:?} to {place:?}; the truce forbids it", b.pos)
            })?;
        }
        Ok(())
    }

    /// §7: armies that can march and have a way out stand beside an enemy for so many days only; then there is a battle, or somebody goes. A
    /// siege and a truce may last.
    fn in_sight(&self) -> Result<(), String> {
        let (war, b, w) = (self.war, self.before, self.after);
        if b.truce.is_some() || w.truce.is_some() {
            return Ok(());
        }
        let fights = |w: &World, a: ArmyId, p: PlaceId| query::strength(war, w, a, p) > 0.0;
        for place in query::Presence::of_fighters(war.sc, w).contacts(w) {
            let stands = |a: ArmyId| {
                let long = w.day - w.armies[a.ix()].marched >= battle::PATIENCE;
                long && !war.sc.armies[a.ix()].fixed && fights(b, a, place)
            };
            let still = w.armies_at(place).filter(|a| fights(w, *a, place)).all(stands);
            let walled = war.sc.places[place.ix()].ground == Ground::Fortress;
            let fought = |h: &Happened| matches!(*h, Happened::Battle { place: p, .. } if p == place);
            let ended = walled || self.told().any(|(_, h)| fought(h));
            // They looked for a way out by day: one that was barred on either evening may have been then.
            let free = |side: &SideId| [b, w].iter().all(|w| self.way_out(w, *side, place));
            let shut_in = !SideId::BOTH.iter().all(free);
            must(!still || ended || shut_in, || {
                format!("enemies have looked at each other in {place:?} for too long")
            })?;
        }
        Ok(())
    }

    /// A road out of a place, at whose other end no enemy stands.
    fn way_out(&self, w: &World, side: SideId, place: PlaceId) -> bool {
        let sc = self.war.sc;
        let foe = |a: ArmyId| w.armies[a.ix()].side != side && w.fit(a) > 0;
        sc.graph.legs[place.ix()]
            .iter()
            .map(|l| &sc.routes[l.ix()])
            .any(|route| route.kind != RouteKind::Sea && !w.armies_at(route.other(place)).any(foe))
    }

    /// 5, 6: a belief moves by a report that has come, by one's own eyes on one's own men, or by papers handed over with an office; a place's
    /// holder and an event are known when word of them has come.
    fn beliefs(&self) -> Result<(), String> {
        let (sc, today) = (self.war.sc, self.after.day);
        for (d, decider) in sc.deciders.iter().enumerate() {
            let id = DeciderId::new(d);
            let appointed = self.before.deciders[d].in_office != self.after.deciders[d].in_office
                || self.before.sides.iter().zip(&self.after.sides).any(|(x, y)| x.head != y.head)
                || self.told().any(|(_, h)| matches!(h, Happened::TookOffice { decider } if *decider == id));
            for a in 0..sc.armies.len() {
                let army = ArmyId::new(a);
                let ix = self.after.belief_ix(id, army);
                let (was, is) = (&self.before.beliefs[ix], &self.after.beliefs[ix]);
                let moved = was.mean != is.mean
                    || was.place != is.place
                    || was.seen != is.seen
                    || was.sick != is.sick;
                let sharper = is.var < was.var;
                if !moved && !sharper {
                    continue;
                }
                let own = self.after.armies[a].side == decider.side;
                let reported = self.letters().any(|l| {
                    l.due <= today
                        && matches!(l.content, Content::Report { to, army: on, .. } if to == id && on == army)
                });
                must(own || reported || appointed, || {
                    format!("{} knows of {} what nobody told him", decider.key, sc.armies[a].key)
                })?;
                must(is.seen <= today, || format!("{} has seen the future", decider.key))?;
            }
        }
        for side in SideId::BOTH {
            for place in (0..sc.places.len()).map(PlaceId::new) {
                let ix = side.ix() * sc.places.len() + place.ix();
                let word = |l: &Dispatch| {
                    l.side == side
                        && l.due <= today
                        && matches!(l.content, Content::Fall { place: p, .. } if p == place)
                };
                let signed = |h: &Happened| matches!(h, Happened::Pledged { place: p, .. } if *p == place);
                let told = self.letters().any(word) || self.told().any(|(_, h)| signed(h));
                must(self.before.holds[ix] == self.after.holds[ix] || told, || {
                    format!("{side:?} knows who holds {place:?}, and no word has come")
                })?;
            }
            for event in (0..sc.events.len()).map(EventId::new) {
                let ix = side.ix() * sc.events.len() + event.ix();
                let news =
                    |l: &Dispatch| l.side == side && l.due <= today && l.content == Content::News(event);
                must(self.before.known[ix] == self.after.known[ix] || self.letters().any(news), || {
                    format!("{side:?} knows of {event:?}, and no news has come")
                })?;
            }
        }
        Ok(())
    }

    /// What was on the road this morning, and what was sent today.
    fn letters(&self) -> impl Iterator<Item = &Dispatch> {
        let sent = self.record.effects.iter().filter_map(|(_, _, e)| match e {
            Effect::Send(letter) => Some(letter),
            _ => None,
        });
        self.before.dispatches.iter().chain(sent)
    }

    /// What is on the road left before it arrives, is still to arrive, and is no other.
    fn post(&self) -> Result<(), String> {
        let list = &self.after.dispatches;
        for (i, d) in list.iter().enumerate() {
            must(d.sent <= d.due && d.hazard >= 0.0, || format!("{d:?} arrives before it leaves"))?;
            must(d.due >= self.after.day, || format!("{d:?} is overdue"))?;
            must((d.sent..=d.due).contains(&d.leaves), || format!("{d:?} leaves out of its time"))?;
            must(list[..i].iter().all(|o| o.key != d.key), || {
                format!("two letters have the address of {d:?}")
            })?;
        }
        let recruits = SideId::BOTH.map(|s| {
            let men = list.iter().filter(|d| d.side == s).map(|d| match d.content {
                Content::Recruits { men, .. } => men,
                _ => 0,
            });
            men.sum::<u32>()
        });
        let counted = self.after.ledger.on_the_road;
        must(recruits == counted, || format!("{recruits:?} recruits ride, {counted:?} are counted"))
    }

    /// What is done is done: days, deaths, meals, news and decisions do not go back.
    fn what_is_done(&self) -> Result<(), String> {
        let (b, a) = (self.before, self.after);
        must(a.day == b.day + 1, || format!("day {} follows day {}", a.day, b.day))?;
        let dead = |w: &World| {
            w.ledger.dead.iter().flatten().copied().chain([w.ledger.civil_dead]).collect::<Vec<_>>()
        };
        let eaten = |w: &World| [w.ledger.eaten, w.ledger.lost, w.ledger.grown, w.ledger.imported];
        must(dead(b).iter().zip(dead(a)).all(|(x, y)| *x <= y), || "somebody rose from the dead".into())?;
        must(eaten(b).iter().zip(eaten(a)).all(|(x, y)| *x <= y), || {
            "something was eaten and is there again".into()
        })?;
        let kept = |x: &[bool], y: &[bool]| x.iter().zip(y).all(|(x, y)| !x | y);
        must(kept(&b.known, &a.known), || "news was forgotten".into())?;
        must(b.peace.is_none() || b.peace == a.peace, || "a peace was undone".into())?;
        let settled = b.events.iter().zip(&a.events).all(|(x, y)| *x == Fate::Ahead || x == y);
        must(settled, || "an event was undone".into())?;
        must(kept(&b.settled_decisions, &a.settled_decisions), || "a decision was unsettled".into())?;
        let declared = |w: &World| w.places.iter().map(|p| p.declared).collect::<Vec<_>>();
        must(kept(&declared(b), &declared(a)), || "a place took its word back".into())
    }
}

/// What an effect brings to a store [kg].
fn carried(effect: &Effect, larder: Larder) -> f64 {
    match *effect {
        Effect::Food { from, to, kg } => {
            f64::from(u8::from(to == larder)) * kg - f64::from(u8::from(from == larder)) * kg
        }
        _ => 0.0,
    }
}

/// An effect that gives people to an army, or forms it.
fn fills(effect: &Effect, world: &World, army: ArmyId) -> bool {
    match *effect {
        Effect::Transfer(_, to) => to == army,
        Effect::Move { to: Cell::Fit(f) | Cell::Sick(f) | Cell::Convalescent(f), .. } => {
            world.formations[f.ix()].army == army
        }
        _ => false,
    }
}
