//! Plain statistics, which know nothing of wars: means and shares with their errors, quantiles, correlations, resampling, tests.
//!
//! Fewer than two numbers, or two clusters of them, show no spread: their mean has no error, which is never 0. It is `None` where that can be
//! said, infinite in a [`Mean`], whose error others are held against, and not a number in an [`Estimate`], whose error goes into tables.
//!
//! They are our own because their last bits are part of what is promised: the order of a sum is the order of the wars.

pub mod binomial;
pub(crate) mod clustered;
mod correlation;
pub(crate) mod distance;
mod dot;
mod estimate;
mod holm;
mod mean;
mod moments;
mod quantile;
mod share;
pub mod student;

pub use clustered::ClusteredMean;
pub(crate) use correlation::{correlation, largest_by_luck, rank_correlation};
pub(crate) use dot::dot;
pub(crate) use estimate::HALF;
pub use estimate::{Estimate, Resamples};
pub(crate) use holm::rejected;
pub use mean::Mean;
pub(crate) use moments::Moments;
pub use quantile::{Five, quantile, quantile_of, quantiles, sorted};
pub use share::Share;
