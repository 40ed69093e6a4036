//! `tregua trace`: one war, told day by day.

use crate::args::Trace;
use crate::failure::{Done, Failure};
use std::io::Write;
use tregua_engine::record::Happened;
use tregua_engine::rule::Rule;
use tregua_engine::scenario::Scenario;
use tregua_engine::war::War;
use tregua_engine::world::World;
use tregua_lab::campaign::{self, Room, Watcher};
use tregua_lab::words::Lang;
use tregua_lab::words::chronicle::Chronicle;

/// Tells the war.
pub fn trace(args: &Trace, lang: Lang) -> Result<Done, Failure> {
    let (loaded, design) = args.which.load(1, args.theta)?;
    let sc = &loaded.scenario;
    let war = campaign::war(sc, design.theta_of(sc, 0), design.seed_of(0), design.minds);
    let chronicle = Chronicle::new(sc, &loaded.book, lang);
    let mut teller = Teller { chronicle, json: args.json, out: std::io::stdout().lock(), failed: Ok(()) };
    let fight = || campaign::fight(&war, design.minds, design.until, &mut Room::default(), &mut teller);
    let fought = campaign::caught(fight);
    teller.failed?;
    // What was told until then is just what somebody wants who asks why it failed.
    fought.map_err(|why| Failure::Typed(("trace-gave-up", vec![("why", why)])))?;
    Ok(Done::Yes)
}

struct Teller<'a, W: Write> {
    chronicle: Chronicle<'a>,
    json: bool,
    out: W,
    failed: std::io::Result<()>,
}

impl<W: Write> Watcher for Teller<'_, W> {
    fn see(&mut self, war: &War<'_>, world: &World, told: &[(i32, &'static Rule, Happened)]) {
        if self.failed.is_ok() {
            self.failed = self.day(war.sc, world.day, told);
        }
    }
}

impl<W: Write> Teller<'_, W> {
    fn day(
        &mut self,
        sc: &Scenario,
        day: i32,
        told: &[(i32, &'static Rule, Happened)],
    ) -> std::io::Result<()> {
        let mut date = sc.date(day).to_string();
        for (_, rule, happened) in told {
            let text = self.chronicle.tell(happened);
            if self.json {
                let line = serde_json::json!({
                    "day": day, "date": date, "rule": rule.id, "text": text, "happened": happened,
                });
                writeln!(self.out, "{line}")?;
            } else {
                writeln!(self.out, "{date:10}  {text}  [{}]", rule.id)?;
                date.clear();
            }
        }
        Ok(())
    }
}
