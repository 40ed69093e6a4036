//! War as the end of talks, T08 to T12: the range, offers in the dark, and fear of tomorrow.

use super::bargaining::linear;
use super::{DRAWS, Sheet, estimate::Estimate};
use tregua_engine::choice;
use tregua_engine::talks::Seat::{First, Second};
use tregua_engine::talks::agenda::Package;
use tregua_engine::talks::front::Front;
use tregua_engine::talks::induction::backwards;
use tregua_engine::talks::offer::{Breaking, Proposer, Prospect};
use tregua_engine::talks::pie::Pie;
use tregua_engine::talks::protocol::{Answer, End, Mind, Protocol, Sitting, Terms, talk};
use tregua_engine::talks::shift::Shift;

/// T08: where peace lies, and what each way of offering makes of it. War is the impasse of a single round.
pub(super) fn bargaining_range(sheet: &mut Sheet) {
    let war = |fault: f64| [0.6 - 0.1, 0.4 - 0.15 * fault];
    let once = |by, impasse: [f64; 2]| {
        backwards(&Pie(linear), &Terms { impasse, ..Terms::default() }, by, 1)[0].value[0]
    };
    sheet.equals_exactly("first offers, exactly", 0.75, 1e-9, once(First, war(1.0)));
    sheet.near("first offers", 0.75, 1e-9, |fault| once(First, war(fault)));
    sheet.near("second offers", 0.5, 1e-9, |fault| once(Second, [0.6 - 0.1 * fault, 0.25]));
    let nash = |fault: f64| Pie(linear).nash(war(fault), 0.5).map_or(f64::NAN, |split| split.what);
    sheet.near("Nash", 0.625, 1e-9, nash);
    let range = |fault: f64| Pie(linear).rational(war(fault)).unwrap_or([f64::NAN; 2]);
    sheet.equals_exactly("from", 0.5, 1e-9, range(1.0)[0]);
    sheet.equals_exactly("to", 0.75, 1e-9, range(1.0)[1]);
    sheet.near("width", 0.25, 1e-9, |fault| range(fault)[1] - range(fault)[0]);
    sheet.holds("no range where war costs less than nothing", Pie(linear).rational([0.6, 0.45]).is_none());
    // A step up the ladder: a war for forts as the impasse, at costs of three thousandths and six a battle.
    let forts = |fault: f64| Front { forts: 10, battle: 0.55 * fault }.worth([0.003, 0.006])[5];
    let width = |fault: f64| Pie(linear).rational(forts(fault)).map_or(f64::NAN, |[low, high]| high - low);
    sheet.near("width of a war for forts", 0.009 * 23.171_740, 1e-6, width);
}

/// Shares from nothing to all, a hundredth apart.
fn hundredths() -> Vec<f64> {
    (0..=100).map(|i| f64::from(i) / 100.0).collect()
}

/// T09: the first offers to one whose cost of war is evenly spread up to `most`.
fn unknown_cost(most: f64) -> Proposer<Breaking> {
    Proposer { reception: Breaking::even(0.6, 0.6 + most), impasse: 0.6 - 0.1 }
}

/// T09: asking for more pays, until it does not. A leader who signs what a junta must ratify solves the same.
pub(super) fn risk_and_return(sheet: &mut Sheet) {
    const WHOLE: [f64; 2] = [0.0, 1.0];
    let best = |fault: f64| unknown_cost(0.3 * fault).best(WHOLE);
    sheet.near("share asked", 0.7, 1e-9, |fault| best(fault).kept);
    sheet.near("war", 1.0 / 3.0, 1e-9, |fault| best(fault).refused);
    sheet.near("worth", 0.633_333, 1e-9, |fault| best(fault).worth);
    let hundredths = hundredths();
    for (lambda, war, share) in [(20.0, 0.366_719, 0.705_954), (100.0, 0.333_905, 0.700_138)] {
        let found = |fault: f64| unknown_cost(0.3 * fault).by_logit(&hundredths, 1.0 / lambda);
        sheet.near(format!("lambda {lambda}: war"), war, 0.0, |fault| found(fault).refused);
        sheet.near(format!("lambda {lambda}: share asked"), share, 0.0, |fault| found(fault).kept);
        // In other units of the prize, a temperature is another number of them.
        let scaled = Proposer {
            reception: |kept: f64| {
                tregua_engine::talks::offer::Reception::accepts(&unknown_cost(0.3).reception, kept / 7.0)
            },
            impasse: 0.5 * 7.0,
        };
        let sevenfold: Vec<f64> = hundredths.iter().map(|x| 7.0 * x).collect();
        sheet.equals_exactly(
            format!("lambda {lambda}: war, prize of 7"),
            found(1.0).refused,
            1e-12,
            scaled.by_logit(&sevenfold, 7.0 / lambda).refused,
        );
    }
    sheet.drawn("best offer: war, at the table", 1.0 / 3.0, |fault| at_the_table(fault, &[0.7], 1.0));
    sheet.drawn("lambda 20: war, at the table", 0.366_719, |fault| at_the_table(fault, &hundredths, 0.05));
}

