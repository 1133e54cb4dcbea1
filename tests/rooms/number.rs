//! Number check: what is typed or pasted, and the result.

use std::cell::RefCell;
use std::rc::Rc;

use topup_guard::browser::storage::{Record, Storage, StorageError};
use topup_guard_core::number::{Note, check};
use topup_guard_core::pack::Msg;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::LANGS;
use crate::stage::{Setup, Stage};

const FIRST: &str = "#number";
const SECOND: &str = "#again";
const SAID: &str = "#number-said";
const COMPARED: &str = "#again-said";

impl Stage {
    /// The room with these numbers in its inputs, the second one opened by keyboard.
    async fn numbers(lang: &'static str, first: &str, second: &str) -> Self {
        let stage = Self::open(lang, "#/v1/number").await;
        stage.paste(FIRST, first).await;
        if !second.is_empty() {
            stage.enter("[data-do=twice]").await;
            stage.paste(SECOND, second).await;
        }
        stage
    }

    fn value(&self, css: &str) -> String {
        self.find(css).dyn_into::<HtmlInputElement>().expect("an input").value()
    }

    /// Expected kind and carrier of the first number, by id.
    fn result(&self) -> (String, String) {
        let of = |name| self.attributes("[data-feedback]", name).concat();
        (of("data-feedback"), of("data-carrier"))
    }
}

