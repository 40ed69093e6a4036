//! The engine's tests: see ARCHITECTURE.md, Tests.
mod battle;
mod choices;
mod city;
mod dispatch;
mod estimate;
mod fixture;
mod graph;
mod march;
mod naval;
mod numbers;
mod query;
mod sickness;
mod siege;
mod supply;
mod theory;
mod wider_war;
