//! Quiz pack in parts: the selection of exercises does not depend on which parts have arrived.

use std::sync::LazyLock;

use proptest::prelude::*;
use topup_guard_core::pack::{Part, QuizPack};
use topup_guard_core::quiz::{
    Ask, Confidence, Log, Mode, Quiz, Session, SessionId, Verdict, code, judge, order, twin, two_step,
};
use topup_guard_core::time::Millis;

use super::content::content;
use super::session::item;

/// The index of our own content, the index with the last part, and all of the content in the same order.
static PACKS: LazyLock<(QuizPack, QuizPack, QuizPack)> = LazyLock::new(|| {
    let (mut index, parts) = content().partition();
    for (number, part) in index.parts.iter_mut().enumerate() {
        part.file = number.to_string();
    }
    let mut whole = index.clone();
    for (number, part) in parts.iter().enumerate() {
        whole.add_part(&number.to_string(), part);
    }
    let mut with_last = index.clone();
    with_last.add_part(&(parts.len() - 1).to_string(), &parts[parts.len() - 1]);
    (index, with_last, whole)
});

/// Plays a session with both, and returns what was asked. Answers are right or wrong as the bits say.
fn round(one: &mut Quiz, other: &mut Quiz, whole: &QuizPack, session: &Session, bits: u64) -> Vec<Ask> {
    let mut asked = Vec::new();
    while let Some(ask) = one.next(session) {
        assert_eq!(other.next(session).as_ref(), Some(&ask));
        let item = |name: &str| item(whole, name);
        let verdict = if bits >> asked.len() & 1 == 1 { Verdict::Scam } else { Verdict::Genuine };
        let answer = match &ask {
            Ask::Judge { item: id } | Ask::Tap { item: id } => {
                judge(item(id), verdict, Confidence::Medium, &item(id).actions[0].id).unwrap()
            }
            Ask::TwoStep { item: id } => {
                two_step(item(id), &item(id).actions[0].id, verdict, Confidence::Medium).unwrap()
            }
            Ask::Twins { scam, genuine, .. } => twin(item(scam), genuine, Confidence::Medium),
            Ask::Order { order: id, .. } => {
                order(whole.orders.iter().find(|order| order.id == *id).unwrap(), &[0, 1])
            }
        };
        let at = session.started + asked.len() as i64;
        let response = one.record(session, &ask, answer, at, 10);
        assert_eq!(other.record(session, &ask, response.answer.clone(), at, 10), response);
        assert!(one.add(response.clone()) && other.add(response));
        asked.push(ask);
    }
    assert_eq!(other.next(session), None);
    asked
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn an_index_selects_the_same_exercises_as_the_complete_pack(
        seeds in prop::collection::vec(any::<(u64, u64, bool)>(), 1..5),
    ) {
        let (index, with_last, whole) = &*PACKS;
        let [mut one, mut other] = [index, whole].map(|pack| Quiz::new(pack, Log::new()));
        for (number, (id, bits, measuring)) in (0..).zip(seeds) {
            let mode = if measuring { Mode::Measuring } else { Mode::Practice };
            let at = Millis(number * 1_000_000);
            let begun = [&one, &other].map(|quiz| quiz.start(mode, 10, SessionId(id), at));
            prop_assert_eq!(&begun[0], &begun[1]);
            if let Some(session) = &begun[0] {
                prop_assert!(!round(&mut one, &mut other, whole, session, bits).is_empty());
            }
        }
        prop_assert_eq!(one.profile(), other.profile());
        // A short code needs the last part alone.
        let code = code::encode(one.log(), with_last);
        prop_assert_eq!(&code, &code::encode(one.log(), whole));
        if let Some(code) = code {
            prop_assert_eq!(code::decode(&code, with_last), code::decode(&code, whole));
        }
    }
}

#[test]
fn an_index_names_the_part_of_a_missing_text_until_it_is_added() {
    let (mut index, mut parts) = content().partition();
    for (place, entry) in index.parts.iter_mut().enumerate() {
        entry.file = format!("part-{place}");
    }
    assert!(parts.len() > 3);
    // The last one is asked for by the warnings and the progress screen alone.
    let last = parts.pop().unwrap();
    assert!(index.parts.iter().take(parts.len()).all(Part::has_exercises));
    assert!(!index.parts.last().unwrap().has_exercises());
    for (place, part) in parts.iter().enumerate() {
        let file = format!("part-{place}");
        let ids = || {
            let items = part.items.iter().map(|item| item.id.as_str());
            items.chain(part.orders.iter().map(|order| order.id.as_str()))
        };
        assert!(ids().count() > 0);
        assert!(ids().all(|id| index.missing_part(id) == Some(&file)), "{file}");
        let mut other = part.clone();
        other.version = "another".into();
        index.add_part(&file, &other);
        assert!(ids().all(|id| index.missing_part(id) == Some(&file)), "another version changes nothing");
        index.add_part(&file, part);
        assert!(ids().all(|id| index.missing_part(id).is_none()), "{file} is there now");
        for item in &part.items {
            assert_eq!(index.items.iter().find(|known| known.id == item.id), Some(item));
        }
    }
    assert_eq!(index.missing_part("nobody"), None);
    index.add_part("nothing", &last);
    assert!(
        index.tactics.iter().all(|tactic| tactic.signs.is_empty()),
        "a file that the index does not name"
    );
    index.add_part(&format!("part-{}", parts.len()), &last);
    let whole = content();
    assert_eq!((&index.tactics, &index.look_alikes), (&whole.tactics, &whole.look_alikes));
    assert_eq!(index.orders, whole.orders);
    let ids = |pack: &QuizPack| {
        let mut ids: Vec<_> = pack.sources.iter().map(|source| source.id.clone()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids(&index), ids(&whole), "every source once");
    for item in parts.iter().flat_map(|part| &part.items) {
        assert_eq!(index.items.iter().find(|known| known.id == item.id), Some(item), "what was there stays");
    }
}
