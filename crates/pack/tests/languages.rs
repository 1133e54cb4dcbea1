//! A host's pack in any language: which texts it has, its letters, its words of the program, and bad input.

use std::sync::LazyLock;

use serde_json::{Value, json};
use topup_guard_core::pack::Msg;
use topup_guard_pack::{
    LanguagePacks, Problem, content_dir, host_pack, languages, packs, schema, translated, word_list,
};

fn ours(lang: &str) -> Option<LanguagePacks> {
    static OURS: LazyLock<Vec<LanguagePacks>> =
        LazyLock::new(|| packs(&content_dir()).expect("our content is sound"));
    OURS.iter().find(|packs| packs.lang == lang).cloned()
}

fn read(pack: &Value, lang: &str) -> Result<LanguagePacks, Vec<Problem>> {
    host_pack(&pack.to_string(), "host.example", lang, ours)
}

/// Returns the worked example with each of its texts under these keys, and in these languages.
fn country(langs: &[&str]) -> Value {
    fn copy(value: &mut Value, langs: &[&str]) {
        match value {
            Value::Object(members) => {
                members.values_mut().for_each(|value| copy(value, langs));
                if let Some(text @ Value::String(_)) = members.remove("en") {
                    members.extend(langs.iter().map(|lang| ((*lang).to_owned(), text.clone())));
                }
            }
            Value::Array(list) => list.iter_mut().for_each(|value| copy(value, langs)),
            _ => {}
        }
    }
    let path = content_dir().with_file_name("examples/packs/country.json");
    let text = std::fs::read_to_string(path).expect("an example");
    let mut pack: Value = serde_json::from_str(&text).expect("JSON");
    copy(&mut pack, langs);
    pack["about"]["languages"] = json!(langs);
    pack
}

/// Changes the example in Arabic and English in one place and expects exactly one problem there.
fn complains(change: impl FnOnce(&mut Value), path: &str, gist: &str) {
    let mut pack = country(&["ar", "en"]);
    change(&mut pack);
    let problems = read(&pack, "ar").expect_err(gist);
    let found = problems.iter().any(|problem| problem.path == path && problem.text.contains(gist));
    let listed = || problems.iter().map(|problem| format!("{problem}\n")).collect::<String>();
    assert!(found && problems.len() == 1, "no “{gist}” alone at {path} in\n{}", listed());
}

#[test]
fn a_pack_is_read_in_each_of_its_languages_and_the_first_where_none_fits() {
    let mut pack = country(&["ms", "ar", "zh-Hant", "en"]);
    pack["families"][0]["name"]["ms"] = json!("Mata ganjaran");
    assert_eq!(languages(&pack.to_string()), ["ms", "ar", "zh-Hant", "en"]);
    for (asked, shown, from_right) in
        [("ms", "ms", false), ("ar-EG", "ar", true), ("zh-Hans", "zh-Hant", false), ("fr", "ms", false)]
    {
        let packs = read(&pack, asked).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!((&*packs.lang, &*packs.first.lang, &*packs.quiz.lang), (shown, shown, shown));
        let by = &packs.first.by;
        assert_eq!(by.from_right, from_right, "{asked}");
        assert_eq!(
            by.languages.iter().map(|(tag, _)| tag).collect::<Vec<_>>(),
            ["ms", "ar", "zh-Hant", "en"]
        );
        let family = if shown == "ms" { "Mata ganjaran" } else { "Hurry" };
        assert!(packs.quiz.families[0].name.starts_with(family), "{}", packs.quiz.families[0].name);
    }
}

