//! Tregua's lab: many wars. It loads a scenario, fights ensembles, reads the record's numbers off them, scores and reports.

// A scenario, and words for people.
pub mod domain;
pub mod load;
pub mod start;
pub mod words;

// One war and many, and what is read off them.
pub mod campaign;
pub mod ensemble;
pub mod measure;
mod meetings;
pub mod sample;
pub mod save;
pub mod series;

// What is asked of them.
pub mod advise;
pub mod fit;
pub mod hearing;
pub mod record_score;
pub mod sensitivity;
pub mod talks;
pub mod theory;
pub mod values;
pub mod weigh;
pub mod whatif;

// How it is told.
pub mod report;

// What all of it stands on: numbers and files.
pub mod beside;
mod command_line;
pub mod disk;
pub mod odd;
pub mod parts;
pub mod progress;
pub mod provenance;
pub mod statistics;
pub mod table;
