//! `cargo xtask bench`: what the built files cost in a browser, and why they are built as they are.
//!
//! `tap` is what a tap costs once everything is there, `web` how soon it is there beside others of the kind,
//! `growth` what becomes of it when there is far more content, `keep` what it costs to keep an answer, `size` what the programs weigh by how they are compiled.
mod growth;
mod keep;
mod made;
mod peers;
mod size;
mod tap;
mod web;

use crate::{build, tools};
use clap::{Args as ClapArgs, Subcommand};
use topup_guard_drive::Result;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Take dist/ as it stands instead of building it first
    #[arg(long, global = true)]
    no_build: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// What a tap costs: to the re-ranked list, and to the quiz's feedback
    Tap(tap::Args),
    /// How soon the first view is there and takes a tap, beside two libraries and a page written by hand
    Web(web::Args),
    /// What packs of 100, 1,000 and 10,000 items cost
    Growth(growth::Args),
    /// What keeping an answer costs in localStorage and in IndexedDB
    Keep(keep::Args),
    /// What the programs weigh by how they are compiled; dist/ is left as it is
    Size(size::Args),
}

/// Builds, and measures.
pub(crate) fn bench(args: &Args) -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    if !args.no_build && !matches!(args.what, What::Size(_)) {
        build::release(build::BuildMode::Small)?;
    }
    match &args.what {
        What::Tap(args) => tap::tap(args),
        What::Web(args) => web::web(args),
        What::Growth(args) => growth::growth(args),
        What::Keep(args) => keep::keep(args),
        What::Size(args) => size::size(args),
    }
}

/// Median, least and most of some figures.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    /// Of no figures at all, zeros.
    fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = figures.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
        let last = sorted.len().saturating_sub(1);
        Self { median: f64::midpoint(at(last / 2), at(last.div_ceil(2))), least: at(0), most: at(last) }
    }

    /// As `12.3 (9.8 to 20.1)`, with this many decimals.
    fn shown(self, decimals: usize) -> String {
        let Self { median, least, most } = self;
        format!("{median:.decimals$} ({least:.decimals$} to {most:.decimals$})")
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assert_eq!(Spread::of([4.0, 1.0, 2.0, 10.0]), Spread { median: 3.0, least: 1.0, most: 10.0 });
        assert_eq!(Spread::of([3.0, 1.0, 2.0]).median, 2.0);
        assert_eq!(Spread::of([]), Spread::default());
    }

    #[test]
    fn a_spread_is_shown_with_its_range() {
        assert_eq!(Spread::of([1.0, 2.0, 4.04]).shown(1), "2.0 (1.0 to 4.0)");
    }
}
