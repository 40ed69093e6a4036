//! What every package is worth to the two at the table, computed once.

use super::agenda::{Agenda, Package};

/// Utilities of all packages, a column a party.
///
/// They are kept to twelve decimals (see [`settled`]), so that packages worth the same are seen to be worth the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    columns: [Vec<f64>; 2],
}

/// A utility to twelve decimals (fewer beyond ±2000): the order in which parts were added up, which changes last bits,
/// then no longer makes one of two equal packages look the better.
#[must_use]
#[inline]
pub fn settled(utility: f64) -> f64 {
    const DECIMALS: f64 = 1e12;
    /// Numbers of this size have no fraction left: adding it rounds to the nearest whole.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    ((utility * DECIMALS + WHOLE) - WHOLE) / DECIMALS
}

impl Space {
    /// Utilities that are sums over the issues: `parts[party][issue][option]` is what an option adds.
    ///
    /// # Panics
    /// If there is not a part an option, or one is not finite.
    #[must_use]
    pub fn additive(agenda: &Agenda, parts: [Vec<Vec<f64>>; 2]) -> Self {
        Self::checked(parts.map(|parts| {
            assert_eq!(parts.len(), agenda.issues().len(), "parts of every issue");
            sums(agenda, &parts)
        }))
    }

    /// Utilities by any function of a package, which is given as its options, issue by issue.
    ///
    /// # Panics
    /// If a utility is not finite.
    #[must_use]
    pub fn of(agenda: &Agenda, mut worth: impl FnMut(&[usize]) -> [f64; 2]) -> Self {
        let mut columns = [Vec::with_capacity(agenda.size()), Vec::with_capacity(agenda.size())];
        let mut options = vec![0; agenda.issues().len()];
        for _ in 0..agenda.size() {
            let utility = worth(&options);
            columns[0].push(settled(utility[0]));
            columns[1].push(settled(utility[1]));
            turn(agenda, &mut options);
        }
        Self::checked(columns)
    }

    fn checked(columns: [Vec<f64>; 2]) -> Self {
        for (party, column) in columns.iter().enumerate() {
            let odd = column.iter().position(|u| !u.is_finite());
            assert!(odd.is_none(), "party {party}: package {odd:?} is worth no finite number");
        }
        Self { columns }
    }

    /// How many packages there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.columns[0].len()
    }

    /// Utilities of all packages for the first and for the second, in order of packages.
    #[must_use]
    pub const fn columns(&self) -> &[Vec<f64>; 2] {
        &self.columns
    }

    /// How many packages are worth at least the disagreement point to both.
    #[must_use]
    pub fn rational(&self, disagreement: [f64; 2]) -> usize {
        let [first, second] = &self.columns;
        first.iter().zip(second).filter(|(u, v)| **u >= disagreement[0] && **v >= disagreement[1]).count()
    }

    /// What a package is worth to the first and to the second.
    ///
    /// # Panics
    /// If there is no such package.
    #[must_use]
    pub fn utility(&self, package: Package) -> [f64; 2] {
        [self.columns[0][package.ix()], self.columns[1][package.ix()]]
    }
}

/// The next reading of the counter.
fn turn(agenda: &Agenda, options: &mut [usize]) {
    for (option, issue) in options.iter_mut().zip(agenda.issues()).rev() {
        *option += 1;
        if (*option as u64) < issue.count() {
            return;
        }
        *option = 0;
    }
}

/// The sum of parts for every package: the sums over the first issues are spread over the options of the next, from the back, so
/// that one column serves as its own source.
fn sums(agenda: &Agenda, parts: &[Vec<f64>]) -> Vec<f64> {
    let mut column = vec![0.0; agenda.size()];
    let mut done = 1;
    for (issue, parts) in agenda.issues().iter().zip(parts) {
        assert_eq!(parts.len() as u64, issue.count(), "{}: a part an option", issue.name);
        for i in (0..done).rev() {
            let sum = column[i];
            for (cell, part) in column[i * parts.len()..].iter_mut().zip(parts) {
                *cell = sum + part;
            }
        }
        done *= parts.len();
    }
    for cell in &mut column {
        *cell = settled(*cell);
    }
    column
}