#[wasm_bindgen_test]
async fn five_digits_give_kind_and_carrier() {
    // MIIT's table of June 2023, and the service numbers the carriers publish.
    let cases = [
        ("18612", "mobile", "unicom", Some((Msg::NumberOriginal, Msg::CarrierUnicom))),
        ("13800", "mobile", "mobile", Some((Msg::NumberOriginal, Msg::CarrierMobile))),
        ("13300", "mobile", "telecom", Some((Msg::NumberOriginal, Msg::CarrierTelecom))),
        ("19200", "mobile", "broadnet", Some((Msg::NumberOriginal, Msg::CarrierBroadnet))),
        ("13492", "satellite", "telecom", Some((Msg::NumberOriginal, Msg::CarrierTelecom))),
        ("14912", "data-only", "telecom", Some((Msg::NumberOriginal, Msg::CarrierTelecom))),
        ("898611", "iccid", "telecom", Some((Msg::NumberIssuer, Msg::CarrierTelecom))),
        ("10010", "short-code", "unicom", Some((Msg::NumberRoleHotline, Msg::CarrierUnicom))),
        ("17012", "resale", "telecom", None),
        ("14812", "iot", "mobile", None),
        ("16191", "satellite", "", None),
    ];
    for lang in LANGS {
        for (digits, kind, carrier, whose) in cases {
            let stage = Stage::numbers(lang, digits, "").await;
            assert_eq!(stage.result(), (kind.to_owned(), carrier.to_owned()), "{digits}");
            let whose = whose.map(|(text, carrier)| stage.fill(text, &[("carrier", stage.t(carrier))]));
            assert_eq!(stage.texts(".whose"), Vec::from_iter(whose), "{digits}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_result_is_announced_once_while_typing_goes_on() {
    let stage = Stage::open("zh-Hans", "#/v1/number").await;
    let input = stage.find(FIRST);
    let mut said = vec![stage.text(SAID)];
    for digit in "186 1234 5678".chars() {
        stage.type_in(FIRST, &digit.to_string()).await;
        said.push(stage.text(SAID));
    }
    said.dedup();
    let prefix = stage.fill(Msg::NumberPrefix, &[("prefix", "186")]);
    let whose = stage.fill(Msg::NumberOriginal, &[("carrier", "中国联通")]);
    let result = [&prefix, stage.t(Msg::NumberKindMobile), &whose].concat();
    assert_eq!(said, [stage.t(Msg::NumberNoteEmpty), stage.t(Msg::NumberNoteNeedMore), &result]);
    assert!(stage.text(".room").contains(stage.t(Msg::NumberNoteMayBePorted)));
    assert_eq!(stage.value(FIRST), "186 1234 5678");
    assert!(input.is_same_node(stage.focused().as_deref()), "an input made anew loses the caret");
}

/// A message and what stands in its places `{a}` and `{b}`.
type Filled = (Msg, &'static str, &'static str);

/// A text for every note, and the expected message.
const NOTES: [(&str, Note, Msg); 36] = [
    ("", Note::Empty, Msg::NumberNoteEmpty),
    ("您好😀", Note::NoDigits, Msg::NumberNoteNoDigits),
    ("138OO138000", Note::Letters, Msg::NumberNoteLetters),
    ("【l0086】积分清零", Note::LookAlike, Msg::NumberNoteLookAlike),
    ("www.jk-10086.cn", Note::Address, Msg::NumberNoteAddress),
    ("13800138000/13900139000", Note::Several, Msg::NumberNoteSeveral),
    ("2026-11-22 13800138000", Note::Picked, Msg::NumberNotePicked),
    ("妈，我的号码是13800138000，充100元", Note::Picked, Msg::NumberNotePicked),
    ("138****8000", Note::Masked, Msg::NumberNoteMasked),
    ("134", Note::NeedMore, Msg::NumberNoteNeedMore),
    ("1380", Note::Incomplete, Msg::NumberNoteIncomplete),
    ("1380013800", Note::TooShort, Msg::NumberNoteTooShort),
    ("138001380000", Note::TooLong, Msg::NumberNoteTooLong),
    ("1481234567890", Note::EitherLength, Msg::NumberNoteEitherLength),
    ("１３８００１３８０００", Note::MayBePorted, Msg::NumberNoteMayBePorted),
    ("+86 138-0013-8000", Note::MayBePorted, Msg::NumberNoteMayBePorted),
    ("16512", Note::VirtualOperator, Msg::NumberNoteVirtualOperator),
    ("1064612345678", Note::IssuerOnly, Msg::NumberNoteIssuerOnly),
    ("14712", Note::SourcesDiffer, Msg::NumberNoteSourcesDiffer),
    ("17406", Note::OtherHolder, Msg::NumberNoteOtherHolder),
    ("16101", Note::NewRange, Msg::NumberNoteNewRange),
    ("15412345678", Note::NotListed, Msg::NumberNoteNotListed),
    ("+852 9123 4567", Note::NotMainland, Msg::NumberNoteNotMainland),
    ("8986040980769263452", Note::SerialNumber, Msg::NumberNoteSerialNumber),
    ("8986040980769263452W", Note::SerialNumber, Msg::NumberNoteSerialNumber),
    ("898613", Note::IssuerUnknown, Msg::NumberNoteIssuerUnknown),
    ("89860617030017300390", Note::CheckDigit, Msg::NumberNoteCheckDigit),
    ("+852 9123 4567", Note::FromAbroad, Msg::NumberNoteFromAbroad),
    ("95588", Note::CompanyLine, Msg::NumberNoteCompanyLine),
    ("95013812", Note::CallCentre, Msg::NumberNoteCallCentre),
    ("12345", Note::UnlistedLine, Msg::NumberNoteUnlistedLine),
    ("106901234567", Note::BulkSender, Msg::NumberNoteBulkSender),
    ("400 123 4567", Note::Incoming, Msg::NumberNoteIncoming),
    ("95588", Note::RingBack, Msg::NumberNoteRingBack),
    ("10086", Note::SenderProvesNothing, Msg::NumberNoteSenderProvesNothing),
    ("123456789012345678901", Note::TooLong, Msg::NumberNoteTooLong),
];

#[wasm_bindgen_test]
async fn every_note_has_a_message_and_every_footnote_a_source() {
    let found = |note: &&Note| !NOTES.iter().any(|(_, other, _)| other == *note);
    let missing: Vec<_> = Note::ALL.iter().filter(found).collect();
    assert_eq!(missing, [&Note::TooMuch], "that one has a test of its own");
    for lang in LANGS {
        for (text, note, msg) in NOTES {
            let stage = Stage::numbers(lang, text, "").await;
            assert!(check(text).has(note), "{text}");
            let shown = stage.text(".room");
            let words = stage.fill(msg, &[("number", "138 0013 8000")]);
            assert!(shown.contains(&words), "{text}: {words} is not in {shown}");
            assert!(!shown.contains('{'), "{text}: {shown}");
            let sources = stage.all(".sources li").len();
            for mark in stage.texts(".mark") {
                assert!(mark.parse::<usize>().is_ok_and(|mark| mark <= sources), "{text}: {mark}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_far_too_long_is_reported() {
    for text in ["1".repeat(2_001), "充".repeat(2_001)] {
        let stage = Stage::numbers("en", &text, "").await;
        assert_eq!(stage.text(SAID), stage.t(Msg::NumberNoteTooMuch));
    }
}

#[wasm_bindgen_test]
async fn a_pasted_message_gives_its_number() {
    let stage = Stage::numbers("zh-Hans", "妈，我的号码是\n138 0013 8000\n帮我充100元", "").await;
    assert_eq!(stage.value(FIRST), "138 0013 8000");
    assert_eq!(stage.result(), ("mobile".to_owned(), "mobile".to_owned()));
    // Plain digits are pasted by the browser itself, at the caret.
    let stage = Stage::open("zh-Hans", "#/v1/number").await;
    stage.type_in(FIRST, "186").await;
    stage.paste(FIRST, "1234 5678").await;
    assert_eq!(stage.value(FIRST), "1861234 5678");
}

#[wasm_bindgen_test]
async fn of_two_numbers_in_a_text_the_person_chooses() {
    for lang in LANGS {
        // The line break is all that parts them.
        let stage = Stage::numbers(lang, "13800138000\n18900189000", "").await;
        assert_eq!(stage.text(SAID), stage.t(Msg::NumberNoteSeveral));
        assert_eq!(stage.texts("[data-option]"), ["138 0013 8000", "189 0018 9000"]);
        stage.enter("[data-option='18900189000']").await;
        assert_eq!(stage.result(), ("mobile".to_owned(), "telecom".to_owned()));
        assert_eq!(stage.value(FIRST), "189 0018 9000");
        assert!(!stage.has("[data-option]"));
        assert_eq!(stage.focused().unwrap().id(), "number-said");

        let stage = Stage::numbers(lang, "18900189000", "13800138000\n18900189000").await;
        assert_eq!(stage.text(COMPARED), stage.t(Msg::NumberNoteSeveral));
        stage.click("[data-option='18900189000']").await;
        assert!(stage.text(COMPARED).starts_with(&stage.fill(Msg::NumberSame, &[("a", "11")])));
        assert_eq!(stage.focused().unwrap().id(), "again-said");
    }
}

#[wasm_bindgen_test]
async fn digits_that_differ_are_named_and_marked() {
    let digit = |a| (Msg::NumberDigit, a, "");
    // Second number, expected messages, and the marked digits of both.
    let cases: [(&str, &[Filled], &str); 7] = [
        ("18612845678", &[digit("6")], "38"),
        ("+86 186-1284-5679", &[digit("6"), digit("11")], "3889"),
        ("18612354678", &[(Msg::NumberSwapped, "7", "8")], "4554"),
        ("19713345679", &[(Msg::NumberMany, "4", "")], "86289739"),
        ("1861235678", &[(Msg::NumberOneExtra, "7", ""), (Msg::NumberLengths, "11", "10")], "4\u{2007}"),
        ("186123455678", &[(Msg::NumberOneExtra, "9", ""), (Msg::NumberLengths, "11", "12")], "\u{2007}5"),
        ("1961", &[(Msg::NumberParts, "2", "")], "89"),
    ];
    for lang in LANGS {
        for (second, want, marked) in cases {
            let stage = Stage::numbers(lang, "18612345678", second).await;
            let said = stage.text(COMPARED);
            assert!(said.starts_with(stage.t(Msg::NumberDiffers)), "{second}: {said}");
            for (text, a, b) in want {
                let want = stage.fill(*text, &[("a", a), ("b", b)]);
                assert!(said.contains(&want), "{second}: {want} is not in {said}");
            }
            assert_eq!(stage.texts(".figures").len(), 2);
            assert_eq!(stage.texts(".figures mark").concat(), marked, "{second}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_comparison_is_not_announced_anew_at_each_digit() {
    let stage = Stage::numbers("zh-Hans", "18612345678", "").await;
    stage.click("[data-do=twice]").await;
    let input = stage.find(SECOND);
    let mut said = vec![stage.text(COMPARED)];
    for digit in "18612845678".chars() {
        stage.type_in(SECOND, &digit.to_string()).await;
        said.push(stage.text(COMPARED));
    }
    said.dedup();
    let six = |text| stage.fill(text, &[("a", "6")]);
    let differs = |text| [stage.t(Msg::NumberDiffers), &six(text), stage.t(Msg::NumberLookAgain)].concat();
    assert_eq!(said, ["", stage.t(Msg::NumberSoFar), &differs(Msg::NumberParts), &differs(Msg::NumberDigit)]);
    assert!(input.is_same_node(stage.focused().as_deref()));
}

#[wasm_bindgen_test]
async fn two_equal_numbers_are_no_proof_that_the_number_is_right() {
    for lang in LANGS {
        let stage = Stage::numbers(lang, "+86 186 1234 5678", "18612345678").await;
        let same = stage.fill(Msg::NumberSame, &[("a", "11")]);
        assert_eq!(stage.text(COMPARED), same + stage.t(Msg::NumberSameCare));
        assert_eq!(stage.texts(".figures"), ["186 1234 5678"]);
        assert!(!stage.has("mark"));
    }
}

#[wasm_bindgen_test]
async fn an_unfinished_second_number_raises_no_alarm() {
    let said = async |first, second| {
        let stage = Stage::numbers("zh-Hans", first, second).await;
        assert!(!stage.has(".figures"), "{first} {second}");
        stage.text(COMPARED)
    };
    let stage = Stage::open("zh-Hans", "#/v1/number").await;
    assert_eq!(said("18612345678", "18612").await, stage.t(Msg::NumberSoFar));
    assert_eq!(said("", "18612345678").await, stage.t(Msg::NumberFirstMissing));
    assert_eq!(said("您好", "18612345678").await, stage.t(Msg::NumberFirstMissing));
    assert_eq!(said("18612345678", "您好").await, stage.t(Msg::NumberNoteNoDigits));
    assert_eq!(said("18612345678", "").await, "");
    // A digit too much in the first one is an alarm.
    let stage = Stage::numbers("zh-Hans", "186123456789", "18612345678").await;
    assert!(stage.text(COMPARED).starts_with(stage.t(Msg::NumberDiffers)));
}

#[wasm_bindgen_test]
async fn links_from_a_number_go_on_with_the_card_already_answered() {
    let cases = [
        ("186", "phone"),
        ("1701", "mvno"),
        ("1064612345678", "iot"),
        ("1481234567890", "iot"),
        ("149", "data"),
    ];
    for (digits, card) in cases {
        let stage = Stage::numbers("zh-Hans", digits, "").await;
        stage.enter("[data-do=topup]").await;
        assert_eq!(*stage.bar.steps().last().unwrap(), format!("#/v1/picker/asked?card={card}"), "{digits}");
    }
    for digits in ["186", "8986", "1064612345678", "15412345678"] {
        let stage = Stage::numbers("en", digits, "").await;
        stage.click(".rest [data-go=cards]").await;
        assert_eq!(stage.view(), "cards", "{digits}");
    }
    for digits in ["10086", "01012345678", "18", "138001380000", "您好"] {
        let stage = Stage::numbers("en", digits, "").await;
        assert!(!stage.has("[data-do=topup], .rest [data-go=cards]"), "{digits}");
    }
}

#[wasm_bindgen_test]
async fn service_numbers_are_named_without_a_link_to_call_them() {
    let carrier_lines = [
        ("10086", Msg::NumberRoleHotline, "中国移动"),
        ("10000", Msg::NumberRoleHotline, "中国电信"),
        ("10099", Msg::NumberRoleHotline, "中国广电"),
        ("10085", Msg::NumberRoleMarketing, "中国移动"),
        ("10016", Msg::NumberRoleMarketing, "中国联通"),
        ("10001", Msg::NumberRoleMarketing, "中国电信"),
    ];
    let others = [
        ("110", Msg::NumberRolePolice),
        ("96110", Msg::NumberRoleAntiFraud),
        ("12381", Msg::NumberRoleMinistry),
        ("12300", Msg::NumberRoleFormerAppeal),
        ("10699000", Msg::NumberRoleCardsHeld),
        ("12321", Msg::NumberRoleSpamReport),
        ("10086999", Msg::NumberRoleFormerSpamReport),
        ("12315", Msg::NumberRoleConsumer),
        ("95017", Msg::NumberRolePayment),
    ];
    for (number, role, carrier) in carrier_lines.into_iter().chain(others.map(|(n, role)| (n, role, ""))) {
        let stage = Stage::numbers("zh-Hans", number, "").await;
        assert_eq!(stage.texts(".whose"), [stage.fill(role, &[("carrier", carrier)])], "{number}");
        assert!(stage.text(".room").contains(stage.t(Msg::NumberNoteSenderProvesNothing)));
        assert!(!stage.has("[href^='tel:'], .room [href]"), "{number}");
    }
}

#[wasm_bindgen_test]
async fn who_called_is_answered_and_nothing_is_topped_up() {
    let cases = [
        ("+852 9123 4567", "abroad", Msg::NumberKindAbroad),
        ("95588", "service-line", Msg::NumberKindServiceLine),
        ("10690123456789", "message-port", Msg::NumberKindMessagePort),
        ("400 123 4567", "landline", Msg::NumberKindRented),
    ];
    for lang in LANGS {
        for (number, kind, name) in cases {
            let stage = Stage::numbers(lang, number, "").await;
            assert_eq!(stage.result().0, kind, "{number}");
            assert!(stage.text(SAID).contains(stage.t(name)), "{number}");
            assert!(!stage.text(".room").contains(stage.t(Msg::NumberNoteNotListed)), "{number}");
            assert!(!stage.has("[data-do=topup], .rest [data-go=cards]"), "{number}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_message_leads_to_check_and_never_to_a_top_up() {
    let scams = [
        "妈，我手机坏了，帮我给13800138000充100元",
        "【10086】您的积分今日清零，请尽快登录领取现金",
        "旧号13800138000停用，新号18900189000，请给新号充话费",
    ];
    for lang in LANGS {
        for text in scams {
            let stage = Stage::numbers(lang, text, "").await;
            let chosen = stage.has("[data-option]");
            if chosen {
                stage.enter("[data-option='18900189000']").await;
            }
            assert!(!stage.has("[data-do=topup]"), "{text}");
            assert!(stage.text(".room").contains(stage.t(Msg::NumberInMessage)), "{text}");
            // A hotline that a message names is not its sender.
            let hotline = stage.fill(Msg::NumberRoleHotline, &[("carrier", stage.t(Msg::CarrierMobile))]);
            assert!(!stage.text(".room").contains(&hotline), "{text}");
            stage.type_in(FIRST, " ").await;
            assert!(!stage.has("[data-do=topup]"), "a blank more: {text}");
            stage.enter("[data-go=check]").await;
            assert_eq!(stage.view(), "check");
            let field: HtmlTextAreaElement = stage.find("#draft").unchecked_into();
            assert_eq!(field.value(), text);
        }
        // Check says whose an address is.
        for text in ["www.jk-10086.cn", "u.10010.cn/a1", "l0086"] {
            let stage = Stage::numbers(lang, text, "").await;
            assert!(!stage.text(".room").contains(stage.t(Msg::NumberInMessage)), "{text}");
            stage.click("[data-go=check]").await;
            assert_eq!(stage.view(), "check", "{text}");
        }
        // A number with a word or two beside it is no message.
        let stage = Stage::numbers(lang, "电话：13800138000", "").await;
        assert!(stage.has("[data-do=topup]") && !stage.has("[data-go=check]"));
    }
}

#[wasm_bindgen_test]
async fn clear_empties_both_inputs_and_focuses_the_first() {
    let stage = Stage::numbers("zh-Hans", "186", "").await;
    stage.enter("[data-do=clear]").await;
    assert_eq!(stage.focused().unwrap().id(), "number");
    let stage = Stage::numbers("zh-Hans", "18612345678", "18612").await;
    stage.click("[data-do=clear]").await;
    assert_eq!([stage.value(FIRST), stage.value(SECOND)], ["", ""]);
    assert_eq!(stage.text(SAID), stage.t(Msg::NumberNoteEmpty));
    assert_eq!(stage.text(COMPARED), "");
    assert_eq!(stage.focused().unwrap().id(), "number");
    assert!(!stage.has("[data-do=clear]"));
}

#[wasm_bindgen_test]
async fn another_language_or_text_size_loses_nothing_typed() {
    let stage = Stage::numbers("zh-Hans", "18612345678", "18612845678").await;
    stage.click("[data-set=text-size]").await;
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
    assert_eq!([stage.value(FIRST), stage.value(SECOND)], ["18612345678", "18612845678"]);
    assert_eq!(stage.texts(".figures mark"), ["3", "8"]);
}

/// Storage that records everything it is given.
#[derive(Default)]
struct Watched(RefCell<String>);

impl Storage for Watched {
    fn get(&self, _: &str) -> Option<String> {
        None
    }

    fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().push_str(&[name, value].concat());
        Ok(())
    }

    fn remove(&self, _: &str) {}
}

impl Record for Watched {
    fn clear(&self) {}
}

#[wasm_bindgen_test]
async fn a_number_is_stored_nowhere() {
    let storage = Rc::new(Watched::default());
    let fragment = "#/v1/number".to_owned();
    let stage = Stage::with(Setup { fragment, storage: storage.clone(), ..Setup::default() }).await;
    stage.paste(FIRST, "18612345678").await;
    stage.enter("[data-do=twice]").await;
    stage.paste(SECOND, "18612845678").await;
    for input in [FIRST, SECOND] {
        let input = stage.find(input);
        assert!(!input.has_attribute("name") && input.get_attribute("value").is_none());
        assert_eq!(input.get_attribute("autocomplete").as_deref(), Some("off"));
    }
    stage.click("[data-set=text-size]").await;
    stage.click("[data-do=topup]").await;
    assert_eq!(*storage.0.borrow(), "themeautotext-sizelargechinesezh-Hans");
    assert_eq!(stage.bar.steps(), ["#/v1/number", "#/v1/picker/asked?card=phone"]);
    // Back in the room, the inputs are empty.
    stage.bar.back();
    crate::stage::settle().await;
    assert_eq!(stage.value(FIRST), "");
}
