//! `cargo xtask bench calibrate` on files as people and hosts send them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use topup_guard_core::pack::{Form, QuizPack, Truth};
use topup_guard_core::quiz::{
    Action, Answer, Confidence, Log, Mode, Response, ResponseId, Rng, Seed, SessionId, Verdict, form_name,
    statement,
};
use topup_guard_core::time::Millis;
use topup_guard_pack::{calibration, content_dir, packs};

static QUIZ: LazyLock<QuizPack> =
    LazyLock::new(|| packs(&content_dir()).expect("sound content").remove(0).quiz);

/// 2026-11-23 04:00 in UTC.
const NOON: Millis = Millis(1_795_406_400_000);

/// Folder of a test, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("calibrate-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).expect("a file to write");
    }

    /// Copies our content into it.
    fn with_content(self) -> Self {
        copy(&content_dir(), &self.0.join("content"));
        self
    }

    /// Runs the command in it; returns whether it succeeded, and what it printed.
    fn run(&self, args: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_topup-guard-bench"));
        let ran =
            command.current_dir(&self.0).args(["bench", "calibrate"]).args(args).output().expect("it runs");
        let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
        (ran.status.success(), said.concat())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left over is in target/.
        _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to read").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to)
        } else {
            _ = fs::copy(entry.path(), to).expect("a copy")
        }
    }
}

/// Somebody who works through a form in one round. They are right the oftener the abler, and always about the
/// first item of the form.
fn person(number: u64, form: &Form) -> Vec<Response> {
    let mut rng = Rng::new(Seed(number));
    let ability: f64 = (0..12).map(|_| rng.unit()).sum::<f64>() - 6.0;
    let answer = |(place, name): (usize, &String)| {
        let item = QUIZ.item(name).expect("an item of the form");
        let hard = (place % 5) as f64 / 2.0 - 1.5;
        let right = place == 0 || rng.unit() < 1.0 / (1.0 + (hard - ability).exp());
        let verdict = if right == (item.truth == Truth::Scam) { Verdict::Scam } else { Verdict::Genuine };
        let action = Action { id: "check".into(), safe: true, best: true, check: true };
        Response {
            id: ResponseId { session: SessionId(0xabc0_0000 + number), number: place as u32 },
            at: NOON + place as i64 * 20_000,
            took_ms: 20_000,
            mode: Mode::Measuring,
            form: form_name(form),
            item: name.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: QUIZ.version.clone(),
            answer: Answer::Judged {
                truth: item.truth,
                verdict,
                confidence: Some(Confidence::Medium),
                action,
            },
        }
    };
    form.items.iter().enumerate().map(answer).collect()
}

fn record(responses: &[Response]) -> String {
    let mut log = Log::new();
    for response in responses {
        assert!(log.push(response.clone()));
    }
    log.export()
}

fn statements(responses: &[Response]) -> Vec<String> {
    responses.iter().map(statement::answered).collect()
}

