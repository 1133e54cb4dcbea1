//! Calendar files that version 0.1 wrote.

use topup_guard_core::quiz::ics::{Reminder, calendar};

use topup_guard_core::time::Millis;

use super::fixture;

#[test]
fn the_same_reminders_make_the_same_file() {
    let given = fixture!("reminders.json");
    let text = |value: &serde_json::Value, name: &str| value[name].as_str().unwrap().to_owned();
    let all: Vec<_> = given["reminders"].as_array().unwrap().iter().collect();
    let owned: Vec<_> =
        all.iter().map(|one| (text(one, "uid"), text(one, "title"), text(one, "text"))).collect();
    let reminders: Vec<_> = all
        .iter()
        .zip(&owned)
        .map(|(one, (uid, title, text))| Reminder {
            uid,
            at: Millis(one["at"].as_i64().unwrap()),
            minutes: one["minutes"].as_u64().unwrap() as u32,
            title,
            text,
            evening: "",
            url: "",
        })
        .collect();
    let file = calendar(&reminders, Millis(given["now"].as_i64().unwrap()));
    // The lines end in CRLF, which a fixture in the repository might lose.
    let expected = include_str!("../../../../../tests/fixtures/v0.1/reminders.ics");
    // Two lines came later, by which a calendar replaces an earlier file's reminder.
    let later = |line: &&str| line.starts_with("LAST-MODIFIED:") || line.starts_with("SEQUENCE:");
    let (later, as_before): (Vec<_>, Vec<_>) = file.split("\r\n").partition(later);
    assert_eq!(as_before.join("\n"), expected.replace("\r\n", "\n"));
    assert_eq!(later.len(), 2 * reminders.len());
    assert_eq!(file.matches("\r\n").count(), file.matches('\n').count());
}
