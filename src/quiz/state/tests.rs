//! The quiz's state, natively and on the content as it is.

use super::*;
use std::sync::LazyLock;
use topup_guard_core::quiz::{Mode, SessionId, judge};
use topup_guard_core::time::Millis;

mod formats;

/// The content as it is; reading it takes a while.
static PACK: LazyLock<QuizPack> = LazyLock::new(|| {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
    packs.into_iter().next().unwrap().quiz
});

fn desk() -> Desk {
    Desk::open(Rc::new(PACK.clone()), Log::new())
}

fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    let state = actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action));
    Rc::unwrap_or_clone(state)
}

/// A round of `length` questions, the first of them asked.
fn begun(length: u32) -> State {
    let desk = desk();
    let session = desk.quiz.borrow().start(Mode::Practice, length, SessionId(5), Millis(1_000)).unwrap();
    let opened = Action::Opened(desk.clone(), None, 9, Millis(1_000));
    after(State::default(), [opened, Action::Begin(session, Millis(1_000))])
}

/// The state after an answer is in the log and on the screen.
fn answered(state: State) -> State {
    let (desk, ask) = (state.desk.clone().unwrap(), state.ask.clone().unwrap());
    let item = desk.item(ask.item()).unwrap();
    let best = item.actions.iter().find(|action| action.best).unwrap();
    let answer = judge(item, Verdict::Scam, Confidence::High, &best.id).unwrap();
    let response =
        desk.quiz.borrow().record(state.session.as_ref().unwrap(), &ask, answer, Millis(2_000), 10);
    assert!(desk.quiz.borrow_mut().add(response.clone()));
    after(state, [Action::Answered(response)])
}

/// A widget of another visit, which finds what this one kept; its pack may be of another version.
fn again(state: &State, version: Option<&str>, now: Millis) -> State {
    let mut desk = state.desk.clone().unwrap();
    if let Some(version) = version {
        Rc::make_mut(&mut desk.pack).version = version.into();
    }
    after(State::default(), [Action::Opened(desk, state.to_text(), 9, now)])
}

#[test]
fn a_verdict_can_be_changed_until_the_actions_are_shown() {
    let steps = [Action::Verdict(Verdict::Scam), Action::Sure(Confidence::High)];
    let state = after(begun(10), steps);
    let state = after(state, [Action::Verdict(Verdict::Genuine)]);
    assert_eq!(state.draft.verdict, Some(Verdict::Genuine));
    assert_eq!(state.draft.confidence, Some(Confidence::High));
    let state = after(state, [Action::Act, Action::Verdict(Verdict::Scam), Action::Sure(Confidence::Low)]);
    let given = Draft { verdict: Some(Verdict::Genuine), confidence: Some(Confidence::High), acting: true };
    assert_eq!(state.draft, given);
}

#[test]
fn the_actions_wait_for_a_verdict_and_a_confidence() {
    assert!(!after(begun(10), [Action::Act]).draft.acting);
    assert!(!after(begun(10), [Action::Verdict(Verdict::Scam), Action::Act]).draft.acting);
    assert!(after(begun(10), [Action::Verdict(Verdict::CannotTell), Action::Act]).draft.acting);
}

#[test]
fn who_cannot_tell_is_not_sure_of_anything() {
    let steps = [Verdict::Scam, Verdict::CannotTell].map(Action::Verdict);
    let [scam, cannot] = steps;
    let state =
        after(begun(10), [scam, Action::Sure(Confidence::High), cannot, Action::Sure(Confidence::Low)]);
    assert_eq!(state.draft.confidence, None);
}

#[test]
fn a_round_ends_after_its_last_question() {
    let mut state = begun(2);
    for number in 0..2 {
        assert_eq!((state.stage, state.number), (Stage::Question, number));
        state = answered(state);
        assert_eq!(state.stage, Stage::Feedback);
        state = after(state, [Action::Next(Millis(3_000))]);
    }
    assert_eq!(state.stage, Stage::Summary);
}