#[test]
fn a_group_of_records_and_statements_is_fitted_written_and_read() {
    let form = &QUIZ.forms[0];
    let folder = Folder::new("group").with_content();
    let people: Vec<_> = (0..48).map(|number| person(number, form)).collect();
    let lines: Vec<String> = people[..16].iter().flat_map(|one| statements(one)).collect();
    folder.write("lines.jsonl", lines.join("\n"));
    let array: Vec<String> = people[16..24].iter().flat_map(|one| statements(one)).collect();
    folder.write("array.json", format!("[{}]", array.join(",\n")));
    let store: Vec<String> = people[24..28].iter().flat_map(|one| statements(one)).collect();
    folder.write("store.json", format!("{{\"statements\":[{}],\"more\":\"\"}}", store.join(",")));
    // Records one after another, with a statement of somebody else between.
    let mixed = format!(
        "{}{}\n{}",
        record(&people[28]),
        statements(&people[29]).join("\n"),
        people[30..].iter().map(|one| record(one)).collect::<String>()
    );
    folder.write("mixed.txt", &mixed);
    let files = ["lines.jsonl", "array.json", "store.json", "mixed.txt"];
    let content = ["--content", "content"];
    let (good, said) = folder.run(&[&files[..], &content, &["--write"]].concat());
    assert!(good, "{said}");
    assert!(said.contains("1920 verdicts of 48 rounds are fitted"), "{said}");
    assert!(said.contains("48 rounds have a whole form"), "{said}");
    let known = calibration(&folder.0.join("content")).expect("what was written can be read");
    let ids: Vec<&str> = known.iter().map(|model| model.id.as_str()).collect();
    let all_right = form.items[0].split('~').next().expect("a model");
    assert!(!ids.contains(&all_right), "nothing follows from an item about which everybody is right");
    assert!(said.contains(&format!("| {all_right} | 48 | 100 % | estimated")), "{said}");
    assert!(said.contains("almost everybody is right: something gives it away"), "{said}");
    assert!(known.len() > 30, "{ids:?}");
    for model in &known {
        let right = people.iter().flatten().filter(|one| one.item.split('~').next() == Some(&model.id));
        let right = right.filter(
            |one| matches!(one.answer, Answer::Judged { truth, verdict, .. } if verdict.is_right(truth)),
        );
        assert_eq!((model.rounds, model.right as usize), (48, right.count()), "{}", model.id);
    }
    // The harder half as made is the harder half as found.
    let place: BTreeMap<&str, usize> = form
        .items
        .iter()
        .enumerate()
        .map(|(place, name)| (name.split('~').next().unwrap_or_default(), place % 5))
        .collect();
    let mean = |hard: bool| {
        let these: Vec<f64> = known
            .iter()
            .filter(|model| if hard { place[&*model.id] >= 3 } else { place[&*model.id] <= 1 })
            .map(|model| model.difficulty.value)
            .collect();
        these.iter().sum::<f64>() / these.len() as f64
    };
    assert!(mean(true) > mean(false) + 0.5, "{} and {}", mean(true), mean(false));
    // The packs have it in place of the estimate, and only there.
    let measured = packs(&folder.0.join("content")).expect("sound content").remove(0).quiz;
    let mut changed = 0;
    for (before, now) in QUIZ.items.iter().zip(&measured.items) {
        if before.difficulty.rating() != now.difficulty.rating() {
            assert!(ids.contains(&&*before.id), "{}", before.id);
            changed += 1;
        }
    }
    assert!(changed > 5, "{changed} models changed their difficulty");
    let log_odds = |id: &str| {
        let model = known.iter().find(|model| model.id == id).expect("a model that is known");
        -model.discrimination.value * model.difficulty.value
    };
    let mut scams: Vec<(f64, u8)> = measured
        .items
        .iter()
        .filter(|item| item.truth == Truth::Scam && ids.contains(&&*item.id))
        .map(|item| (log_odds(&item.id), item.difficulty.rating()))
        .collect();
    scams.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert!(scams.is_sorted_by(|one, other| one.1 >= other.1), "rightly judged oftener is easier: {scams:?}");
    assert!(scams.first().map(|one| one.1) > scams.last().map(|one| one.1), "{scams:?}");

    // Answers on another form alone would lose what is known of this one.
    let others: String = (200..230).map(|number| record(&person(number, &QUIZ.forms[1]))).collect();
    folder.write("others.txt", others);
    let before = fs::read_to_string(folder.0.join("content/calibration.toml")).expect("the file");
    let (good, said) = folder.run(&["others.txt", "--content", "content", "--write"]);
    assert!(!good && said.contains("has models that these files say too little about"), "{said}");
    assert!(said.contains("help: give the earlier files too"), "{said}");
    assert_eq!(fs::read_to_string(folder.0.join("content/calibration.toml")).expect("the file"), before);
    let (good, said) = folder.run(&["others.txt", "--content", "content"]);
    assert!(good && said.contains("Nothing was written"), "{said}");
}

#[test]
fn what_is_there_twice_counts_once() {
    let form = &QUIZ.forms[1];
    let folder = Folder::new("twice");
    let people: Vec<_> = (100..104).map(|number| person(number, form)).collect();
    let lines = people.iter().flat_map(|one| statements(one)).collect::<Vec<_>>().join("\n");
    folder.write("once.jsonl", &lines);
    folder.write("again.jsonl", &lines);
    // One of them exported the record twice, the first time halfway, and it says what the statements say.
    folder.write("half.txt", record(&people[0][..20]));
    folder.write("whole.txt", record(&people[0]));
    let (good, said) = folder.run(&["once.jsonl", "again.jsonl", "half.txt", "whole.txt"]);
    assert!(good, "{said}");
    assert!(said.contains("160 verdicts of 4 rounds are fitted"), "{said}");
    assert!(said.contains("the same answer is there twice; it counts once"), "{said}");
    assert!(said.contains("… and 215 more of these"), "{said}");
    assert!(said.contains("4 rounds have a whole form"), "{said}");
    // Three or four people say nothing about any model.
    assert!(said.contains("too few rounds: 4 of 30"), "{said}");
    assert!(said.contains("Every difficulty stays estimated; collect more answers."), "{said}");
}

