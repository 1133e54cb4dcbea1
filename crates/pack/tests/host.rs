//! A host's own pack: the worked examples are sound, and each mistake is told with its path and a next step.

use std::sync::LazyLock;

use serde_json::{Value, json};
use topup_guard_core::pack::{Msg, Pack, QuizPack, from_bytes};
use topup_guard_pack::{Kind, LanguagePacks, Problem, content_dir, host_pack, packs};

fn ours(lang: &str) -> Option<LanguagePacks> {
    static OURS: LazyLock<Vec<LanguagePacks>> =
        LazyLock::new(|| packs(&content_dir()).expect("our content is sound"));
    OURS.iter().find(|packs| packs.lang == lang).cloned()
}

fn example(name: &str) -> Value {
    let path = content_dir().with_file_name("examples/packs").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).expect("an example")).expect("JSON")
}

fn read(pack: &Value, lang: &str) -> Result<LanguagePacks, Vec<Problem>> {
    host_pack(&pack.to_string(), "host.example", lang, ours)
}

/// Changes an example in one place and expects exactly one problem there that says this.
fn complains(name: &str, change: impl FnOnce(&mut Value), path: &str, gist: &str) {
    let mut pack = example(name);
    change(&mut pack);
    let problems = read(&pack, "en").expect_err(gist);
    let found = problems.iter().any(|problem| problem.path == path && problem.text.contains(gist));
    let listed = || problems.iter().map(|problem| format!("{problem}\n")).collect::<String>();
    assert!(found && problems.len() == 1, "no “{gist}” alone at {path} in\n{}", listed());
}

#[test]
fn a_pack_for_another_country_stands_alone() {
    let packs = read(&example("country.json"), "zh-Hans").unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(packs.lang, "en", "the language it has, where another is asked for");
    let (first, quiz) = (&packs.first, &packs.quiz);
    first.check().expect("a sound pack");
    assert_eq!((first.by.site.as_str(), first.by.country.as_str()), ("host.example", "XX"));
    assert!(first.by.speaks("en") && !first.by.speaks("zh-Hans"));
    let calls: Vec<_> = first.help.contacts.iter().map(|contact| contact.number.as_str()).collect();
    assert_eq!(calls, ["999", "1717"]);
    assert_eq!(
        first.channels.iter().map(|channel| &*channel.id).collect::<Vec<_>>(),
        ["sunmoor-shop", "sunmoor-app", "corner-shop"]
    );
    assert_eq!((quiz.items.len(), quiz.families.len(), quiz.sources.len()), (4, 1, 0));
    // Nothing of ours is left in it: neither our name, nor the mainland's numbers.
    let all = serde_json::to_string(&(first, quiz)).expect("JSON");
    // The number check and the family card are not shown.
    let hidden = ["number_", "carrier_", "family_"];
    let hidden = |msg: &&Msg| hidden.iter().any(|group| msg.name().starts_with(group));
    let allowed: Vec<_> =
        Msg::ALL.iter().filter(hidden).chain(&[Msg::Converted]).map(|msg| first.messages.get(*msg)).collect();
    let left = |word: &str| {
        all.matches(word).count() - allowed.iter().map(|text| text.matches(word).count()).sum::<usize>()
    };
    for word in ["TopUp Guard", "充前看", "96110", "12381", "10086", "mainland", "China"] {
        assert_eq!(left(word), 0, "{word}");
    }
}

#[test]
fn an_overlay_adds_to_ours_and_changes_nothing_that_keeps_people_safe() {
    for lang in ["zh-Hans", "en"] {
        let own = ours(lang).expect("a language");
        let packs = read(&example("overlay.json"), lang).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!(packs.lang, lang);
        let (first, quiz) = (&packs.first, &packs.quiz);
        assert_eq!(first.picker, own.first.picker);
        assert_eq!(first.help, own.first.help);
        assert_eq!(first.not_channels, own.first.not_channels);
        assert_eq!((&first.cards, &first.guides), (&own.first.cards, &own.first.guides));
        assert_eq!(first.channels, own.first.channels);
        assert_eq!(first.precautions.len(), own.first.precautions.len() + 1);
        assert_eq!(quiz.items.len(), own.quiz.items.len() + 2);
        assert!(own.first.sources.iter().all(|source| first.source(&source.id) == Some(source)));
        assert_ne!(first.version, own.first.version, "what is kept says which content it was about");
        assert_eq!(first.by.country, "");
        let name =
            if lang == "en" { "Jiangwan neighbourhood top-up notes" } else { "江湾社区充值提醒" };
        assert_eq!(first.messages.get(Msg::AppName), name);
    }
}

