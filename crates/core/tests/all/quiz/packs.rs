//! Made-up packs and responses for tests, benches and the simulation.

#![allow(
    dead_code,
    clippy::indexing_slicing,
    reason = "tests, benches and the simulation each need a part of it"
)]

use topup_guard_core::{
    pack::{
        Act, Alignment, Artefact, ArtefactKind, Claim, Cost, Cue, CueCount, Difficulty, Form, Item, Known,
        Map, Order, Polarity, QuizPack, Slot, SlotValue, Truth, variant_name,
    },
    quiz::{Action, Answer, Confidence, Mode, Response, ResponseId, SessionId, Verdict},
    time::Millis,
};

/// The three channel groups of the made-up items.
const GROUPS: [&str; 3] = ["phone", "app", "store"];

/// Makes a pack of `pairs` scams with their genuine twins and of `unclear` undecidable items, spread evenly
/// over `families` families and all difficulties.
pub(crate) fn pack(pairs: usize, unclear: usize, families: usize) -> QuizPack {
    let scams = (0..pairs).map(|n| (n, Truth::Scam, format!("s{n}"), format!("g{n}")));
    let genuine = (0..pairs).map(|n| (n, Truth::Genuine, format!("g{n}"), format!("s{n}")));
    let unclear = (0..unclear).map(|n| (n, Truth::CannotTell, format!("u{n}"), String::new()));
    let items = scams.chain(genuine).chain(unclear);
    QuizPack {
        lang: "en".into(),
        version: "v1".into(),
        families: Vec::new(),
        tactics: Vec::new(),
        look_alikes: Vec::new(),
        items: items.map(|(n, truth, id, twin)| item(n, truth, id, twin, families)).collect(),
        orders: vec![order()],
        sources: Vec::new(),
        forms: Vec::new(),
        parts: Vec::new(),
    }
}

/// Gives the items of a pack that are scams or genuine twelve variants each and no twins, and adds four forms
/// of 20 and 20 of the first eighty. The first two have nothing in common, nor have the last two; each of
/// these has half of each of those, as other variants.
pub(crate) fn with_forms(mut pack: QuizPack) -> QuizPack {
    for item in pack.items.iter_mut().filter(|item| item.truth != Truth::CannotTell) {
        item.twin.clear();
        item.slots = vec![Slot { id: "x".into(), values: vec![value(); 12] }];
    }
    let form = |(id, places, number): (&str, [std::ops::Range<usize>; 2], u32)| {
        let of = |kind: char| {
            places.clone().into_iter().flatten().map(move |n| variant_name(&format!("{kind}{n}"), number))
        };
        Form { id: id.into(), items: of('s').chain(of('g')).collect() }
    };
    pack.forms = [
        ("form-a", [0..10, 10..20], 3),
        ("form-b", [20..30, 30..40], 3),
        ("form-c", [0..10, 20..30], 7),
        ("form-d", [10..20, 30..40], 7),
    ]
    .map(form)
    .into();
    pack
}

fn value() -> SlotValue {
    SlotValue { kind: String::new(), texts: Map::default() }
}

fn item(n: usize, truth: Truth, id: String, twin: String, families: usize) -> Item {
    let cues = [CueCount::Few, CueCount::Some, CueCount::Many][n % 3];
    let alignment = [Alignment::Weak, Alignment::Medium, Alignment::Strong][n / 3 % 3];
    let act = |id: &str, is_safe, check| Act {
        id: id.into(),
        text: String::new(),
        reason: String::new(),
        risk: if is_safe { Cost::None } else { Cost::Grave },
        loss: Cost::None,
        best: check,
        check,
        shows: String::new(),
    };
    Item {
        id,
        truth,
        family: format!("f{}", n % families),
        tactic: String::new(),
        twin,
        group: GROUPS[n / 2 % 3].into(),
        difficulty: Difficulty { cues, alignment },
        context: String::new(),
        question: String::new(),
        artefact: Artefact { kind: ArtefactKind::Sms, from: Vec::new(), lines: Vec::new() },
        cues: vec![
            Cue { id: "bad".into(), polarity: Polarity::Fraud, text: String::new() },
            Cue { id: "good".into(), polarity: Polarity::Genuine, text: String::new() },
        ],
        why: claim(),
        actions: vec![act("check", true, true), act("leave", true, false), act("pay", false, false)],
        tap: truth == Truth::Scam,
        two_step: false,
        known: Known::Unchecked,
        slots: Vec::new(),
    }
}

fn order() -> Order {
    Order {
        id: "o0".into(),
        family: "f0".into(),
        title: String::new(),
        steps: ["one", "two", "three"].map(String::from).into(),
        why: claim(),
    }
}

fn claim() -> Claim {
    Claim { text: String::new(), sources: Vec::new(), own: true }
}

/// Makes a response: a verdict with a safe action, with this number in this session.
pub(crate) fn judged(
    (session, number): (u64, u32),
    item: &str,
    mode: Mode,
    truth: Truth,
    verdict: Verdict,
    confidence: impl Into<Option<Confidence>>,
) -> Response {
    Response {
        id: ResponseId { session: SessionId(session), number },
        at: Millis(1_800_000_000_000 + i64::from(number) * 60_000),
        took_ms: 9_000,
        mode,
        form: String::new(),
        item: item.into(),
        family: "f0".into(),
        group: "phone".into(),
        pack: "v1".into(),
        answer: Answer::Judged {
            truth,
            verdict,
            confidence: confidence.into(),
            action: Action { id: "check".into(), safe: true, best: true, check: true },
        },
    }
}
