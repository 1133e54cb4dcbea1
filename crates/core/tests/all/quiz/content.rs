//! Selection of exercises on our own content: there is enough of it for what the quiz promises.

use std::collections::{BTreeMap, HashSet};

use topup_guard_core::{
    pack::{Polarity, QuizPack, Truth},
    quiz::{
        Answer, Ask, Confidence, DAY, Log, Mode, Piece, Quiz, SessionId, Verdict, code, judge, order, pieces,
        tap, tapped, twin, two_step,
    },
    time::Millis,
};

use super::session::{count, item};
use crate::CONTENT;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

pub(crate) fn content() -> QuizPack {
    CONTENT[0].quiz.clone()
}

/// Answers what a session asks, always right, with the best action, and returns what was asked.
fn play(quiz: &mut Quiz, pack: &QuizPack, mode: Mode, length: u32, id: u64, now: Millis) -> Vec<Ask> {
    let session = quiz.start(mode, length, SessionId(id), now).unwrap();
    let mut asked = Vec::new();
    while let Some(ask) = quiz.next(&session) {
        let answer = match &ask {
            Ask::Judge { item: id } | Ask::TwoStep { item: id } => {
                let item = item(pack, id);
                let verdict = match item.truth {
                    Truth::Scam => Verdict::Scam,
                    Truth::Genuine => Verdict::Genuine,
                    Truth::CannotTell => Verdict::CannotTell,
                };
                let best = item.actions.iter().find(|action| action.best).unwrap();
                let answer = match &ask {
                    Ask::Judge { .. } => judge(item, verdict, Confidence::High, &best.id),
                    _ => two_step(item, &best.id, verdict, Confidence::High),
                };
                answer.unwrap()
            }
            Ask::Tap { item: id } => tap(item(pack, id), &[], 0),
            Ask::Twins { scam, genuine, .. } => twin(item(pack, scam), genuine, Confidence::High),
            Ask::Order { order: id, .. } => {
                order(pack.orders.iter().find(|order| order.id == *id).unwrap(), &[0, 1, 2, 3])
            }
        };
        assert!(quiz.add(quiz.record(&session, &ask, answer, now, 9_000)));
        asked.push(ask);
    }
    assert_eq!(asked.len(), session.length as usize);
    asked
}

#[test]
fn the_content_is_enough_for_a_full_profile() {
    let pack = content();
    for seed in 0..20 {
        let mut quiz = Quiz::new(&pack, Log::new());
        let first = play(&mut quiz, &pack, Mode::Practice, 10, seed, NOW);
        assert_eq!(count(&pack, &first, Truth::Scam), 5);
        let families: HashSet<_> = first.iter().map(|ask| &item(&pack, ask.item()).family).collect();
        assert!(families.len() >= 9, "{families:?}");
        for session in 0..4 {
            play(&mut quiz, &pack, Mode::Measuring, 10, 100 + seed * 10 + session, NOW);
        }
        assert!(quiz.profile().graded());
        assert!(code::encode(quiz.log(), &pack).is_some(), "fifty answers fit in a code");
    }
}

#[test]
fn every_family_and_every_order_comes_up() {
    let pack = content();
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut asked: BTreeMap<String, u32> = BTreeMap::new();
    for day in 0..60 {
        for ask in play(&mut quiz, &pack, Mode::Practice, 10, day, NOW + day as i64 * 3 * DAY) {
            *asked.entry(ask.item().to_owned()).or_default() += 1;
        }
    }
    assert!(pack.families.iter().all(|family| quiz.schedule().cards().get(&family.id).is_some()));
    assert!(pack.orders.iter().all(|order| asked.contains_key(&order.id)));
    // Nothing is hammered: 600 answers over about sixty exercises that are not kept for measuring.
    assert!(asked.values().all(|times| *times <= 40), "{asked:?}");
}