#[test]
fn what_is_delivered_is_read_by_the_widget() {
    let packs = read(&example("overlay.json"), "en").expect("sound");
    let all = packs.to_bytes().expect("bytes");
    assert_eq!(LanguagePacks::from_bytes(&all).as_ref(), Ok(&packs));
    for built in packs.deliver().expect("bytes") {
        let pack: Pack = match built.kind {
            Kind::Part(_) => continue,
            Kind::Quiz => from_bytes::<(Pack, QuizPack)>(&built.bytes).expect("a pack").0,
            _ => from_bytes(&built.bytes).expect("a pack"),
        };
        assert_eq!(pack.by.site, "host.example", "{:?}", built.kind);
    }
}

#[test]
fn each_mistake_is_reported_with_its_path() {
    let country = "country.json";
    complains(
        country,
        |pack| pack["topup_guard_pack"] = json!(2),
        "topup_guard_pack",
        "write \"topup_guard_pack\": 1",
    );
    complains(country, |pack| pack["item"] = json!([]), "item", "there is no part “item”");
    complains(
        country,
        |pack| pack["about"]["country"] = json!("Sunmoor"),
        "about.country",
        "two capital letters",
    );
    complains(
        country,
        |pack| pack["about"]["numbers"].as_array_mut().expect("a list").push(json!("999;x")),
        "about.numbers[2]",
        "digits alone",
    );
    complains(
        country,
        |pack| pack["about"]["domains"].as_array_mut().expect("a list").push(json!("https://a")),
        "about.domains[1]",
        "bank.example",
    );
    complains(
        country,
        |pack| pack["about"]["compiled"] = json!("today"),
        "about.compiled",
        "\"compiled\": \"2026-11-22\"",
    );
    complains(country, |pack| pack["about"]["author"] = json!("me"), "about.author", "has no place here");
    complains(
        country,
        |pack| _ = pack["guides"].as_array_mut().expect("a list").pop(),
        "guides",
        "the guide “suspended” is missing",
    );
    complains(
        country,
        |pack| pack["channels"][1]["hours"] = json!("noon"),
        "channels[1].hours",
        "write \"hours\": {",
    );
    complains(
        country,
        |pack| pack["channels"][0]["steps"][1] = json!({ "en": "Pay." }),
        "channels[0].steps[1]",
        "has no source; add \"sources\": [\"…\"]",
    );
    complains(
        country,
        |pack| pack["channels"][2]["id"] = json!("sunmoor-app"),
        "channels[2].id",
        "is there already",
    );
    complains(
        country,
        |pack| pack["help"]["contacts"][1]["number"] = json!("1234"),
        "help.contacts[1].number",
        "may not be offered to call",
    );
    complains(
        country,
        |pack| pack["messages"]["app_titel"] = json!({ "en": "x" }),
        "messages.app_titel",
        "the program has no message",
    );
    complains(
        country,
        |pack| pack["messages"]["quiz_first"] = json!({ "en": "x" }),
        "messages.quiz_first.en",
        "the placeholder {n} is missing",
    );
    complains(
        country,
        |pack| _ = pack["messages"].as_object_mut().expect("messages").remove("help_mainland"),
        "messages",
        "speaks of mainland China",
    );
    complains(
        country,
        |pack| _ = pack["messages"].as_object_mut().expect("messages").remove("app_foot"),
        "messages",
        "who you are",
    );
    complains(
        country,
        |pack| {
            pack["items"][0]["artefact"]["lines"][0]["en"] =
                json!("[[today|deadline]] see [[bank.example|address]]")
        },
        "items[0].artefact.lines[0].en",
        "stands outside a mark",
    );
    complains(
        country,
        |pack| pack["precautions"][0]["body"]["zh"] = json!("核对号码。"),
        "precautions[0].body.zh",
        "not among the languages",
    );
    complains(
        country,
        |pack| pack["about"]["name"]["en"] = json!("a\u{202e}b"),
        "about.name.en",
        "cannot be seen (U+202E)",
    );
    complains(
        country,
        |pack| pack["families"][0]["name"]["en"] = json!("x".repeat(2001)),
        "families[0].name.en",
        "at most 2000 characters",
    );
    let overlay = "overlay.json";
    for part in ["picker", "help", "not_channels", "cards", "guides"] {
        complains(
            overlay,
            |pack| pack[part] = example("country.json")[part].clone(),
            part,
            "an overlay leaves",
        );
    }
    complains(
        overlay,
        |pack| pack["messages"]["help_title"] = json!({ "zh": "帮助", "en": "Help" }),
        "messages.help_title",
        "an overlay leaves the message",
    );
    complains(
        overlay,
        |pack| pack["precautions"][0]["id"] = json!("check-number"),
        "precautions[0].id",
        "is there already",
    );
}