#[test]
fn another_visit_goes_on_in_the_middle_of_a_question() {
    let draft = [Action::Verdict(Verdict::Genuine), Action::Sure(Confidence::Medium), Action::Act];
    for steps in 0..=draft.len() {
        let state = after(begun(10), draft[..steps].to_vec());
        let back = again(&state, None, Millis(9_000));
        assert_eq!((back.stage, &back.ask, back.draft), (Stage::Question, &state.ask, state.draft));
    }
}

#[test]
fn another_visit_goes_on_at_the_feedback_and_at_the_result() {
    let state = answered(begun(2));
    let back = again(&state, None, Millis(9_000));
    assert_eq!(back.stage, Stage::Feedback);
    let next = after(back, [Action::Next(Millis(9_000))]);
    assert_eq!((next.stage, next.number), (Stage::Question, 1));
    let over = after(answered(next), [Action::Next(Millis(9_000))]);
    assert_eq!(again(&over, None, Millis(9_000)).stage, Stage::Summary);
    assert_eq!(
        again(&over, None, Millis(2_000 + RECENT)).stage,
        Stage::Start,
        "yesterday's result is no start"
    );
}

/// A round that has come to an exercise of some kind, by the first seed that brings it.
fn at(wanted: fn(&Ask) -> bool) -> State {
    let desk = desk();
    let first = desk.quiz.borrow().start(Mode::Practice, 1, SessionId(5), Millis(1_000)).unwrap();
    let ask = desk.quiz.borrow().next(&first).unwrap();
    let item = desk.item(ask.item()).unwrap();
    let answer = judge(item, Verdict::Scam, Confidence::High, &item.actions[0].id).unwrap();
    let response = desk.quiz.borrow().record(&first, &ask, answer, Millis(1_000), 10);
    desk.quiz.borrow_mut().add(response);
    let start = |seed| desk.quiz.borrow().start(Mode::Practice, 10, SessionId(seed), Millis(2_000)).unwrap();
    let brings = |seed: &u64| desk.quiz.borrow().next(&start(*seed)).is_some_and(|ask| wanted(&ask));
    let session = start((6..1_000).find(brings).unwrap());
    after(
        State::default(),
        [Action::Opened(desk.clone(), None, 9, Millis(2_000)), Action::Begin(session, Millis(2_000))],
    )
}

const KINDS: [fn(&Ask) -> bool; 3] = [
    |ask| matches!(ask, Ask::Tap { .. }),
    |ask| matches!(ask, Ask::Twins { .. }),
    |ask| matches!(ask, Ask::Order { .. }),
];

#[test]
fn another_visit_goes_on_in_the_middle_of_every_kind_of_exercise() {
    for kind in KINDS {
        let state = after(at(kind), [Action::Tap(1), Action::Tap(0)]);
        assert_eq!(state.taken, [1, 0]);
        let back = again(&state, None, Millis(9_000));
        assert_eq!((back.stage, &back.ask, back.taken), (Stage::Question, &state.ask, state.taken));
    }
    let state = after(at(KINDS[1]), [Action::Pick(0), Action::Pick(1), Action::Sure(Confidence::High)]);
    let back = again(&state, None, Millis(9_000));
    assert_eq!((back.taken, back.draft.confidence), (vec![1], Some(Confidence::High)));
}

#[test]
fn what_was_tapped_is_known_at_the_feedback_after_another_visit_too() {
    let state = answered(after(at(KINDS[0]), [Action::Tap(2), Action::Tap(0)]));
    let back = again(&state, None, Millis(9_000));
    assert_eq!((back.stage, &back.taken), (Stage::Feedback, &vec![2, 0]));
    assert_eq!(again(&back, None, Millis(9_000)).taken, [2, 0]);
    let next = after(back, [Action::Next(Millis(9_000))]);
    assert!(next.taken.is_empty());
}

#[test]
fn texts_of_older_versions_and_damaged_numbers_are_read() {
    let state = after(at(KINDS[2]), [Action::Tap(1), Action::Tap(0)]);
    let text = state.to_text().unwrap();
    let (place, session) = text.split_once('\n').unwrap();
    let read = |place: &str| {
        let opened = Action::Opened(
            state.desk.clone().unwrap(),
            Some(format!("{place}\n{session}")),
            9,
            Millis(9_000),
        );
        let back = after(State::default(), [opened]);
        assert_eq!(back.ask, state.ask);
        back.taken
    };
    assert_eq!(read(place), [1, 0]);
    assert_eq!(read(place.strip_suffix(" 1 0").unwrap()), [0; 0], "as it was written before");
    assert_eq!(read(&format!("{place} 1 99 x 2")), [1, 0]);
}

