//! Picker: more means never rule a channel out, and neither does “not sure”.

use std::collections::BTreeSet;

use topup_guard_core::picker::{Choice, Question};

use super::{combinations, ranked};

/// Checks that what is ranked with less is ranked with more too, whatever the other answers are.
fn keeps(question: Question, less: Choice, more: Choice) {
    for answers in combinations().filter(|answers| answers.get(question) == Some(less)) {
        let before: BTreeSet<_> = ranked(&answers).into_iter().collect();
        let after: BTreeSet<_> = ranked(&answers.with(question, more)).into_iter().collect();
        let gone: Vec<_> = before.difference(&after).collect();
        assert!(gone.is_empty(), "{more:?} instead of {less:?} loses {gone:?} with {answers:?}");
    }
}

#[test]
fn a_bank_card_beside_cash_and_a_wallet_beside_both() {
    keeps(Question::Pay, Choice::Cash, Choice::BankCard);
    keeps(Question::Pay, Choice::BankCard, Choice::Wallet);
}

#[test]
fn a_smartphone_and_being_at_ease_with_it() {
    keeps(Question::Phone, Choice::Basic, Choice::Uneasy);
    keeps(Question::Phone, Choice::Uneasy, Choice::AtEase);
}

#[test]
fn somebody_who_can_go_to_a_shop() {
    keeps(Question::Go, Choice::Stay, Choice::CanGo);
}

#[test]
fn not_being_sure_keeps_what_any_answer_keeps() {
    for question in Question::ALL {
        let answers = question.options().iter().filter(|choice| **choice != Choice::Somebody);
        for choice in answers {
            keeps(question, *choice, Choice::Unsure);
        }
    }
}

#[test]
fn how_soon_for_whom_and_nobody_asking_take_nothing_away() {
    for (question, one, other) in [
        (Question::When, Choice::Now, Choice::Later),
        (Question::Whom, Choice::Me, Choice::Together),
        (Question::Whom, Choice::Together, Choice::Remote),
        (Question::Asked, Choice::Nobody, Choice::Unsure),
    ] {
        keeps(question, one, other);
        keeps(question, other, one);
    }
}
