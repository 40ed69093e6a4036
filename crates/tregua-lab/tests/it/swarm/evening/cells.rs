//! Where people can be, and how many are there.

use tregua_engine::scenario::*;
use tregua_engine::world::*;

/// Every cell there is.
pub fn cells(w: &World) -> Vec<Cell> {
    let formations = (0..w.formations.len()).map(FormationId::new);
    let mut cells: Vec<Cell> = formations
        .flat_map(|f| [Cell::Fit(f), Cell::Sick(f), Cell::Convalescent(f), Cell::Straggler(f)])
        .collect();
    cells.extend((0..w.places.len()).map(PlaceId::new).flat_map(|p| [Cell::Guerrilla(p), Cell::Civilian(p)]));
    cells.extend((0..w.squadrons.len()).map(|s| Cell::Boarder(SquadronId::new(s))));
    cells.extend((0..w.ships.len()).map(|s| Cell::Crew(ShipId::new(s))));
    for s in SideId::BOTH {
        cells.extend([Cell::Prisoner(s), Cell::OnTheRoad(s), Cell::Home(s)]);
        cells.extend([Cause::Sickness, Cause::Battle].map(|c| Cell::Dead(s, c)));
    }
    cells.extend([Cell::CivilDead, Cell::Abroad, Cell::Fled]);
    cells
}

/// How many are in a cell.
pub fn count(w: &World, cell: Cell) -> i64 {
    let l = &w.ledger;
    i64::from(match cell {
        Cell::Fit(f) => w.formations[f.ix()].fit,
        Cell::Sick(f) => w.formations[f.ix()].sick,
        Cell::Convalescent(f) => w.formations[f.ix()].convalescent,
        Cell::Straggler(f) => w.formations[f.ix()].stragglers,
        Cell::Prisoner(s) => l.prisoners[s.ix()],
        Cell::Guerrilla(p) => w.places[p.ix()].guerrillas,
        Cell::Civilian(p) => w.places[p.ix()].people,
        Cell::Boarder(s) => w.squadrons[s.ix()].boarders,
        Cell::Crew(s) => w.ships[s.ix()].crew,
        Cell::OnTheRoad(s) => l.on_the_road[s.ix()],
        Cell::Dead(s, cause) => l.dead[s.ix()][cause as usize],
        Cell::CivilDead => l.civil_dead,
        Cell::Home(s) => l.home[s.ix()],
        Cell::Abroad => l.abroad,
        Cell::Fled => l.fled,
    })
}