#[test]
fn the_examples_in_other_languages_are_sound_and_say_that_they_are_examples() {
    for (name, langs, from_right, example) in [
        ("arabic.json", &["ar", "en"][..], [true, false], "مثال"),
        ("vietnamese.json", &["vi"], [false; 2], "ví dụ"),
    ] {
        let path = content_dir().with_file_name("examples/packs").join(name);
        let text = std::fs::read_to_string(path).expect("an example");
        assert_eq!(languages(&text), langs);
        for (lang, from_right) in langs.iter().zip(from_right) {
            let packs = host_pack(&text, "host.example", lang, ours)
                .unwrap_or_else(|problems| panic!("{name} {lang}: {problems:#?}"));
            assert_eq!((&*packs.lang, packs.first.by.from_right), (*lang, from_right));
            let foot = packs.first.messages.get(Msg::AppFoot);
            assert!(foot.contains(if *lang == "en" { "example" } else { example }), "{foot}");
        }
    }
}

#[test]
fn a_language_that_nobody_knows_is_read_like_any_other() {
    let packs = read(&country(&["qqq-Latn-QM"]), "qqq").unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(packs.lang, "qqq-Latn-QM");
    let by = &packs.first.by;
    assert_eq!(by.languages.get("qqq-Latn-QM").map(String::as_str), Some("qqq-Latn-QM"));
    assert!(by.plurals.is_empty() && !by.from_right);
}

#[test]
fn words_that_are_not_translated_are_those_of_the_fallback() {
    let mut pack = country(&["ms", "en"]);
    pack["messages"]["back"] = json!({ "ms": "Kembali" });
    // In the pack's own English, and not yet in Malay.
    pack["messages"]["home"] = json!({ "ms": "", "en": "Start page" });
    let shown = |pack: &Value, lang: &str, msg: Msg| {
        let packs = read(pack, lang).unwrap_or_else(|problems| panic!("{problems:#?}"));
        packs.first.messages.get(msg).to_owned()
    };
    assert_eq!(shown(&pack, "ms", Msg::Back), "Kembali");
    assert_eq!(shown(&pack, "en", Msg::Back), "Back");
    assert_eq!(shown(&pack, "ms", Msg::Home), "Start page");
    assert_eq!(shown(&pack, "ms", Msg::Retry), "Try again");
    let [malay] = &translated(&pack.to_string())[..] else { panic!("English is ours") };
    assert_eq!((malay.lang.as_str(), malay.instead), ("ms", "en"));
    assert_eq!(malay.of - malay.missing.len(), 5, "the example has four, and one more");
    assert!(malay.missing.contains(&"home") && !malay.missing.contains(&"back"));
    assert!(malay.to_string().contains("are not translated to “ms”, and are shown in English"), "{malay}");
    pack["about"]["fallback"] = json!("zh");
    assert_eq!(shown(&pack, "ms", Msg::Retry), "再试一次");
    assert_eq!(translated(&pack.to_string())[0].instead, "zh-Hans");
    // What speaks of mainland China is written anew in each language, or in the one that stands for it.
    pack["about"]["fallback"] = json!("en");
    pack["messages"]["help_mainland"]["en"] = json!("");
    let problems = read(&pack, "en").expect_err("ours is about the mainland");
    assert!(problems.len() == 1 && problems[0].text.contains("speaks of mainland China"), "{problems:?}");
}

#[test]
fn languages_are_declared_by_their_tags() {
    let add = |value: Value| {
        move |pack: &mut Value| pack["about"]["languages"].as_array_mut().expect("a list").push(value)
    };
    complains(add(json!("arabic")), "about.languages[2]", "write each language as a BCP 47 tag");
    complains(add(json!("ar_EG")), "about.languages[2]", "write each language as a BCP 47 tag");
    complains(add(json!(7)), "about.languages[2]", "write each language as a BCP 47 tag");
    complains(add(json!("AR")), "about.languages[2]", "stands here twice");
    complains(
        add(json!("id")),
        "about.languages[2]",
        "write the language with its script, such as \"id-Latn\"",
    );
    complains(|pack| pack["about"]["fallback"] = json!("fr"), "about.fallback", "write \"en\" or \"zh\"");
    complains(
        |pack| _ = pack["precautions"][0]["title"].as_object_mut().expect("texts").remove("ar"),
        "precautions[0].title.en",
        "the “ar” text is missing; write \"ar\": \"…\" beside the other",
    );
    complains(
        |pack| pack["precautions"][0]["title"]["fr"] = json!("Titre"),
        "precautions[0].title.fr",
        "known here: ar, en",
    );
    // Indonesian, whose tag is a key as well.
    let packs = read(&country(&["id-Latn"]), "id").unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(packs.lang, "id-Latn");
    // An overlay adds to ours, which is in no other language.
    let path = content_dir().with_file_name("examples/packs/overlay.json");
    let text = std::fs::read_to_string(path).expect("an example");
    let overlay = text.replace("\"en\"", "\"ms\"");
    let problems = host_pack(&overlay, "host.example", "ms", ours).expect_err("no overlay in Malay");
    assert!(problems.iter().any(|problem| problem.text.contains("stand alone")), "{problems:?}");
}

