//! Flips: against a table of all winners, made without the code that finds flips.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use topup_guard_core::picker::{Answers, Choice, Outcome, Question, flips, lead, rank};

use super::{combinations, pack};

/// A changed answer.
type Change = (Question, Choice);

/// Who is first with each combination; none for a stop.
static WINNERS: LazyLock<HashMap<Answers, Option<Vec<&'static str>>>> = LazyLock::new(|| {
    let winner = |answers: Answers| match rank(&answers, pack()) {
        Outcome::Stop => (answers, None),
        outcome @ Outcome::Ranking { .. } => (answers, Some(lead(&outcome))),
    };
    Answers::all().map(winner).collect()
});

fn changed(answers: Answers, changes: &[Change]) -> Answers {
    changes.iter().fold(answers, |changed, (question, choice)| changed.with(*question, *choice))
}

/// Returns every combination that differs from these answers in one or two of them and puts another set
/// first, without those of which a part does so already.
fn expected(answers: &Answers) -> BTreeSet<Vec<Change>> {
    let first = &WINNERS[answers];
    if first.is_none() {
        return BTreeSet::new();
    }
    let differs = |changes: &[Change]| WINNERS[&changed(*answers, changes)] != *first;
    let single = |question: Question| {
        let given = answers.get(question);
        question
            .options()
            .iter()
            .filter(move |choice| Some(**choice) != given)
            .map(move |choice| (question, *choice))
    };
    let mut found = BTreeSet::new();
    for (place, question) in Question::ALL.into_iter().enumerate() {
        for one in single(question) {
            if differs(&[one]) {
                found.insert(vec![one]);
            }
            for other in Question::ALL[place + 1..].iter().flat_map(|question| single(*question)) {
                if differs(&[one, other]) && !differs(&[one]) && !differs(&[other]) {
                    found.insert(vec![one, other]);
                }
            }
        }
    }
    found
}

#[test]
fn every_flip_is_found_and_no_other() {
    for answers in combinations() {
        let told = flips(&answers, pack());
        let changes: BTreeSet<_> = told.iter().map(|flip| flip.changes.clone()).collect();
        assert_eq!(changes.len(), told.len(), "one is told twice with {answers:?}");
        assert_eq!(changes, expected(&answers), "{answers:?}");
        assert!(told.is_sorted_by_key(|flip| flip.changes.len()), "singles come first: {answers:?}");
        for flip in &told {
            let outcome = (flip.outcome != Outcome::Stop).then(|| lead(&flip.outcome));
            assert_eq!(
                outcome,
                WINNERS[&changed(answers, &flip.changes)],
                "{:?} with {answers:?}",
                flip.changes
            );
        }
    }
}

#[test]
fn a_question_left_open_flips_as_one_that_is_not_sure() {
    let open = Answers::new().with(Question::Pay, Choice::Wallet);
    let unsure = Question::ALL.into_iter().filter(|question| *question != Question::Pay);
    let unsure = unsure.fold(open, |answers, question| answers.with(question, Choice::Unsure));
    assert_eq!(flips(&open, pack()), flips(&unsure, pack()));
    assert!(!flips(&open, pack()).is_empty());
}
