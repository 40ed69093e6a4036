//! How many of each a war can have: the room that tables of a day take on the stack. A scenario with more is refused.

/// The most armies a war can have: the room that sums by army take on the stack.
pub const MOST_ARMIES: usize = 64;

/// The most deciders: the room that lists of them take.
pub const MOST_DECIDERS: usize = 64;

/// The most places: the room that sums by place take.
pub const MOST_PLACES: usize = 256;
