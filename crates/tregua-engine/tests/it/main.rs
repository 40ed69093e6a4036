//! The engine's tests: see ARCHITECTURE.md, Tests.
