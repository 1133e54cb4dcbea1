//! Actions of the quiz, natively and on the real content.

use std::sync::LazyLock;

use super::super::data::is_complete;
use super::super::history::History;
use super::*;
use crate::base::Report;
use crate::browser::storage::StorageError;
use topup_guard_core::pack::Item;
use topup_guard_core::quiz::{Ask, Confidence, Mode, SessionId, judge, order, tapped, twin, two_step};

mod formats;

/// The real content; reading it takes a while.
static PACK: LazyLock<QuizPack> = LazyLock::new(|| {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
    packs.into_iter().next().unwrap().quiz
});

/// Returns the action that opens a pack on a device with this record and this saved place.
fn opened(pack: &QuizPack, log: Log, place: Option<String>, now: i64) -> Action {
    Action::Open { pack: Rc::new(pack.clone()), log, place, suspended: false, writer: 9, now: Millis(now) }
}

/// Returns the state of somebody new.
fn fresh() -> State {
    after(State::default(), [opened(&PACK, Log::new(), None, 1_000)])
}

fn data(state: &State) -> &QuizData {
    state.data.as_ref().unwrap()
}

fn record(state: &State) -> Log {
    data(state).history.log().clone()
}

fn begin(session: Session, now: i64) -> Action {
    Action::Begin { session, report: Report::Off, now: Millis(now) }
}

fn go_on(now: i64) -> Action {
    Action::Next { now: Millis(now) }
}

fn follow(log: &Log, now: i64) -> Action {
    Action::FollowRecord { log: log.clone(), now: Millis(now) }
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    let state = actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action));
    Rc::unwrap_or_clone(state)
}

/// Returns a round of `length` questions, the first of them asked.
fn begun(length: u32) -> State {
    let state = fresh();
    let session = data(&state).history.start(Mode::Practice, length, SessionId(5), Millis(1_000)).unwrap();
    after(state, [begin(session, 1_000)])
}

/// Returns an answer to what is asked: a verdict with the best action, or what was tapped.
fn an_answer(state: &State) -> Answer {
    let (data, ask) = (data(state), state.ask.as_ref().unwrap());
    let item = data.item(ask.item());
    let item = item.as_deref();
    let best = |item: &Item| item.actions.iter().find(|action| action.best).unwrap().id.clone();
    match ask {
        Ask::Judge { .. } => {
            judge(item.unwrap(), Verdict::Scam, Confidence::High, &best(item.unwrap())).unwrap()
        }
        Ask::TwoStep { .. } => {
            two_step(item.unwrap(), &best(item.unwrap()), Verdict::Scam, Confidence::High).unwrap()
        }
        Ask::Tap { .. } => tapped(item.unwrap(), &state.tapped),
        Ask::Twins { genuine, .. } => twin(item.unwrap(), genuine, Confidence::High),
        Ask::Order { order: id, .. } => order(data.order(id).unwrap(), &state.tapped),
    }
}

/// Returns the state after an answer that was stored.
fn answered(state: State) -> State {
    let (number, answer) = (state.number, an_answer(&state));
    let steps = [Action::Answer { number, answer, now: Millis(2_000) }, Action::Stored { error: None }];
    after(state, steps)
}

/// Returns the state of a later visit on the same device; the pack may have another version by then.
fn again(state: &State, version: Option<&str>, now: i64) -> State {
    let mut pack = QuizPack::clone(&data(state).pack);
    if let Some(version) = version {
        pack.version = version.into();
    }
    after(State::default(), [opened(&pack, record(state), state.place(), now)])
}

/// Returns a measuring round of ten questions, which asks for confidence, the first of them asked.
fn measuring() -> State {
    let state = fresh();
    let session = data(&state).history.start(Mode::Measuring, 10, SessionId(5), Millis(1_000)).unwrap();
    after(state, [begin(session, 1_000)])
}

