//! A host's own pack in JSON: refused with reasons, or as safe as ours.

use std::fs;
use std::sync::LazyLock;

use arbitrary::Unstructured;
use serde_json::{Map, Value, json};
use topup_guard_core::pack::{Messages, Msg, Pack, QuizPack, from_bytes};
use topup_guard_core::quiz::Log;
use topup_guard_pack::{Kind, LanguagePacks, content_dir, host_pack, packs_of};

use super::content::good;
use super::play::{play, rank_all, read_all};
use super::{OURS, rarely, text};

/// The worked examples: one that stands alone, one that adds to ours.
static EXAMPLES: LazyLock<[Value; 2]> = LazyLock::new(|| {
    ["country", "overlay"].map(|name| {
        let file = content_dir().with_file_name(format!("examples/packs/{name}.json"));
        serde_json::from_str(&fs::read_to_string(file).expect("an example")).expect("JSON")
    })
});

/// The same with little to say.
static SHORT: LazyLock<[Value; 2]> = LazyLock::new(|| EXAMPLES.clone().map(short));

/// Small content in place of ours, so that an execution reads and checks kilobytes: two channels, two items,
/// and of each of our words its beginning, unless the program fills places in it.
static SMALL: LazyLock<Vec<LanguagePacks>> = LazyLock::new(|| {
    let mut packs = packs_of(good()).expect("the good content is sound");
    for (small, ours) in packs.iter_mut().zip(&*OURS) {
        let words = Msg::ALL.iter().map(|msg| beginning(ours.first.messages.get(*msg)));
        small.first.messages = Messages::new(words.collect());
    }
    packs
});

/// Returns a text's first characters, or all of one with marks or places in it.
fn beginning(text: &str) -> String {
    if text.contains(['[', '{']) { text.to_owned() } else { text.chars().take(8).collect() }
}

fn small(lang: &str) -> Option<LanguagePacks> {
    SMALL.iter().find(|packs| packs.lang == lang).cloned()
}

fn short(mut value: Value) -> Value {
    match &mut value {
        Value::Array(items) => items.iter_mut().for_each(|item| *item = short(item.take())),
        Value::Object(entries) => {
            for (key, entry) in entries {
                *entry = match entry {
                    Value::String(words) if key == "zh" || key == "en" => beginning(words).into(),
                    _ => short(entry.take()),
                };
            }
        }
        _ => {}
    }
    value
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let whole = |example: &Value| [b"\0", example.to_string().as_bytes()].concat();
    let taken = |example: &Value| host_pack(&example.to_string(), "host.example", "en", small).is_ok();
    assert!(SHORT.iter().all(taken), "what is refused at once leads nowhere");
    let mut seeds: Vec<_> = SHORT.iter().map(whole).collect();
    // An example and the places, kinds and amounts of what is changed in it.
    seeds.extend([
        vec![1],
        vec![2],
        vec![1, 9, 0, 0, 0],
        vec![2, 30, 0, 1, 3],
        vec![2, 20, 0, 2, 1, 7, 0, 5, 2, 65, 66],
    ]);
    seeds
}

pub(super) fn run(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let (examples, base) = if rarely(bytes) { (&EXAMPLES, &OURS) } else { (&SHORT, &SMALL) };
    let json = match kind % 3 {
        0 => text(rest),
        example => edited(examples[usize::from(example) - 1].clone(), rest).to_string(),
    };
    let lang = ["zh-Hans", "en", "zh-Hant", "xx"][bytes.len() % 4];
    let ours = |lang: &str| base.iter().find(|packs| packs.lang == lang).cloned();
    match host_pack(&json, "host.example", lang, ours) {
        Ok(packs) => sound(packs, base, bytes.len()),
        Err(problems) => {
            assert!((1..=101).contains(&problems.len()), "{} problems", problems.len());
            assert!(
                problems
                    .iter()
                    .all(|problem| !problem.text.is_empty() && problem.path.len() <= json.len() * 4 + 64)
            );
        }
    }
}

