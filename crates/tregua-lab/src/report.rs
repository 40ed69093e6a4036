//! Reports: what people read.

pub mod map;
