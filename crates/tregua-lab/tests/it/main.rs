//! The lab's tests.

mod schema;
mod small_war;
