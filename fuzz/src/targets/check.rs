//! A text that somebody pasted into Check, with taps.

use std::sync::LazyLock;

use topup_guard_core::check::{Checker, input};

use super::{seeds_of, text};

static CHECKERS: LazyLock<Vec<Checker>> = LazyLock::new(|| {
    let packs =
        topup_guard_pack::check_packs(&topup_guard_pack::content_dir()).expect("our own content is sound");
    packs.into_iter().map(Checker::new).collect()
});

pub(super) fn seeds() -> Vec<Vec<u8>> {
    seeds_of(&[
        "",
        "您的积分今日清零，请登录 jf-10086.top/a.apk 兑换 98.6 元现金",
        "请把验证码发给我，别告诉家人",
        "驗 證 碼 ｌ００８６ ①③⑧",
        "Please send me the code, t.cn/a1b2",
        "v e r i f y +852 9123 4567 **21*13800138000# 6228 4804 0256 4890 018",
        "积\u{200b}分\u{202e}清零。谨防诈骗",
    ])
}

pub(super) fn run(bytes: &[u8]) {
    let text = text(&bytes[..bytes.len().min(4096)]);
    let checker = &CHECKERS[bytes.len() % CHECKERS.len()];
    let facts: Vec<&str> = checker.pack().facts.iter().map(|fact| fact.id.as_str()).collect();
    let fact = facts[bytes.first().map_or(0, |byte| usize::from(*byte)) % facts.len()];
    let found = checker.check(&text, &[]);
    let spans = found.signs.iter().filter_map(|sign| sign.span.clone());
    for span in spans.chain(found.found.iter().map(|one| one.span.clone())) {
        assert!(span.start < span.end && text.get(span).is_some());
    }
    assert_eq!(found, checker.check(&text, &[]));
    assert!(checker.check(&text, &[fact]).level <= found.level);
    // What is hidden between any two characters hides nothing.
    let hidden: String = text.chars().flat_map(|c| [c, '\u{200b}']).collect();
    assert!(checker.check(&hidden, &[]).level <= found.level);
    assert_eq!(input(&text), input(&text));
}
