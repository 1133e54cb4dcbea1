//! Days on which topics of the quiz are due, stored as a text for the home screen, which has no log to read.

use topup_guard_core::time::Millis;

/// Name of the storage entry.
pub const DUE: &str = "quiz-due";

/// Name of the storage entry with the day on which the next measurement is due, written likewise.
pub const MEASURING_DUE: &str = "quiz-measure";

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Writes the days since 1970, in UTC, on which topics are due, with spaces between.
#[must_use]
pub fn write_due(times: impl IntoIterator<Item = Millis>) -> String {
    let mut days: Vec<i64> = times.into_iter().map(|at| at.0.div_euclid(DAY).max(0)).collect();
    days.sort_unstable();
    days.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

/// Returns the number of topics in such a text that are due today or were before; other words count as none.
#[must_use]
pub fn count_due(text: &str, now: f64) -> usize {
    let today = (now / DAY as f64) as u32;
    text.split(' ').filter(|day| day.parse::<u32>().is_ok_and(|day| day <= today)).count()
}

#[cfg(test)]
mod tests {
    use super::{DAY, count_due, write_due};
    use topup_guard_core::time::Millis;

    #[test]
    fn what_is_due_by_the_end_of_today_is_counted() {
        let now = 20_788 * DAY + DAY / 2;
        let text = write_due([now + DAY, now - 9 * DAY, now + 60_000, now + 5 * DAY].map(Millis));
        assert_eq!(text, "20779 20788 20789 20793");
        assert_eq!(count_due(&text, now as f64), 2);
        assert_eq!(count_due(&text, (now + DAY) as f64), 3);
    }

    #[test]
    fn a_text_that_makes_no_sense_counts_nothing() {
        for text in ["", " ", "<img>", "-1 1.5 1e3", "99999999999999999999"] {
            assert_eq!(count_due(text, 1.8e12), 0, "{text}");
        }
        assert_eq!(write_due([]), "");
    }
}
