//! The lab's tests.

mod report;
mod schema;
mod small_war;