#[test]
fn a_verdict_can_be_changed_until_a_confidence_is_chosen() {
    let state = after(measuring(), [Verdict::Scam, Verdict::Genuine].map(Action::Verdict));
    assert_eq!((state.draft.verdict, state.draft.acting), (Some(Verdict::Genuine), false));
    let steps = [Action::Confidence(Confidence::High), Action::Verdict(Verdict::Scam)];
    let state = after(after(state, steps), [Action::Confidence(Confidence::Low), Action::Reconsider]);
    let given = Draft { verdict: Some(Verdict::Genuine), confidence: Some(Confidence::High), acting: true };
    assert_eq!(state.draft, given, "what is measured stands");
}

#[test]
fn a_first_round_asks_for_no_confidence_and_lets_the_verdict_be_changed() {
    let state = after(begun(10), [Action::Verdict(Verdict::Scam)]);
    let given = Draft { verdict: Some(Verdict::Scam), confidence: None, acting: true };
    assert_eq!(state.draft, given);
    let state = after(state, [Action::Confidence(Confidence::High), Action::Verdict(Verdict::Genuine)]);
    assert_eq!(state.draft, given, "a step back comes first");
    let state = after(state, [Action::Reconsider]);
    assert_eq!(state.draft, Draft::default());
}

#[test]
fn the_actions_wait_for_a_verdict_and_a_confidence() {
    assert!(!after(measuring(), [Action::Confidence(Confidence::Low)]).draft.acting);
    assert!(!after(measuring(), [Action::Verdict(Verdict::Scam)]).draft.acting);
    let cannot = after(measuring(), [Verdict::Scam, Verdict::CannotTell].map(Action::Verdict));
    assert_eq!((cannot.draft.acting, cannot.draft.confidence), (true, None));
}

#[test]
fn an_answer_of_a_finished_round_can_be_looked_at_again() {
    let first = answered(begun(2));
    let given = first.answered.clone();
    let over = after(answered(after(first, [go_on(3_000)])), [go_on(4_000)]);
    assert_eq!(over.stage, Stage::Summary);
    let place = over.place();
    let shown = after(over, [Action::Review(0)]);
    assert_eq!((shown.stage, shown.number, &shown.answered), (Stage::Review, 0, &given));
    assert_eq!(shown.place(), place, "a reload leads to the result");
    let shown = after(shown, [Action::Review(7)]);
    assert_eq!((shown.stage, shown.number), (Stage::Review, 0), "there is no such answer");
    assert_eq!(after(shown, [Action::Stop]).stage, Stage::Summary);
}

#[test]
fn a_round_ends_after_its_last_question() {
    let mut state = begun(2);
    for number in 0..2 {
        assert_eq!((state.stage, state.number), (Stage::Question, number));
        state = answered(state);
        assert_eq!(state.stage, Stage::Feedback);
        state = after(state, [go_on(3_000)]);
    }
    assert_eq!(state.stage, Stage::Summary);
}

#[test]
fn a_reload_goes_on_in_the_middle_of_a_question() {
    let draft = [Action::Verdict(Verdict::Genuine), Action::Confidence(Confidence::Medium)];
    for (begun, steps) in [(begun(10), 0), (begun(10), 1), (measuring(), 1), (measuring(), 2)] {
        let state = after(begun, draft[..steps].to_vec());
        let back = again(&state, None, 9_000);
        assert_eq!((back.stage, &back.ask, back.draft), (Stage::Question, &state.ask, state.draft));
    }
}

#[test]
fn a_reload_goes_on_at_the_feedback_and_at_the_summary() {
    let state = answered(begun(2));
    let back = again(&state, None, 9_000);
    assert_eq!(back.stage, Stage::Feedback);
    let next = after(back, [go_on(9_000)]);
    assert_eq!((next.stage, next.number), (Stage::Question, 1));
    let over = after(answered(next), [go_on(9_000)]);
    assert_eq!(again(&over, None, 9_000).stage, Stage::Summary);
    assert_eq!(again(&over, None, 2_000 + RECENT).stage, Stage::Start, "yesterday's result is no start");
}

