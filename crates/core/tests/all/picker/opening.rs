//! Picker: first sentence, reasons and wording of questions, for all combinations of answers.

use topup_guard_core::pack::{Level, Msg, Pack};
use topup_guard_core::picker::{Answers, Choice, Gate, Question, Ranked, contrast, first_step, wording};

use super::gates::paying;
use super::{combinations, ranking};
use crate::CONTENT;

/// Returns the first sentence about a ranked channel, as the result shows it.
fn sentence(pack: &Pack, answers: &Answers, entry: &Ranked<'_>) -> String {
    match first_step(answers, entry) {
        Some(reason) => match reason.fit {
            Some(fit) => fit.text.clone(),
            None => {
                assert_eq!(reason.gate, Gate::Hours, "the only rule without words of the channel's own");
                pack.messages.get(Msg::CaveatHours).to_owned()
            }
        },
        None => entry.channel.best.text.clone(),
    }
}

/// What no first sentence and no reason may say to somebody with an answer, in any language.
const CONTRADICTIONS: [(Question, Choice, &[&str]); 6] = [
    (
        Question::Pay,
        Choice::ForeignCard,
        &[
            "平时就用",
            "不用再绑",
            "打开就能充",
            "pay with WeChat or Alipay anyway",
            "nothing to install or link",
        ],
    ),
    (
        Question::Pay,
        Choice::BankCard,
        &["平时就用", "pay with WeChat or Alipay anyway", "top-up card if you have one"],
    ),
    (
        Question::Pay,
        Choice::Cash,
        &["平时就用", "绑上", "绑好", "你的银行卡", "your own bank card", "anyway"],
    ),
    (Question::Phone, Choice::Basic, &["打开就能充", "先要装", "open it and", "have to install"]),
    (Question::Go, Choice::Stay, &["去之前", "要跑一趟", "before you go", "A trip"]),
    (Question::Card, Choice::Iot, &["哪家的号码都行", "number of any carrier"]),
];

#[test]
fn the_first_sentence_and_the_reasons_never_contradict_an_answer() {
    for packs in CONTENT.iter() {
        let pack = &packs.first;
        let mut seen = 0;
        for answers in combinations() {
            let Some((ranked, _)) = ranking(&answers, pack) else { continue };
            for entry in ranked.iter().take_while(|entry| entry.place == 1) {
                let mut said = vec![sentence(pack, &answers, entry)];
                if let Some(second) = ranked.iter().find(|entry| entry.place > 1) {
                    let reasons = contrast(entry, second).into_iter().take(2);
                    said.extend(reasons.filter_map(|(won, _)| {
                        entry.channel.ratings.get(&won.criterion.id).map(|rating| rating.text.clone())
                    }));
                }
                for (question, choice, words) in CONTRADICTIONS {
                    if answers.get(question) != Some(choice) {
                        continue;
                    }
                    seen += 1;
                    let wrong = words.iter().find(|word| said.iter().any(|text| text.contains(**word)));
                    assert_eq!(wrong, None, "{}: {said:?} with {answers:?}", entry.channel.id);
                }
            }
        }
        assert!(seen > 100, "{} {seen}", pack.lang);
    }
}

#[test]
fn what_the_means_or_the_card_call_for_comes_before_the_reason_to_choose_the_channel() {
    let pack = &CONTENT[0].first;
    for answers in combinations() {
        let Some((ranked, _)) = ranking(&answers, pack) else { continue };
        for entry in ranked.iter().take_while(|entry| entry.place == 1) {
            let channel = entry.channel;
            let first = first_step(&answers, entry).map(|reason| reason.gate);
            let pays_perhaps =
                answers.known(Question::Pay).is_some() && paying(channel, &answers) == Level::Maybe;
            let card = answers.known(Question::Card).map(Choice::id);
            let credits_perhaps =
                card.and_then(|card| channel.serves.get(card)).is_some_and(|fit| fit.level == Level::Maybe);
            let may_be_closed = channel.daytime && answers.get(Question::When) == Some(Choice::Now);
            let expected = match (pays_perhaps, credits_perhaps, may_be_closed) {
                (true, ..) => Some(Gate::Pay),
                (false, true, _) => Some(Gate::Card),
                (false, false, true) => Some(Gate::Hours),
                (false, false, false) => None,
            };
            assert_eq!(first, expected, "{} with {answers:?}", channel.id);
        }
    }
}

#[test]
fn a_visitor_with_a_foreign_card_links_it_first() {
    for packs in CONTENT.iter() {
        let said = "card=visitor&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now";
        let answers = topup_guard_core::picker::decode(said).expect("answers");
        let (ranked, _) = ranking(&answers, &packs.first).expect("a ranking");
        let first = sentence(&packs.first, &answers, &ranked[0]);
        let begins = ["先用护照实名、绑上外国卡", "先用護照實名、綁上外國卡", "First link your card"];
        assert!(begins.iter().any(|begins| first.starts_with(begins)), "{}: {first}", packs.lang);
    }
}

#[test]
fn questions_are_put_to_whoever_pays_and_not_asked_twice() {
    let about_payer = [Question::Phone, Question::Pay, Question::Go];
    for packs in CONTENT.iter() {
        let title = |question: Question, whom: Choice| {
            let texts = &packs.first.picker.questions;
            let text = texts.iter().find(|text| text.id == question.id()).expect("every question has words");
            let answers = Answers::new().with(Question::Whom, whom);
            wording(text, &answers).map_or(text.title.clone(), |wording| wording.title.clone())
        };
        for question in about_payer {
            for whom in [Choice::Me, Choice::Remote] {
                let title = title(question, whom);
                let words: Vec<_> = title.split(|c: char| !c.is_alphabetic()).collect();
                let to_you = title.contains('你') || words.contains(&"you");
                assert!(to_you, "{}: {title}", packs.lang);
                for asked_already in ["付钱", "付錢", "谁", "誰", "the person", "who "] {
                    assert!(!title.contains(asked_already), "{title}");
                }
            }
            assert_ne!(title(question, Choice::Together), title(question, Choice::Me), "{}", packs.lang);
        }
    }
}
