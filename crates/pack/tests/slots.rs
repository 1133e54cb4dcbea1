//! Slots of item models: what they may be, and what is said of those that spoil a text.

mod common;

use common::Folder;
use topup_guard_core::pack::Known;
use topup_guard_pack::packs;

const SCAM: &str = "items/points-scam.toml";

/// The good content with slots in its scam: a brand, a day, a link and a context.
fn model() -> Folder {
    let folder = Folder::good();
    folder.edit(
        SCAM,
        "你没有联系过谁。\", en = \"You have contacted nobody.\"",
        "{context}\", en = \"{context}\"",
    );
    folder.edit(SCAM, "{ who = \"them\", zh = \"积分[[今日清零|deadline]]，看 [[{@a.b.example}|address]]。\", en = \"Points [[end today|deadline]], see [[{@a.b.example}|address]].\" }",
        "{ who = \"them\", zh = \"{brand}积分[[{day}清零|deadline]]{link}。\", en = \"{brand} points [[end {day}|deadline]]{link}.\" }");
    folder.edit(SCAM, "[[cues]]", concat!(
        "[[slots]]\nid = \"brand\"\nlist = \"brands\"\n\n",
        "[[slots]]\nid = \"day\"\nvalues = [\n  { zh = \"今日\", en = \"today\" },\n  { zh = \"本月底\", en = \"this month\" },\n]\n\n",
        "[[slots]]\nid = \"link\"\nvalues = [\n",
        "  { kind = \"subdomain\", zh = \"，看 [[{@{brand.site}.b.example}|address]]\", en = \", see [[{@{brand.site}.b.example}|address]]\" },\n",
        "  { kind = \"none\", zh = \"\", en = \"\" },\n]\n\n",
        "[[slots]]\nid = \"context\"\nvalues = [\n",
        "  { kind = \"unchecked\", zh = \"你没有联系过谁。\", en = \"You have contacted nobody.\" },\n",
        "  { kind = \"decoy\", zh = \"你打过{brand}热线。\", en = \"You rang {brand}.\" },\n]\n\n",
        "[[cues]]",
    ));
    folder.write(
        "slots.toml",
        concat!(
            "[[brands]]\nid = \"mobile\"\nzh = \"移动\"\nen = \"Mobile\"\nsite = \"10086.cn\"\n\n",
            "[[brands]]\nid = \"lanxi\"\nzh = \"蓝溪\"\nen = \"Lanxi\"\nsite = \"lanxi\"\n",
        ),
    );
    folder
}

#[test]
fn a_model_is_packed_with_its_slots_and_reads_the_same_in_every_language() {
    let folder = model();
    let packs = packs(folder.path()).expect("a good model");
    let item = |lang: &str| {
        let pack = packs.iter().find(|pack| pack.lang == lang).expect("a language");
        pack.quiz.items.iter().find(|item| item.id == "points-scam").expect("the model").clone()
    };
    let said = |lang: &str, number: u32| -> String {
        item(lang).fill(number).artefact.lines[0].runs.iter().map(|run| run.text.as_str()).collect()
    };
    assert_eq!(item("en").variants(), 16);
    assert_eq!(said("en", 0), "Mobile points end today, see 10086[.]cn[.]b[.]example.");
    assert_eq!(said("zh-Hans", 0), "移动积分今日清零，看 10086[.]cn[.]b[.]example。");
    assert_eq!(said("zh-Hant", 7), "藍溪積分本月底清零。");
    assert_eq!(said("en", 7), "Lanxi points end this month.");
    assert_eq!(item("en").fill(8).known, Known::Decoy);
    assert_eq!(item("en").fill(8).context, "You rang Mobile.");
    assert!(item("en").slots[0].values[0].texts.get("site").is_some());
    // In parts, the index knows how many variants there are, and the parts have the texts.
    let (index, parts) = packs[0].quiz.clone().partition();
    let brief = index.items.iter().find(|item| item.id == "points-scam").expect("the model");
    assert_eq!((brief.variants(), brief.fill(3).context.as_str()), (16, ""));
    assert!(parts[0].item("points-scam~8").expect("the model").context.contains("移动"));
}

/// The model with one edit, and the one complaint it leads to where a text first stands.
fn refused(file: &str, find: &str, put: &str, place: &str, gist: &str) {
    let folder = model();
    folder.edit(file, find, put);
    folder.complains(&[(file, place, gist)]);
}