/// Returns a round at its first exercise of some kind, by the first seed that brings one.
fn at(wanted: fn(&Ask) -> bool) -> State {
    // After a first answer, other kinds come too.
    let state = after(answered(begun(1)), [Action::Leave]);
    let history = data(&state).history.clone();
    for seed in 6..1_000 {
        let session = history.start(Mode::Practice, 10, SessionId(seed), Millis(2_000)).unwrap();
        let mut asked = after(state.clone(), [begin(session, 2_000)]);
        while let Some(ask) = &asked.ask {
            if wanted(ask) {
                return asked;
            }
            asked = after(answered(asked), [go_on(2_000)]);
        }
    }
    panic!("no round brings it")
}

const KINDS: [fn(&Ask) -> bool; 3] = [
    |ask| matches!(ask, Ask::Tap { .. }),
    |ask| matches!(ask, Ask::Twins { .. }),
    |ask| matches!(ask, Ask::Order { .. }),
];

#[test]
fn a_reload_goes_on_in_the_middle_of_every_kind_of_exercise() {
    for kind in KINDS {
        let state = after(at(kind), [Action::Tap(1), Action::Tap(0)]);
        assert_eq!(state.tapped, [1, 0]);
        let back = again(&state, None, 9_000);
        assert_eq!((back.stage, &back.ask, back.tapped), (Stage::Question, &state.ask, state.tapped));
    }
    let state = after(at(KINDS[1]), [Action::Pick(0), Action::Pick(1)]);
    assert_eq!(again(&state, None, 9_000).tapped, [1]);
}

#[test]
fn the_feedback_has_what_was_tapped_after_a_reload_too() {
    let state = answered(after(at(KINDS[0]), [Action::Tap(2), Action::Tap(0)]));
    let back = again(&state, None, 9_000);
    assert_eq!((back.stage, &back.tapped), (Stage::Feedback, &vec![2, 0]));
    assert_eq!(again(&back, None, 9_000).tapped, [2, 0]);
    let next = after(back, [go_on(9_000)]);
    assert!(next.tapped.is_empty());
}

#[test]
fn places_of_older_versions_and_damaged_indices_are_read() {
    let state = after(at(KINDS[2]), [Action::Tap(1), Action::Tap(0)]);
    let text = state.place().unwrap();
    let (place, session) = text.split_once('\n').unwrap();
    let read = |place: &str| {
        let opened = opened(&data(&state).pack, record(&state), Some(format!("{place}\n{session}")), 9_000);
        let back = after(State::default(), [opened]);
        assert_eq!(back.ask, state.ask);
        back.tapped
    };
    assert_eq!(read(place), [1, 0]);
    assert_eq!(read(place.strip_suffix(" 1 0").unwrap()), [0; 0], "as it was written before");
    assert_eq!(read(&format!("{place} 1 99 x 2")), [1, 0]);
}

#[test]
fn steps_move_one_place_and_no_further_than_the_ends() {
    let state = after(at(KINDS[2]), [Action::Tap(2), Action::Tap(0), Action::Tap(1)]);
    let state = after(state, [Action::MoveEarlier { place: 2, step: 1 }]);
    assert_eq!((&state.tapped, state.moved), (&vec![2, 1, 0], Some(1)));
    let state = after(
        state,
        [
            Action::MoveEarlier { place: 0, step: 2 },
            Action::MoveEarlier { place: 3, step: 0 },
            Action::MoveEarlier { place: 9, step: 0 },
        ],
    );
    assert_eq!((state.tapped, state.moved), (vec![2, 1, 0], Some(1)));
}

#[test]
fn reading_aloud_ends_with_the_screen_and_is_not_offered_again_after_a_failure() {
    let heard = |voice| after(begun(10), [Action::VoiceFound(true), Action::Voice(voice)]);
    assert_eq!(answered(heard(Voice::Reading("read"))).voice, Voice::Ready);
    assert_eq!(answered(heard(Voice::Failed("read"))).voice, Voice::None);
    let same =
        after(heard(Voice::Reading("read")), [Action::Verdict(Verdict::Scam), Action::VoiceFound(true)]);
    assert_eq!(same.voice, Voice::Reading("read"));
    assert_eq!(after(same, [Action::VoiceFound(false)]).voice, Voice::None);
}

