//! The engine's tests: see ARCHITECTURE.md, Tests.
mod choices;
mod estimate;
mod fixture;
mod graph;
mod march;
mod numbers;
mod query;
mod theory;
