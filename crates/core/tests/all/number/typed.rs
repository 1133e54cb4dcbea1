//! Number check on what people type and paste: every case has an answer, and no text makes it fail.

use proptest::prelude::*;
use topup_guard_core::number::{Carrier, Comparison, Kind, Note, Role, check, compare};

fn notes(input: &str) -> Vec<&'static str> {
    check(input).notes.into_iter().map(Note::id).collect()
}

#[test]
fn only_a_plus_before_a_number_makes_it_another_country_s() {
    let bare = check("13800138000");
    for sign in "，。：:；;“”\"'（(【[<《=#*/|、 \n号".chars() {
        let report = check(&format!("{sign}13800138000"));
        assert_eq!((report.kind, &report.digits), (bare.kind, &bare.digits), "{sign}");
        assert!(!report.has(Note::NotMainland), "{sign}");
    }
    for sign in "，：；。（“".chars() {
        let report = check(&format!("10086{sign}13800138000"));
        assert_eq!(
            (report.kind, report.has(Note::NotMainland)),
            (bare.kind, false),
            "{sign} behind a number"
        );
    }
    for text in ["+13800138000", "，+13800138000", "电话 +1 650 253 0000"] {
        assert!(check(text).has(Note::NotMainland), "{text}");
    }
}

#[test]
fn a_zero_is_dialled_before_a_mobile_number_and_nothing_else() {
    assert_eq!(check("013800138000").digits, "13800138000");
    // Beijing's area code begins with 10 behind its zero.
    for text in ["01012345678", "02112345678"] {
        assert_eq!((check(text).kind, check(text).digits.as_str()), (Kind::Landline, text));
    }
    // Neither, whatever follows.
    assert_eq!(check("00123456789012").digits, "00123456789012");
}

#[test]
fn three_digits_that_begin_nothing_need_no_more() {
    for text in ["154", "555", "777"] {
        assert_eq!(notes(text), ["not-listed"], "{text}");
    }
    assert_eq!(notes("15"), ["need-more"]);
}

#[test]
fn lengths_around_a_mobile_number() {
    let of = |input: &str| (check(input).kind, check(input).carrier);
    let mobile = (Kind::Mobile, Some(Carrier::Mobile));
    for (input, want, said) in [
        ("1", (Kind::Unknown, None), vec!["need-more"]),
        ("13", (Kind::Unknown, None), vec!["need-more"]),
        ("138", mobile, vec!["may-be-ported", "incomplete"]),
        ("1380", mobile, vec!["may-be-ported", "incomplete"]),
        ("1380013800", mobile, vec!["may-be-ported", "incomplete", "too-short"]),
        ("13800138000", mobile, vec!["may-be-ported"]),
        ("138001380000", (Kind::Invalid, None), vec!["too-long"]),
        ("1380013800000", (Kind::Invalid, None), vec!["too-long"]),
        ("8986007031011209432", (Kind::Iccid, Some(Carrier::Mobile)), vec!["serial-number", "check-digit"]),
        ("89860070310112094320", (Kind::Iccid, Some(Carrier::Mobile)), vec!["serial-number"]),
        ("138001380001380013800", (Kind::Invalid, None), vec!["too-long"]),
        ("134", (Kind::Unknown, None), vec!["need-more", "incomplete"]),
        ("0138", (Kind::Unknown, None), vec!["need-more"]),
        ("86138", (Kind::Unknown, None), vec!["need-more"]),
        ("898", (Kind::Unknown, None), vec!["need-more"]),
        ("86 1380013800", mobile, vec!["may-be-ported", "incomplete", "too-short"]),
        ("86 138001380000", (Kind::Invalid, None), vec!["too-long"]),
    ] {
        assert_eq!((of(input), notes(input)), (want, said), "{input}");
    }
}

#[test]
fn texts_without_one_number_say_why() {
    for (input, note) in [
        ("", "empty"),
        ("  \t", "empty"),
        ("abc", "no-digits"),
        ("没有号码", "no-digits"),
        ("😀📱", "no-digits"),
        ("138OO138000", "letters"),
        ("l0086", "look-alike"),
        ("I0086", "look-alike"),
        ("L0086", "look-alike"),
        ("10086wds.cn", "look-alike"),
        ("10860.pt5jf.pw", "address"),
        ("13800138000 13900139000", "several"),
    ] {
        let report = check(input);
        assert_eq!((report.kind, report.carrier, report.portable), (Kind::Invalid, None, None), "{input}");
        assert_eq!(notes(input), [note], "{input}");
        assert!(report.digits.is_empty(), "{input}");
    }
    let choices = check("旧13800138000新+86 139-0013-9000").choices;
    assert_eq!(choices, ["13800138000", "13900139000"]);
    assert_eq!(notes(&"您".repeat(3_000)), ["too-much"]);
}

