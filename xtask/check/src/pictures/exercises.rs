//! What a device has stored of the quiz for the pictures: a round at some exercise, weeks of practice.
use topup_guard_core::pack::{QuizPack, Truth};
use topup_guard_core::quiz::{
    Ask, Confidence, Log, Mode, Quiz, Response, ResponseId, Session, SessionId, Verdict, judge, order,
    pieces, tapped, twin, two_step,
};
use topup_guard_core::time::Millis;

/// Fixed time of all pictures, in milliseconds since the Unix epoch: 2026-11-30, 08:53 in China.
pub(crate) const NOW: Millis = Millis(1_796_000_000_000);

/// The exercises, as screens of `cargo xtask pictures`; `-told` is the feedback.
pub(super) const EXERCISES: [&str; 6] =
    ["quiz:tap", "quiz:tap-told", "quiz:twins", "quiz:twins-told", "quiz:order", "quiz:order-told"];

/// Returns the stored values of the keys `quiz` and `log-0`; none for a screen that is no exercise.
pub(super) fn kept(view: &str, pack: &QuizPack) -> Option<[String; 2]> {
    let (kind, told) = match view.strip_prefix("quiz:")?.split_once('-') {
        Some((kind, _)) => (kind, true),
        None => (view.strip_prefix("quiz:")?, false),
    };
    let wanted = |ask: &Ask| match ask {
        Ask::Judge { .. } => kind == "judge",
        Ask::TwoStep { .. } => kind == "two-step",
        Ask::Tap { .. } => kind == "tap",
        Ask::Twins { .. } => kind == "twins",
        Ask::Order { .. } => kind == "order",
    };
    // The program has the items in the order of the index.
    let (index, _) = pack.clone().partition();
    let mut quiz = Quiz::new(&index, Log::new());
    // A first round has judging only; this is the second.
    let first = quiz.start(Mode::Practice, 1, SessionId(1), NOW)?;
    answer(&mut quiz, pack, &first)?;
    let start = |seed| quiz.start(Mode::Practice, 10, SessionId(seed), NOW);
    let seed = (2..2_000)
        .find(|seed| start(*seed).and_then(|session| quiz.next(&session)).as_ref().is_some_and(wanted))?;
    let session = start(seed)?;
    let item = quiz.next(&session)?.item().to_owned();
    let taken = if told { answer(&mut quiz, pack, &session)? } else { String::new() };
    let stage = if told { 'f' } else { 'q' };
    let place = format!("{} {stage} - 0 - {item}{taken}\n{}", pack.version, session.to_text());
    Some([place, quiz.log().to_lines()])
}

/// Answers a session's question, not always correctly; returns the tapped choices.
fn answer(quiz: &mut Quiz, pack: &QuizPack, session: &Session) -> Option<String> {
    let ask = quiz.next(session)?;
    let item = pack.item(ask.item());
    let item = item.as_deref();
    let (taken, answer) = match &ask {
        Ask::Judge { .. } => {
            let item = item?;
            (vec![], judge(item, Verdict::Scam, Confidence::Medium, &item.actions.first()?.id)?)
        }
        Ask::TwoStep { .. } => {
            let item = item?;
            let check = item.actions.iter().position(|action| action.check)?;
            let first = item.actions.get(check)?;
            (vec![check], two_step(item, &first.id, Verdict::Scam, Confidence::Medium)?)
        }
        Ask::Tap { .. } => {
            let item = item?;
            let all = pieces(&item.artefact);
            let sign = all.iter().flatten().position(|piece| !piece.cue().is_empty())?;
            let taken = vec![sign, sign.saturating_sub(1)];
            let answer = tapped(item, &taken);
            (taken, answer)
        }
        Ask::Twins { scam_first, .. } => (vec![0], twin(item?, pick(item?, *scam_first), Confidence::Medium)),
        Ask::Order { order: id, .. } => {
            let exercise = pack.orders.iter().find(|order| order.id == *id)?;
            let mut taken: Vec<usize> = (0..exercise.steps.len()).collect();
            taken.swap(0, 1);
            let answer = order(exercise, &taken);
            (taken, answer)
        }
    };
    let response = quiz.record(session, &ask, answer, NOW, 9_000);
    quiz.add(response);
    Some(taken.iter().map(|index| format!(" {index}")).collect())
}

/// Returns the twin that is shown first.
fn pick(scam: &topup_guard_core::pack::Item, scam_first: bool) -> &str {
    if scam_first { &scam.id } else { &scam.twin }
}

/// Returns a person's log: every other item, judged in measuring rounds over seven weeks until yesterday,
/// mostly correctly.
pub(super) fn history(pack: &QuizPack) -> Log {
    const DAY: i64 = 86_400_000;
    let mut log = Log::new();
    for (number, item) in (0_u32..).zip(pack.items.iter().step_by(2)) {
        let verdict = match (item.truth, number % 7) {
            (_, 6) => Verdict::CannotTell,
            (Truth::Scam, 0 | 3) | (Truth::Genuine, 1..) => Verdict::Genuine,
            _ => Verdict::Scam,
        };
        let confidence = Confidence::ALL[number as usize % 3];
        let Some(answer) = item.actions.first().and_then(|act| judge(item, verdict, confidence, &act.id))
        else {
            continue;
        };
        log.push(Response {
            id: ResponseId { session: SessionId(u64::from(number / 10)), number: number % 10 },
            at: NOW - (50 - i64::from(number)) * DAY,
            took_ms: 9_000,
            mode: Mode::Measuring,
            form: String::new(),
            item: item.id.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: pack.version.clone(),
            answer,
        });
    }
    log
}
