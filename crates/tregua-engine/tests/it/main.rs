//! The engine's tests: see ARCHITECTURE.md, Tests.
mod estimate;
mod numbers;
mod theory;