fn sound(packs: LanguagePacks, base: &[LanguagePacks], turn: usize) {
    let (first, quiz) = (&packs.first, &packs.quiz);
    first.check().expect("what is taken can be shown");
    assert!(first.messages.is_complete());
    assert_eq!(first.by.site, "host.example");
    assert!(!first.help.contacts.is_empty(), "nobody is left without a number to call");
    if first.by.is_mainland() {
        // An overlay takes nothing away that keeps people safe.
        let own = base.iter().find(|own| own.lang == packs.lang).expect("a language of ours");
        assert_eq!(
            (&first.help, &first.picker, &first.not_channels),
            (&own.first.help, &own.first.picker, &own.first.not_channels)
        );
        assert!(own.quiz.items.iter().all(|item| quiz.items.contains(item)));
    }
    rank_all(first, turn);
    read_all(quiz);
    play(quiz, Log::new(), turn);
    for built in packs.deliver().expect("it can be written") {
        match built.kind {
            Kind::Picker | Kind::Full => drop(from_bytes::<Pack>(&built.bytes).expect("a pack")),
            Kind::Part(_) => drop(from_bytes::<QuizPack>(&built.bytes).expect("a part")),
            Kind::Check | Kind::Patterns => {}
            Kind::Quiz | Kind::All => drop(from_bytes::<(Pack, QuizPack)>(&built.bytes).expect("both")),
        }
    }
}

/// Returns a pack with some of its values changed, as the bytes say.
fn edited(mut pack: Value, bytes: &[u8]) -> Value {
    let mut bytes = Unstructured::new(bytes);
    for _ in 0..8 {
        let (Ok(place), Ok(what)) = (bytes.arbitrary::<u16>(), bytes.arbitrary::<u8>()) else { break };
        if bytes.is_empty() {
            break;
        }
        let count = nodes(&pack);
        let mut left = usize::from(place) % count;
        if let Some(node) = nth(&mut pack, &mut left) {
            change(node, what, &mut bytes);
        }
    }
    pack
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(nodes).sum(),
        Value::Object(entries) => entries.values().map(nodes).sum(),
        _ => 0,
    }
}

/// Returns the node with this number, counted from the outermost inwards.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(entries) => entries.values_mut().find_map(|item| nth(item, left)),
        _ => None,
    }
}

/// What stands where something else is expected.
static VALUES: LazyLock<[Value; 14]> = LazyLock::new(|| {
    [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!([]),
        json!({}),
        json!({"zh": "字", "en": "word"}),
        json!("javascript:alert(1)"),
        json!("<img src=x onerror=alert(1)>"),
        json!("[[a|b]] {#1} {@x.example}"),
        json!("\u{202e}\u{200b}13800138000"),
        json!("https://host.example/a"),
        json!(2),
    ]
});

fn change(node: &mut Value, what: u8, bytes: &mut Unstructured<'_>) {
    let more: u8 = bytes.arbitrary().unwrap_or_default();
    let value = VALUES[usize::from(more) % VALUES.len()].clone();
    match (what % 6, &mut *node) {
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(usize::from(more) % items.len())),
        (1, Value::Array(items)) if !items.is_empty() => {
            items.push(items[usize::from(more) % items.len()].clone())
        }
        (0 | 1, Value::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(usize::from(more) % entries.len()).cloned().unwrap_or_default();
            let gone = entries.remove(&key);
            if what % 6 == 1 {
                entries.extend(
                    [(format!("{key}s"), gone.unwrap_or_default())].into_iter().collect::<Map<_, _>>(),
                );
            }
        }
        (2, Value::Array(items)) => items.push(value),
        (3, Value::Object(entries)) => drop(
            entries.insert(["own", "zh", "en", "id", "sources"][usize::from(more) % 5].to_owned(), value),
        ),
        (4 | 5, Value::String(words)) => {
            let added = text(bytes.bytes(usize::from(more).min(bytes.len())).unwrap_or_default());
            words.push_str(&added);
        }
        _ => *node = value,
    }
}
