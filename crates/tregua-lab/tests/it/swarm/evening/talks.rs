//! What must be so at every table.

use super::*;

impl Evening<'_> {
    /// What is thought of the other is a chance; and at every table what must be so is.
    pub(super) fn talks(&self) -> Result<(), String> {
        let w = self.after;
        let talks = &self.war.sc.talks;
        for (side, s) in SideId::BOTH.into_iter().zip(&w.sides) {
            let sum: f64 = s.tempers.iter().sum();
            let whole = if talks.tempers_of(side.enemy()).next().is_some() { 1.0 } else { 0.0 };
            must((sum - whole).abs() < 1e-9, || format!("what {side:?} thinks of the enemy sums to {sum}"))?;
        }
        let tables = &w.talks;
        for (i, open) in tables.iter().enumerate() {
            self.table(open)?;
            self.beside(open, &tables[..i])?;
        }
        must(tables.iter().filter(|t| t.chiefs).count() < 2, || "the chiefs sit twice".to_owned())?;
        // What is called on the day of peace itself, by an order that is read later that day, comes to nothing.
        let over = w.peace.is_none() || tables.iter().all(|t| t.opened == w.day);
        must(over, || "they talk on after peace".to_owned())
    }

    /// Deputies sit no oftener than agreed, and an offer lies on the table of a conference, whose agenda it is of. (The chiefs go on with what
    /// deputies began, who may have sat elsewhere, by other rules.)
    fn table(&self, open: &TalksState) -> Result<(), String> {
        let talks = &self.war.sc.talks;
        let Some(id) = open.conference else {
            return must(open.offer.is_none(), || "an offer where nobody confers".to_owned());
        };
        if open.chiefs {
            return Ok(());
        }
        let conference = &talks.conferences[id.ix()];
        must(open.sittings <= conference.sittings, || format!("{} sittings", open.sittings))?;
        let on_agenda =
            |pact: Pact| conference.agendas.iter().any(|a| talks.agendas[a.ix()].package(pact).is_some());
        must(open.offer.is_none_or(|o| on_agenda(o.pact)), || "an offer beyond the agenda".to_owned())
    }

    /// Talks that were opened while others sat are of a conference that may sit beside them, at a place and of a name of its own.
    fn beside(&self, open: &TalksState, earlier: &[TalksState]) -> Result<(), String> {
        let conferences = &self.war.sc.talks.conferences;
        let may = open.conference.is_some_and(|c| conferences[c.ix()].beside);
        must(may || earlier.is_empty(), || format!("{open:?} sits beside {earlier:?}"))?;
        let apart = |t: &TalksState| t.place != open.place && t.conference != open.conference;
        must(earlier.iter().all(apart), || format!("{open:?} sits twice: {earlier:?}"))
    }
}
