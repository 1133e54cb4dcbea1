//! Log and its file: nothing is lost or doubled, bad input is refused or kept as it is.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*};
use topup_guard_core::{
    pack::Truth,
    quiz::{
        Action, Answer, Confidence, ImportError, LineError, Log, Merged, Mode, Response, ResponseId, Session,
        SessionId, Verdict,
    },
    time::Millis,
};

use super::packs::judged;

fn answers() -> impl Strategy<Value = Answer> {
    let truth = || prop_oneof![Just(Truth::Scam), Just(Truth::Genuine), Just(Truth::CannotTell)];
    let verdict = || prop_oneof![Just(Verdict::Scam), Just(Verdict::Genuine), Just(Verdict::CannotTell)];
    let confidence = || (0_usize..4).prop_map(|level| Confidence::ALL.get(level).copied());
    let action = || {
        ("\\PC{0,9}", any::<(bool, bool, bool)>()).prop_map(|(id, (safe, best, check))| Action {
            id,
            safe,
            best,
            check,
        })
    };
    prop_oneof![
        (truth(), verdict(), confidence(), action()).prop_map(|(truth, verdict, confidence, action)| {
            Answer::Judged { truth, verdict, confidence, action }
        }),
        (truth(), verdict(), confidence(), action()).prop_map(|(truth, verdict, confidence, first)| {
            Answer::TwoStep { truth, first, verdict, confidence }
        }),
        any::<(u32, u32, u32)>().prop_map(|(found, cues, innocent)| Answer::Tapped { found, cues, innocent }),
        (any::<bool>(), confidence()).prop_map(|(right, confidence)| Answer::Twin { right, confidence }),
        any::<(u32, u32)>().prop_map(|(placed, steps)| Answer::Ordered { placed, steps }),
    ]
}

/// Responses of two sessions with any content, hostile ids included.
fn responses() -> impl Strategy<Value = Response> {
    let text = || any::<String>().boxed();
    // Most have no form, and then the line of before there were any.
    let form = prop_oneof![3 => Just(String::new()), 1 => any::<String>()].boxed();
    let names = [text(), text(), text(), text(), form];
    (0..2_u64, 0..12_u32, any::<i64>(), any::<u32>(), any::<bool>(), names, answers()).prop_map(
        |(session, number, at, took_ms, measuring, [item, family, group, pack, form], answer)| Response {
            id: ResponseId { session: SessionId(session), number },
            at: Millis(at),
            took_ms,
            mode: if measuring { Mode::Measuring } else { Mode::Practice },
            form,
            item,
            family,
            group,
            pack,
            answer,
        },
    )
}

fn log_of(responses: impl IntoIterator<Item = Response>) -> Log {
    let mut log = Log::new();
    for response in responses {
        log.push(response);
    }
    log
}

fn sample(numbers: std::ops::Range<u32>) -> Log {
    log_of(numbers.map(|number| {
        judged(
            (7, number),
            &format!("s{number}"),
            Mode::Practice,
            Truth::Scam,
            Verdict::Scam,
            Confidence::High,
        )
    }))
}

proptest! {
    #[test]
    fn any_response_is_read_as_written(response in responses()) {
        let line = response.to_line();
        prop_assert!(!line.contains('\n') && line.lines().count() == 1);
        prop_assert_eq!(Response::from_line(&line), Ok(response));
    }

    #[test]
    fn a_line_cut_short_is_never_taken_for_a_whole_one(
        response in responses(), cut in any::<prop::sample::Index>(),
    ) {
        let line = response.to_line();
        let ends: Vec<_> = line.char_indices().map(|(end, _)| end).collect();
        let cut = &line[..ends[cut.index(ends.len())]];
        prop_assert_eq!(Response::from_line(cut), Err(LineError::Damaged));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
        if let Ok(response) = Response::from_line(&text) {
            prop_assert_eq!(Response::from_line(&response.to_line()), Ok(response));
        }
    }

    #[test]
    fn merging_is_commutative(
        mine in vec(responses(), 0..12),
        theirs in vec(responses(), 0..12),
    ) {
        // The same id always means the same response.
        let mine = log_of(mine);
        let theirs = log_of(theirs.into_iter().filter(|response| {
            mine.responses().iter().all(|known| known.id != response.id || known == response)
        }));
        let (mut one, mut other) = (mine.clone(), theirs.clone());
        let merged = one.merge(theirs.clone());
        other.merge(mine.clone());
        let ids = |log: &Log| {
            let mut ids: Vec<_> = log.responses().iter().map(|response| response.id).collect();
            ids.sort_unstable();
            ids
        };
        prop_assert_eq!(ids(&one), ids(&other));
        prop_assert_eq!(one.responses().len(), mine.responses().len() + merged.added);
        prop_assert_eq!(theirs.responses().len(), merged.duplicates + merged.added);
        // Mine, and what is new of theirs, stand in their own order.
        let known: BTreeSet<_> = mine.responses().iter().map(|response| response.id).collect();
        let (old, new): (Vec<_>, Vec<_>) =
            one.responses().iter().partition(|response| known.contains(&response.id));
        prop_assert!(old.into_iter().eq(mine.responses().iter()));
        let unknown = |response: &&Response| !known.contains(&response.id);
        prop_assert!(new.into_iter().eq(theirs.responses().iter().filter(unknown)));
        let again = Merged { duplicates: merged.duplicates + merged.added, ..Merged::default() };
        prop_assert_eq!(one.merge(theirs), again);
    }
}