#[test]
fn a_saved_draft_is_not_used_for_another_question() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let kept = state.place();
    let answered = answered(state);
    let back = after(State::default(), [opened(&PACK, record(&answered), kept, 9_000)]);
    assert_eq!((back.number, back.draft), (1, Draft::default()));
}

#[test]
fn a_round_of_another_pack_ends_and_its_answers_stay() {
    let state = answered(begun(10));
    let back = again(&state, Some("other"), 9_000);
    assert_eq!((back.stage, back.pack_changed), (Stage::Start, true));
    assert_eq!(record(&back).responses().len(), 1);
    let over = after(state, [Action::Stop]);
    assert!(!again(&over, Some("other"), 9_000).pack_changed, "nothing was left undone");
}

#[test]
fn damaged_places_lead_to_the_start() {
    let whole = begun(10).place().unwrap();
    for text in ["", "\n", "x", "v q - 0 - i\n1 5 p", &whole.replace('\n', " "), &whole.replace("1 5 p", "9")]
    {
        let back = after(State::default(), [opened(&PACK, Log::new(), Some(text.into()), 0)]);
        assert_eq!((back.stage, back.pack_changed), (Stage::Start, false), "{text:?}");
    }
}

#[test]
fn another_language_changes_nothing_but_the_words() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let english = QuizPack { lang: "en".into(), ..PACK.clone() };
    let switched = after(state.clone(), [opened(&english, Log::new(), None, 9_000)]);
    assert_eq!(data(&switched).pack.lang, "en");
    assert_eq!((switched.ask, switched.draft, switched.shown_at), (state.ask, state.draft, state.shown_at));
}

#[test]
fn incomplete_items_are_left_out() {
    let mut pack = PACK.clone();
    let all = pack.items.len();
    pack.items[0].context.clear();
    pack.items[1].artefact.lines.clear();
    pack.items[2].artefact.lines[0].runs.clear();
    pack.items[3].cues[0].text.clear();
    pack.items[4].why.text.clear();
    pack.items[5].actions[0].reason.clear();
    pack.items[6].actions.clear();
    let left = QuizData::new(Rc::new(pack), Log::new()).pack.items.len();
    assert_eq!(left, all - 7);
}

#[test]
fn the_time_of_a_question_counts_from_the_arrival_of_its_texts() {
    let (mut index, parts) = PACK.clone().partition();
    for (number, part) in index.parts.iter_mut().enumerate() {
        part.file = number.to_string();
    }
    let state = after(State::default(), [opened(&index, Log::new(), None, 1_000)]);
    let session = data(&state).history.start(Mode::Practice, 10, SessionId(5), Millis(1_000)).unwrap();
    let state = after(state, [begin(session, 1_000)]);
    let (file, awaited) = state.next_file().unwrap();
    assert!(awaited && state.is_waiting());
    let texts = |file: &str| parts[file.parse::<usize>().unwrap()].clone();
    let add = |file: &str, texts, now| Action::AddTexts {
        file: file.to_owned(),
        texts: Rc::new(texts),
        now: Millis(now),
    };
    let english = QuizPack { lang: "en".into(), ..texts(&file) };
    let state = after(state, [add(&file, english, 3_000)]);
    assert!(state.is_waiting());
    let mut state = after(state, [add(&file, texts(&file), 5_000)]);
    assert!(!state.is_waiting());
    assert_eq!(state.shown_at, Millis(5_000));
    let desk = data(&state).clone();
    let item = desk.item(state.ask.as_ref().unwrap().item()).unwrap();
    assert!(is_complete(&item) && !desk.sources(&item.id).is_empty());
    // The rest follows, one after the other, and the question stays as it is.
    let mut count = 1;
    while let Some((file, awaited)) = state.next_file() {
        assert!(!awaited);
        state = after(state, [add(&file, texts(&file), 9_000)]);
        count += 1;
    }
    assert_eq!((state.shown_at, count), (Millis(5_000), parts.len() - 1), "all but what the warnings show");
}

