//! Partitions and parts of our own packs: together they are complete, and none has what it does not need.

use std::collections::BTreeSet;

use serde_json::{Value, to_value};
use topup_guard_core::pack::{Help, Messages, Msg, PackError, Part};

use crate::CONTENT;

/// Returns whether a value says nothing: no text, no entry, no yes.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.values().all(is_empty),
        Value::Array(entries) => entries.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(yes) => !yes,
        Value::Null => true,
        Value::Number(_) => false,
    }
}

/// Names of what is said in both of two halves of one thing; each of the rest is in one of them, as it was.
fn in_both<'a>(whole: &'a Value, halves: [&Value; 2]) -> Vec<&'a str> {
    let mut both = Vec::new();
    for (name, said) in whole.as_object().unwrap() {
        let kept = halves.map(|half| half[name] == *said);
        assert!(kept[0] || kept[1], "{name} is lost");
        if kept == [true, true] && !is_empty(said) {
            both.push(name.as_str());
        }
    }
    both
}

#[test]
fn only_what_both_show_is_in_both_partitions() {
    for packs in CONTENT.iter() {
        let (first, pages) = packs.first.clone().partition();
        let [mut whole, mut first, mut pages] =
            [&packs.first, &first, &pages].map(|pack| to_value(pack).unwrap());
        // What both need: what a pack is, and what names a thing; a page shows how a channel rates too, and
        // what it is best at.
        for (list, names) in [
            (
                "channels",
                &[
                    "id",
                    "name",
                    "group",
                    "best",
                    "ratings",
                    "trip",
                    "online",
                    "daytime",
                    "own_network",
                    "needs_card",
                ][..],
            ),
            ("guides", &["id", "title"]),
        ] {
            let [whole, first, pages] = [&mut whole, &mut first, &mut pages].map(|pack| pack[list].take());
            for (place, entry) in whole.as_array().unwrap().iter().enumerate() {
                let both = in_both(entry, [&first[place], &pages[place]]);
                assert!(both.iter().all(|name| names.contains(name)), "{list} {both:?}");
            }
        }
        // Help's settings against the next fraud are a page's, all else of it is the picker's.
        let [help, begun, rest] = [&mut whole, &mut first, &mut pages].map(|pack| pack["help"].take());
        assert_eq!(in_both(&help, [&begun, &rest]), [""; 0]);
        // Words are shared out one by one.
        whole["messages"].take();
        [&mut first, &mut pages].into_iter().for_each(|pack| pack["messages"] = Value::Null);
        let both = in_both(&whole, [&first, &pages]);
        assert!(
            both.iter().all(|name| ["lang", "compiled", "reviewed", "version", "by"].contains(name)),
            "{both:?}"
        );
    }
}

#[test]
fn an_index_has_only_names_and_what_selection_depends_on() {
    for packs in CONTENT.iter() {
        let (index, parts) = packs.quiz.clone().partition();
        let index = to_value(&index).unwrap();
        for (list, names) in [
            (
                "items",
                &[
                    "id",
                    "truth",
                    "family",
                    "tactic",
                    "twin",
                    "group",
                    "difficulty",
                    "artefact",
                    "tap",
                    "two_step",
                    "known",
                    "slots",
                ][..],
            ),
            ("orders", &["id", "family"]),
            ("tactics", &["id", "kind", "family", "name"]),
            ("look_alikes", &["id", "family", "name"]),
        ] {
            for entry in index[list].as_array().unwrap() {
                let said = entry.as_object().unwrap().iter().filter(|(_, said)| !is_empty(said));
                let said: Vec<&str> = said.map(|(name, _)| name.as_str()).collect();
                assert!(said.iter().all(|name| names.contains(name)), "{list} {said:?}");
            }
        }
        assert!(index["items"].as_array().unwrap().iter().all(|item| is_empty(&item["artefact"]["lines"])));
        assert!(is_empty(&index["sources"]));
        // The last part is for the warnings, and for reading what somebody did.
        let last = to_value(parts.last().unwrap()).unwrap();
        assert!(is_empty(&last["orders"]) && is_empty(&last["families"]) && !is_empty(&last["tactics"]));
        for action in
            last["items"].as_array().unwrap().iter().flat_map(|item| item["actions"].as_array().unwrap())
        {
            assert!(["text", "reason", "shows"].iter().all(|text| is_empty(&action[text])));
            assert!(!is_empty(&action["id"]));
        }
        for part in &parts[..parts.len() - 1] {
            let part = to_value(part).unwrap();
            assert!(
                is_empty(&part["tactics"]) && is_empty(&part["look_alikes"]) && !is_empty(&part["sources"])
            );
        }
    }
}

