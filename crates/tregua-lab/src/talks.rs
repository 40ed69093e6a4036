//! The talks of wars: what could have been agreed and when ([`range`]), what came of them ([`course`]), and the table of one evening
//! ([`evening`]).

pub mod course;
pub mod evening;
pub(crate) mod meetings;
pub mod range;
