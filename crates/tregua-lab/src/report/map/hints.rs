//! Hand-set hints for places: rank, where the name goes, on which sheet. Data of the scenario (`map/labels.csv`).

use std::collections::BTreeMap;
use std::fmt;

/// Side of the symbol on which a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of the symbol.
    Right,
    /// To the left of it.
    Left,
    /// Centred over it.
    Above,
    /// Centred under it.
    Below,
    /// Not written: the symbol stands alone, and its name shows when it is pointed at.
    Unwritten,
}

/// On which sheet something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The main sheet only.
    Main,
    /// The inset only.
    Inset,
    /// Both.
    Both,
    /// Neither.
    Nowhere,
}

impl Shown {
    /// Whether something shown so appears on a sheet.
    pub fn on(self, sheet: Shown) -> bool {
        self == sheet || self == Shown::Both
    }

    /// The word for it in `labels.csv` and in the classes of the picture.
    pub fn word(self) -> &'static str {
        match self {
            Shown::Main => "main",
            Shown::Inset => "inset",
            Shown::Both => "both",
            Shown::Nowhere => "none",
        }
    }
}

/// How a place is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hint {
    /// 1 a city, 2 a town, 3 a small place.
    pub rank: u8,
    /// Side of the symbol on which its name stands.
    pub anchor: Anchor,
    /// Shift of the name from its usual seat, right and down [units].
    pub shift: [f64; 2],
    /// On which sheet it is shown.
    pub shown: Shown,
}

/// For a place without a hint: a small place, named on the right, on the main sheet.
impl Default for Hint {
    fn default() -> Hint {
        Hint { rank: 3, anchor: Anchor::Right, shift: [0.0, 0.0], shown: Shown::Main }
    }
}

/// A row of `labels.csv` that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HintFault {
    /// Line of the file, the first being 1.
    pub line: usize,
    /// What was expected and what was found.
    pub what: String,
}

impl fmt::Display for HintFault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "labels.csv:{}: {}", self.line, self.what)
    }
}

impl std::error::Error for HintFault {}

/// First line of `labels.csv`.
const HEADER: &str = "place_id,rank,anchor,dx,dy,shown";

/// Hints by place from the text of `labels.csv` (`place_id,rank,anchor,dx,dy,shown`, no quotes, `#` begins a remark).
///
/// # Errors
/// All rows that cannot be read, with line and remedy; a place named twice is one of them.
pub fn read_hints(text: &str) -> Result<BTreeMap<String, Hint>, Vec<HintFault>> {
    let mut hints = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        let read = match row {
            _ if line == 1 && row.trim_end() == HEADER => continue,
            _ if line == 1 => Err(format!("expected the header {HEADER}")),
            _ if row.trim().is_empty() || row.starts_with('#') => continue,
            _ => read_row(row),
        };
        match read {
            Ok((place, hint)) => {
                if hints.insert(place.clone(), hint).is_some() {
                    faults.push(HintFault { line, what: format!("place {place} is named a second time") });
                }
            }
            Err(what) => faults.push(HintFault { line, what }),
        }
    }
    if faults.is_empty() { Ok(hints) } else { Err(faults) }
}

fn read_row(row: &str) -> Result<(String, Hint), String> {
    let cells: Vec<&str> = row.split(',').map(str::trim).collect();
    let [place, rank, anchor, dx, dy, shown] = cells[..] else {
        return Err(format!("expected 6 cells, found {}", cells.len()));
    };
    let rank = rank.parse().ok().filter(|r| (1..=3).contains(r));
    let rank = rank.ok_or_else(|| format!("expected a rank of 1, 2 or 3, found {:?}", cells[1]))?;
    let anchor = match anchor {
        "right" => Anchor::Right,
        "left" => Anchor::Left,
        "above" => Anchor::Above,
        "below" => Anchor::Below,
        "none" => Anchor::Unwritten,
        other => return Err(format!("expected right, left, above, below or none, found {other:?}")),
    };
    let shown =
        [Shown::Main, Shown::Inset, Shown::Both, Shown::Nowhere].into_iter().find(|s| s.word() == shown);
    let shown = shown.ok_or_else(|| format!("expected main, inset, both or none, found {:?}", cells[5]))?;
    let shift = [units(dx)?, units(dy)?];
    Ok((place.to_owned(), Hint { rank, anchor, shift, shown }))
}

fn units(cell: &str) -> Result<f64, String> {
    let read = if cell.is_empty() { Some(0.0) } else { cell.parse().ok().filter(|v: &f64| v.is_finite()) };
    read.ok_or_else(|| format!("expected a shift in units of the picture, found {cell:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_whole() {
        let hints =
            read_hints(&format!("{HEADER}\n# remark\n\nfarm,3,left,-2.5,,both\n")).expect("one good row");
        let hint = Hint { rank: 3, anchor: Anchor::Left, shift: [-2.5, 0.0], shown: Shown::Both };
        assert_eq!(hints.into_iter().collect::<Vec<_>>(), [("farm".to_owned(), hint)]);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let rows = ["a,4,left,0,0,main", "b,1,up,0,0,main", "c,1,left,x,0,main", "d,1,left,0,0,here", "e,1"];
        let text = format!("{HEADER}\n{}\nf,1,left,0,0,main\nf,1,left,0,0,main\n", rows.join("\n"));
        let faults = read_hints(&text).expect_err("six faults");
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 8]);
        assert_eq!(
            faults[1].to_string(),
            "labels.csv:3: expected right, left, above, below or none, found \"up\""
        );
    }

    #[test]
    fn both_is_on_either_sheet_and_nowhere_on_none() {
        let on = |s: Shown| (s.on(Shown::Main), s.on(Shown::Inset));
        assert_eq!(on(Shown::Both), (true, true));
        assert_eq!(on(Shown::Main), (true, false));
        assert_eq!(on(Shown::Nowhere), (false, false));
    }
}
