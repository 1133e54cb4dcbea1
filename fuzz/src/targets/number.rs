//! What was typed or pasted as a number.

use topup_guard_core::number::{Comparison, Entry, Kind, Note, check, compare};

use super::{seeds_of, text};

pub(super) fn seeds() -> Vec<Vec<u8>> {
    seeds_of(&[
        "13800138000",
        "+86 138 0013 8000",
        "0086-139-0013-9000 13900139000",
        "妈，帮我充100元到１３３ ００１３ ８０００，谢谢",
        "尾号不显示：138****8000",
        "8986 0409 8076 9263 452w",
        "1064633113571",
        "010 1234 5678",
        "0755-1234567",
        "10086",
        "l0086提醒：13800138000",
        "+852 9123 4567",
        "10860.pt5jf.pw",
        "https://a.example/13800138000",
        "13812345678\n13821345678",
    ])
}

pub(super) fn run(bytes: &[u8]) {
    let text = text(bytes);
    about(&text);
    let (one, other) = text.split_once('\n').unwrap_or((&text, &text));
    typed_twice(one, other);
}

fn about(text: &str) {
    let report = check(text);
    let whole = report.digits.chars().rev().skip(1).all(|c| c.is_ascii_digit())
        && report.digits.chars().last().is_none_or(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    assert!(whole, "{report:?}");
    assert!(report.digits.starts_with(&report.prefix), "{report:?}");
    assert!(report.digits.len() <= text.len().max(1) + 1, "more digits than were typed: {report:?}");
    let several = report.has(Note::Several);
    assert_eq!(several, !report.choices.is_empty());
    assert!(report.choices.len() <= 8);
    for choice in &report.choices {
        assert_eq!(report.choices.iter().filter(|other| *other == choice).count(), 1);
    }
    assert_eq!(text.chars().count() > 2_000, report.has(Note::TooMuch));
    for (place, note) in report.notes.iter().enumerate() {
        assert!(!report.notes[..place].contains(note), "said twice: {report:?}");
    }
    if report.kind == Kind::Invalid {
        assert!(!report.notes.is_empty(), "no reason given");
        assert!(report.digits.is_empty() || report.has(Note::TooLong), "{report:?}");
        assert_eq!((report.carrier, report.portable, report.role), (None, None, None));
    } else {
        assert!(!report.digits.is_empty());
    }
    assert_eq!(report.kind == Kind::ShortCode, report.role.is_some());
    // The same digits in full width are the same number.
    let wide: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c })
        .collect();
    assert_eq!(check(&wide), report, "in full width");
}

fn typed_twice(one: &str, other: &str) {
    let forth = compare(one, other);
    let back = compare(other, one);
    match (&forth, &back) {
        (Ok(Comparison::Same), back) => assert_eq!(back, &Ok(Comparison::Same)),
        (Ok(Comparison::Digits { at, swapped }), back) => {
            assert!(!at.is_empty() && at.is_sorted() && at[0] >= 1);
            assert!(swapped.iter().all(|place| at.contains(place) && at.contains(&(place + 1))));
            assert_eq!(back, &forth);
        }
        (Ok(Comparison::Length { first, second, at, one_extra }), back) => {
            assert!(first != second && *at >= 1 && *at <= first.max(second) + 1);
            assert!(!one_extra || first.abs_diff(*second) == 1);
            let turned =
                Comparison::Length { first: *second, second: *first, at: *at, one_extra: *one_extra };
            assert_eq!(back, &Ok(turned));
        }
        (Err(unreadable), _) => {
            let text = if unreadable.entry == Entry::First { one } else { other };
            let alone = compare(text, text).expect_err("it cannot be read alone either");
            assert_eq!((alone.entry, &alone.error), (Entry::First, &unreadable.error));
            assert!(back.is_err());
        }
    }
}
