//! What the widget does with a pack and a log, whoever made them: it must hold up with any.

use std::sync::LazyLock;

use topup_guard_core::pack::{Pack, QuizPack, model_of, number_of};
use topup_guard_core::picker::{Answers, Outcome, contrast, flips, lead, rank};
use topup_guard_core::quiz::ics::{Reminder, calendar};
use topup_guard_core::quiz::stats::Share;
use topup_guard_core::quiz::{
    Answer, Ask, Confidence, Log, Mode, Quiz, Response, Session, SessionId, Verdict, code, judge, order,
    pieces, statement, tap, twin, two_step,
};
use topup_guard_core::time::Millis;
use topup_guard_core::warnings::{Index, Query};

/// The day on which everything happens: 2026-11-30.
const NOW: Millis = Millis(1_796_000_000_000);

/// Some of the picker's answers, and none given.
static ANSWERS: LazyLock<Vec<Answers>> =
    LazyLock::new(|| Answers::all().step_by(1_999).chain([Answers::new()]).collect());

/// Ranks a pack's channels for some answers, and compares what comes out; what would change it is looked for
/// with those whose turn it is.
pub(super) fn rank_all(pack: &Pack, turn: usize) {
    for (place, answers) in ANSWERS.iter().enumerate() {
        let outcome = rank(answers, pack);
        let first = lead(&outcome);
        if let Outcome::Ranking { ranked, ruled_out } = &outcome {
            assert_eq!(ranked.len() + ruled_out.len(), pack.channels.len());
            assert!(ranked.is_sorted_by(|one, other| one.score >= other.score));
            assert_eq!(first.is_empty(), ranked.is_empty());
            for (one, other) in ranked.iter().zip(ranked.iter().skip(1)) {
                let gains = contrast(one, other);
                assert!(gains.iter().all(|(won, lost)| won.points() > lost.points()));
            }
        }
        let its_turn = place == turn % ANSWERS.len();
        if its_turn && pack.channels.len() < 8 && pack.picker.criteria.len() < 8 {
            for flip in flips(answers, pack) {
                assert!(!flip.changes.is_empty());
            }
        }
    }
}

/// Plays the round whose turn it is with a history, or each of them, and looks at everything that is worked
/// out from it.
pub(super) fn play(pack: &QuizPack, log: Log, turn: usize) {
    let mut quiz = Quiz::new(pack, log);
    let topics =
        pack.families.iter().map(|family| &family.id).chain(pack.items.iter().map(|item| &item.tactic));
    let topic = topics.last().cloned().unwrap_or_default();
    let start = |round| match round {
        0 => quiz.start(Mode::Measuring, 6, SessionId(1), NOW),
        1 => quiz.start(Mode::Practice, 6, SessionId(2), NOW),
        _ => quiz.practise(&topic, 4, SessionId(3), NOW),
    };
    let rounds: Vec<_> =
        (0..3).filter(|round| turn % 4 == 3 || turn % 4 == *round).filter_map(start).collect();
    for round in rounds {
        assert_eq!(Session::from_text(&round.to_text()).as_ref().map(|read| read.id), Some(round.id));
        // A history may hold some of the round already.
        let mut asked = 0;
        while let Some(ask) = quiz.next(&round) {
            asked += 1;
            assert!(asked <= 6, "a round that does not end");
            let Some(answer) = answer(pack, &ask) else { break };
            let response = quiz.record(&round, &ask, answer, NOW + asked, 1_000);
            if !quiz.add(response) {
                break;
            }
        }
    }
    look_at(&quiz);
}

/// Returns an answer to what was asked; none when an item has no action to choose.
fn answer(pack: &QuizPack, ask: &Ask) -> Option<Answer> {
    let item = |name: &str| pack.item(name);
    match ask {
        Ask::Judge { item: id } => {
            let item = item(id).expect("only what is in the pack is asked");
            judge(&item, Verdict::Scam, Confidence::High, &item.actions.first()?.id)
        }
        Ask::TwoStep { item: id } => {
            let item = item(id).expect("only what is in the pack is asked");
            two_step(&item, &item.actions.first()?.id, Verdict::Scam, Confidence::High)
        }
        Ask::Tap { item: id } => {
            let item = item(id).expect("only what is in the pack is asked");
            let cues: Vec<_> = item.cues.iter().map(|cue| cue.id.as_str()).collect();
            Some(tap(&item, &cues, 1))
        }
        Ask::Twins { scam, genuine, .. } => {
            assert!(item(genuine).is_some(), "both twins are in the pack");
            Some(twin(&*item(scam)?, genuine, Confidence::Low))
        }
        Ask::Order { order: id, .. } => {
            let exercise = pack.orders.iter().find(|order| order.id == *id)?;
            Some(order(exercise, &(0..exercise.steps.len()).collect::<Vec<_>>()))
        }
    }
}

