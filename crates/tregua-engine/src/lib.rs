//! Tregua's engine: a war that is fought and talked over at the same time, one day after another.
//!
//! Start at [`day::step`]: one day is one function. It reads a [`scenario::Scenario`] (what does not change), a
//! [`theta::Theta`] (every number the rules read) and the draws (luck with an address), and writes a [`world::World`]
//! through [`effect::Effects`] alone. What is told of it is a [`record::Record`].

pub mod bargain;
pub mod choice;
pub mod day;
pub mod draws;
pub mod effect;
mod happened;
pub mod minds;
pub mod num;
pub mod outcome;
pub mod record;
pub mod rule;
pub mod rules;
pub mod scenario;
pub mod talks;
pub mod theta;
pub mod unit;
pub mod values;
pub mod view;
pub mod war;
pub mod world;

/// Number of the model. Whatever changes a golden transcript raises it; CHANGELOG says what moves and why.
pub const MODEL: u32 = 9;
