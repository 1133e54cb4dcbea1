//! Reminders as an iCalendar file (RFC 5545), which a phone's calendar opens without any account.

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// One reminder. All words come from the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// Unique for good, such as `20261122-1@host`; the same again replaces the reminder.
    pub uid: &'a str,
    /// When it is, in milliseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// How many minutes it takes.
    pub minutes: u32,
    /// What the calendar shows.
    pub title: &'a str,
    /// What it shows when opened.
    pub text: &'a str,
}

/// The file of these reminders, made at `now` (milliseconds since 1970-01-01T00:00Z). Each sounds when it begins.
#[must_use]
pub fn calendar(reminders: &[Reminder<'_>], now: i64) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| push_line(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//TopUp Guard//TopUp Guard//EN");
    for reminder in reminders {
        line("BEGIN", "VEVENT");
        line("UID", &escape(reminder.uid));
        line("DTSTAMP", &utc(now));
        line("DTSTART", &utc(reminder.at));
        line("DURATION", &format!("PT{}M", reminder.minutes));
        line("SUMMARY", &escape(reminder.title));
        line("DESCRIPTION", &escape(reminder.text));
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("TRIGGER", "PT0S");
        line("DESCRIPTION", &escape(reminder.title));
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

/// Adds a line, folded before the octet that would be its 76th and never within a character.
fn push_line(file: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text value (RFC 5545, 3.3.11); control characters other than line ends have no place in one and are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A time as `YYYYMMDDTHHMMSSZ`; times outside the years 1970 to 9999 are moved to their ends.
fn utc(at: i64) -> String {
    let seconds = at.div_euclid(1_000).clamp(0, 253_402_300_799);
    let (year, month, day) = date(seconds / 86_400);
    let second = seconds % 86_400;
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// Year, month and day so many days after 1970-01-01: `civil_from_days` of Hinnant, *chrono-Compatible Low-Level Date
/// Algorithms*.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}