#[test]
fn the_messages_of_other_programs_come_with_the_pages() {
    for packs in CONTENT.iter() {
        let (first, pages) = packs.first.clone().partition();
        assert!(!first.has_pages() && pages.has_pages() && packs.first.has_pages());
        assert_eq!([&first, &pages].map(|part| part.check_messages().is_ok()), [false, false]);
        let whole = first.clone().with_messages_of(&pages).unwrap();
        assert_eq!((whole.messages, whole.channels), (packs.first.messages.clone(), first.channels.clone()));
        assert!(first.clone().with_messages_of(&first).is_err());
    }
}

#[test]
fn the_quiz_partition_has_its_messages_and_help_and_no_picker() {
    for packs in CONTENT.iter() {
        let (whole, round) = (&packs.first, packs.first.for_quiz());
        // The settings against the next one are a page's.
        let help = Help { settings: Vec::new(), ..whole.help.clone() };
        assert_eq!((&round.help, &round.by, &round.version), (&help, &whole.by, &whole.version));
        let nothing =
            [&round.channels.is_empty(), &round.guides.is_empty(), &round.picker.questions.is_empty()];
        assert_eq!(nothing, [&true; 3]);
        assert!(round.picker.criteria.is_empty() && round.sources.is_empty());
        for msg in Msg::ALL {
            let text = if msg.is_in_quiz() { whole.messages.get(*msg) } else { "" };
            assert_eq!(round.messages.get(*msg), text, "{msg:?}");
        }
    }
}

#[test]
fn a_pack_needs_channels_and_messages() {
    let pack = &CONTENT[0].first;
    assert_eq!(pack.check(), Ok(()));
    let mut bare = pack.clone();
    bare.channels.clear();
    assert_eq!(bare.check(), Err(PackError::Empty));
    let mut other = pack.clone();
    other.messages = Messages::default();
    assert_eq!(other.check(), Err(PackError::Messages));
    for channel in &pack.channels {
        assert_eq!(pack.channel(&channel.id), Some(channel));
    }
    for source in &pack.sources {
        assert_eq!(pack.source(&source.id), Some(source));
    }
    assert_eq!((pack.channel("nobody"), pack.source("nobody")), (None, None));
}

/// Ids of the sources that anything in here names.
fn sources<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(members) => members.values().for_each(|member| sources(member, found)),
        Value::Array(entries) => entries.iter().for_each(|entry| sources(entry, found)),
        _ => {}
    }
    let named = value.get("sources").and_then(Value::as_array).into_iter().flatten();
    found.extend(named.filter_map(Value::as_str));
}

#[test]
fn twins_are_in_one_part() {
    let mut twins = 0;
    for mut parts in CONTENT.iter().map(|packs| packs.quiz.clone().partition().1) {
        // The last has no texts.
        parts.pop();
        for item in parts.iter().flat_map(|part| &part.items).filter(|item| !item.twin.is_empty()) {
            let has =
                |id: &String| parts.iter().position(|part| part.items.iter().any(|item| item.id == *id));
            assert_eq!(has(&item.id), has(&item.twin), "{}", item.id);
            twins += 1;
        }
    }
    assert!(twins > 0);
}

#[test]
fn a_part_has_the_sources_that_it_names_and_no_others() {
    for part in CONTENT.iter().flat_map(|packs| packs.quiz.clone().partition().1) {
        let there: BTreeSet<_> = part.sources.iter().map(|source| source.id.as_str()).collect();
        let part = to_value(&part).unwrap();
        let mut named = BTreeSet::new();
        sources(&part, &mut named);
        assert_eq!(there, named);
    }
}

#[test]
fn a_part_has_exercises_when_it_holds_an_item_or_an_order() {
    let asked = |items, orders| Part { file: String::new(), items, orders }.has_exercises();
    assert_eq!([asked(0, 0), asked(1, 0), asked(0, 1), asked(2, 3)], [false, true, true, true]);
}
