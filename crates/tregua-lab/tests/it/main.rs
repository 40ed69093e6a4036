//! The lab's tests: see ARCHITECTURE.md, Tests.
//! The lab's tests.

mod defaults;
mod fuzz;
mod load;
mod refusals;
mod report;
mod schema;
mod small_war;