#[test]
fn steps_move_one_place_and_no_further_than_the_ends() {
    let state = after(at(KINDS[2]), [Action::Tap(2), Action::Tap(0), Action::Tap(1)]);
    let state = after(state, [Action::Earlier(2, 1)]);
    assert_eq!((&state.taken, state.moved), (&vec![2, 1, 0], Some(1)));
    let state = after(state, [Action::Earlier(0, 2), Action::Earlier(3, 0), Action::Earlier(9, 0)]);
    assert_eq!((state.taken, state.moved), (vec![2, 1, 0], Some(1)));
}

#[test]
fn reading_aloud_ends_with_the_screen_and_what_failed_is_not_offered_again() {
    let heard = |voice| after(begun(10), [Action::Heard(true), Action::Voice(voice)]);
    assert_eq!(answered(heard(Voice::Reading("read"))).voice, Voice::Ready);
    assert_eq!(answered(heard(Voice::Failed("read"))).voice, Voice::None);
    let same = after(heard(Voice::Reading("read")), [Action::Verdict(Verdict::Scam), Action::Heard(true)]);
    assert_eq!(same.voice, Voice::Reading("read"));
    assert_eq!(after(same, [Action::Heard(false)]).voice, Voice::None);
}

#[test]
fn a_draft_is_not_put_on_another_question() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let kept = state.to_text();
    let answered = answered(state);
    let back = after(State::default(), [Action::Opened(answered.desk.unwrap(), kept, 9, Millis(9_000))]);
    assert_eq!((back.number, back.draft), (1, Draft::default()));
}

#[test]
fn a_round_of_another_pack_ends_and_its_answers_stay() {
    let state = answered(begun(10));
    let back = again(&state, Some("other"), Millis(9_000));
    assert_eq!((back.stage, back.renewed), (Stage::Start, true));
    assert_eq!(back.desk.unwrap().quiz.borrow().log().responses().len(), 1);
    let over = after(state, [Action::Stop]);
    assert!(!again(&over, Some("other"), Millis(9_000)).renewed, "nothing was left undone");
}

#[test]
fn damaged_texts_lead_to_the_start() {
    let whole = begun(10).to_text().unwrap();
    for text in ["", "\n", "x", "v q - 0 - i\n1 5 p", &whole.replace('\n', " "), &whole.replace("1 5 p", "9")]
    {
        let back = after(State::default(), [Action::Opened(desk(), Some(text.into()), 9, Millis(0))]);
        assert_eq!((back.stage, back.renewed), (Stage::Start, false), "{text:?}");
    }
}

#[test]
fn another_language_changes_nothing_but_the_words() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let mut english = desk();
    Rc::make_mut(&mut english.pack).lang = "en".into();
    let switched = after(state.clone(), [Action::Opened(english, None, 9, Millis(9_000))]);
    assert_eq!(switched.desk.as_ref().unwrap().pack.lang, "en");
    assert_eq!((switched.ask, switched.draft, switched.since), (state.ask, state.draft, state.since));
}

#[test]
fn items_that_lack_anything_are_left_out() {
    let mut pack = Rc::unwrap_or_clone(desk().pack);
    let all = pack.items.len();
    pack.items[0].context.clear();
    pack.items[1].artefact.lines.clear();
    pack.items[2].artefact.lines[0].runs.clear();
    pack.items[3].cues[0].text.clear();
    pack.items[4].why.text.clear();
    pack.items[5].actions[0].reason.clear();
    pack.items[6].actions.clear();
    let left = Desk::open(Rc::new(pack), Log::new()).pack.items.len();
    assert_eq!(left, all - 7);
}

