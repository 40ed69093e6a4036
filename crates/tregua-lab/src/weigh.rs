//! Weighing rival readings of the actors against the record (inference §2.4).
//!
//! Deciders choose by logit, so that what they are recorded to have chosen has a likelihood: a cloud of wars is fought in which they do as
//! recorded, and each reading is asked how likely it held every choice. A classifier that has seen wars fought freely under each
//! reading gives a second opinion. What the record could tell at best is worked out before it is looked at.

pub mod acts;
pub mod clamp;
pub mod cloud;
pub mod evidence;
pub mod filter;
pub mod folder;
pub mod forest;
pub mod logistic;
pub mod opinion;
pub mod question;
pub mod reading;
pub mod rejection;
pub mod simulated;
pub mod terms;
pub mod verdict;
pub mod weighing;

/// Clouds begin at the seed that is typed. What is held against them must not be on the same draws: its seeds lie so far on.
const APART: u64 = 1 << 32;
/// Those of the records that the second opinion learns from.
const RECORDS: u64 = APART;
/// Those of the wars that tell what the war is worth to those who want otherwise.
const WANTS: u64 = 2 * APART;
