//! Reminders: the calendar file as an independent reader reads it, and when visits are proposed.

use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use proptest::prelude::*;
use topup_guard_core::quiz::{
    BETWEEN_VISITS, Card, DAY, MOST_DUE, Rating,
    ics::{Reminder, calendar},
    visits,
};
use topup_guard_core::time::Millis;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

fn reminder<'a>(title: &'a str, text: &'a str) -> Reminder<'a> {
    Reminder {
        uid: "1796000000-1@topup-guard",
        at: NOW + 2 * DAY,
        evening: "",
        minutes: 5,
        title,
        text,
        url: "",
    }
}

/// Returns the lines of a file with folds undone, as RFC 5545 3.1 says.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(String::from).collect()
}

#[test]
fn a_reminder_is_written_as_the_standard_says() {
    let file = calendar(&[reminder("复习：积分到期", "三个类别。\n约两分钟; 不急, 好吗\\")], NOW);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//TopUp Guard//TopUp Guard//EN",
        "BEGIN:VEVENT",
        "UID:1796000000-1@topup-guard",
        "DTSTAMP:20261130T005320Z",
        "LAST-MODIFIED:20261130T005320Z",
        // Minutes since 2020: 1796000000 / 60 - 26297280.
        "SEQUENCE:3636053",
        "DTSTART:20261202T005320Z",
        "DURATION:PT5M",
        "SUMMARY:复习：积分到期",
        "DESCRIPTION:三个类别。\\n约两分钟\\; 不急\\, 好吗\\\\",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        "DESCRIPTION:复习：积分到期",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(unfolded(&file), expected);
}

#[test]
fn dates_are_right_around_new_year_and_leap_days() {
    // Seconds as `date -u -d … +%s` gives them.
    for (seconds, text) in [
        (0, "19700101T000000Z"),
        (951_782_400, "20000229T000000Z"),
        (1_709_251_199, "20240229T235959Z"),
        (1_798_761_599, "20261231T235959Z"),
        (4_107_542_400, "21000301T000000Z"),
        (i64::MAX / 1_000, "99991231T235959Z"),
        (-1, "19700101T000000Z"),
    ] {
        let file = calendar(&[Reminder { at: Millis(seconds * 1_000), ..reminder("a", "b") }], Millis(0));
        assert!(file.contains(&format!("DTSTART:{text}\r\n")), "{file}");
    }
}

#[test]
fn an_evening_is_local_time_and_leads_to_the_page() {
    let url = "https://guard.example/?lang=en#/v1/quiz";
    let file = calendar(&[Reminder { evening: "20261202", url, ..reminder("a", "b") }], NOW);
    let read: Calendar = file.parse().unwrap();
    let event = read.components.iter().find_map(CalendarComponent::as_event).unwrap();
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = event.get_start() else {
        panic!("{event:?} has no start in local time")
    };
    assert_eq!(start.to_string(), "2026-12-02 19:30:00");
    assert_eq!(event.property_value("URL"), Some(url));
    let odd =
        calendar(&[Reminder { url: "https://guard.example/\r\nBEGIN:VEVENT", ..reminder("a", "b") }], NOW);
    assert_eq!(odd.matches("\r\nBEGIN:VEVENT").count(), 1, "{odd}");
}

#[test]
fn another_reader_of_calendars_finds_what_was_written() {
    let long = "慢充、充送、假充值；".repeat(30);
    let second = Reminder { uid: "1796000000-2@topup-guard", at: NOW + 9 * DAY, ..reminder("two", &long) };
    let file = calendar(&[reminder("复习：积分, 到期", "one\ntwo"), second], NOW);
    let read: Calendar = file.parse().unwrap();
    let events: Vec<_> = read.components.iter().filter_map(CalendarComponent::as_event).collect();
    let found: Vec<_> = events
        .iter()
        .map(|event| {
            (event.get_uid().unwrap(), event.get_summary().unwrap(), event.get_description().unwrap())
        })
        .collect();
    let expected = [
        ("1796000000-1@topup-guard", "复习：积分, 到期", "one\ntwo"),
        ("1796000000-2@topup-guard", "two", &*long),
    ];
    assert_eq!(found, expected);
    for (event, day) in events.iter().zip([2, 9]) {
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(start))) = event.get_start() else {
            panic!("{event:?} has no start in UTC")
        };
        assert_eq!(Millis(start.timestamp_millis()), NOW + day * DAY);
    }
}

