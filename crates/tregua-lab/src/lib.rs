//! Tregua's lab: many wars. It loads a scenario, fights ensembles, reads the record's numbers off them, scores and reports.

pub mod campaign;
pub mod chronicle;
pub mod course;
pub mod disk;
pub mod domain;
pub mod ensemble;
pub mod evening;
pub mod fit;
pub mod hearing;
pub mod load;
pub mod measure;
pub mod range;
pub mod record_score;
pub mod report;
pub mod sample;
pub mod save;
pub mod sensitivity;
pub mod series;
pub mod start;
pub mod table;
pub mod terms;
pub mod theory;
pub mod values;
pub mod words;
