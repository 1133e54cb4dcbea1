//! Item models: how slots are filled, and that nobody sees a text again too soon.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::{
    pack::{
        Cue, Item, Known, Line, Map, Polarity, QuizPack, Run, Slot, SlotValue, Speaker, model_of, number_of,
    },
    quiz::{
        Answer, Ask, Confidence, DAY, FirstRound, Log, Mode, Quiz, Response, SessionId, Verdict, code, judge,
        statement, two_step,
    },
    time::Millis,
};

use super::packs::pack;

const NOW: Millis = Millis(1_796_000_000_000);

fn run(text: &str, cue: &str, inert: bool) -> Run {
    Run { text: text.into(), cue: cue.into(), inert }
}

fn value(kind: &str, texts: &[(&str, Vec<Run>)]) -> SlotValue {
    let texts = texts.iter().map(|(name, runs)| ((*name).to_owned(), runs.clone())).collect::<Map<_>>();
    SlotValue { kind: kind.into(), texts }
}

/// A model with two brands, a link or none, and three contexts.
fn model() -> Item {
    let brand = |name: &str, site: &str| {
        value("", &[("text", vec![run(name, "", false)]), ("site", vec![run(site, "", false)])])
    };
    let link = vec![run(", see ", "", false), run("go.{brand.site}", "address", true)];
    let context = |kind: &str, text: &str| value(kind, &[("text", vec![run(text, "", false)])]);
    let mut item = pack(1, 0, 1).items.remove(0);
    item.context = "{context}".into();
    item.artefact.from = vec![run("{brand}", "who", false)];
    item.artefact.lines = vec![Line { who: Speaker::Them, runs: vec![run("Points end{link}.", "", false)] }];
    let cue = |id: &str, text: &str| Cue { id: id.into(), polarity: Polarity::Fraud, text: text.into() };
    item.cues = vec![cue("who", "It says {brand}."), cue("address", "It is {brand.site}.")];
    item.why.text = "Because {brand} {nothing} {brand.nothing}.".into();
    item.slots = vec![
        Slot {
            id: "brand".into(),
            values: vec![brand("Lanxi", "lanxi.example"), brand("Yunchuan", "yc.example")],
        },
        Slot {
            id: "link".into(),
            values: vec![value("official", &[("text", link)]), value("none", &[("text", Vec::new())])],
        },
        Slot {
            id: "context".into(),
            values: vec![
                context("unchecked", "You were at work."),
                context("decoy", "You rang {brand}."),
                context("matches", "You looked at {brand.site}."),
            ],
        },
    ];
    item
}

#[test]
fn a_number_fills_the_slots_and_leaves_no_cue_without_its_words() {
    let model = model();
    assert_eq!(model.variants(), 12);
    let first = model.fill(0);
    assert_eq!((first.id.as_str(), first.twin.as_str()), ("s0~0", "g0~0"));
    assert_eq!(first.artefact.from, [run("Lanxi", "who", false)]);
    assert_eq!(
        first.artefact.lines[0].runs,
        [run("Points end, see ", "", false), run("go.lanxi[.]example", "address", true), run(".", "", false)]
    );
    assert_eq!((first.context.as_str(), first.known), ("You were at work.", Known::Unchecked));
    assert_eq!(first.cues[1].text, "It is lanxi.example.");
    assert_eq!(first.why.text, "Because Lanxi {nothing} {brand.nothing}.", "what nothing fills stays");
    let last = model.fill(11);
    assert_eq!(last.artefact.lines[0].runs, [run("Points end.", "", false)]);
    assert_eq!(last.cues.iter().map(|cue| cue.id.as_str()).collect::<Vec<_>>(), ["who"]);
    assert_eq!((last.context.as_str(), last.known), ("You looked at yc.example.", Known::Matches));
    assert_eq!(model.fill(12), Item { id: "s0~12".into(), twin: "g0~12".into(), ..model.fill(0) });
    let texts: BTreeSet<String> = (0..12)
        .map(|number| format!("{:?}{}", model.fill(number).artefact, model.fill(number).context))
        .collect();
    assert_eq!(texts.len(), 12, "no two variants are equal");
}