#[test]
fn control_characters_are_left_out_of_a_calendar() {
    let odd = "a\u{0}b\u{7}c\rd\ne\tf\u{7f}g\u{85}h";
    let file = calendar(&[reminder(odd, odd)], NOW);
    assert!(file.replace("\r\n", "").chars().all(|letter| !letter.is_control()));
    assert_eq!(file.matches("abcd\\nefgh").count(), 3, "{file}");
}

#[test]
fn a_line_is_folded_where_it_must_be_and_not_before() {
    let file = calendar(&[reminder("a", &"x".repeat(400))], NOW);
    let lines: Vec<&str> = file.split("\r\n").collect();
    let at = lines.iter().position(|line| line.starts_with("DESCRIPTION:x")).unwrap();
    // "DESCRIPTION:" and 400 letters, 75 in the first line and 74 behind a space in each of the others.
    let lengths: Vec<usize> = lines[at..].iter().take(6).map(|line| line.len()).collect();
    assert_eq!(lengths, [75, 75, 75, 75, 75, 1 + 412 - 75 - 4 * 74]);
}

proptest! {
    #[test]
    fn no_text_breaks_a_calendar_file(title in any::<String>(), text in any::<String>()) {
        let file = calendar(&[reminder(&title, &text)], NOW);
        prop_assert!(file.ends_with("\r\n"));
        prop_assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let lines = unfolded(&file);
        prop_assert_eq!(lines.len(), 20);
        // Undoing the escapes gives the text back, but for control characters.
        let value = lines[11].strip_prefix("DESCRIPTION:").unwrap();
        let (mut read, mut characters) = (String::new(), value.chars());
        while let Some(character) = characters.next() {
            read.push(match character {
                '\\' => match characters.next() {
                    Some('n') => '\n',
                    Some(escaped) => escaped,
                    None => panic!("a lone backslash"),
                },
                plain => plain,
            });
        }
        let kept = text.chars().filter(|character| !character.is_control() || *character == '\n');
        let kept: String = kept.collect();
        prop_assert_eq!(read, kept);
    }

    #[test]
    fn visits_name_every_family_once_and_are_a_week_apart(
        answers in prop::collection::btree_map("[a-z]{1,3}", (-400 * DAY..=0, 0..4_usize), 0..40),
    ) {
        let ratings = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];
        let cards: Vec<_> =
            answers
                .iter()
                .map(|(family, (ago, rating))| (family.as_str(), Card::new(NOW + *ago, ratings[*rating])))
                .collect();
        let visits = visits(cards.iter().map(|(family, card)| (*family, card)), NOW);
        let mut families: Vec<_> = visits.iter().flat_map(|visit| visit.families.clone()).collect();
        families.sort_unstable();
        prop_assert!(families.into_iter().eq(answers.keys()));
        for visit in &visits {
            prop_assert!(visit.at >= NOW + DAY && visit.families.len() <= MOST_DUE as usize);
        }
        prop_assert!(visits.windows(2).all(|pair| pair[1].at >= pair[0].at + BETWEEN_VISITS * DAY));
        for (place, visit) in visits.iter().enumerate() {
            for (family, card) in &cards {
                let due = !visit.families.contains(family) || card.is_due(visit.at);
                prop_assert!(due, "{family} is not due at {}", visit.at);
                // Nobody is asked to come back for what a visit before had room for.
                let later = visits[place + 1..].iter().any(|visit| visit.families.contains(family));
                let full = visit.families.len() == MOST_DUE as usize;
                prop_assert!(!later || full || !card.is_due(visit.at), "{family} waits at {}", visit.at);
            }
        }
    }
}