#[test]
fn a_number_in_a_sentence_is_read_and_said_to_be_picked() {
    let report = check("妈，帮我充100元到１３３ ００１３ ８０００，谢谢");
    assert_eq!((report.kind, report.carrier), (Kind::Mobile, Some(Carrier::Telecom)));
    assert_eq!((report.digits.as_str(), report.prefix.as_str()), ("13300138000", "133"));
    assert!(report.has(Note::Picked));
    assert!(!check("号码是13300138000").has(Note::Picked));
    assert!(!check("13300138000，再说一遍：+86 133 0013 8000").has(Note::Picked));
    // What is hidden ends with its mask, and the next number is read.
    assert_eq!(check("138****8000，请打13900139000").digits, "13900139000");
    let hidden = check("尾号不显示：138****8000");
    assert_eq!((hidden.carrier, hidden.digits.as_str()), (Some(Carrier::Mobile), "138"));
    assert!(hidden.has(Note::Masked) && hidden.has(Note::Incomplete));
    assert!(check("l0086提醒：13800138000").has(Note::LookAlike));
}

#[test]
fn service_numbers_are_named_and_prove_nothing() {
    for (number, role, said, carrier) in [
        ("110", Role::Police, "police", None),
        ("96110", Role::AntiFraud, "anti-fraud", None),
        ("12381", Role::Ministry, "ministry", None),
        ("12321", Role::SpamReport, "spam-report", None),
        ("12315", Role::Consumer, "consumer", None),
        ("12300", Role::FormerAppeal, "former-appeal", None),
        ("10699000", Role::CardsHeld, "cards-held", None),
        ("10086999", Role::FormerSpamReport, "former-spam-report", Some(Carrier::Mobile)),
        ("95017", Role::Payment, "payment", None),
        ("10086", Role::Hotline, "hotline", Some(Carrier::Mobile)),
        ("10010", Role::Hotline, "hotline", Some(Carrier::Unicom)),
        ("10000", Role::Hotline, "hotline", Some(Carrier::Telecom)),
        ("10099", Role::Hotline, "hotline", Some(Carrier::Broadnet)),
        ("10085", Role::Marketing, "marketing", Some(Carrier::Mobile)),
        ("10016", Role::Marketing, "marketing", Some(Carrier::Unicom)),
        ("10001", Role::Marketing, "marketing", Some(Carrier::Telecom)),
    ] {
        let report = check(number);
        assert_eq!(
            (report.kind, report.role, report.carrier),
            (Kind::ShortCode, Some(role), carrier),
            "{number}"
        );
        assert_eq!(role.id(), said);
        assert_eq!(notes(number), ["sender-proves-nothing"]);
        let longer = check(&format!("{number}7"));
        let kind = match number {
            // The numbering plan has longer ones of these kinds.
            "96110" | "95017" => Kind::ServiceLine,
            "10699000" => Kind::MessagePort,
            _ => Kind::Unknown,
        };
        assert_eq!((longer.kind, longer.carrier, longer.role), (kind, None, None), "{number}7");
    }
    assert_eq!(check("12345").role, None);
    assert_eq!(notes("1008"), ["need-more"]);
    assert_eq!(notes("106"), ["need-more"]);
}

#[test]
fn internet_of_things_numbers_have_thirteen_digits() {
    for (number, carrier, said) in [
        ("1064633113571", Some(Carrier::Unicom), vec!["issuer-only"]),
        ("1064712345678", None, vec!["issuer-only"]),
        ("1064812345678", None, vec!["issuer-only"]),
        ("1064912345678", None, vec!["issuer-only"]),
        ("1410341831234", Some(Carrier::Telecom), vec!["issuer-only"]),
        ("1440123456789", Some(Carrier::Mobile), vec!["issuer-only"]),
        ("1441123456789", Some(Carrier::Mobile), vec!["issuer-only"]),
        ("1400123456789", None, vec!["issuer-only"]),
        ("1481234567890", Some(Carrier::Mobile), vec!["issuer-only", "either-length"]),
        ("14812345678", Some(Carrier::Mobile), vec!["issuer-only", "either-length"]),
        ("14612345678", Some(Carrier::Unicom), vec!["issuer-only", "either-length"]),
        ("1461234567890", Some(Carrier::Unicom), vec!["issuer-only", "either-length"]),
        ("146123456789", Some(Carrier::Unicom), vec!["issuer-only", "incomplete", "either-length"]),
        ("106463311357", Some(Carrier::Unicom), vec!["issuer-only", "incomplete", "too-short"]),
    ] {
        let report = check(number);
        assert_eq!(
            (report.kind, report.carrier, report.portable),
            (Kind::Iot, carrier, Some(false)),
            "{number}"
        );
        assert_eq!(notes(number), said, "{number}");
    }
    assert_eq!(notes("10646331135712"), ["too-long"]);
}

