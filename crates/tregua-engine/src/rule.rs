//! Rule cards: every rule says what it does, what it reads and what it leaves out, in one comment that is both rustdoc and a
//! text in the program.

pub use crate::scenario::Grade;

/// A rule: its id, its card, how well founded it is, and whom it cites.
#[derive(Debug)]
pub struct Rule {
    /// Id: `sickness.incidence`.
    pub id: &'static str,
    /// The card, in Markdown with the headings Says, Reads, Leaves out.
    pub card: &'static str,
    /// How well founded.
    pub grade: Grade,
    /// Sources: ids of the model's own bibliography (war-model §21) or of the theory cited.
    pub cites: &'static [&'static str],
    /// The stream of luck that is this rule's own (see [`crate::draws`]).
    pub stream: u32,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The stream of a rule: FNV-1a over its id, so that adding a rule shifts nobody's luck.
#[must_use]
pub const fn stream(id: &str) -> u32 {
    let bytes = id.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash
}

/// Declares rule cards: the comment is rustdoc and a string in the program; `CARDS` lists them in order.
#[macro_export]
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $grade:ident, [$($cite:literal),* $(,)?];)+) => {
        $(
            $(#[doc = $doc])+
            pub static $name: $crate::rule::Rule = $crate::rule::Rule {
                id: $id,
                card: concat!($($doc, "\n"),+),
                grade: $crate::rule::Grade::$grade,
                cites: &[$($cite),*],
                stream: $crate::rule::stream($id),
            };
        )+
        /// The cards of this file, in order.
        pub static CARDS: &[&$crate::rule::Rule] = &[$(&$name),+];
    };
}