/// The share of a hundred thousand sittings that fail: an offer chosen by logit among some, an answer by one of the kinds that there are,
/// who fight a little better than believed where there is a fault.
fn at_the_table(fault: f64, offers: &[f64], temperature: f64) -> Estimate {
    let (_, space) = Pie(linear).cut(101);
    let (first, kinds) = (unknown_cost(0.3), Breaking::even(0.6 / fault, 0.6 / fault + 0.3));
    let chances = first.chances(offers, temperature);
    let packages: Vec<Package> = offers.iter().map(|x| Package((x * 100.0).round() as u32)).collect();
    Estimate::share((0..100_000).map(|sitting| {
        let [u, v, ..] = DRAWS.uniforms4(12, sitting, 0, 0);
        let mut proposer = Once(packages[choice::pick(&chances, u)]);
        let breaking = kinds.draw(v);
        let mut other = Breaks { least: 1.0 - breaking, worth: |p: Package| space.utility(p)[1] };
        let end =
            talk(Sitting::open(Protocol::TakeItOrLeaveIt, First), 0.0, [&mut proposer, &mut other], |_| 1.0);
        matches!(end, End::RanOut { .. })
    }))
}

/// Makes one offer.
struct Once(Package);

impl Mind for Once {
    fn propose(&mut self, _: u32) -> Package {
        self.0
    }

    fn answer(&mut self, _: u32, _: Package) -> Answer {
        Answer::Reject
    }
}

/// Accepts what is worth enough to him.
struct Breaks<F> {
    least: f64,
    worth: F,
}

impl<F: Fn(Package) -> f64> Mind for Breaks<F> {
    fn propose(&mut self, _: u32) -> Package {
        Package(0)
    }

    fn answer(&mut self, _: u32, offer: Package) -> Answer {
        if (self.worth)(offer) >= self.least - 1e-12 { Answer::Accept } else { Answer::Reject }
    }
}

/// T10: the satisfied offers the dissatisfied no less than he has; war gets likelier with the gap between power and share, not with parity.
pub(super) fn power_and_status_quo(sheet: &mut Sheet) {
    let offer = |fault: f64, has: f64| -> Prospect {
        let reception = Breaking::even(0.3, 0.3 + 0.4 * fault);
        Proposer { reception, impasse: 0.3 - 0.1 }.best([0.0, 1.0 - has])
    };
    for (has, given, war) in [(0.4, 0.55, 0.375), (0.6, 0.6, 0.25)] {
        sheet.equals_exactly(format!("has {has}: is offered"), given, 1e-9, 1.0 - offer(1.0, has).kept);
        sheet.near(format!("has {has}: war"), war, 1e-9, |fault| offer(fault, has).refused);
    }
    sheet.equals_exactly("has 0.75: war", 0.0, 1e-9, offer(1.0, 0.75).refused);
}

