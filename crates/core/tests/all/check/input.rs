//! Input that nobody planned for: each kind is defined.

use topup_guard_core::check::{Entity, LONGEST, Language, Level};

use super::{CHECKERS, check, level, signs};

#[test]
fn next_to_nothing_is_nothing() {
    for text in ["", " ", "\n\n", "😀", "?", "。", "\u{feff}", "\u{200b}\u{200b}", "1", "a"] {
        let found = check(text);
        assert_eq!(found.level, Level::Nothing, "{text:?}");
        assert!(found.signs.iter().all(|sign| sign.span.as_ref().is_none_or(|span| span.end <= text.len())));
        assert!(!found.cut);
    }
}

#[test]
fn a_megabyte_is_cut_with_a_word_and_what_stands_before_is_found() {
    let scam = "请把钱转到安全账户。";
    let long = format!("{scam}{}", "今天天气很好。".repeat(LONGEST / 15));
    assert!(long.len() > LONGEST);
    let found = check(&long);
    assert!(found.cut && found.level == Level::Known);
    // The cut is on a boundary, wherever it falls.
    for before in 0..4 {
        let text = format!("{}{}", "a".repeat(before), "积".repeat(LONGEST / 3 + 2));
        assert!(check(&text).cut);
    }
    assert!(!check(&"a".repeat(LONGEST)).cut);
}

#[test]
fn a_large_text_takes_no_more_than_its_share() {
    let text = |length: usize| {
        "您的积分即将到期，验证码发给我，请点击 a1-b2.top 领取现金 100 元。".repeat(length / 33)
    };
    let time = |text: &str| {
        let begin = std::time::Instant::now();
        for _ in 0..5 {
            std::hint::black_box(check(text));
        }
        begin.elapsed()
    };
    time(&text(500));
    let (short, long) = (time(&text(2_000)), time(&text(20_000)));
    assert!(long < short * 40, "{short:?}, {long:?}");
}

#[test]
fn nothing_but_an_address_is_still_looked_at() {
    let found = check("www.jk-10086.cn");
    assert!(found.level <= Level::Signs);
    assert!(matches!(&found.found[..], [one] if matches!(one.entity, Entity::Address { .. })));
    assert_eq!(level("https://www.10086.cn/index"), Level::Nothing);
}

#[test]
fn a_forwarded_chat_is_examined_line_by_line() {
    let chat = "小明 10:02\n在吗\n2026-12-01 10:03 小明\n妈，我手机坏了，这是同学的号\n10:05 妈妈\n怎么了？\n小明 10:06\n先转 2000 元给我，别跟爸说";
    let found = check(chat);
    assert_eq!(found.level, Level::Known);
    // Times and dates are no numbers to ring.
    assert!(found.found.iter().all(|one| one.entity != Entity::Phone));
    for sign in &found.signs {
        let span = sign.span.clone().expect("a place");
        assert!(!chat[span.clone()].contains('\n'), "{:?}", &chat[span]);
    }
}

#[test]
fn another_language_is_said_and_its_addresses_are_read() {
    for (text, address) in [
        ("Ваш номер будет отключён, зайдите на jk-10086.top", true),
        ("あなたの口座は停止されました。jk-10086.top で確認してください", true),
        ("고객님의 계좌가 정지되었습니다", false),
    ] {
        let found = check(text);
        assert_eq!(found.language, Language::Other, "{text}");
        assert_eq!(
            found.found.iter().any(|one| matches!(one.entity, Entity::Address { .. })),
            address,
            "{text}"
        );
    }
    assert_eq!(check("您好").language, Language::Chinese);
}

#[test]
fn markup_and_directions_are_text() {
    let scam = "<b onclick=alert(1)>请把验证码</b>发给我<script>1</script>";
    assert_eq!(level(scam), Level::Known);
    assert_eq!(level("\u{202e}请把验证码\u{202c}发给我\u{2066}\u{2069}"), Level::Known);
    assert_eq!(level("验\u{200b}证\u{2060}码 发\u{ad}给我"), Level::Known);
    let found = check("验\u{200b}证码");
    assert!(signs(&found).contains(&"hidden-characters"));
}

#[test]
fn signs_for_private_use_are_no_signs_of_ours() {
    for code in 0xe000..=0xe020_u32 {
        let text = format!("{0}{0} 积分 {0}", char::from_u32(code).expect("a character"));
        let found = check(&text);
        assert!(found.found.is_empty(), "{code:x}");
        assert_eq!(found.level, Level::Nothing, "{code:x}");
    }
}

#[test]
fn what_was_half_a_character_is_a_mark_like_any_other() {
    // A browser hands half a surrogate over as this.
    assert_eq!(level("请把验证码\u{fffd}发给我\u{fffd}"), Level::Known);
}

#[test]
fn one_of_our_own_practice_items_is_recognised() {
    for text in ["请登录 jf-10086.example 换礼品", "请登录 jf-10086[.]example 换礼品"] {
        assert!(check(text).practice, "{text}");
    }
    assert!(!check("请登录 jf-10086.top 换礼品").practice);
}

#[test]
fn every_language_of_the_page_says_the_same() {
    for text in
        ["请把验证码发给我", "您的积分今日清零，请登录 jf-10086.top", "Please send me the code", "今晚吃饭吗"]
    {
        let levels: Vec<Level> = CHECKERS.iter().map(|checker| checker.check(text, &[]).level).collect();
        assert!(levels.windows(2).all(|pair| pair[0] == pair[1]), "{text}: {levels:?}");
    }
}