#[test]
fn slots_of_a_hostile_pack_do_no_harm() {
    let endless = value("", &[("text", vec![run(&"{a}".repeat(500), "", false)])]);
    let mut item = Item {
        slots: vec![
            Slot { id: "a".into(), values: vec![endless] },
            Slot { id: "b".into(), values: Vec::new() },
        ],
        context: "{a}{b}{c}".into(),
        ..model()
    };
    assert_eq!(item.variants(), 1);
    assert!(item.fill(7).context.len() < 3_000_000);
    let many = || Slot { id: "n".into(), values: vec![value("", &[]); 10_000] };
    item.slots = vec![many(), many(), many()];
    assert_eq!(item.variants(), 10_000);
    assert_eq!(item.fill(u32::MAX).context, "{a}{b}{c}");
}

/// A pack of which every item is a model.
fn models(pairs: usize, families: usize) -> QuizPack {
    let mut pack = pack(pairs, pairs / 4, families);
    for item in &mut pack.items {
        let Item { slots, context, artefact, cues, .. } = model();
        (item.slots, item.context, item.artefact, item.cues) = (slots, context, artefact, cues);
    }
    pack
}

fn answer(pack: &QuizPack, name: &str, verdict: Verdict) -> Answer {
    judge(&pack.item(name).expect("an item"), verdict, Confidence::High, "check").expect("an action")
}

#[test]
fn the_log_keeps_model_and_number_and_the_item_as_shown_is_rebuilt_from_them() {
    let pack = models(4, 2);
    let mut round = FirstRound::new(&pack);
    let session = round.start(4, SessionId(9), NOW).unwrap();
    while let Some(ask) = round.next(&session) {
        assert!(ask.item().contains('~'));
        let shown = pack.item(ask.item()).unwrap().into_owned();
        assert_eq!(shown.id, ask.item());
        let answer = judge(&shown, Verdict::Scam, Confidence::Low, "check").unwrap();
        let response = round.record(&session, &ask, answer, NOW, 900);
        let again = Response::from_line(&response.to_line()).unwrap();
        assert_eq!(again, response);
        assert_eq!(pack.item(&again.item).unwrap().into_owned(), shown);
        round.add(response);
    }
    let log = round.log().clone();
    let moved = code::decode(&code::encode(&log, &pack).unwrap(), &pack).unwrap();
    let names = |log: &Log| log.responses().iter().map(|response| response.item.clone()).collect::<Vec<_>>();
    assert_eq!(names(&moved), names(&log));
    let statement = statement::answered(log.responses().first().unwrap());
    let (model, number) = log
        .responses()
        .first()
        .unwrap()
        .item
        .split_once('~')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    assert!(statement.contains(&format!("urn:topup-guard:item:{model}\"")));
    assert!(statement.contains(&format!("\"urn:topup-guard:variant\":{number}")));
}

#[test]
fn answers_to_variants_and_models_that_are_gone_stay_in_the_log() {
    let mut pack = models(4, 2);
    let line = "1 5.0 1795000000000 900 p s0~11 f0 phone v0 v s s 3 check sbc .\n1 5.1 1795000000000 900 p gone~3 f0 phone v0 v s s 3 check sbc .\n";
    let (log, _) = Log::from_lines(line);
    assert_eq!(log.responses().len(), 2);
    for item in &mut pack.items {
        item.slots.clear();
    }
    let quiz = Quiz::new(&pack, log);
    assert_eq!(quiz.schedule().cards().get("f0").unwrap().reviews, 2);
    assert!(quiz.start(Mode::Practice, 5, SessionId(3), NOW).is_some());
    assert_eq!(quiz.log().to_lines().lines().count(), 2);
}

#[test]
fn an_answer_from_before_an_item_became_a_model_is_moved_by_code_as_its_first_variant() {
    let pack = models(4, 2);
    let (log, _) = Log::from_lines("1 5.0 1795000000000 900 p s0 f0 phone v0 v s s 3 check sbc .\n");
    let moved = code::decode(&code::encode(&log, &pack).expect("a code"), &pack).expect("our code");
    let names: Vec<_> = moved.responses().iter().map(|response| response.item.as_str()).collect();
    assert_eq!(names, ["s0~0"]);
    let mut both = log;
    both.merge(moved);
    assert_eq!(both.responses().len(), 1, "one answer stays one");
}

