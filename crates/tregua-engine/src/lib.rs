//! Tregua's engine: a war that is fought and talked over at the same time, one day after another.

pub mod draws;
pub mod num;
pub mod scenario;
pub mod theta;
pub mod unit;