#[test]
fn a_message_that_the_program_no_longer_has_does_no_harm_in_a_host_s_pack() {
    let mut pack = example("country.json");
    pack["messages"]["picker_so_far"] = json!({ "en": "So far" });
    pack["messages"]["why_not"] = json!({ "en": "Why not {channel}?" });
    read(&pack, "en").unwrap_or_else(|problems| panic!("{problems:#?}"));
}

#[test]
fn what_is_no_pack_is_refused() {
    for (text, gist) in [
        ("", "the file is empty"),
        ("[]", "the whole is a list"),
        ("null", "the whole is null"),
        ("\"a\"", "the whole is a text"),
        ("{}", "is missing"),
        ("\u{feff}{}", "is missing"),
        ("<!doctype html>", "a web page"),
    ] {
        let problems = host_pack(text, "host.example", "en", ours).expect_err(text);
        assert!(problems.iter().any(|problem| problem.text.contains(gist)), "{text}: {problems:?}");
    }
    let large = " ".repeat(topup_guard_pack::LONGEST + 1);
    let problems = host_pack(&large, "host.example", "en", ours).expect_err("too large");
    assert!(problems[0].text.contains("larger than 2 MB"));
    let mut many = example("country.json");
    many["precautions"] = json!(vec![json!({ "id": "a" }); 500]);
    let problems = read(&many, "en").expect_err("many");
    assert_eq!(problems.len(), 101);
    assert!(problems[100].text.contains("more problems"));
}

/// Checks that markup is refused wherever a text may stand, with its place.
#[test]
fn markup_is_refused_in_every_text() {
    for name in ["country.json", "overlay.json"] {
        let (pack, mut all) = (example(name), Vec::new());
        texts(&pack, "", &mut all);
        let all: Vec<_> = all.iter().filter(|(pointer, _)| pointer.ends_with("/en")).collect();
        assert!(all.len() > 30, "{name}: {}", all.len());
        let markup = [" <b>x</b>", " &amp;", " [x](y)"];
        for some in all.chunks(60) {
            let mut pack = pack.clone();
            for (at, (pointer, _)) in some.iter().enumerate() {
                let text = pack.pointer_mut(pointer).expect("a text");
                *text = json!(format!("{}{}", text.as_str().unwrap_or_default(), markup[at % markup.len()]));
            }
            let problems = read(&pack, "en").expect_err("refused");
            for (_, path) in some {
                let told = problems.iter().any(|one| one.path == *path && one.text.contains("plain text"));
                assert!(told, "{name}: {path} in\n{problems:#?}");
            }
        }
    }
    complains(
        "country.json",
        |pack| pack["items"][1]["why"]["en"] = json!("**Never** pay a caller."),
        "items[1].why.en",
        "“**Never**” is markup",
    );
}

/// Checks that a text which only looks like markup, or is none that is closed, is left as it was written.
#[test]
fn a_text_with_angle_brackets_stays_as_it_is() {
    let mut pack = example("country.json");
    let text = "1 < 2 & 3 > 2, &lt x, Q&A, 5 * 3 * 2 \" '";
    pack["precautions"][0]["title"]["en"] = json!(text);
    let packs = read(&pack, "en").unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(packs.first.precautions[0].title, text);
}

/// Checks that null, and a value of another type, is called by its name wherever it stands.
#[test]
fn a_value_of_another_type_is_named() {
    let names = [
        (json!(null), "null"),
        (json!(1.5), "a fraction"),
        (json!(3), "a number"),
        (json!(true), "true or false"),
        (json!("x"), "a text in quotes"),
    ];
    for (value, name) in &names {
        for part in ["about", "messages", "picker", "help", "items", "sources", "channels", "cards"] {
            let is = format!("“{part}” is {name}");
            let mut pack = example("country.json");
            pack[part] = value.clone();
            let problems = read(&pack, "en").expect_err(part);
            let told = problems.iter().any(|one| one.path == part && one.text.contains(&is));
            assert!(told, "{is} in\n{problems:#?}");
        }
    }
    for (value, name) in &names[..4] {
        let is = format!("is {name}");
        for path in ["/items/0/why", "/channels/1/hours", "/precautions/0/body/en", "/items/0/artefact/lines"]
        {
            let mut pack = example("country.json");
            *pack.pointer_mut(path).expect("a value") = value.clone();
            let problems = read(&pack, "en").expect_err(path);
            assert!(problems.iter().any(|one| one.text.contains(&is)), "{is} at {path} in\n{problems:#?}");
        }
        let mut pack = example("country.json");
        pack["items"].as_array_mut().expect("a list").push(value.clone());
        let problems = read(&pack, "en").expect_err("an entry");
        assert!(problems.iter().any(|one| one.path == "items[4]" && one.text.contains(&is)), "{problems:#?}");
    }
}