/// Returns the log with one more answer of this session, by another widget.
fn with_one_more(state: &State, session: &Session) -> Log {
    let (data, mut log) = (data(state), record(state));
    let session = Session { writer: 7, ..session.clone() };
    let quiz = History::of(&data.pack, log.clone());
    let ask = quiz.next(&session).unwrap();
    let item = data.item(ask.item()).unwrap();
    let answer = judge(&item, Verdict::Scam, Confidence::High, &item.actions[0].id).unwrap();
    assert!(log.push(quiz.record(&session, &ask, answer, Millis(3_000), 10)));
    log
}

#[test]
fn an_answer_elsewhere_replaces_the_question_and_leaves_the_feedback() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let session = state.session.clone().unwrap();
    let log = with_one_more(&state, &session);
    let next = after(state.clone(), [follow(&log, 4_000)]);
    assert_eq!((next.stage, next.number, next.draft), (Stage::Question, 1, Draft::default()));
    assert_ne!(next.ask, state.ask);
    let same = after(next.clone(), [Action::Verdict(Verdict::Scam), follow(&log, 5_000)]);
    assert_eq!((same.draft.verdict, same.changes), (Some(Verdict::Scam), next.changes), "nothing new");

    let told = answered(state);
    let log = with_one_more(&told, &session);
    let others = after(told.clone(), [follow(&log, 4_000)]);
    assert_eq!((others.stage, &others.answered), (Stage::Feedback, &told.answered));
    assert_eq!(others.shown(), told.shown());
    assert_eq!(after(others, [go_on(5_000)]).number, 2);
}

#[test]
fn an_answer_to_another_round_does_not_change_the_question() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let other = Session { id: SessionId(99), ..state.session.clone().unwrap() };
    let log = with_one_more(&state, &other);
    let next = after(state.clone(), [follow(&log, 4_000)]);
    assert_eq!((next.draft, next.number, &next.ask), (state.draft, state.number, &state.ask));
    assert_eq!(record(&next).responses().len(), 1);
}

#[test]
fn clearing_elsewhere_ends_the_round() {
    let told = answered(begun(10));
    let next = after(told, [follow(&Log::new(), 4_000)]);
    assert_eq!((next.stage, next.place().as_deref()), (Stage::Start, Some("")));
}

#[test]
fn an_answer_waits_to_be_stored_and_is_in_the_record_until_then() {
    let state = begun(10);
    let (number, answer) = (state.number, an_answer(&state));
    let given = after(state, [Action::Answer { number, answer, now: Millis(4_500) }]);
    let response = given.unsaved.clone().unwrap();
    assert_eq!((given.stage, given.answered.as_ref()), (Stage::Feedback, Some(&response)));
    assert_eq!((response.at, response.took_ms), (Millis(4_500), 3_500));
    assert_eq!(record(&given).responses().to_vec(), std::slice::from_ref(&response));
    // What another widget writes meanwhile does not have it yet.
    let others = after(given, [follow(&Log::new(), 5_000)]);
    assert_eq!((others.stage, record(&others).responses().len()), (Stage::Feedback, 1));
    let stored = after(others, [Action::Stored { error: None }]);
    assert_eq!((stored.unsaved, stored.storage_failed), (None, false));
}

#[test]
fn an_answer_that_the_device_refuses_stays_on_the_screen_and_says_so() {
    let state = begun(10);
    let (number, answer) = (state.number, an_answer(&state));
    let steps = [
        Action::Answer { number, answer, now: Millis(2_000) },
        Action::Stored { error: Some(StorageError::Full) },
    ];
    let state = after(state, steps);
    assert_eq!(
        (state.stage, state.storage_failed, record(&state).responses().len()),
        (Stage::Feedback, true, 1)
    );
}