#[test]
fn no_key_of_a_pack_is_taken_for_a_language() {
    fn keys(value: &Value, found: &mut Vec<String>) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            found.extend(properties.keys().cloned());
        }
        match value {
            Value::Object(members) => members.values().for_each(|value| keys(value, found)),
            Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    keys(&schema(), &mut found);
    assert!(found.len() > 100);
    let short = found.iter().filter(|key| key.len() <= 3 && !["zh", "en"].contains(&&***key));
    for key in short {
        let mut pack = country(&["en"]);
        pack["about"]["languages"] = json!(["en", key]);
        let problems = read(&pack, "en").expect_err("texts are missing");
        let refused = problems.iter().any(|problem| problem.path == "about.languages[1]");
        assert!(refused, "“{key}” is a key of the schema");
    }
}

#[test]
fn hostile_texts_are_refused_in_every_script() {
    let text =
        |text: &'static str| move |pack: &mut Value| pack["precautions"][0]["title"]["ar"] = json!(text);
    let at = "precautions[0].title.ar";
    for sound in ["تحقق من الرقم ١٢٣ أولاً", "بطاقة SIM في المتجر (营业厅)"]
    {
        let mut pack = country(&["ar", "en"]);
        text(sound)(&mut pack);
        assert!(read(&pack, "ar").is_ok(), "{sound}");
    }
    complains(text("رقم \u{202e}123"), at, "cannot be seen (U+202E)");
    complains(text("رقم \u{2067}123\u{2069}"), at, "cannot be seen (U+2067)");
    complains(text("رقم \u{61c}123"), at, "cannot be seen (U+061C)");
    complains(text("رقم\u{200c} 123"), at, "cannot be seen (U+200C)");
    complains(text("اتصل على ٠٥٥١٢٣٤٥٦٧"), at, "looks like a phone number");
    complains(text("рассылка"), at, "is of another script");
    complains(text("رقم ١2"), at, "mixes letters or digits of two scripts");
    complains(text("افتح www.bank"), at, "makes an address that opens");
    complains(
        |pack| pack["precautions"][0]["title"]["en"] = json!("Check رقم first"),
        "precautions[0].title.en",
        "write it in Chinese or Latin letters",
    );
    let mut russian = country(&["ru"]);
    russian["precautions"][0]["title"]["ru"] = json!("Новая SІM-карта");
    let problems = read(&russian, "ru").expect_err("a Cyrillic letter in a Latin word");
    assert!(problems.len() == 1 && problems[0].text.contains("“SІM” mixes"), "{problems:?}");
}

#[test]
fn a_number_to_call_may_be_shown_otherwise_than_it_is_dialled() {
    let shown = |ar: &'static str| {
        move |pack: &mut Value| pack["help"]["contacts"][0]["shown"] = json!({ "ar": ar, "en": "9-9-9" })
    };
    let mut pack = country(&["ar", "en"]);
    shown("٩٩٩")(&mut pack);
    for (lang, written) in [("ar", "٩٩٩"), ("en", "9-9-9")] {
        let packs = read(&pack, lang).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let contacts = &packs.first.help.contacts;
        assert_eq!((&*contacts[0].number, contacts[0].written()), ("999", written));
        assert_eq!(contacts[1].written(), "1717");
    }
    let at = "help.contacts[0].shown.ar";
    complains(shown("٩٩٨"), at, "not how the number is written");
    complains(shown("999 الشرطة"), at, "not how the number is written");
}