fn look_at(quiz: &Quiz) {
    let profile = quiz.profile();
    let counts = profile.counts();
    let shares =
        [counts.hit_rate(), counts.miss_rate(), counts.false_alarm_rate(), counts.correct_rejection_rate()];
    let levels = profile.calibration();
    for share in shares.into_iter().chain(levels.iter().map(|level| level.right)) {
        is_sound(share);
    }
    if let Some(detection) = counts.detection() {
        for estimate in [detection.d_prime, detection.criterion] {
            assert!(estimate.value.is_finite() && estimate.error.is_finite() && estimate.error > 0.0);
        }
        let _ = (detection.sensitivity(), detection.bias());
    }
    for (name, card) in quiz.schedule().cards().iter() {
        let recalled = card.retrievability(NOW);
        assert!((0.0..=1.0).contains(&recalled), "{name} is recalled with {recalled}");
        assert!(card.interval().is_finite() && card.interval() >= 0.0, "{name}");
        let _ = (card.why(NOW), card.recall(NOW), card.due());
    }
    assert!(quiz.due(NOW).iter().all(|(_, card)| card.is_due(NOW)));
    assert!(quiz.coming(NOW).iter().all(|(_, card)| !card.is_due(NOW)));
    let visits = quiz.visits(NOW);
    let reminders: Vec<_> = visits
        .iter()
        .map(|visit| Reminder {
            uid: "1@topup-guard",
            at: visit.at,
            evening: "",
            minutes: 3,
            title: "a",
            text: "b",
            url: "",
        })
        .collect();
    assert!(calendar(&reminders, NOW).ends_with("END:VCALENDAR\r\n"));
}

fn is_sound(share: Share) {
    assert!(share.part <= share.whole);
    let range = share.interval();
    assert!(range.low <= range.high && range.low > -1e-9 && range.high < 1.0 + 1e-9, "{share:?} {range:?}");
}

/// Writes a response as a line and as a statement for a host.
pub(super) fn write(response: &Response) {
    let line = response.to_line();
    assert_eq!(line.lines().count(), 1);
    assert_eq!(Response::from_line(&line).as_ref(), Ok(response));
    let statement = statement::answered(response);
    let read: serde_json::Value = serde_json::from_str(&statement).expect("what a host is told is JSON");
    let extensions = &read["result"]["extensions"];
    assert_eq!(extensions["urn:topup-guard:family"], response.family.as_str());
    assert_eq!(extensions["urn:topup-guard:pack"], response.pack.as_str());
    let id = read["object"]["id"].as_str().expect("a text");
    assert!(id.starts_with("urn:topup-guard:item:") && !id.contains(['<', '"', ' ', '\n']), "{id}");
}

/// Writes a log as a code and reads it: each answer is in it once.
pub(super) fn in_code(log: &Log, pack: &QuizPack) {
    let Some(written) = code::encode(log, pack) else { return };
    assert!(written.len() <= code::LONGEST);
    let read = code::decode(&written, pack).expect("a code of ours is read");
    let mut ids: Vec<_> = log.responses().iter().map(|response| response.id).collect();
    ids.sort_unstable();
    let mut found: Vec<_> = read.responses().iter().map(|response| response.id).collect();
    found.sort_unstable();
    assert_eq!(found, ids);
    for response in read.responses().iter() {
        let was = log.responses().iter().find(|was| was.id == response.id).expect("it was in the log");
        // A model without a number, as older versions wrote it, is its first variant.
        let variant = |name: &str| (model_of(name).to_owned(), number_of(name));
        assert_eq!(variant(&was.item), variant(&response.item));
        assert_eq!((&was.answer, was.mode), (&response.answer, response.mode));
    }
    assert_eq!(code::encode(&read, pack), Some(written), "a code read is written the same");
}

/// Cuts every artefact, and seeks among the warnings.
pub(super) fn read_all(pack: &QuizPack) {
    for item in &pack.items {
        let artefact = &item.artefact;
        let lines = [&artefact.from].into_iter().chain(artefact.lines.iter().map(|line| &line.runs));
        for (runs, pieces) in lines.zip(pieces(artefact)) {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            let cut: String =
                pieces.iter().flat_map(|piece| &piece.runs).map(|run| run.text.as_str()).collect();
            assert_eq!(text, cut);
        }
        assert!(pack.missing_part(&item.id).is_none_or(|file| !file.is_empty()));
    }
    let index = Index::new(pack);
    let names =
        pack.tactics.iter().map(|tactic| tactic.pinyin.as_str()).chain(["", "a", "aaaaaaaaaaaa", "充值"]);
    for text in names.take(6) {
        let text: String = text.chars().filter(|c| *c != ' ').take(24).collect();
        let found = index.find(&Query { text: &text, ..Query::default() });
        assert!(found.len() <= pack.tactics.len() + pack.look_alikes.len());
    }
}
