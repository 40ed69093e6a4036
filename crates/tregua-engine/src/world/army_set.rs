//! Sets of armies.

use super::limits::MOST_ARMIES;
use crate::scenario::ArmyId;

/// A set of armies: one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArmySet(u64);

const _: () = assert!(MOST_ARMIES <= u64::BITS as usize, "every army has a bit");

impl ArmySet {
    /// Takes an army in.
    #[inline]
    pub fn insert(&mut self, army: ArmyId) {
        self.0 |= 1 << army.ix();
    }

    /// The army is among them.
    #[inline]
    #[must_use]
    pub fn contains(self, army: ArmyId) -> bool {
        self.0 >> army.ix() & 1 == 1
    }

    /// There are none.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// They, in order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = ArmyId> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let first = (left != 0).then(|| ArmyId::new(left.trailing_zeros() as usize));
            left &= left.wrapping_sub(1);
            first
        })
    }
}

/// Those of which it is so. Everyone is asked several times a day, and no branch is taken for anyone.
impl FromIterator<(ArmyId, bool)> for ArmySet {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (ArmyId, bool)>>(asked: I) -> Self {
        Self(asked.into_iter().fold(0, |set, (army, so)| set | u64::from(so) << army.ix()))
    }
}