#[test]
fn plural_forms_are_whole_and_have_what_the_program_fills() {
    let word =
        |text: &'static str| move |pack: &mut Value| pack["messages"]["quiz_first"] = json!({ "ar": text });
    let mut pack = country(&["ar", "en"]);
    word("{n, plural, one {سؤال واحد} two {سؤالان} few {# أسئلة} many {# سؤالاً} other {# سؤال}}.")(
        &mut pack,
    );
    let packs = read(&pack, "ar").unwrap_or_else(|problems| panic!("{problems:#?}"));
    let text = packs.first.messages.get(Msg::QuizFirst);
    let by =
        |plurals: &str| topup_guard_core::pack::By { plurals: plurals.to_owned(), ..packs.first.by.clone() };
    assert_eq!(by("512").fill(text, &[("n", "1")]), "سؤال واحد.");
    assert_eq!(by("5123").fill(text, &[("n", "3")]), "3 أسئلة.");
    assert_eq!(by("").fill(text, &[("n", "3")]), "3 سؤال.", "a browser without a rule for the language");
    let at = "messages.quiz_first.ar";
    complains(word("{n, plural, one {سؤال}}"), at, "a plural is not whole");
    complains(word("{n, plural, some {سؤال} other {#}}"), at, "a plural is not whole");
    complains(word("{m, plural, other {#}}"), at, "the placeholder {n} is missing");
    complains(word("{n, plural, one {{m}} other {#}}"), at, "the program fills no {m} here");
}

#[test]
fn a_list_of_words_counts_what_is_missing_and_what_is_too_much() {
    let english = ours("en").expect("English");
    let list = word_list("ms", None, &english).expect("a list");
    assert_eq!((list.missing.len(), list.extra.len(), list.broken.len()), (list.of, 0, 0));
    let words: Value = serde_json::from_str(&list.json).expect("JSON");
    assert_eq!(words["back"], json!({ "en": "Back", "ms": "" }));
    assert_eq!(words.as_object().map(serde_json::Map::len), Some(list.of));
    // A translator's file: one word is done, one lacks its number, one is no word of the program.
    let mut file = words.clone();
    file["back"]["ms"] = json!("Kembali");
    file["quiz_first"]["ms"] = json!("Soalan untuk permulaan.");
    file["bakc"] = json!({ "ms": "Kembali" });
    let again = word_list("ms", Some(&file.to_string()), &english).expect("a list");
    assert_eq!((again.of, again.missing.len()), (list.of, list.of - 2));
    assert_eq!((again.extra, again.broken), (vec!["bakc".to_owned()], vec!["quiz_first"]));
    let words: Value = serde_json::from_str(&again.json).expect("JSON");
    assert_eq!(words["back"]["ms"], json!("Kembali"));
    // The list is the part of a pack, as it is.
    let mut pack = country(&["ms", "en"]);
    let own = pack["messages"].as_object().expect("messages").clone();
    pack["messages"] = words;
    pack["messages"].as_object_mut().expect("messages").extend(own);
    pack["messages"].as_object_mut().expect("messages").remove("quiz_first");
    let of_pack = word_list("ms", Some(&pack.to_string()), &english).expect("a list");
    assert!(of_pack.of < list.of, "another country is shown fewer rooms");
    assert!(read(&pack, "ms").is_ok_and(|packs| packs.first.messages.get(Msg::Back) == "Kembali"));
    assert!(word_list("malay", None, &english).is_err() && word_list("ms", Some("["), &english).is_err());
}