#[test]
fn every_kind_of_artefact_comes_up_in_proportion() {
    let pack = content();
    let mut asked: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let kind = |id: &str| format!("{:?}", item(&pack, id).artefact.kind);
    // Practice shows nothing of forms.
    let forms = || pack.forms.iter().flat_map(|form| &form.items);
    let is_set_aside = |id: &str| forms().any(|name| topup_guard_core::pack::model_of(name) == id);
    let mut practised = 0;
    for known in pack.items.iter().filter(|known| !is_set_aside(&known.id) && !is_set_aside(&known.twin)) {
        asked.entry(kind(&known.id)).or_default().0 += 1;
        practised += 1;
    }
    let mut all = 0;
    for seed in 0..300 {
        let mut quiz = Quiz::new(&pack, Log::new());
        // A first round, and another one a week later.
        for round in 0..2 {
            let now = NOW + i64::from(round) * 7 * DAY;
            for ask in play(&mut quiz, &pack, Mode::Practice, 10, seed * 2 + round as u64, now) {
                if !matches!(ask, Ask::Order { .. }) {
                    asked.entry(kind(ask.item())).or_default().1 += 1;
                    all += 1;
                }
            }
        }
    }
    for (kind, (there, times)) in &asked {
        let fair = f64::from(*there) / f64::from(practised);
        let share = f64::from(*times) / f64::from(all);
        // A medium is drawn for both truths alike; of one that few items have, a truth may have none left.
        assert!(share > 0.4 * fair && share < 1.6 * fair, "{kind}: {share} for {fair}");
    }
}

#[test]
fn pieces_together_are_the_text_and_never_cross_a_cue() {
    for pack in CONTENT.iter().map(|packs| &packs.quiz) {
        for item in &pack.items {
            let artefact = &item.artefact;
            // The label of a row is no piece.
            let lines = artefact.lines.iter().map(|line| line.parts().1);
            let lines = [&*artefact.from].into_iter().chain(lines);
            for (runs, pieces) in lines.zip(pieces(artefact)) {
                let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                let cut: String =
                    pieces.iter().flat_map(|piece| &piece.runs).map(|run| run.text.as_str()).collect();
                assert_eq!(text, cut, "{}", item.id);
                for piece in &pieces {
                    assert!(piece.runs.iter().all(|run| run.cue == piece.cue()), "{}: {piece:?}", item.id);
                    let text: String = piece.runs.iter().map(|run| run.text.as_str()).collect();
                    let lone = text.chars().all(|letter| !letter.is_alphanumeric());
                    assert!(piece.taps || lone, "{}: {text} cannot be tapped", item.id);
                    let edge = |end: Option<char>| {
                        end.is_some_and(|end| "，。！？：；、,.!?;:（）() ".contains(end))
                    };
                    let edge = edge(text.chars().next()) || edge(text.chars().last());
                    assert!(!piece.taps || !edge, "{}: {text}: an edge that may tell", item.id);
                }
                let known = |cue: &str| item.cues.iter().any(|known| known.id == cue);
                assert!(pieces.iter().all(|piece| piece.cue().is_empty() || known(piece.cue())));
            }
        }
    }
}

#[test]
fn who_taps_all_signs_and_nothing_else_has_found_them_all() {
    let pack = content();
    let tappable = pack.items.iter().filter(|item| item.tap);
    for item in &tappable
        .flat_map(|item| (0..item.variants().min(40)).map(|number| item.fill(number * 7)))
        .collect::<Vec<_>>()
    {
        let lines = pieces(&item.artefact);
        let sign =
            |cue: &str| item.cues.iter().any(|known| known.id == cue && known.polarity == Polarity::Fraud);
        let numbers = |wanted: &dyn Fn(&Piece) -> bool| -> Vec<usize> {
            let all = lines.iter().flatten().enumerate();
            all.filter(|(_, piece)| piece.taps && wanted(piece)).map(|(number, _)| number).collect()
        };
        let cues = item.cues.iter().filter(|cue| cue.polarity == Polarity::Fraud).count() as u32;
        assert!(cues > 0, "{}", item.id);
        let right = numbers(&|piece| sign(piece.cue()));
        assert_eq!(tapped(item, &right), Answer::Tapped { found: cues, cues, innocent: 0 }, "{}", item.id);
        let wrong = numbers(&|piece| !sign(piece.cue()));
        assert!(!wrong.is_empty(), "{}: all of it is signs", item.id);
        assert!(
            matches!(tapped(item, &wrong), Answer::Tapped { found: 0, innocent: 1.., .. }),
            "{}",
            item.id
        );
    }
}