#[test]
fn ids_with_special_characters_are_read_as_written() {
    for id in ["", "-", "--", "%", "%2d", "-%", " ", ".", "a b", "\n", "\u{7f}", "\u{0}", "\u{80}", "充"] {
        let response = judged((1, 0), id, Mode::Practice, Truth::Scam, Verdict::Scam, Confidence::High);
        assert_eq!(Response::from_line(&response.to_line()), Ok(response), "{id:?}");
    }
}

#[test]
fn a_line_of_a_newer_version_is_distinguished_from_a_damaged_one() {
    let line = sample(0..1).to_lines();
    let of_version = |version: &str| Response::from_line(&line.trim_end().replacen('1', version, 1)).err();
    assert_eq!(["1", "4", "77"].map(of_version), [None, Some(LineError::Newer), Some(LineError::Newer)]);
    assert_eq!(["0", "-1", "01", "x", ""].map(of_version), [Some(LineError::Damaged); 5]);
    // The third version has the name of a form, which this line lacks.
    assert_eq!(of_version("3"), Some(LineError::Damaged));
}

#[test]
fn two_logs_are_interleaved_by_time_and_each_keeps_its_order() {
    let log = |session: u64, minutes: &[i64]| {
        log_of((0..).zip(minutes).map(|(number, at)| {
            let response =
                judged((session, number), "s1", Mode::Practice, Truth::Scam, Verdict::Scam, Confidence::High);
            Response { at: Millis(*at), ..response }
        }))
    };
    let merged = |mut one: Log, other: Log| {
        one.merge(other);
        one.responses().iter().map(|response| (response.at.0, response.id.session.0)).collect::<Vec<_>>()
    };
    let (mine, theirs) = (log(1, &[10, 20, 30]), log(2, &[5, 20, 25, 40]));
    let sorted = [(5, 2), (10, 1), (20, 1), (20, 2), (25, 2), (30, 1), (40, 2)];
    assert_eq!(merged(mine.clone(), theirs.clone()), sorted);
    assert_eq!(merged(theirs, mine), sorted);
    // A clock that was put right in between.
    let back = log(1, &[30, 10, 20]);
    assert_eq!(merged(back, log(2, &[15])), [(15, 2), (30, 1), (10, 1), (20, 1)]);
}

#[test]
fn a_line_looks_as_documented() {
    let line = judged(
        (0xbeef, 3),
        "points-scam",
        Mode::Measuring,
        Truth::Scam,
        Verdict::CannotTell,
        Confidence::Low,
    )
    .to_line();
    assert_eq!(line, "1 beef.3 1800000180000 9000 m points-scam f0 phone v1 v s c 1 check sbc .");
}

#[test]
fn a_line_in_two_steps_looks_as_documented_and_is_of_its_own_version() {
    let first = Action { id: "open-app".into(), safe: true, best: true, check: true };
    let answer = Answer::TwoStep {
        truth: Truth::Genuine,
        first,
        verdict: Verdict::Genuine,
        confidence: Some(Confidence::Medium),
    };
    let plain = judged((0xbeef, 3), "m~12", Mode::Practice, Truth::Scam, Verdict::Scam, Confidence::Low);
    let response = Response { answer, ..plain.clone() };
    let line = response.to_line();
    assert_eq!(line, "2 beef.3 1800000180000 9000 p m~12 f0 phone v1 s g g 2 open-app sbc .");
    assert_eq!(Response::from_line(&line), Ok(response));
    // Neither kind of line is taken for the other.
    let other = |line: &str, version: &str| {
        Response::from_line(&format!("{version}{}", line.split_at(1).1)).expect_err("another version")
    };
    assert_eq!(other(&line, "1"), LineError::Damaged);
    assert_eq!(["3", "4"].map(|version| other(&line, version)), [LineError::Damaged, LineError::Newer]);
    assert_eq!(other(&plain.to_line(), "2"), LineError::Newer);
}