#[test]
fn serial_numbers_name_the_issuer_and_are_never_refused() {
    for (issuer, carrier) in [
        ("00", Some(Carrier::Mobile)),
        ("02", Some(Carrier::Mobile)),
        ("04", Some(Carrier::Mobile)),
        ("07", Some(Carrier::Mobile)),
        ("01", Some(Carrier::Unicom)),
        ("06", Some(Carrier::Unicom)),
        ("09", Some(Carrier::Unicom)),
        ("03", Some(Carrier::Telecom)),
        ("11", Some(Carrier::Telecom)),
        ("15", None),
        ("08", None),
        ("13", None),
    ] {
        for tail in ["", "1234", "7031011209432", "70310112094320", "7031011209432W"] {
            let number = format!("8986{issuer}{tail}");
            let report = check(&number);
            assert_eq!((report.kind, report.carrier), (Kind::Iccid, carrier), "{number}");
            assert_eq!(report.has(Note::IssuerUnknown), carrier.is_none(), "{number}");
            assert_eq!(report.has(Note::Incomplete), tail.len() < 13, "{number}");
        }
    }
    // Printed on real cards or in vendors' documents; the check digit of two of them does not fit.
    assert_eq!(notes("89860070310112094320"), ["serial-number"]);
    assert_eq!(notes("89860617030017300390"), ["serial-number", "check-digit"]);
    assert_eq!(notes("8986040980769263452"), ["serial-number", "check-digit"]);
    assert_eq!(notes("8986040980769263452W"), ["serial-number"]);
    assert_eq!(notes("8986"), ["serial-number", "need-more", "incomplete"]);
    assert!(check("89852000000000000000").has(Note::NotMainland));
    assert_eq!(notes("898600703101120943201"), ["too-long"]);
}

#[test]
fn fixed_lines_and_other_places() {
    for number in ["010 1234 5678", "+86 10 12345678", "86-010-12345678", "0755-1234567", "8001234567"] {
        let report = check(number);
        assert_eq!((report.kind, report.carrier, notes(number)), (Kind::Landline, None, vec![]), "{number}");
    }
    assert_eq!(check("0755-1234567").prefix, "0755");
    assert_eq!(notes("021-123456"), ["incomplete", "too-short"]);
    assert_eq!(notes("010123456789"), ["too-long"]);
    for number in ["+852 9123 4567", "0085291234567", "+1 212 555 0100"] {
        let notes = notes(number);
        assert_eq!(
            (check(number).kind, notes),
            (Kind::Abroad, vec!["not-mainland", "from-abroad"]),
            "{number}"
        );
    }
    assert_eq!(notes("15412345678"), ["not-listed"]);
    assert_eq!(notes("16101234567"), ["new-range"]);
    assert_eq!(notes("17212345678"), ["may-be-ported", "sources-differ"]);
}

#[test]
fn who_called_or_texted_is_answered_with_a_safe_way_to_ring_back() {
    for (number, kind, prefix, said) in [
        // 953, 955 and 956 are large companies' (MIIT, 18 August 2020); 95588 has five digits, 955100 six.
        ("95588", Kind::ServiceLine, "95", "company-line"),
        ("955100", Kind::ServiceLine, "95", "company-line"),
        ("95338", Kind::ServiceLine, "95", "company-line"),
        // 950, 951, 952, 954 and 957 are of call centres and the like, mostly with eight digits.
        ("95213", Kind::ServiceLine, "95", "call-centre"),
        ("95013812", Kind::ServiceLine, "95", "call-centre"),
        ("957788", Kind::ServiceLine, "95", "call-centre"),
        ("95588123", Kind::ServiceLine, "95", "call-centre"),
        ("12345", Kind::ServiceLine, "12", "unlisted-line"),
        ("96315", Kind::ServiceLine, "96", "unlisted-line"),
        ("10690123", Kind::MessagePort, "106", "bulk-sender"),
        ("106550123456789", Kind::MessagePort, "106", "bulk-sender"),
        ("1068 0123 4567 8901", Kind::MessagePort, "106", "bulk-sender"),
        ("4001234567", Kind::Landline, "400", "incoming"),
    ] {
        let report = check(number);
        assert_eq!((report.kind, report.carrier, report.role), (kind, None, None), "{number}");
        assert_eq!(report.prefix, prefix, "{number}");
        assert_eq!(notes(number), [said, "ring-back"], "{number}");
    }
    for begun in ["955", "9558", "1069", "106555", "1234"] {
        assert_eq!(notes(begun), ["need-more"], "{begun}");
    }
    // 1064 begins the number of an IoT card, and a longer number that begins with 12 is none.
    assert_eq!(check("1064123456789").kind, Kind::Iot);
    assert_eq!(notes("123456"), ["not-listed"]);
}

