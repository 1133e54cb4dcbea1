//! Holds sources and built files against what they must be: tests, sizes, pictures, licences.

pub mod browsers;
mod budgets;
pub mod coverage_rustc;
pub mod fuzz;
pub mod hosts;
pub mod lighthouse;
pub mod mutants;
pub mod pictures;
pub mod reproduce;
pub mod scripts;
pub mod setup;
pub mod size;
pub mod supply;
pub mod test;
