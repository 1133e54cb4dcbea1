//! Figures over many simulated learners: bias, error and coverage of estimates.

use topup_guard_core::quiz::stats::{Estimate, Range, Share};

/// Errors of one estimate over many learners.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Errors {
    sum: f64,
    squares: f64,
    covered: u32,
    count: u32,
}

impl Errors {
    pub(crate) fn add(&mut self, estimate: Estimate, truth: f64) {
        self.add_value(estimate.value, estimate.interval(), truth);
    }

    /// Adds a figure with the range that is stated for it.
    pub(crate) fn add_value(&mut self, value: f64, range: Range, truth: f64) {
        let error = value - truth;
        self.sum += error;
        self.squares += error * error;
        self.covered += u32::from(range.low <= truth && truth <= range.high);
        self.count += 1;
    }

    pub(crate) fn bias(&self) -> f64 {
        self.sum / f64::from(self.count)
    }

    pub(crate) fn rmse(&self) -> f64 {
        (self.squares / f64::from(self.count)).sqrt()
    }

    pub(crate) fn coverage(&self) -> f64 {
        f64::from(self.covered) / f64::from(self.count)
    }

    /// Returns bias, root mean squared error and coverage as three columns of a table.
    pub(crate) fn columns(&self) -> String {
        format!("{:5.2}  {:5.2}   {:.3}", self.bias(), self.rmse(), self.coverage())
    }
}

/// Coverage of stated 95 % intervals over all rows of a table.
#[derive(Default)]
pub(crate) struct Coverage {
    sum: f64,
    count: f64,
    lowest: f64,
}

impl Coverage {
    pub(crate) fn add(&mut self, share: f64) {
        self.sum += share;
        self.lowest = if self.count == 0.0 { share } else { self.lowest.min(share) };
        self.count += 1.0;
    }

    /// Prints it, and returns whether it is what we state.
    pub(crate) fn is_sound(&self, of: &str) -> bool {
        let (mean, lowest) = (self.sum / self.count, self.lowest);
        println!("\ncoverage of {of}: mean {mean:.3} (0.93 to 0.97), lowest {lowest:.3} (at least 0.90)\n");
        (0.93..=0.97).contains(&mean) && lowest >= 0.90
    }
}

/// Returns 1 if the interval of a share holds the rate, else 0.
pub(crate) fn holds(share: Share, rate: f64) -> f64 {
    let range = share.interval();
    f64::from(u8::from(range.low <= rate && rate <= range.high))
}
