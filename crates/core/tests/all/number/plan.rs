//! Number check on every prefix, against the ministry's plan and an independent reference.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::number::{Kind, Note, Report, check};

const MIIT: &str = include_str!("../../data/miit-2023.tsv");
const SPECIAL: &str = include_str!("../../data/special-use.tsv");
const PHONENUMBERS: &str = include_str!("../../data/phonenumbers-9.0.43.tsv");

/// Rows of a file, without comments, as columns.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Returns all five-digit prefixes that `133`, `1700-1702` and the like stand for.
fn five_digits(prefixes: &str) -> Vec<u32> {
    let mut all = Vec::new();
    for part in prefixes.split(' ') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let width = 10_u32.pow(5 - u32::try_from(first.len()).unwrap());
        let (first, last): (u32, u32) = (first.parse().unwrap(), last.parse().unwrap());
        all.extend(first * width..(last + 1) * width);
    }
    all
}

/// Kind, carrier and portability that the files give one five-digit prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Want {
    kind: &'static str,
    carrier: &'static str,
    portable: Option<bool>,
}

fn wanted() -> BTreeMap<u32, Want> {
    let mut plan = BTreeMap::new();
    for row in rows(MIIT) {
        let kind = if row[1] == "general" { "mobile" } else { row[1] };
        let carrier = if row[0] == "other" { "-" } else { row[0] };
        for prefix in five_digits(row[2]) {
            let want = Want { kind, carrier, portable: Some(kind == "mobile") };
            assert_eq!(plan.insert(prefix, want), None, "{prefix} stands twice in the plan");
        }
    }
    for row in rows(SPECIAL) {
        for prefix in five_digits(row[0]) {
            let want = Want { kind: row[1], carrier: row[2], portable: Some(row[3] == "true") };
            let was = plan.insert(prefix, want);
            assert!(was.is_none_or(|was| was.carrier == want.carrier || was.carrier == "-"), "{prefix}");
        }
    }
    plan
}

fn got(report: &Report) -> (&'static str, &'static str) {
    (report.kind.id(), report.carrier.map_or("-", |carrier| carrier.id()))
}

/// Returns the only value, or `otherwise` where there are several.
fn only<T: Copy + Ord>(values: impl Iterator<Item = T>, otherwise: T) -> T {
    let values: BTreeSet<T> = values.collect();
    if values.len() == 1 { *values.first().unwrap() } else { otherwise }
}

#[test]
fn each_of_the_ten_thousand_four_digit_prefixes_agrees() {
    let plan = wanted();
    for prefix in 0..10_000 {
        let typed = format!("{prefix:04}");
        let report = check(&typed);
        let within: Vec<Want> = plan.range(prefix * 10..(prefix + 1) * 10).map(|(_, want)| *want).collect();
        let want = if within.is_empty() {
            (outside(&typed), "-")
        } else {
            (
                only(within.iter().map(|want| want.kind), "unknown"),
                only(within.iter().map(|want| want.carrier), "-"),
            )
        };
        assert_eq!(got(&report), want, "{typed}");
        let portable = only(within.iter().map(|want| want.portable), None);
        assert_eq!(report.portable, if want.0 == "satellite" { Some(false) } else { portable }, "{typed}");
        let split =
            within.iter().any(|want| want.kind != within[0].kind || want.carrier != within[0].carrier);
        assert!(!split || report.has(Note::NeedMore), "{typed}");
    }
}

/// Returns the kind of four digits outside the mobile plan.
fn outside(typed: &str) -> &'static str {
    match typed.as_bytes() {
        // The rest of the sections that are for satellites only.
        [b'1', b'7', b'4', _] => "satellite",
        [b'0', b'1', b'0', _] | [b'0', b'2'..=b'9', ..] | [b'4' | b'8', b'0', b'0', _] => "landline",
        b"8986" => "iccid",
        b"0086" => "unknown",
        [b'0', b'0', ..] => "abroad",
        _ => "unknown",
    }
}

#[test]
fn each_five_digit_prefix_of_a_whole_number_agrees() {
    let plan = wanted();
    for prefix in 10_000..20_000 {
        let number = format!("{prefix}234567");
        let report = check(&number);
        let Some(want) = plan.get(&prefix) else {
            if number.starts_with("106") {
                // The ministry's numbering plan: texts, but for 1064.
                assert_eq!(got(&report), ("message-port", "-"), "{number}");
                continue;
            }
            let satellite = number.starts_with("174") || number.starts_with("1349");
            assert_eq!(got(&report), (if satellite { "satellite" } else { "unknown" }, "-"), "{number}");
            assert!(report.has(Note::NotListed) || report.has(Note::NewRange), "{number}");
            continue;
        };
        assert_eq!(got(&report), (want.kind, want.carrier), "{number}");
        assert_eq!(report.portable, want.portable, "{number}");
        assert_eq!(report.has(Note::VirtualOperator), want.kind == "resale", "{number}");
        assert_eq!(report.has(Note::MayBePorted), want.portable == Some(true), "{number}");
        assert_eq!(report.has(Note::IssuerOnly), want.kind == "iot", "{number}");
        let of_another = want.kind == "satellite" && want.carrier == "-";
        assert_eq!(report.has(Note::OtherHolder), of_another, "{number}");
        let thirteen = want.kind == "iot" && !number.starts_with("146") && !number.starts_with("148");
        assert_eq!(report.has(Note::Incomplete), thirteen, "{number}");
    }
}

#[test]
fn the_first_five_digits_say_what_the_whole_number_says() {
    for prefix in 13_000..20_000 {
        let five = check(&prefix.to_string());
        let whole = check(&format!("{prefix}234567"));
        assert_eq!((five.kind, five.carrier), (whole.kind, whole.carrier), "{prefix}");
        assert_eq!((five.portable, &five.prefix), (whole.portable, &whole.prefix), "{prefix}");
        assert!(five.prefix.len() <= 5 && prefix.to_string().starts_with(&five.prefix));
    }
}

#[test]
fn an_independent_reference_differs_only_where_it_is_known_to() {
    let mut reference = BTreeMap::new();
    for row in rows(PHONENUMBERS) {
        reference.extend(five_digits(row[1]).into_iter().map(|prefix| (prefix, row[0])));
    }
    let mut differing = BTreeSet::new();
    for prefix in 13_000..20_000 {
        let number = format!("{prefix}234567");
        let report = check(&number);
        let theirs = reference.get(&prefix).copied();
        let ours = Some(got(&report).1).filter(|_| report.kind != Kind::Unknown);
        if theirs != ours {
            differing.insert(prefix);
        }
    }
    // Not valid there though allotted or in use for IoT, data and satellites; 1610 valid there and not in the
    // ministry's plan; no carrier there for some satellite and resale numbers.
    let known = "140-144 146 148 149 17406-17499 1619 1610 13492 13493 13499 162 165";
    assert_eq!(differing, five_digits(known).into_iter().collect());
}