#[test]
fn only_the_exercise_on_the_screen_can_be_answered_and_only_once() {
    let state = begun(10);
    let (first, answer) = (state.number, an_answer(&state));
    let tap = |number| Action::Answer { number, answer: answer.clone(), now: Millis(2_000) };
    let twice = after(state, [tap(first), tap(first)]);
    assert_eq!(record(&twice).responses().len(), 1);
    let late = after(twice, [Action::Stored { error: None }, go_on(3_000), tap(first)]);
    assert_eq!(
        (late.stage, record(&late).responses().len()),
        (Stage::Question, 1),
        "a tap on the question before"
    );
}

/// Returns a later round on a device with this record, whose first exercise is asked in two steps.
fn two_steps() -> State {
    let (number, answer) = (0, an_answer(&begun(1)));
    let before = record(&after(begun(1), [Action::Answer { number, answer, now: Millis(2_000) }]));
    let state = after(State::default(), [opened(&PACK, before, None, 3_000)]);
    let start =
        |seed| data(&state).history.start(Mode::Practice, 10, SessionId(seed), Millis(3_000)).unwrap();
    let steps = |session: &Session| matches!(data(&state).history.next(session), Some(Ask::TwoStep { .. }));
    let session = (6..1_000).map(start).find(steps).expect("one or two in ten are");
    after(state, [begin(session, 3_000)])
}

#[test]
fn what_is_done_first_cannot_be_undone_once_it_was_shown() {
    let asked = two_steps();
    assert_eq!((asked.step(), asked.has_begun()), (0, false));
    let shown = after(asked, [Action::Pick(2), Action::Pick(1)]);
    assert_eq!((&*shown.tapped, shown.has_begun()), (&[2][..], true));
    assert_eq!(after(shown.clone(), [Action::Reconsider]).tapped, [2]);
    let steps = [shown.step(), after(shown.clone(), [Action::Verdict(Verdict::Scam)]).step()];
    assert!(steps[0] != 0 && steps[1] != 0 && steps[0] != steps[1], "each step has a heading: {steps:?}");
    let given = after(shown, [Verdict::Scam, Verdict::Genuine].map(Action::Verdict));
    assert_eq!((given.draft.verdict, given.draft.acting), (Some(Verdict::Genuine), false));
    // A reload goes on there, with what was done first.
    let back = again(&given, None, 9_000);
    assert_eq!((&*back.tapped, back.draft, back.ask == given.ask), (&[2][..], given.draft, true));
    assert!(back.has_begun());
    // A stored place that no program of ours wrote begins with the first step.
    let place = given.place().unwrap();
    let (line, session) = place.split_once('\n').unwrap();
    let odd = format!("{} 4\n{session}", line.strip_suffix(" 2").unwrap());
    let other = after(State::default(), [opened(&PACK, record(&given), Some(odd), 9_000)]);
    assert_eq!((other.ask == given.ask, other.has_begun()), (true, false));
}

#[test]
fn an_answer_in_two_steps_is_recorded_and_explained_after_a_reload() {
    let state = after(two_steps(), [Action::Pick(1)]);
    let data_of = data(&state).clone();
    let item = data_of.item(state.ask.as_ref().unwrap().item()).unwrap();
    let answer = two_step(&item, &item.actions[1].id, Verdict::CannotTell, None).unwrap();
    let (number, given) = (state.number, answer.clone());
    let steps = [Action::Answer { number, answer, now: Millis(4_000) }, Action::Stored { error: None }];
    let told = after(state, steps);
    assert_eq!(record(&told).responses().iter().last().map(|response| response.answer.clone()), Some(given));
    let back = again(&told, None, 9_000);
    assert_eq!((back.stage, &back.answered), (Stage::Feedback, &told.answered));
    assert_eq!(after(back, [go_on(5_000)]).tapped, [0; 0], "the next exercise begins with its first step");
}

#[test]
fn reducing_leaves_the_old_state_as_it_was() {
    let state = Rc::new(begun(10));
    let (before, answer) = (record(&state), an_answer(&state));
    let next = state.clone().reduce(Action::Answer { number: 0, answer, now: Millis(2_000) });
    assert_eq!((record(&next).responses().len(), record(&state)), (1, before));
    assert_eq!((state.stage, &state.answered), (Stage::Question, &None));
}
