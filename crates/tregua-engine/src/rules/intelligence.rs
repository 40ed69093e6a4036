//! Intelligence: what arrives in the morning is believed as far as it deserves, and what is seen in the evening is sent (war-model §11).

mod observe;
mod read;

pub use observe::observe;
pub use read::read;

use crate::num;
use crate::scenario::*;
use crate::war::War;
use crate::world::query::Roll;
use crate::world::*;

crate::rules! {
    /// # Says
    /// A report moves a belief on ln strength by Kalman's rule: gain P / (P + R + Q d + σ_b²) for hearsay d days old, whose bias is kept
    /// as a second state, so that many rumours are worth no more than their common source; one's own eyes, returns and taken letters have no
    /// bias. Every day P grows by Q, less under a truce. A newer sighting replaces the place. News of places, offers and the wider war are
    /// known when they arrive; the long-run chance is that of the day the news tells of.
    /// # Reads
    /// reports due [ln men, days], belief [ln men], whether a truce is in force
    /// # Leaves out
    /// An expected drift of the enemy's strength; sources that are caught lying one by one.
    BELIEF = "intelligence.belief", Argued, ["war-model §11"];
    /// # Says
    /// Whoever finds by his own eyes that an army is weaker by more than two standard deviations than he was made to think, and sicker,
    /// grows wary: the scale of bias he allows hearsay rises to what he has now seen, his prior counting as four cases.
    /// # Reads
    /// reports without bias [ln men], belief [ln men], share of sick [1], wariness [1]
    /// # Leaves out
    /// Wariness that is forgotten.
    WARY = "intelligence.wary", Assumed, ["war-model §11.4"];
    /// # Says
    /// A decider knows the armies of his side that stand where he sits, and his own. The others report to the head and to their superior
    /// every five days, when they have arrived and when they fight; the head's army lets all its deciders know.
    /// # Reads
    /// armies' places and strengths, seats of deciders, days since the last report [day]
    /// # Leaves out
    /// Commanders who report what their chief would like to hear.
    RETURNS = "intelligence.returns", Assumed, ["war-model §11"];
    /// # Says
    /// An army in contact is seen by its enemy with little error, without bias; the head and whoever is near hear of it.
    /// # Reads
    /// armies in contact, strength [person], places
    /// # Leaves out
    /// What prisoners say.
    CONTACT = "intelligence.contact", Argued, ["war-model §11.2"];
    /// # Says
    /// Rumours and spies report an army that the people can see: a Poisson number a day, more where the people lean to the listener's side and
    /// where his guerrillas screen him, fewer where the enemy's do. They reach the head and the decider who sits nearest. A side that conceals its
    /// sick is taken for stronger by a share z of them. Each side's hearsay on an army has its own honest bias.
    /// # Reads
    /// opinion [log-odds], guerrillas [person], press and agents [1], strength and sick of the camp [person]
    /// # Leaves out
    /// Sightings at sea; feigned columns; rumours of armies that do not exist.
    HEARSAY = "intelligence.hearsay", Argued, ["war-model §11.2", "war-model §11.3"];
    /// # Says
    /// Word that a place has changed hands rides from it to each side's head until it has arrived.
    /// # Reads
    /// holders of places, what each side thinks of them
    /// # Leaves out
    /// Rumours of falls that did not happen.
    FALLS = "intelligence.falls", Assumed, ["war-model §11"];
}

/// Hearsay on an army that a side hears: the truth, its honest bias (the same all through a war), the enemy's concealment, and an error.
struct Hearsay<'a> {
    war: &'a War<'a>,
    world: &'a World,
    army: ArmyId,
    roll: Roll,
}

impl Hearsay<'_> {
    /// The report of a source with error variance `error`, luck `u`.
    fn sighting(&self, place: PlaceId, error: f64, u: f64) -> Sighting {
        let (war, world) = (self.war, self.world);
        let source = war.draws.uniform(HEARSAY.stream, war.keys.armies[self.army.ix()], 0, HONEST);
        let honest = war.theta.report_bias * num::normal_quantile(source);
        let noise = num::sqrt(error) * num::normal_quantile(u);
        let state = &world.armies[self.army.ix()];
        let hidden = if world.sides[state.side.ix()].conceal { war.theta.conceal_sick } else { 0.0 };
        let concealed = if hidden > 0.0 { hidden * sickness_of_camp(world, self.army) } else { 0.0 };
        let (ln_men, sick) = strength(self.roll);
        Sighting {
            ln_men: ln_men + honest + noise + concealed,
            error,
            hearsay: true,
            sick: sick * (1.0 - hidden),
            place: Some(place),
            day: world.day,
        }
    }
}

/// Index of the draw of an army's honest bias.
const HONEST: u32 = u32::MAX;

/// ln(fit men) of an army, at least one man, and the share of its people who are sick or convalescent.
fn strength(roll: Roll) -> (f64, f64) {
    (num::ln(f64::from(roll.fit.max(1))), f64::from(roll.disabled) / f64::from(roll.mouths.max(1)))
}

/// ln((W+I)/W) of the camp an army stands in, its side's hospital included: what hiding the sick is worth.
fn sickness_of_camp(world: &World, army: ArmyId) -> f64 {
    let state = &world.armies[army.ix()];
    let here = |f: &&FormationState| {
        let other = &world.armies[f.army.ix()];
        f.army == army || (other.side == state.side && other.pos == state.pos)
    };
    let (mut fit, mut sick) = (0, 0);
    for f in world.formations.iter().filter(here) {
        (fit, sick) = (fit + f.fit, sick + f.sick);
    }
    num::ln(f64::from(fit + sick).max(1.0) / f64::from(fit.max(1)))
}

/// What deciders believe on day 0, as [`World::beliefs`] has it: each knows his side's armies, and of the enemy's what one rumour says.
pub(crate) fn first_beliefs(war: &War<'_>, world: &World) -> Vec<Belief> {
    let (sides, rolls) = (war.sc.deciders.iter().map(|d| d.side), world.rolls());
    let armies = || (0..world.armies.len()).map(ArmyId::new);
    let believes = |side| armies().map(move |army| first_belief(war, world, side, (army, rolls[army.ix()])));
    sides.flat_map(believes).collect()
}

/// What a side believes of an army on day 0.
fn first_belief(war: &War<'_>, world: &World, side: SideId, (army, roll): (ArmyId, Roll)) -> Belief {
    let bias = war.theta.report_bias;
    let mut belief = Belief { bias_var: bias * bias, ..Belief::NONE };
    let state = &world.armies[army.ix()];
    let own = state.side == side;
    let spoken_of = own || !war.sc.armies[army.ix()].fixed;
    let Some(place) = state.pos.near().filter(|_| spoken_of) else { return belief };
    let told = if own {
        seen(world, roll, place)
    } else {
        let u = war.draws.uniform(BELIEF.stream, war.keys.armies[army.ix()], 0, 0);
        Hearsay { war, world, army, roll }.sighting(place, war.theta.report_rumour, u)
    };
    belief.hear(&told, 0.0);
    belief
}

/// An army as its own side sees it.
fn seen(world: &World, roll: Roll, place: PlaceId) -> Sighting {
    let (ln_men, sick) = strength(roll);
    Sighting { ln_men, error: 0.0, hearsay: false, sick, place: Some(place), day: world.day }
}
