//! What was made of a list, beside what it was made from.

use super::judge::Judge;
use crate::scenario::raw::Given;

/// Entries made from raw ones. Checks across lists look only at sound ones, so that one fault is not said twice.
#[derive(Debug)]
pub(super) struct Entries<'r, R, T> {
    pub made: Vec<T>,
    raw: Vec<&'r R>,
    sound: Vec<bool>,
}

impl<'r, R, T> Entries<'r, R, T> {
    /// Makes each entry, noting whether a fault was found in it, when it was read or now.
    pub fn make<'t>(
        judge: &mut Judge<'t>,
        raw: impl Iterator<Item = &'r Given<R>>,
        mut make: impl FnMut(&mut Judge<'t>, &R) -> T,
    ) -> Self {
        let mut entries = Self { made: Vec::new(), raw: Vec::new(), sound: Vec::new() };
        for given in raw {
            let Some(row) = given.get() else { continue };
            let before = judge.amiss();
            entries.made.push(make(judge, row));
            entries.raw.push(row);
            entries.sound.push(given.sound && judge.amiss() == before);
        }
        entries
    }

    /// The sound entries, with their index.
    pub fn sound(&self) -> impl Iterator<Item = (usize, &'r R, &T)> {
        let all = self.raw.iter().zip(&self.made).zip(&self.sound).enumerate();
        all.filter(|(_, (_, sound))| **sound).map(|(i, ((raw, made), _))| (i, *raw, made))
    }

    /// The entry at an index, if it is sound.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.made.get(index).filter(|_| self.sound[index])
    }

    /// What the entry was made from.
    pub fn raw(&self, index: usize) -> &'r R {
        self.raw[index]
    }
}

/// The entries that could be read of a list that could be read.
pub(super) fn read<T>(list: Option<&[Given<T>]>) -> impl Iterator<Item = &T> {
    list.unwrap_or(&[]).iter().filter_map(Given::get)
}

/// The entries of a list that could be read.
pub(super) fn all<T>(list: Option<&[Given<T>]>) -> impl Iterator<Item = &Given<T>> {
    list.unwrap_or(&[]).iter()
}