#[test]
fn what_cannot_be_used_is_named_with_its_place_and_the_rest_is_used() {
    let form = &QUIZ.forms[2];
    let folder = Folder::new("bad");
    let good = statements(&person(7, form));
    let mut bad = good.clone();
    let scam = form.items.iter().position(|name| name.contains("-scam")).expect("a scam");
    let model = form.items[scam].split('~').next().expect("a model");
    bad[0] = "{\"verb\":".to_owned();
    bad[1] = bad[1].replace("urn:topup-guard:item:", "urn:topup-guard:item:invented-");
    bad[2] = bad[2].replace("2026-11-23T04", "1999-11-23T04");
    bad[3] = bad[3].replace("2026-11-23T04", "2099-11-23T04");
    bad[4] = bad[4].replace("PT20.00S", "PT0.20S");
    bad[5] = bad[5].replace("urn:topup-guard:round", "urn:topup-guard:other");
    bad[6] = if bad[6].contains("\"success\":true") {
        bad[6].replace("\"success\":true", "\"success\":false")
    } else {
        bad[6].replace("\"success\":false", "\"success\":true")
    };
    bad[7] = bad[7].replace("urn:topup-guard:item:", "https://elsewhere.example/");
    bad[8] = bad[8].replace("\"measuring\"", "\"practice\"");
    // The same item answered otherwise in the same round.
    let other = person(7, form).remove(9);
    let flipped = match other.answer.clone() {
        Answer::Judged { truth, verdict, confidence, action } => {
            let verdict = if verdict == Verdict::Scam { Verdict::Genuine } else { Verdict::Scam };
            Answer::Judged { truth, verdict, confidence, action }
        }
        answer => answer,
    };
    bad.push(statement::answered(&Response { answer: flipped, at: other.at + 1_000_000, ..other }));
    folder.write("bad.jsonl", bad.join("\n"));
    folder.write("empty.jsonl", "\u{feff}\n");
    // A record cut off in a line, and one whose person saw an item in practice before, and again later.
    let mut other = person(8, form);
    folder.write("cut.txt", &record(&other)[..1_500]);
    other.iter_mut().for_each(|one| one.id.session = SessionId(5));
    other[0].mode = Mode::Practice;
    other[0].form = String::new();
    other[0].item = other[1].item.clone();
    let mut later = other[2].clone();
    (later.id.session, later.at) = (SessionId(6), later.at + 70 * topup_guard_core::quiz::DAY);
    later.at = Millis(later.at.0.min(NOON.0 + 1_000_000));
    other.push(later);
    let newer = format!("{}9 a.0 1 1 m x\n", record(&other));
    folder.write("person.txt", newer);
    let (done, said) = folder.run(&["bad.jsonl", "empty.jsonl", "cut.txt", "person.txt"]);
    assert!(done, "{said}");
    for expected in [
        "bad.jsonl:1: this cannot be read, so it was left out (EOF",
        "bad.jsonl:2: there is no such item, so the answer was left out (invented-",
        "bad.jsonl:3: the time is impossible",
        "bad.jsonl:4: the time is impossible",
        "bad.jsonl:5: the time is impossible",
        "bad.jsonl:6: the statement says no round",
        "bad.jsonl:7: what is right here is not what the bank says",
        "bad.jsonl:8: this statement is not of this program, so it was left out (https://elsewhere.example/",
        "bad.jsonl:41: the item is answered otherwise in the same round; the first answer counts",
        "empty.jsonl:1: the file is empty",
        "cut.txt:1: the record has fewer lines than its first line says",
        "person.txt:43: a newer version of the program wrote this",
        "practice had shown this item to the person",
        "the person had judged this item before; the first answer counts",
        "2 answers in practice are not used",
    ] {
        assert!(said.contains(expected), "{expected}\n\n{said}");
    }
    assert!(said.matches("\n  help: ").count() >= 9, "each kind says what to do: {said}");
    // 40 without nine; those of the record before the cut; 40 without two.
    let whole_lines = record(&person(8, form))[..1_500].lines().count() - 2;
    assert!(said.contains(&format!("{} verdicts of 3 rounds are fitted", 31 + whole_lines + 38)), "{said}");
    assert!(said.contains("0 rounds have a whole form, the others a part"), "{said}");
    assert!(said.contains(model), "{said}");
}

#[test]
fn a_file_that_is_not_there_stops_everything() {
    let folder = Folder::new("missing");
    let (good, said) = folder.run(&["nowhere.jsonl"]);
    assert!(
        !good && said.contains("nowhere.jsonl") && said.contains("help: see that the file is there"),
        "{said}"
    );
    let (good, said) = folder.run(&[]);
    assert!(!good && said.contains("<FILES>"), "{said}");
}

#[test]
fn a_form_of_another_pack_counts_where_its_items_are_still_in_forms() {
    let form = &QUIZ.forms[3];
    let folder = Folder::new("older");
    let mut responses = person(9, form);
    responses.iter_mut().for_each(|one| one.form = "form-a.beef".into());
    // One that was in a form once and is in none today, as those asked in two steps never are.
    let out =
        QUIZ.items.iter().find(|item| item.two_step && item.truth != Truth::CannotTell).expect("an item");
    responses[0].item = out.id.clone();
    folder.write("record.txt", record(&responses));
    let (good, said) = folder.run(&["record.txt"]);
    assert!(good && said.contains("39 verdicts of 1 rounds are fitted"), "{said}");
    assert!(
        said.contains(&format!("this item is in no form, so the answer was left out ({}", out.id)),
        "{said}"
    );
}
