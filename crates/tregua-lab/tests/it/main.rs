//! The lab's tests: see ARCHITECTURE.md, Tests.
mod fuzz;
mod load;
mod refusals;
mod report;
mod schema;
mod small_war;