#[test]
fn an_exported_log_is_imported_completely_and_once() {
    let mut log = sample(0..5);
    assert_eq!(
        log.import(&sample(3..8).export()),
        Ok(Merged { added: 3, duplicates: 2, ..Merged::default() })
    );
    assert_eq!(log, sample(0..8));
    let mut empty = Log::new();
    // Saved by an editor that adds a byte order mark and its own line ends.
    let file = format!("\u{feff}{}", log.export().replace('\n', "\r\n"));
    assert_eq!(empty.import(&file).map(|merged| (merged.added, merged.missing)), Ok((8, 0)));
    assert_eq!(empty, log);
}

#[test]
fn unreadable_lines_are_kept_and_written_again() {
    let mut file = sample(0..2).export();
    file.push_str("2 a.1 a later version's record .\nnonsense\n");
    file.push_str(&file.lines().nth(1).map(|line| line[..20].to_owned()).unwrap());
    let mut log = sample(0..1);
    let merged = log.import(&file).unwrap();
    assert_eq!(merged, Merged { added: 1, duplicates: 1, unreadable: 3, ..Merged::default() });
    let mut other = Log::new();
    other.import(&log.export()).unwrap();
    assert_eq!(other, log);
    assert_eq!(other.unreadable().count(), 3);
    assert!(other.unreadable().any(|line| line == "2 a.1 a later version's record ."));
}

#[test]
fn a_line_of_a_newer_version_is_not_read() {
    let line = sample(0..1).responses().first().unwrap().to_line();
    let (version, rest) = line.split_once(' ').unwrap();
    let later = |more: u32| format!("{} {rest}", version.parse::<u32>().unwrap() + more);
    assert_eq!(Response::from_line(&later(0)), Ok(sample(0..1).responses().to_vec()[0].clone()));
    for more in [3, 4, 1_000] {
        assert_eq!(Response::from_line(&later(more)), Err(LineError::Newer));
    }
    assert_eq!(Response::from_line(&format!("0 {rest}")), Err(LineError::Damaged));
}

#[test]
fn a_carriage_return_at_a_line_end_is_dropped() {
    let file = sample(0..2).export();
    let mut log = Log::new();
    // Cut between the two, and with one too many.
    let cut = file.trim_end().replace('\n', "\r\r\n") + "\r";
    assert_eq!(log.import(&cut), Ok(Merged { added: 2, ..Merged::default() }));
    assert_eq!(log, sample(0..2));
    let (torn, _) = Log::from_lines("nonsense\r");
    assert_eq!(Log::from_lines(&torn.to_lines()).0, torn);
    assert_eq!(Log::from_lines("\r"), (Log::new(), Merged::default()));
}

#[test]
fn a_line_repeated_in_a_file_counts_as_a_duplicate() {
    let file = sample(0..3).export();
    let twice = format!("{file}{}", sample(1..3).to_lines());
    let mut log = sample(0..1);
    assert_eq!(log.import(&twice), Ok(Merged { added: 2, duplicates: 3, ..Merged::default() }));
}

#[test]
fn a_file_cut_short_says_how_much_is_missing() {
    let file = sample(0..9).export();
    let cut: String = file.lines().take(5).flat_map(|line| [line, "\n"]).collect();
    let mut log = Log::new();
    let merged = log.import(&cut).unwrap();
    assert_eq!((merged.added, merged.missing), (4, 5));
}

#[test]
fn other_files_and_newer_ones_change_nothing() {
    let mut log = sample(0..3);
    for foreign in [
        "",
        "{\"items\":[]}",
        "topup-guard-logs 1 0",
        "PK\u{3}\u{4}",
        "topup-guard-log one 1",
        "topup-guard-log 0 1",
    ] {
        assert_eq!(log.import(foreign), Err(ImportError::Foreign), "{foreign}");
    }
    assert_eq!(log.import("topup-guard-log 2 1\nanything"), Err(ImportError::Newer));
    assert_eq!(log, sample(0..3));
}

#[test]
fn a_log_holds_at_most_a_million_responses() {
    if crate::sample() > 1 {
        return;
    }
    // Without texts, since a million of each take long.
    let response = |number| Response {
        id: ResponseId { session: SessionId(1), number },
        at: Millis(i64::from(number)),
        took_ms: 0,
        mode: Mode::Practice,
        form: String::new(),
        item: String::new(),
        family: String::new(),
        group: String::new(),
        pack: String::new(),
        answer: Answer::Ordered { placed: 1, steps: 4 },
    };
    let mut log = log_of((0..1_000_000).map(response));
    assert!(!log.push(response(1_000_000)));
    let merged = log.merge(log_of((999_999..1_000_009).map(response)));
    assert_eq!(merged, Merged { duplicates: 1, refused: 9, ..Merged::default() });
    assert_eq!(log.responses().len(), 1_000_000);
}

