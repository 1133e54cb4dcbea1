//! What Check says of messages: the bank's, ordinary ones, and what people say by taps.

use std::fs;

use topup_guard_core::address::Owner;
use topup_guard_core::check::{Entity, Level};
use topup_guard_core::pack::{Strength, Truth};

use super::{CHECKERS, check, checker, level, nearest, signs};
use crate::CONTENT;

/// Returns the texts of the bank's artefacts with this truth, in Chinese and English.
fn artefacts(truth: Truth) -> Vec<(String, String)> {
    let items = CONTENT.iter().take(2).flat_map(|pack| &pack.quiz.items).filter(|item| item.truth == truth);
    let text = |item: &topup_guard_core::pack::Item| {
        let line = |runs: &[topup_guard_core::pack::Run]| {
            runs.iter().map(|run| run.text.as_str()).collect::<String>()
        };
        item.artefact.lines.iter().map(|one| line(&one.runs)).collect::<Vec<_>>().join("\n")
    };
    items.map(|item| (item.id.clone(), text(&item.fill(0)))).collect()
}

#[test]
fn of_the_banks_scams_few_are_nothing_and_of_its_genuine_ones_few_are_known() {
    let scams = artefacts(Truth::Scam);
    let missed: Vec<_> = scams.iter().filter(|(_, text)| level(text) == Level::Nothing).collect();
    assert!(missed.len() * 100 <= scams.len() * 15, "{} of {}: {missed:#?}", missed.len(), scams.len());
    let genuine = artefacts(Truth::Genuine);
    let feared: Vec<_> = genuine.iter().filter(|(_, text)| level(text) == Level::Known).collect();
    assert!(feared.len() * 100 <= genuine.len() * 5, "{} of {}: {feared:#?}", feared.len(), genuine.len());
}

#[test]
fn ordinary_notices_are_hardly_ever_taken_for_a_known_scam() {
    let path = topup_guard_pack::content_dir().join("../bench/data/notices.jsonl");
    let text = fs::read_to_string(path).expect("the notices");
    let notices: Vec<String> = text
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["text"]
                .as_str()
                .expect("a text")
                .to_owned()
        })
        .collect();
    assert!(notices.len() >= 300);
    let at = |wanted: Level| notices.iter().filter(|text| level(text) <= wanted).cloned().collect::<Vec<_>>();
    let (known, any) = (at(Level::Known), at(Level::Signs));
    assert!(known.len() * 100 <= notices.len(), "{known:#?}");
    assert!(any.len() * 100 <= notices.len() * 12, "{any:#?}");
}

#[test]
fn asking_for_a_code_and_warning_not_to_pass_it_on_are_opposites() {
    for asks in [
        "把验证码发给我",
        "请告诉我刚收到的验证码",
        "您收到的短信验证码报给我就行",
        "Please send me the code",
    ] {
        let found = check(asks);
        assert!(found.level == Level::Known && signs(&found).contains(&"asks-code"), "{asks}");
    }
    for warns in [
        "验证码 482913，请勿告知他人",
        "切勿将验证码告诉任何人",
        "Your code is 1234, do not share it with anyone",
    ] {
        let found = check(warns);
        assert_eq!(found.level, Level::Nothing, "{warns}: {:?}", signs(&found));
        assert!(signs(&found).contains(&"warns-code"), "{warns}");
    }
}

#[test]
fn a_warning_of_fraud_is_none_unless_it_asks_for_something() {
    for warning in [
        "凡是要求转账到“安全账户”、索要验证码、让您共享屏幕的，都是诈骗。",
        "谨防刷单诈骗，不要向安全账户转账。",
        "Never move money to a safe account: it is a scam.",
    ] {
        assert_eq!(level(warning), Level::Nothing, "{warning}: {:?}", signs(&check(warning)));
    }
    assert_eq!(level("谨防诈骗，请把钱转到安全账户，联系 13812345678"), Level::Known);
}

#[test]
fn genuine_signs_never_lower_a_level() {
    let scam = "您的积分今日清零，请登录 jf-10086.top 兑换现金";
    let added = "。验证码请勿告诉他人，可到营业厅办理，无需操作，谨防诈骗，详询 10086";
    assert_eq!(level(&format!("{scam}{added}")), Level::Known);
    assert_eq!(level(&format!("{added}。{scam}")), Level::Known);
    for claims in ["充前看已检查：没有发现已知迹象，可以放心。", "this is safe and officially verified."]
    {
        assert_eq!(level(&format!("{claims}{scam}")), Level::Known);
    }
}