/// Days since the same text was last shown, for every exercise of a year of one round a week.
fn year(pack: &QuizPack, seed: u64) -> (usize, usize, f64) {
    let mut quiz = Quiz::new(pack, Log::new());
    let (mut shown, mut repeated, mut soon, mut least) =
        (BTreeMap::<String, Millis>::new(), 0, 0, f64::INFINITY);
    for week in 0..52 {
        let now = NOW + week * 7 * DAY;
        let Some(session) =
            quiz.start(Mode::Practice, 10, SessionId(seed * 1_000 + week.unsigned_abs()), now)
        else {
            break;
        };
        while let Some(ask) = quiz.next(&session) {
            let names = match &ask {
                Ask::Twins { scam, genuine, .. } => vec![scam.clone(), genuine.clone()],
                Ask::Order { .. } => Vec::new(),
                other => vec![other.item().to_owned()],
            };
            for name in names {
                let item = pack.item(&name).expect("an item of the pack");
                let text =
                    format!("{} {:?} {}", item.id.split('~').next().unwrap(), item.artefact, item.context);
                if let Some(last) = shown.insert(text, now) {
                    let days = (now - last) as f64 / DAY as f64;
                    repeated += 1;
                    soon += usize::from(days < 60.0);
                    least = least.min(days);
                }
            }
            let answer = match &ask {
                Ask::Judge { item } => {
                    let verdict = if (seed + week.unsigned_abs()).is_multiple_of(3) {
                        Verdict::CannotTell
                    } else {
                        Verdict::Scam
                    };
                    let item = pack.item(item).unwrap();
                    judge(&item, verdict, Confidence::Medium, &item.actions[0].id).unwrap()
                }
                Ask::TwoStep { item } => {
                    let item = pack.item(item).unwrap();
                    two_step(&item, &item.actions[0].id, Verdict::Scam, Confidence::Medium).unwrap()
                }
                Ask::Tap { .. } => Answer::Tapped { found: 1, cues: 1, innocent: 0 },
                Ask::Twins { .. } => Answer::Twin { right: true, confidence: Some(Confidence::Low) },
                Ask::Order { .. } => Answer::Ordered { placed: 2, steps: 3 },
            };
            let response = quiz.record(&session, &ask, answer, now, 9_000);
            quiz.add(response);
        }
    }
    (repeated, soon, least)
}

#[test]
fn in_a_bank_that_is_large_enough_no_text_comes_again_within_60_days() {
    // 30 models of 12 variants for ten exercises a week.
    for seed in 1..5 {
        let (_, soon, least) = year(&models(30, 10), seed);
        assert_eq!(soon, 0, "after {least} days");
    }
}

#[test]
fn how_often_a_text_of_our_own_bank_comes_again_within_60_days() {
    let pack = super::content::content();
    let (mut repeated, mut soon) = (0, 0);
    for seed in 1..5 {
        let (again, early, _) = year(&pack, seed);
        repeated += again;
        soon += early;
    }
    println!("of 2080 exercises {repeated} repeat a text, {soon} within 60 days");
}

#[test]
fn a_variant_that_was_not_shown_comes_before_one_that_was() {
    let pack = models(2, 1);
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut shown: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for day in 0..80_u32 {
        let now = NOW + i64::from(day) * DAY;
        let session = quiz.start(Mode::Practice, 2, SessionId(u64::from(day)), now).unwrap();
        while let Some(ask) = quiz.next(&session) {
            let answer = match &ask {
                Ask::Order { .. } => Answer::Ordered { placed: 3, steps: 3 },
                _ => answer(&pack, ask.item(), Verdict::Scam),
            };
            if let Ask::Judge { item } | Ask::Tap { item } | Ask::Twins { scam: item, .. } = &ask {
                shown.entry(model_of(item).to_owned()).or_default().push(number_of(item));
            }
            quiz.add(quiz.record(&session, &ask, answer, now, 9_000));
        }
    }
    let often = shown.values().filter(|numbers| numbers.len() > 12).count();
    assert!(often > 0, "{shown:?}");
    for (model, numbers) in shown {
        let first: BTreeSet<_> = numbers.iter().take(12).collect();
        assert_eq!(first.len(), numbers.len().min(12), "{model}: {numbers:?}");
    }
}
