//! Calendar files with any words in them, read again by a reader that is not ours.

use arbitrary::Unstructured;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use topup_guard_core::quiz::ics::{Reminder, calendar};
use topup_guard_core::time::Millis;

use super::text;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let seed = |at: i64, title: &str, words: &str| {
        let length = (title.len() as u16).to_le_bytes();
        [&at.to_le_bytes()[..], &5_u32.to_le_bytes(), &length, title.as_bytes(), words.as_bytes()].concat()
    };
    vec![
        seed(1_796_000_000_000, "复习：积分到期", "三个类别。\n约两分钟; 不急, 好吗\\"),
        seed(951_782_400_000, "a", &"慢充、充送、假充值；".repeat(30)),
        seed(-1, "END:VEVENT\r\n", "BEGIN:VALARM\nX:\"1\""),
        seed(i64::MAX, "\\n\\N\\,\\;", "\u{202e}\u{200b}\u{feff}"),
    ]
}

pub(super) fn run(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let (Ok(at), Ok(minutes), Ok(length)) = (input.arbitrary(), input.arbitrary(), input.arbitrary::<u16>())
    else {
        return;
    };
    let rest = input.take_rest();
    let (title, words) = rest.split_at(usize::from(length).min(rest.len()));
    let (title, words) = (text(title), text(words));
    let one = Reminder {
        uid: "1796000000-1@topup-guard",
        at: Millis(at),
        evening: "",
        minutes,
        title: &title,
        text: &words,
        url: "https://topup.example/",
    };
    let two = Reminder {
        uid: "1796000000-2@topup-guard",
        at: Millis(at.wrapping_neg()),
        title: &words,
        text: &title,
        ..one
    };
    let file = calendar(&[one.clone(), two.clone()], Millis(at));

    assert!(file.ends_with("\r\n") && file.split("\r\n").all(|line| line.len() <= 75));
    assert!(file.replace("\r\n", "").chars().all(|c| !c.is_control()), "{file:?}");
    let read: Calendar = file.parse().expect("a calendar");
    assert_eq!(read.components.len(), 2, "{file:?}");
    for (component, written) in read.components.iter().zip([&one, &two]) {
        let CalendarComponent::Event(event) = component else { panic!("no event: {component:?}") };
        assert_eq!(event.get_uid(), Some(written.uid));
        assert_eq!(event.get_summary(), Some(&*kept(written.title)));
        assert_eq!(event.get_description(), Some(&*kept(written.text)));
        assert_eq!(event.property_value("DURATION"), Some(&*format!("PT{}M", written.minutes)));
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(start))) = event.get_start() else {
            panic!("no start in UTC: {event:?}")
        };
        let seconds = written.at.0.div_euclid(1_000).clamp(0, 253_402_300_799);
        assert_eq!(start.timestamp(), seconds);
    }
}

/// Returns what is left of a text: control characters but line ends have no place in a calendar.
fn kept(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}
