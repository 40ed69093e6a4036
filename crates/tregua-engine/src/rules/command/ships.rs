//! Orders to squadrons, and to armies that go with them.

use super::{READ, Read};
use crate::effect::{Effect, Effects};
use crate::record::Happened;
use crate::rules::naval;
use crate::scenario::*;
use crate::world::*;

impl Read<'_> {
    /// The army will go aboard as soon as the ships lie where it stands (see march).
    pub(super) fn sail(&self, army: ArmyId, squadron: SquadronId, to: PlaceId, out: &mut Effects) {
        let order = Some((self.plan, self.number));
        let task = Task { doing: Doing::Sail, order, to: Some(to), issued: self.issued, ..Task::REST };
        out.push(&READ, Effect::Task(army, task));
        self.leave_home(army, std::iter::once(to), out);
        if let Some(port) = self.world.armies[army.ix()].pos.place() {
            self.make_for(squadron, port, out);
        }
    }

    pub(super) fn blockade(&self, squadron: SquadronId, port: PlaceId, out: &mut Effects) {
        if self.world.squadrons[squadron.ix()].blockade != Some(port) {
            out.push(&READ, Effect::Blockade(squadron, Some(port)));
            out.tell(&READ, Happened::Station { squadron, port, blockade: true });
        }
        self.make_for(squadron, port, out);
    }

    pub(super) fn station(&self, squadron: SquadronId, place: PlaceId, out: &mut Effects) {
        out.push(&READ, Effect::Blockade(squadron, None));
        out.tell(&READ, Happened::Station { squadron, port: place, blockade: false });
        self.make_for(squadron, place, out);
    }

    pub(super) fn cut_out(&self, squadron: SquadronId, port: PlaceId, men: u32, out: &mut Effects) {
        self.make_for(squadron, port, out);
        out.push(&READ, Effect::Boats(squadron, Some((port, men))));
    }

    fn make_for(&self, squadron: SquadronId, place: PlaceId, out: &mut Effects) {
        naval::make_for(self.war, self.world, squadron, place, &READ, out);
    }
}