#[test]
fn a_question_counts_from_when_its_texts_are_here_and_other_texts_change_nothing() {
    let (mut index, parts) = PACK.clone().partition();
    for (number, part) in index.parts.iter_mut().enumerate() {
        part.file = number.to_string();
    }
    let desk = Desk::open(Rc::new(index), Log::new());
    let session = desk.quiz.borrow().start(Mode::Practice, 10, SessionId(5), Millis(1_000)).unwrap();
    let opened = Action::Opened(desk.clone(), None, 9, Millis(1_000));
    let state = after(State::default(), [opened, Action::Begin(session, Millis(1_000))]);
    let (file, awaited) = state.wanted().unwrap();
    assert!(awaited && state.is_waiting());
    let texts = |file: &str| parts[file.parse::<usize>().unwrap()].clone();
    let english = QuizPack { lang: "en".into(), ..texts(&file) };
    let state = after(state, [Action::Texts(file.clone(), Rc::new(english), Millis(3_000))]);
    assert!(state.is_waiting());
    let mut state = after(state, [Action::Texts(file.clone(), Rc::new(texts(&file)), Millis(5_000))]);
    assert!(!state.is_waiting());
    assert_eq!(state.since, Millis(5_000));
    let desk = state.desk.clone().unwrap();
    let item = desk.item(state.ask.as_ref().unwrap().item()).unwrap();
    assert!(is_whole(item) && !desk.sources(&item.id).is_empty());
    // The rest follows, one after the other, and the question stays as it is.
    let mut count = 1;
    while let Some((file, awaited)) = state.wanted() {
        assert!(!awaited);
        state = after(state, [Action::Texts(file.clone(), Rc::new(texts(&file)), Millis(9_000))]);
        count += 1;
    }
    assert_eq!((state.since, count), (Millis(5_000), parts.len() - 1), "all but what the warnings show");
}

/// The log with one more answer of this session, by another widget.
fn with_one_more(state: &State, session: &Session) -> Log {
    let desk = state.desk.clone().unwrap();
    let mut log = desk.quiz.borrow().log().clone();
    let session = Session { writer: 7, ..session.clone() };
    let quiz = history::of(&desk.pack, log.clone());
    let ask = quiz.next(&session).unwrap();
    let item = desk.item(ask.item()).unwrap();
    let answer = judge(item, Verdict::Scam, Confidence::High, &item.actions[0].id).unwrap();
    assert!(log.push(quiz.record(&session, &ask, answer, Millis(3_000), 10)));
    log
}

#[test]
fn what_others_answer_moves_a_question_on_and_leaves_an_explanation() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let session = state.session.clone().unwrap();
    let log = with_one_more(&state, &session);
    let next = after(state.clone(), [Action::Others(Rc::new(log.clone()), Millis(4_000))]);
    assert_eq!((next.stage, next.number, next.draft), (Stage::Question, 1, Draft::default()));
    assert_ne!(next.ask, state.ask);
    let same =
        after(next.clone(), [Action::Verdict(Verdict::Scam), Action::Others(Rc::new(log), Millis(5_000))]);
    assert_eq!((same.draft.verdict, same.changes), (Some(Verdict::Scam), next.changes), "nothing new");

    let told = answered(state);
    let log = with_one_more(&told, &session);
    let others = after(told.clone(), [Action::Others(Rc::new(log), Millis(4_000))]);
    assert_eq!((others.stage, &others.told), (Stage::Feedback, &told.told));
    assert_eq!(others.shown(), told.shown());
    assert_eq!(after(others, [Action::Next(Millis(5_000))]).number, 2);
}

#[test]
fn an_answer_to_another_round_changes_nothing_of_a_question() {
    let state = after(begun(10), [Action::Verdict(Verdict::Genuine)]);
    let other = Session { id: SessionId(99), ..state.session.clone().unwrap() };
    let log = with_one_more(&state, &other);
    let next = after(state.clone(), [Action::Others(Rc::new(log), Millis(4_000))]);
    assert_eq!((next.draft, next.number, next.ask), (state.draft, state.number, state.ask));
    assert_eq!(next.desk.unwrap().quiz.borrow().log().responses().len(), 1);
}

#[test]
fn what_others_clear_ends_the_round() {
    let told = answered(begun(10));
    let next = after(told, [Action::Others(Rc::new(Log::new()), Millis(4_000))]);
    assert_eq!((next.stage, next.to_text().as_deref()), (Stage::Start, Some("")));
}
