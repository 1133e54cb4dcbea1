//! Reminders as an iCalendar file (RFC 5545), which a phone's calendar opens without an account.

use crate::time::Millis;

/// Longest line in octets, without its line break (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Reminder. All texts come from the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// Globally unique id, such as `20261122-1@host`. A second reminder of the same id replaces the first.
    pub uid: &'a str,
    /// When it begins; without meaning if there is an `evening`.
    pub at: Millis,
    /// Day on whose evening it begins, at half past seven wherever the person is then, such as `20261202`;
    /// empty for none.
    pub evening: &'a str,
    /// Duration in minutes.
    pub minutes: u32,
    /// Title in the calendar.
    pub title: &'a str,
    /// Text shown when it is opened.
    pub text: &'a str,
    /// Address that it leads to; empty for none.
    pub url: &'a str,
}

/// Writes the file of these reminders, made at `now`. Each has an alarm when it begins.
#[must_use]
pub fn calendar(reminders: &[Reminder<'_>], now: Millis) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| push_line(&mut file, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//TopUp Guard//TopUp Guard//EN");
    for reminder in reminders {
        line("BEGIN", "VEVENT");
        line("UID", &escape(reminder.uid));
        line("DTSTAMP", &utc(now));
        // By both a calendar recognises which of two with the same id is the newer one, and replaces the other.
        line("LAST-MODIFIED", &utc(now));
        line("SEQUENCE", &sequence(now).to_string());
        let start = match reminder.evening {
            "" => utc(reminder.at),
            day => format!("{day}T193000"),
        };
        line("DTSTART", &start);
        line("DURATION", &format!("PT{}M", reminder.minutes));
        line("SUMMARY", &escape(reminder.title));
        line("DESCRIPTION", &escape(reminder.text));
        if !reminder.url.is_empty() {
            // An address has no escapes (RFC 5545, 3.3.13), and no control characters.
            line("URL", &reminder.url.replace(char::is_control, ""));
        }
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

/// Returns a number that grows with time: minutes since 2020.
fn sequence(now: Millis) -> i64 {
    (now.0.div_euclid(60_000) - 26_297_280).clamp(0, i64::from(i32::MAX))
}

/// Appends a line, folded before the octet that would be its 76th, and never within a character.
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

/// Escapes a text value (RFC 5545, 3.3.11). Control characters other than line feeds are not allowed and left
/// out.
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

/// Writes a time as `YYYYMMDDTHHMMSSZ`. Times outside the years 1970 to 9999 become the first or last of
/// them.
fn utc(at: Millis) -> String {
    let seconds = at.0.div_euclid(1_000).clamp(0, 253_402_300_799);
    let (year, month, day) = date(seconds / 86_400);
    let second = seconds % 86_400;
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// Returns year, month and day of a number of days after 1970-01-01: `civil_from_days` of Hinnant,
/// *chrono-Compatible Low-Level Date Algorithms*.
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
