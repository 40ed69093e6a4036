//! What the command promises, typed as a user types it.

mod beside;
mod command;
mod desk;
mod explain;
mod fit;
mod readme;
mod table;
mod weigh;
mod whatif;
