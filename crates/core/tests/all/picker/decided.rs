//! Picker: questions that could change nothing are not asked.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::picker::{Answers, Choice, Question, decisive, decode, encode, is_decided, lead, rank};

use super::pack;

/// Returns the answers to the first questions, as many as `asked`.
fn beginning(answers: &Answers, asked: usize) -> Answers {
    let first = &Question::ALL[..asked];
    let given = answers.iter().filter(|(question, _)| first.contains(question));
    given.fold(Answers::new(), |so_far, (question, choice)| so_far.with(question, choice))
}

#[test]
fn it_is_decided_if_and_only_if_every_completion_has_the_same_channels_first() {
    for asked in 1..=Question::ALL.len() {
        let mut ends: BTreeMap<String, (Answers, BTreeSet<String>)> = BTreeMap::new();
        for answers in Answers::all() {
            let begun = beginning(&answers, asked);
            let first = format!("{:?}", lead(&rank(&answers, pack())));
            ends.entry(encode(&begun)).or_insert((begun, BTreeSet::new())).1.insert(first);
        }
        for (said, (begun, ends)) in &ends {
            assert_eq!(is_decided(begun, pack()), ends.len() == 1, "{said}: {ends:?}");
        }
    }
}

/// Returns whether the second answers include all of the first.
fn includes(all: &Answers, some: &Answers) -> bool {
    some.iter().all(|(question, choice)| all.get(question) == Some(choice))
}

#[test]
fn it_is_decided_if_and_only_if_the_answers_include_some_that_decide() {
    let decisive = decisive(pack());
    for (at, one) in decisive.iter().enumerate() {
        let smaller = decisive.iter().enumerate().find(|(other, few)| *other != at && includes(one, few));
        assert_eq!(smaller, None, "{}", encode(one));
    }
    // Any questions may be open, not only the last ones.
    for (number, answers) in Answers::all().enumerate().step_by(7) {
        let given = answers.iter().enumerate().filter(|(at, _)| number >> (at % 5) & 1 == 0);
        let given =
            given.fold(Answers::new(), |so_far, (_, (question, choice))| so_far.with(question, choice));
        let includes_some = decisive.iter().any(|some| includes(&given, some));
        assert_eq!(is_decided(&given, pack()), includes_some, "{}", encode(&given));
    }
}

#[test]
fn nobody_skips_the_question_whether_somebody_is_asking() {
    for answers in Answers::all() {
        let without = answers.iter().filter(|(question, _)| *question != Question::Asked);
        let without =
            without.fold(Answers::new(), |so_far, (question, choice)| so_far.with(question, choice));
        assert!(!is_decided(&without, pack()), "{answers:?}");
    }
}

/// Returns how many questions somebody answers who would give these answers.
fn questions(all: &str) -> usize {
    let all = decode(all).expect("answers");
    (1..=Question::ALL.len())
        .find(|asked| is_decided(&beginning(&all, *asked), pack()))
        .expect("with all answers it is decided")
}

#[test]
fn people_with_a_clear_case_answer_five_questions_or_fewer() {
    for (said, most) in [
        // A son who pays from his own phone; a visitor with a foreign card; an IoT card.
        ("card=phone&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=stay&when=later", 5),
        ("card=visitor&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=now", 5),
        ("card=iot&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=now", 2),
        // A mother with a feature phone and cash: only whether she can go matters.
        ("card=phone&asked=nobody&whom=me&phone=basic&pay=cash&go=can-go&when=later", 6),
    ] {
        assert!(questions(said) <= most, "{said}: {}", questions(said));
    }
    let total: usize = Answers::all()
        .filter(|answers| answers.get(Question::Asked) != Some(Choice::Somebody))
        .map(|answers| questions(&encode(&answers)))
        .sum();
    let people = Answers::all().count() * 2 / 3;
    assert!(total < people * Question::ALL.len(), "some questions are spared: {total} for {people}");
}
