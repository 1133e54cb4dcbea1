//! What holds of every text.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use topup_guard_core::check::{Level, input};
use topup_guard_core::pack::Truth;

use super::{CHECKERS, check, level};
use crate::CONTENT;

/// The bank's artefacts as texts, in Chinese and English, the traditional ones behind.
static TEXTS: LazyLock<[Vec<String>; 3]> = LazyLock::new(|| {
    let text = |item: &topup_guard_core::pack::Item| {
        let line = |runs: &[topup_guard_core::pack::Run]| {
            runs.iter().map(|run| run.text.as_str()).collect::<String>()
        };
        item.artefact.lines.iter().map(|one| line(&one.runs)).collect::<Vec<_>>().join("\n")
    };
    let texts = |lang: &str| {
        let pack = CONTENT.iter().find(|pack| pack.lang == lang).expect("a language");
        pack.quiz.items.iter().map(text).collect::<Vec<_>>()
    };
    [texts("zh-Hans"), texts("en"), texts("zh-Hant")]
});

/// Pieces that patterns are made of, and what comes between.
const PIECES: [&str; 30] = [
    "积分",
    "验证码",
    "发给我",
    "请勿",
    "安全账户",
    "转账",
    "停机",
    "两小时内",
    "点击",
    "jf-10086.top",
    "10086.cn",
    "13812345678",
    "+85212345678",
    "500 元",
    "充100送200",
    "刷单",
    "谨防",
    "都是诈骗",
    "不要告诉家人",
    "send me the code",
    "do not",
    "share your screen",
    "\u{200b}",
    "\u{202e}",
    "。",
    "\n",
    " ",
    "驗證碼",
    "ｌ００８６",
    "**21*1#",
];

fn made() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,80}",
        prop::collection::vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(prop_oneof!["\\PC{0,6}", select(&PIECES[..]).prop_map(str::to_owned)], 0..10)
            .prop_map(|pieces| pieces.concat()),
    ]
}

/// Returns the text in full-width forms, as far as its characters have one.
fn wide(text: &str) -> String {
    let wide = |c: char| {
        if ('!'..='~').contains(&c) { char::from_u32(u32::from(c) + 0xfee0).expect("a character") } else { c }
    };
    text.chars().map(wide).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn spans_are_inside_the_text_and_on_boundaries(text in made()) {
        let found = check(&text);
        let spans = found.signs.iter().filter_map(|sign| sign.span.clone());
        let spans = spans.chain(found.found.iter().map(|one| one.span.clone()));
        for span in spans {
            prop_assert!(span.start < span.end && text.get(span.clone()).is_some(), "{span:?} of {text:?}");
        }
        prop_assert_eq!(&found, &check(&text));
        let _ = input(&text);
    }

    #[test]
    fn invisible_characters_hide_nothing(
        text in made(), places in prop::collection::vec(any::<Index>(), 1..6),
    ) {
        let mut hidden = text.clone();
        for place in places {
            let starts = hidden.char_indices().map(|(at, _)| at);
            let boundaries: Vec<usize> = starts.chain([hidden.len()]).collect();
            hidden.insert(*place.get(&boundaries), '\u{200b}');
        }
        prop_assert!(level(&hidden) <= level(&text), "{text:?}");
    }

    #[test]
    fn one_character_more_breaks_nothing(text in made(), c in any::<char>(), place in any::<Index>()) {
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut more = text.clone();
        more.insert(*place.get(&boundaries), c);
        check(&more);
    }

    #[test]
    fn facts_only_ever_raise_a_level(text in made(), chosen in prop::collection::vec(any::<Index>(), 0..4)) {
        let checker = &CHECKERS[0];
        let facts: Vec<&str> = checker.pack().facts.iter().map(|fact| fact.id.as_str()).collect();
        let facts: Vec<&str> = chosen.iter().map(|place| *place.get(&facts)).collect();
        prop_assert!(checker.check(&text, &facts).level <= level(&text));
    }
}

#[test]
fn full_width_forms_come_to_the_same() {
    for text in TEXTS[0].iter().chain(&TEXTS[1]) {
        assert_eq!(level(&wide(text)), level(text), "{text}");
    }
}

#[test]
fn traditional_characters_come_to_the_same() {
    let mut differ = Vec::new();
    for (simplified, traditional) in TEXTS[0].iter().zip(&TEXTS[2]) {
        if level(simplified) != level(traditional) {
            differ.push(traditional);
        }
    }
    assert!(differ.is_empty(), "{} of {}: {differ:#?}", differ.len(), TEXTS[0].len());
}

#[test]
fn letters_pulled_apart_come_to_the_same() {
    let apart = |text: &str, by: &str| text.chars().map(|c| c.to_string()).collect::<Vec<_>>().join(by);
    for scam in ["请把验证码发给我", "请转到安全账户"] {
        for by in [" ", "\u{200b}", "·", "-", "\u{3000}", "*", "❤"] {
            assert_eq!(level(&apart(scam, by)), Level::Known, "{scam} by {by:?}");
        }
    }
}

#[test]
fn the_bank_has_scams_to_try() {
    assert!(CONTENT[0].quiz.items.iter().filter(|item| item.truth == Truth::Scam).count() > 20);
}