/// T11: a risky offer to the weak, or a safe one to all.
pub(super) fn two_kinds(sheet: &mut Sheet) {
    const OFFERS: [f64; 2] = [0.65, 0.95];
    let to = |strong: f64, cost: f64| Proposer {
        reception: Breaking::kinds(&[(strong, 0.65), (1.0 - strong, 0.95)]),
        impasse: 0.6 - cost,
    };
    let best = |strong: f64, fault: f64| to(strong * fault, 0.1).best([0.0, 1.0]);
    sheet.near("q 0.5: worth", 0.725, 1e-9, |fault| best(0.5, fault).worth);
    sheet.near("q 0.5: war", 0.5, 1e-9, |fault| best(0.5, fault).refused);
    sheet.equals_exactly("q 0.8: share asked", 0.65, 1e-9, best(0.8, 1.0).kept);
    sheet.equals_exactly("q 0.8: war", 0.0, 1e-9, best(0.8, 1.0).refused);
    sheet.near("q 0.8: the risky offer", 0.59, 1e-9, |fault| to(0.8 * fault, 0.1).prospect(0.95).worth);
    let risky = |strong: f64| best(strong, 1.0).refused > 0.0;
    sheet.holds("risky below q 0.666667 only", risky(0.666_666) && !risky(0.666_667));
    let smooth = |fault: f64| to(2.0 / 3.0 * fault, 0.1).chances(&OFFERS, 0.05)[1];
    sheet.near("logit at q 0.666667: risky", 0.5, 1e-9, smooth);
}

/// The shift of T12, with these later powers.
fn shift(later: &[f64], rising_offers: f64) -> Shift {
    let power = std::iter::once(0.3).chain(later.iter().copied()).collect();
    Shift { power, cost: [1.5, 2.0], discount: 0.9, rising_offers, pledge: 0.0 }
}

/// The least later power at which there is a war, in steps of 1e-4.
fn switch(of: impl Fn(f64) -> Shift) -> f64 {
    let powers = (3_000..10_000).map(|i| f64::from(i) * 1e-4);
    powers.into_iter().find(|p| of(*p).fights() == Some(true)).unwrap_or(f64::NAN)
}

/// T12: who cannot be promised enough tomorrow fights today; a pledge, a slower shift or a truce helps.
pub(super) fn shifting_power(sheet: &mut Sheet) {
    let dearer = |fault: f64, rising_offers: f64| {
        move |p: f64| Shift { cost: [1.5, 2.0 * fault], discount: 0.9, ..shift(&[p], rising_offers) }
    };
    sheet.near("(a) rising offers: war from", 0.355_556, 1e-4, |fault| switch(dearer(fault, 1.0)));
    sheet.near("(b) declining offers: war from", 0.705_556, 1e-4, |fault| switch(dearer(fault, 0.0)));
    sheet.holds("(a) at once to 0.5: war", shift(&[0.5], 1.0).fights() == Some(true));
    let steps = |n: u32| -> Vec<f64> { (1..=n).map(|i| 0.3 + 0.2 * f64::from(i) / f64::from(n)).collect() };
    sheet.holds("(a) in 3 steps: war", shift(&steps(3), 1.0).fights() == Some(true));
    sheet.holds("(a) in 4 steps: peace", shift(&steps(4), 1.0).fights() == Some(false));
    let pledge = |fault: f64| dearer(fault, 1.0)(0.5).least_pledge().unwrap_or(f64::NAN);
    sheet.near("(c) least pledge", 1.3, 1e-9, pledge);
    let truces = |fault: f64| dearer(fault, 1.0)(0.5).truces(1000.0).unwrap_or([f64::NAN; 2]);
    sheet.near("(d) shortest truce", 3.193_532, 1e-6, |fault| truces(fault)[0]);
    sheet.near("(d) longest truce", 14.620_705, 1e-6, |fault| truces(fault)[1]);
    let worth = |who: usize, periods: f64, fault: f64| {
        dearer(fault, 1.0)(0.5).truce(periods).map_or(f64::NAN, |worth| worth[who])
    };
    sheet.near("(d) declining, 3 periods", 4.897, 1e-9, |fault| worth(1, 3.0, fault));
    sheet.near("(d) rising, 14 periods", 1.601_375, 1e-6, |fault| worth(0, 14.0, fault));
    sheet.near("(d) rising, 15 periods", 1.441_238, 1e-6, |fault| worth(0, 15.0, fault));
    // Only the flow of a period can be traded in it: not half way between the values of (a) and (b).
    let coin = |fault: f64| shift(&[], 0.5 * fault).settled(0.5).map_or(f64::NAN, |period| period.worth[1]);
    sheet.near("either may offer: declining", 5.0, 1e-6, coin);
}
