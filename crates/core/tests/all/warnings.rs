//! Seeking among the warnings, on the content as it is and on made-up ones.

use proptest::prelude::*;
use topup_guard_core::{
    pack::{LookAlike, QuizPack, Tactic},
    warnings::{Found, Index, Kind, Query},
};

use std::sync::LazyLock;

use crate::CONTENT;

fn packs() -> impl Iterator<Item = &'static QuizPack> {
    CONTENT.iter().map(|packs| &packs.quiz)
}

fn pack(lang: &str) -> &'static QuizPack {
    packs().find(|pack| pack.lang == lang).unwrap()
}

fn id(pack: &QuizPack, found: Found) -> &str {
    match found.kind {
        Kind::Scam | Kind::Deal | Kind::Risk => &pack.tactics[found.place].id,
        Kind::Genuine => &pack.look_alikes[found.place].id,
    }
}

/// What each pack is searched by.
static INDEXES: LazyLock<Vec<Index>> = LazyLock::new(|| packs().map(Index::new).collect());

fn ids(pack: &'static QuizPack, text: &str) -> Vec<&'static str> {
    let place = packs().position(|known| known.lang == pack.lang).unwrap();
    let found = INDEXES[place].find(&Query { text, ..Query::default() });
    found.into_iter().map(|found| id(pack, found)).collect()
}

#[test]
fn nothing_typed_finds_everything_in_order() {
    for pack in packs() {
        let all: Vec<&str> = pack.tactics.iter().map(|tactic| tactic.id.as_str()).collect();
        let all = [all, pack.look_alikes.iter().map(|like| like.id.as_str()).collect()].concat();
        assert_eq!(ids(pack, ""), all);
        assert_eq!(ids(pack, "  ，"), all);
    }
}

#[test]
fn chinese_is_found_inside_a_text_and_names_come_first() {
    let pack = pack("zh-Hans");
    let found = ids(pack, "积分");
    assert_eq!(found[0], "points-expire");
    let named = |id: &&str| {
        let name = pack.tactics.iter().find(|tactic| tactic.id == **id).map(|tactic| &tactic.name);
        let like = pack.look_alikes.iter().find(|like| like.id == **id).map(|like| &like.name);
        name.or(like).unwrap().contains("验证码")
    };
    let found = ids(pack, "验证码");
    let names = found.iter().filter(|id| named(id)).count();
    assert!(names > 0 && names < found.len());
    assert!(named(&found[0]), "{found:?}");
}

#[test]
fn pinyin_finds_a_name_whole_by_initials_and_while_it_is_typed() {
    for lang in ["zh-Hans", "en"] {
        for text in ["jifen", "jf", "JIFEN", "ｊｉｆｅｎ", "jife", "jfen", "ji fen"] {
            assert!(ids(pack(lang), text).contains(&"points-expire"), "{lang} {text}");
        }
        assert!(!ids(pack(lang), "jfx").contains(&"points-expire"));
    }
    // 行 is read both ways, and here as in a bank.
    assert!(ids(pack("zh-Hans"), "yinhang").contains(&"bank-call"));
    assert!(ids(pack("zh-Hans"), "yzm").contains(&"code-request"));
}

#[test]
fn any_english_word_finds_and_more_of_them_find_better() {
    let pack = pack("en");
    assert!(ids(pack, "screen shar")[..2].contains(&"screen-share"), "while a word is typed");
    assert!(ids(pack, "SHARING screen")[..2].contains(&"screen-share"));
    assert!(ids(pack, "screen zebra").contains(&"screen-share"));
    assert!(!ids(pack, "creen").contains(&"screen-share"), "not from the middle of a word");
    assert!(ids(pack, "zebra").is_empty());
}

#[test]
fn checks_pack_adds_what_else_people_say() {
    let checks = topup_guard_pack::check_packs(&topup_guard_pack::content_dir()).unwrap();
    for pack in packs() {
        let check = checks.iter().find(|check| check.lang == pack.lang).unwrap();
        let index = Index::with(pack, check);
        let first =
            |text| index.find(&Query { text, ..Query::default() }).first().map(|found| id(pack, *found));
        for (text, wanted) in [
            ("积分清零", "points-expire"),
            ("積分清零", "points-expire"),
            ("屏幕共享", "screen-share"),
            ("虛擬運營商", "mvno-card"),
            ("points expire", "points-expire"),
            ("jīfēn", "points-expire"),
        ] {
            assert_eq!(first(text), Some(wanted), "{} {text}", pack.lang);
        }
    }
}

#[test]
fn full_width_and_half_width_are_the_same() {
    let pack = pack("zh-Hans");
    assert!(!ids(pack, "10086").is_empty());
    assert_eq!(ids(pack, "１００８６"), ids(pack, "10086"));
    assert_eq!(ids(pack, "ＮＦＣ"), ids(pack, "nfc"));
}

#[test]
fn filters_keep_kind_and_group() {
    let pack = pack("zh-Hans");
    let index = Index::new(pack);
    let genuine = index.find(&Query { kind: Some(Kind::Genuine), ..Query::default() });
    assert_eq!(genuine.len(), pack.look_alikes.len());
    let kiosk = index.find(&Query { group: "kiosk", ..Query::default() });
    let groups = |found: &Found| match found.kind {
        Kind::Scam | Kind::Deal | Kind::Risk => &pack.tactics[found.place].groups,
        Kind::Genuine => &pack.look_alikes[found.place].groups,
    };
    assert!(!kiosk.is_empty() && kiosk.len() < index.find(&Query::default()).len());
    assert!(kiosk.iter().all(|found| groups(found).contains(&"kiosk".to_owned())));
}

proptest! {
    /// Searches for syllables of a name that follow one another, whole or by their first letters, the last
    /// one perhaps cut short.
    #[test]
    fn pinyin_is_found_however_it_is_shortened(
        place in 0..1000_usize, from in 0..20_usize,
        short in prop::collection::vec(any::<bool>(), 1..8), cut in 0..5_usize,
    ) {
        let pack = pack("zh-Hans");
        let tactic = &pack.tactics[place % pack.tactics.len()];
        let syllables: Vec<&str> = tactic.pinyin.split(' ').collect();
        let from = from % syllables.len();
        let mut typed = String::new();
        for (syllable, short) in syllables[from..].iter().zip(&short) {
            let reading = syllable.split('/').next().unwrap();
            typed.push_str(if *short { reading.get(..1).unwrap() } else { reading });
        }
        let last = syllables[from..].iter().zip(&short).next_back().unwrap();
        if !last.1 {
            let reading = last.0.split('/').next().unwrap();
            typed.truncate(typed.len() - cut.min(reading.len() - 1));
        }
        prop_assert!(ids(pack, &typed).contains(&tactic.id.as_str()), "{} for {}", typed, tactic.pinyin);
    }

    #[test]
    fn any_part_of_a_name_finds_it(place in 0..1000_usize, from in 0..30_usize, length in 1..30_usize) {
        let pack = pack("zh-Hans");
        let tactics = pack.tactics.iter().map(|Tactic { id, name, .. }| (id.as_str(), name.as_str()));
        let likes = pack.look_alikes.iter().map(|LookAlike { id, name, .. }| (id.as_str(), name.as_str()));
        let names: Vec<(&str, &str)> = tactics.chain(likes).collect();
        let (id, name) = names[place % names.len()];
        let letters: Vec<char> = name.chars().filter(|c| *c >= '\u{4e00}').collect();
        // A stretch of Chinese that stands so in the name.
        let from = from % letters.len();
        let part: String = letters[from..(from + length).min(letters.len())].iter().collect();
        prop_assert!(!name.contains(&part) || ids(pack, &part).contains(&id), "{part}");
    }

    #[test]
    fn nothing_that_is_typed_is_too_much(text in "\\PC{0,80}") {
        let pack = pack("en");
        prop_assert!(ids(pack, &text).len() <= pack.tactics.len() + pack.look_alikes.len());
    }
}