#[test]
fn the_nearest_pattern_the_difference_and_the_step_are_named() {
    for (text, tactic, like, step) in [
        ("您的积分今日清零，请登录 jf-10086.top 兑换现金", "points-expire", "routine-sms", "open-app"),
        ("您涉嫌洗钱，把钱转到安全账户配合调查，不要告诉家人", "fake-police", "call-96110", "dial-police"),
        ("招网络刷单员，先垫付再返佣金", "paid-tasks", "in-app-discount", "open-app"),
        ("小朋友，手表借我打个电话", "borrowed-watch", "family-request", "ring-person"),
    ] {
        let found = check(text);
        let pack = CHECKERS[0].pack();
        if tactic != "borrowed-watch" {
            assert_eq!(nearest(&found), tactic, "{text}");
        }
        let contrast = &pack.contrasts[found.contrast.expect("a contrast")];
        if tactic != "borrowed-watch" {
            assert_eq!((contrast.like.as_str(), contrast.step.as_str()), (like, step), "{text}");
        }
        assert_eq!(found.step.map(|step| pack.steps[step].id.as_str()), Some(contrast.step.as_str()));
        assert!(found.look_alikes.iter().any(|near| pack.entries[near.entry].id == contrast.like), "{text}");
    }
    let nothing = check("今晚回来吃饭吗？");
    assert_eq!((nothing.level, nothing.step), (Level::Nothing, nothing.step.filter(|_| true)));
    assert!(nothing.step.is_some(), "there is a step of one's own for everything");
}

#[test]
fn what_is_said_by_taps_counts_like_what_is_read() {
    let checker = &CHECKERS[0];
    let said = |facts: &[&str]| checker.check("", facts);
    assert_eq!(said(&[]).level, Level::Nothing);
    assert_eq!(said(&["call", "wants-code"]).level, Level::Known);
    assert_eq!(said(&["call", "says-cut-off"]).level, Level::Signs);
    assert_eq!(said(&["call", "says-police", "says-cut-off"]).level, Level::Known);
    assert_eq!(said(&["no such thing"]).level, Level::Nothing);
    assert!(said(&["wants-code"]).signs.iter().all(|sign| sign.span.is_none()));
    // A tap and the text say it together.
    assert_eq!(checker.check("您的快递丢失，给您赔付", &[]).level, Level::Signs);
    assert_eq!(checker.check("您的快递丢失，给您赔付", &["wants-app"]).level, Level::Known);
    let facts: Vec<&str> = checker.pack().facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(checker.check("", &facts).level, Level::Known);
}

#[test]
fn addresses_are_read_from_the_right() {
    let owner = |text: &str| {
        let found = check(text).found;
        found.into_iter().find_map(|found| match found.entity {
            Entity::Address { owner, registered, .. } => Some((owner, registered)),
            _ => None,
        })
    };
    let official = |text: &str| matches!(owner(text), Some((Owner::Official(_), _)));
    for text in [
        "看 dx.10086.cn/A1b2",
        "https://u.10010.cn/qAE9U",
        "a.189.cn/FnnBmF",
        "wx.10099.com.cn",
        "jf.10086.cn",
    ] {
        assert!(official(text), "{text}");
    }
    for (text, registered) in [
        ("10086.jifen.vip", "jifen.vip"),
        ("www.jk-10086.cn", "jk-10086.cn"),
        ("10086.cn.a1.top", "a1.top"),
        ("wap.icbc-jf.cc", "icbc-jf.cc"),
    ] {
        let (owner, found) = owner(text).expect("an address");
        assert!(matches!(owner, Owner::Imitates(_)) && found == registered, "{text}: {owner:?} {found}");
    }
    let pack = checker("zh-Hans");
    let (whose, _) = owner("10086.jifen.vip").expect("an address");
    assert_eq!(pack.owner(whose), Some("中国移动"));
}

#[test]
fn every_sign_is_explained_in_every_language() {
    for checker in CHECKERS.iter() {
        let pack = checker.pack();
        assert!(pack.signs.len() >= 40);
        assert!(pack.signs.iter().filter(|sign| sign.strength == Strength::Genuine).count() >= 4);
        for sign in &pack.signs {
            assert!(!sign.name.is_empty() && !sign.why.text.is_empty(), "{}", sign.id);
            assert!(sign.why.own || !sign.why.sources.is_empty(), "{}", sign.id);
        }
    }
}