/// Checks that each problem has the id of its entry, and the line and column at which its value begins.
#[test]
fn a_problem_has_the_id_of_its_entry_and_its_position() {
    let mut pack = example("country.json");
    pack["items"][2]["actions"][1]["reason"]["en"] = json!("");
    pack["picker"]["questions"][1]["title"] = json!(7);
    pack["precautions"][0]["id"] = json!("A b");
    let indented = serde_json::to_string_pretty(&pack).expect("JSON");
    for text in
        [pack.to_string(), indented.clone(), indented.replace('\n', "\r\n"), format!("\u{feff}{indented}")]
    {
        let problems = host_pack(&text, "host.example", "en", ours).expect_err("refused");
        let text = text.trim_start_matches('\u{feff}');
        assert_eq!(problems.len(), 3, "{problems:#?}");
        for problem in &problems {
            let at = problem.at.expect("a position");
            let line = text.lines().nth(at.line - 1).expect("the line");
            let rest: String = line.chars().skip(at.column - 1).collect();
            let value = serde_json::Deserializer::from_str(&rest).into_iter::<Value>().next();
            let pointer = format!("/{}", problem.path.replace(['.', '['], "/").replace(']', ""));
            assert_eq!(value.and_then(Result::ok).as_ref(), pack.pointer(&pointer), "{problem}");
        }
        let item = pack["items"][2]["id"].as_str().expect("an id");
        let question = pack["picker"]["questions"][1]["id"].as_str().expect("an id");
        let places: Vec<_> = problems.iter().map(Problem::place).collect();
        for place in [
            format!("picker.questions[1] \"{question}\" title"),
            format!("items[2] \"{item}\" actions[1].reason.en"),
            "precautions[0] \"A b\" id".to_owned(),
        ] {
            assert!(places.contains(&place), "{place} in {places:#?}");
        }
    }
}

/// Collects every text in a JSON value with its path, as problems write it.
fn texts(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(_) => {
            let pointer =
                path.replace('[', ".").replace(']', "").split('.').fold(String::new(), |mut all, step| {
                    all.push('/');
                    all.push_str(step);
                    all
                });
            found.push((pointer, path.to_owned()));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| texts(item, &format!("{path}[{at}]"), found));
        }
        Value::Object(entries) => {
            let within = |key: &String| if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            entries.iter().for_each(|(key, value)| texts(value, &within(key), found));
        }
        _ => {}
    }
}

/// Checks that nobody is shown a text with an invisible character in it, whatever field it stands in.
#[test]
fn invisible_characters_are_refused_in_every_field() {
    // One of each kind: turns the direction, isolates, has no width, is a control, is no letter, hides data.
    let unseen = ['\u{202e}', '\u{2067}', '\u{200b}', '\u{1b}', '\u{3164}', '\u{e0041}', '\u{feff}'];
    for name in ["country.json", "overlay.json"] {
        let (mut pack, mut all) = (example(name), Vec::new());
        texts(&pack, "", &mut all);
        assert!(all.len() > 60, "{name}: {}", all.len());
        // All at once would be more problems than are told.
        for (number, some) in all.chunks(40).enumerate() {
            let sound = pack.clone();
            for (at, (pointer, _)) in some.iter().enumerate() {
                let text = pack.pointer_mut(pointer).expect("the field");
                let letter = unseen[(at + number) % unseen.len()];
                // With a number, so that two that name each other do not become the same again.
                *text = json!(format!("{letter}{at}{}", text.as_str().unwrap_or_default()));
            }
            let problems = read(&pack, "en").expect_err("refused");
            assert!(
                problems.iter().all(|problem| !problem.to_string().contains(&unseen[..])),
                "{problems:?}"
            );
            for (_, path) in some.iter().filter(|(_, path)| path != "$schema") {
                // What names something that is nowhere is told there, or where it is missed.
                let told = problems
                    .iter()
                    .any(|problem| path.starts_with(&problem.path) && !problem.path.is_empty());
                assert!(told, "{name}: {path} in\n{problems:#?}");
            }
            pack = sound;
        }
    }
}