#[test]
fn an_unknown_list_value_or_key_is_refused() {
    let list = "list = \"brands\"";
    refused(SCAM, list, "list = \"makes\"", "list =", "there is no list “makes”; write one of: brands");
    let only = "list = \"brands\"\nonly = [\"mobile\", \"lanxi\", \"red\"]";
    refused(SCAM, list, only, list, "the list “brands” has no value “red”");
    refused(
        SCAM,
        list,
        "list = \"brands\"\nonly = [\"lanxi\"]",
        "id = \"brand\"",
        "has 1 values; write 2 to 40",
    );
    refused(SCAM, list, "list = \"brands\"\nsize = 2", "size = 2", "a slot has id, list, only, values");
    refused(SCAM, "id = \"day\"", "id = \"Day\"", "id = \"Day\"", "named by small letters");
}

#[test]
fn a_value_that_spoils_a_text_is_refused() {
    let day = "{ zh = \"今日\", en = \"today\" }";
    let put = |value: &str, gist: &str| refused(SCAM, day, value, "who = \"them\"", gist);
    put("{ zh = \"今日\", en = \"today \" }", "doubled or out of place");
    put("{ zh = \"今日，，\", en = \"today\" }", "doubled or out of place");
    put("{ zh = \"今日\", en = \"an day\" }", "“an day”: write the other of a and an");
    put("{ zh = \"12 月 1 日\", en = \"today\" }", "write a blank between digits and characters");
    put("{ zh = \"今日\", en = \"at noon. then\" }", "a sentence begins with a small letter");
    put("{ zh = \" 2 月 30 日\", en = \"today\" }", "no year has the day 2 月 30 日");
    put("{ zh = \"{daz}\", en = \"today\" }", "nothing fills “{daz}”");
}

#[test]
fn a_value_that_empties_or_breaks_a_cue_is_refused() {
    for (words, gist) in
        [("", "names no cue"), ("[[今|x]]日", "does not close"), ("今日]]", "closes nothing")]
    {
        let folder = model();
        folder.edit(SCAM, "[[{day}清零|deadline]]", "清零[[{day}|deadline]]");
        folder.edit(
            SCAM,
            "{ zh = \"今日\", en = \"today\" }",
            &format!("{{ zh = \"{words}\", en = \"today\" }}"),
        );
        let found = packs(folder.path()).expect_err("a broken cue");
        assert!(found.iter().any(|complaint| complaint.text.contains(gist)), "{words}: {found:?}");
    }
}

#[test]
fn equal_and_unused_values_are_refused() {
    let month = "{ zh = \"本月底\", en = \"this month\" }";
    let folder = model();
    folder.edit(SCAM, month, "{ zh = \"本月底\", en = \"today\" }");
    folder.complains(&[(SCAM, "zh = \"本月底\"", "read the same in one language")]);
    let folder = model();
    folder.edit(SCAM, "{day}清零", "清零");
    folder.edit(SCAM, "end {day}|", "end|");
    folder.complains(&[(SCAM, "id = \"day\"", "no text names the slot “day”")]);
}

#[test]
fn more_than_can_be_shown_is_refused() {
    let many: String =
        (0..10_000).map(|number| format!("{{ zh = \"第 {number}\", en = \"day {number}\" }},\n")).collect();
    let month = "  { zh = \"本月底\", en = \"this month\" },\n";
    refused(SCAM, month, &many, "id = \"day\"", "has 10001 values; write 2 to 40");
    // A slot inside a slot inside a slot, and one inside itself.
    let site = "site = \"lanxi\"";
    let folder = model();
    folder.edit("slots.toml", site, "site = \"{link}{brand}\"");
    let found = packs(folder.path()).expect_err("slots inside slots");
    assert!(
        found.iter().any(|complaint| complaint.text.contains("whose values name slots too")),
        "{found:?}"
    );
}

#[test]
fn kinds_go_with_the_truth() {
    refused(
        SCAM,
        "kind = \"decoy\"",
        "kind = \"matches\"",
        "kind = \"matches\"",
        "decides that it is genuine",
    );
    refused(SCAM, "kind = \"none\"", "kind = \"nothing\"", "kind = \"nothing\"", "says what it is");
    let genuine = "items/points-genuine.toml";
    refused(
        genuine,
        "truth = \"genuine\"",
        "truth = \"genuine\"\nknown = \"differs\"",
        "known =",
        "decides that it is scam",
    );
}