fn session(id: u64, writer: u32) -> Session {
    Session {
        id: SessionId(id),
        mode: Mode::Practice,
        started: Millis(0),
        length: 10,
        about: String::new(),
        writer,
    }
}

/// Makes the next response of the widget that has this session.
fn numbered(log: &Log, session: &Session, at: Millis) -> Response {
    let number = log.next_number(session);
    let item = format!("of-{}", session.writer);
    let response =
        judged((session.id.0, number), &item, Mode::Practice, Truth::Scam, Verdict::Scam, Confidence::High);
    Response { at, ..response }
}

#[test]
fn two_widgets_in_one_session_never_use_the_same_id() {
    let (mut mine, mut theirs) = (Log::new(), Log::new());
    for at in (0..10).map(Millis) {
        let (begun, resumed) = (numbered(&mine, &session(7, 0), at), numbered(&theirs, &session(7, 5), at));
        assert!(mine.push(begun) && theirs.push(resumed));
        if at == Millis(4) {
            // Each sees what the other has done so far, and counts on for itself.
            mine.merge(theirs.clone());
            theirs.merge(mine.clone());
        }
    }
    let merged = mine.merge(theirs);
    assert_eq!((merged.added, mine.responses().len()), (5, 20));
    let numbers = |item: &str| {
        let of = mine.responses().iter().filter(|response| response.item == item);
        of.map(|response| response.id.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers("of-0"), Vec::from_iter(0..10), "who began counts from 0");
    assert!(numbers("of-5").is_sorted(), "{:?}", numbers("of-5"));
}

#[test]
fn the_number_of_a_lost_response_is_not_used_again() {
    let log = sample(3..5);
    assert_eq!(log.next_number(&session(7, 0)), 5);
    assert_eq!(log.next_number(&session(8, 0)), 0, "another session has numbers of its own");
    assert_eq!(log.next_number(&session(7, u32::MAX)), u32::MAX, "the largest ends the numbers");
    // Each writer has 4,096 of its own.
    let log = sample(4_095..4_097);
    assert_eq!([0, 1, 2].map(|writer| log.next_number(&session(7, writer))), [4_096, 4_097, 8_192]);
}

proptest! {
    #[test]
    fn segments_give_the_log_they_were_cut_from_and_without_removes_what_another_has(
        (all, cuts) in (vec(responses(), 0..40), vec(any::<prop::sample::Index>(), 0..5)),
        known in vec(responses(), 0..20),
    ) {
        let all = log_of(all);
        let text = all.to_lines();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(lines.len() + 1)).collect();
        ends.extend([0, lines.len()]);
        ends.sort_unstable();
        let parts: Vec<String> = ends.windows(2).map(|ends| lines[ends[0]..ends[1]].concat()).collect();
        let read = Log::from_segments(parts.iter().map(String::as_str));
        let ids = |log: &Log| log.responses().iter().map(|response| response.id).collect::<BTreeSet<_>>();
        prop_assert_eq!(read.responses().len(), all.responses().len());
        let is_read = |response: &Response| read.responses().iter().any(|other| other == response);
        prop_assert!(all.responses().iter().all(is_read));
        let known = log_of(known);
        let rest = all.without(&known);
        prop_assert_eq!(ids(&rest), &ids(&all) - &ids(&known));
        let mut whole = known;
        whole.merge(rest.clone());
        let other = whole.without(&all).responses().len();
        prop_assert_eq!(other + all.responses().len(), whole.responses().len());
        prop_assert_eq!(rest.without(&all), Log::new());
    }
}

#[test]
fn a_clone_that_grows_shares_all_but_the_last_few_responses() {
    let mut log = sample(0..2_000);
    for number in 2_000..2_300_u32 {
        let mut next = log.clone();
        assert!(next.push(sample(number..number + 1).responses().to_vec().remove(0)));
        assert!(!next.push(log.responses().to_vec()[7].clone()), "already there, in another chunk");
        let copied = log
            .responses()
            .iter()
            .zip(next.responses().iter())
            .filter(|(old, new)| !std::ptr::eq(*old, *new))
            .count();
        assert!(copied < 64, "{copied} of {number} responses were copied");
        assert_eq!(log.responses().len() as u32, number, "the log it was cloned from is as it was");
        log = next;
    }
    assert_eq!(log, sample(0..2_300), "however it grew");
    let mut merged = log.clone();
    assert_eq!(merged.merge(sample(0..2_400)).added, 100);
    assert_eq!(merged, sample(0..2_400));
    assert_eq!(log, sample(0..2_300));
}
