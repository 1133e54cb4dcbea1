//! A log from a file: whatever it contains, nothing is lost or doubled, and the widget copes with it.

use topup_guard_core::quiz::{Log, Merged, Mode, Quiz, Response, receive};

use super::play::{in_code, play, write};
use super::{QUIZ, text};

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let line = |number: u32, answer: &str| {
        let item = &QUIZ.items[number as usize];
        let (id, family, group) = (&item.id, &item.family, &item.group);
        format!("1 2a.{number} 1796000{number}00000 9000 m {id} {family} {group} v1 {answer} .\n")
    };
    let lines = [
        line(0, "v s s 3 check sbc"),
        line(1, "v g c 1 leave s"),
        line(2, "t 1 2 0").replace(" m ", " p "),
        line(3, "w 1 2").replace(" m ", " p "),
        line(4, "o 2 3").replace(" m ", " p "),
    ];
    let file = format!("topup-guard-log 1 5\n{}", lines.concat());
    let mut seeds: Vec<_> = lines.iter().map(|line| line.clone().into_bytes()).collect();
    seeds.extend([file.clone().into_bytes(), file.replace('\n', "\r\n").into_bytes()]);
    seeds.extend([b"topup-guard-log 2 1\n".to_vec(), b"2 a.1 later .\nnonsense\n".to_vec()]);
    seeds
}

pub(super) fn run(bytes: &[u8]) {
    let text = text(bytes);
    taken(&text);
    // With a head that is right, so that the lines are reached.
    taken(&format!("topup-guard-log 1 3\n{text}"));
}

fn taken(file: &str) {
    let mut log = Log::new();
    let refused = receive(&mut log, file, &QUIZ).is_err();
    assert!(!refused || log == Log::new(), "what is refused changes nothing");
    let mut log = Log::new();
    let Ok(merged) = log.import(file) else { return assert_eq!(log, Log::new()) };
    assert_eq!((merged.added, merged.unreadable), (log.responses().len(), log.unreadable().count()));
    let again = log.clone().import(file).map(|again| (again.added, again.unreadable));
    assert_eq!(again, Ok((0, 0)), "twice is once");

    let mut copy = Log::new();
    let copied = copy.import(&log.export());
    assert_eq!(copied, Ok(Merged { duplicates: 0, missing: 0, refused: 0, ..merged }));
    assert_eq!(copy, log);
    log.responses().iter().for_each(write);
    halves(&log);
    in_code(&log, &QUIZ);
    if log.responses().len() <= 64 {
        play(&QUIZ, log, file.len());
    }
}

/// Checks that two devices with a part each have all of it, whichever takes the other's.
fn halves(log: &Log) {
    let part = |odd: bool| {
        let mut part = Log::new();
        let responses = log.responses().iter().filter(|response| (response.id.number % 2 == 1) == odd);
        for response in responses {
            assert!(part.push(response.clone()));
        }
        part
    };
    let (mut one, mut other) = (part(false), part(true));
    let theirs = other.clone();
    other.merge(one.clone());
    one.merge(theirs);
    let ids = |log: &Log| {
        let mut ids: Vec<_> = log.responses().iter().map(|response| response.id).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids(&one), ids(log));
    assert_eq!(ids(&other), ids(log));
    // What was measured does not depend on who took whose, unless an item was answered twice.
    let measured = |log: &Log| log.responses().iter().filter(|one| one.mode == Mode::Measuring).count();
    assert_eq!(measured(&one), measured(&other));
    let once = |one: &Response| log.responses().iter().filter(|other| other.item == one.item).count() == 1;
    if log.responses().iter().all(once) {
        assert_eq!(Quiz::new(&QUIZ, one).profile(), Quiz::new(&QUIZ, other).profile());
    }
}
