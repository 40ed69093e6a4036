//! The talks of wars: what could have been agreed and when ([`mod@range`]), what came of them ([`mod@course`]), both in the first
//! wars of a run ([`first_wars`]), and the table of one evening ([`evening`]).

pub mod course;
pub mod evening;
pub mod first_wars;
pub mod range;