#[test]
fn a_charge_in_a_message_is_not_taken_for_its_sender() {
    for (text, digits) in [
        ("957788 您的会员将扣费800元，退订请回复", "957788"),
        ("【95588】您尾号1234的卡支出8000元", "95588"),
        ("您的账户消费400元，如有疑问请致电4001234567", "4001234567"),
    ] {
        let report = check(text);
        assert_eq!((report.digits.as_str(), report.has(Note::Picked)), (digits, true), "{text}");
    }
}

/// Signs that people and programs put between the digits of one number.
const SEPARATORS: [&str; 12] =
    ["", "", " ", "-", "\u{a0}", "\u{3000}", "\u{2011}", "\u{2014}", "\u{200b}", "\u{feff}", "\t", "·"];

/// Writes every digit in plain or full width, followed by one of the separators.
fn written(digits: &str, choices: &[(usize, bool)]) -> String {
    let mut text = String::new();
    for (digit, (separator, wide)) in digits.chars().zip(choices.iter().cycle()) {
        let value = digit.to_digit(10).unwrap();
        text.push(if *wide { char::from_u32(0xff10 + value).unwrap() } else { digit });
        text.push_str(SEPARATORS[*separator]);
    }
    text
}

fn choices() -> impl Strategy<Value = Vec<(usize, bool)>> {
    prop::collection::vec((0..SEPARATORS.len(), any::<bool>()), 1..20)
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(text in any::<String>(), more in "[-+0-9０-９ lIO.*xW￥元\u{200b}]{0,60}") {
        for text in [text.as_str(), more.as_str(), &format!("{text}{more}")] {
            let report = check(text);
            let alone = report.notes.len() == 1 || report.has(Note::TooLong);
        prop_assert!(report.kind != Kind::Invalid || alone);
            prop_assert!(report.kind != Kind::Invalid || report.carrier.is_none());
            prop_assert_eq!(report.has(Note::Several), report.choices.len() > 1);
            let _ = compare(text, &more);
        }
    }

    #[test]
    fn how_a_number_is_written_changes_nothing(
        digits in "1[3-9][0-9]{1,10}|1064[0-9]{9}|8986[0-9]{15,16}", choices in choices(),
    ) {
        prop_assert_eq!(check(&written(&digits, &choices)), check(&digits));
    }

    #[test]
    fn a_country_code_changes_nothing(digits in "1[3-9][0-9]{9}", choices in choices()) {
        let plain = check(&digits);
        for code in ["+86", "0086", "86", "(+86)", "+86-", "＋８６ "] {
            prop_assert_eq!(&check(&format!("{code}{}", written(&digits, &choices))), &plain);
        }
        prop_assert_eq!(&check(&format!("我的号码是{digits}，谢谢")), &plain);
    }

    #[test]
    fn one_wrong_digit_is_found(
        digits in "1[3-9][0-9]{9}", place in 0usize..11, by in 1u32..10, choices in choices(),
    ) {
        let mut typed: Vec<char> = digits.chars().collect();
        typed[place] = char::from_digit((typed[place].to_digit(10).unwrap() + by) % 10, 10).unwrap();
        let typed: String = typed.into_iter().collect();
        prop_assume!(!typed.starts_with("86") && !typed.starts_with("00"));
        let found = compare(&written(&digits, &choices), &typed);
        prop_assert_eq!(found, Ok(Comparison::Digits { at: vec![place + 1], swapped: vec![] }));
        prop_assert_eq!(compare(&typed, &written(&typed, &choices)), Ok(Comparison::Same));
    }
}
