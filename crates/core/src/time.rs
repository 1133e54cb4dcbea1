//! Points in time.

use std::{
    fmt,
    num::ParseIntError,
    ops::{Add, AddAssign, Sub},
    str::FromStr,
};

/// Point in time, in milliseconds since 1970-01-01T00:00Z by the person's own clock.
///
/// Clocks can be wrong and a log may hold any number, so sums and differences saturate.
///
/// ```
/// use topup_guard_core::{quiz::DAY, time::Millis};
///
/// let noon = Millis(1_796_040_000_000);
/// assert_eq!(noon + 2 * DAY - noon, 2 * DAY);
/// assert_eq!(Millis(i64::MAX) + 1, Millis(i64::MAX));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub i64);

/// The time this many milliseconds later.
impl Add<i64> for Millis {
    type Output = Self;

    fn add(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }
}

/// Moves the time this many milliseconds later.
impl AddAssign<i64> for Millis {
    fn add_assign(&mut self, milliseconds: i64) {
        *self = *self + milliseconds;
    }
}

/// The time this many milliseconds earlier.
impl Sub<i64> for Millis {
    type Output = Self;

    fn sub(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_sub(milliseconds))
    }
}

/// The milliseconds from the other time to this one; negative if this one is earlier.
impl Sub for Millis {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl From<i64> for Millis {
    fn from(milliseconds: i64) -> Self {
        Self(milliseconds)
    }
}

/// The number of milliseconds, as logs and links write it.
impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Millis {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}
