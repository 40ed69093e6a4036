//! The lab's tests: see ARCHITECTURE.md, Tests.

mod advise;
mod bits;
mod cases;
mod defaults;
mod domains;
mod evening;
mod faults;
mod fit;
mod fuzz;
mod goldens;
mod hearing;
mod lists;
mod load;
mod matters;
mod model_pages;
mod range;
mod refusals;
mod report;
mod schema;
mod small_war;
mod stopping;
mod swarm;
mod theory;
mod values;
mod weigh;
mod whatif;
