//! A whole bank has what it should, is spoken of in one way, and turns into traditional characters.

mod common;

use common::{Folder, refused};
use topup_guard_core::pack::{Claim, Item, Pack};
use topup_guard_pack::{content_dir, due, packs, report};

const SCAM: &str = "items/points-scam.toml";
const GENUINE: &str = "items/points-genuine.toml";
const LOOK_ALIKE: &str = "look-alikes/points-reminder.toml";
const TACTIC: &str = "tactics/points-expire.toml";

/// Checks the good content with this `bank.toml` for these complaints: where, and a part of each.
fn asked(bank: &str, expected: &[(&str, &str, &str)]) {
    let folder = Folder::good();
    folder.write("bank.toml", bank);
    folder.complains(expected);
}

#[test]
fn a_bank_with_too_little_of_something_is_refused() {
    let bank = "bank.toml";
    asked(
        "[truths]\nscam = 2\ngenuine = 1\ncannot-tell = 1\n",
        &[
            (bank, "scam", "there are 1 items with truth = \"scam\", and this asks for 2; write 1 more"),
            (bank, "cannot-tell", "there are 0 items with truth = \"cannot-tell\""),
        ],
    );
    asked("[kinds]\nsms = 2\nposter = 1\n", &[(bank, "poster", "items that show the kind \"poster\"")]);
    asked("[groups]\nkiosk = 1\nphone = 2\n", &[(bank, "kiosk", "items of the channel group \"kiosk\"")]);
    asked("[least]\ntwins = 2\n", &[(bank, "twins", "there are 1 pairs of twins, and this asks for 2")]);
    asked("[least]\ntap = 1\n", &[(bank, "tap", "there are 0 items with tap = true")]);
    asked("[least]\norders = 2\n", &[(bank, "orders", "there are 1 put-in-order exercises")]);
    asked(
        "[least]\nfamily = 4\n",
        &[("families.toml", "[[families]]", "the family “points” has 2 items, and bank.toml asks for 4")],
    );
    asked(
        "[least]\nfamily-scam = 2\nfamily-genuine = 1\n",
        &[(
            "families.toml",
            "[[families]]",
            "the family “points” has 1 items with truth = \"scam\", and bank.toml asks for 2",
        )],
    );
    asked(
        "[least]\ntwo-step = 1\nmodels = 1\nvariants = 3\n",
        &[
            ("bank.toml", "two-step", "there are 0 items whose actions say what they show"),
            ("bank.toml", "models", "there are 0 items with [[slots]]"),
            ("bank.toml", "variants", "there are 2 variants that differ in two of sender"),
        ],
    );
}

#[test]
fn a_bank_is_neither_too_easy_nor_too_hard() {
    let share = "[difficulty]\nleast = 25\nmost = 42\n";
    asked(
        share,
        &[
            ("bank.toml", "least", "0 of 2 items are easy"),
            ("bank.toml", "least", "2 of 2 items are medium"),
            ("bank.toml", "least", "0 of 2 items are hard"),
        ],
    );
}

#[test]
fn unknown_and_wrong_minimums_are_refused() {
    asked(
        "[truth]\nscam = 1\n",
        &[("bank.toml", "[truth]", "there is no part “truth”; write one of: truths")],
    );
    asked(
        "[kinds]\nemail = 1\n",
        &[("bank.toml", "email", "there is no minimum “email”; write one of: sms")],
    );
    asked("[least]\ntwins = \"2\"\n", &[("bank.toml", "twins", "`twins` has to be a whole number")]);
}

#[test]
fn twins_differ_in_three_signs_at_most() {
    let folder = Folder::good();
    let mut text = folder.read(SCAM).replace("cues = \"few\"", "cues = \"many\"");
    text = text.replace("积分[[", "[[积|hurry]][[分|money]][[卡|secret]][[片|threat]][[");
    text = text.replace("Points [[", "[[Po|hurry]][[in|money]][[ts|secret]] [[so|threat]] [[");
    for id in ["hurry", "money", "secret", "threat"] {
        let cue = format!("[[cues]]\nid = \"{id}\"\nsign = \"fraud\"\nzh = \"催。\"\nen = \"Hurry.\"\n\n");
        text = text.replace("[why]", &(cue + "[why]"));
    }
    folder.write(SCAM, &text);
    folder.complains(&[(
        SCAM,
        "twin =",
        "the twins differ in 4 signs (hurry, money, secret, threat here), at most 3 are allowed",
    )]);
}

#[test]
fn a_genuine_twin_shows_a_reliable_look_alike() {
    let folder = Folder::good();
    folder.edit(LOOK_ALIKE, "confidence = \"medium\"", "confidence = \"low\"");
    folder.complains(&[(GENUINE, "tactic =", "of low confidence, too little for a genuine twin")]);
    refused(
        LOOK_ALIKE,
        "confidence = \"medium\"",
        "confidence = \"sure\"",
        "how sure is it that this is genuine?",
    );
}

#[test]
fn a_tactic_has_a_twin_or_says_why_not() {
    let folder = Folder::good();
    folder.edit(SCAM, "twin = \"points-genuine\"\n", "");
    folder.edit(GENUINE, "twin = \"points-scam\"\n", "");
    folder.complains(&[(TACTIC, "", "no item of this tactic has a twin; say why")]);
    folder.write(
        TACTIC,
        &(folder.read(TACTIC) + "no_twin = { zh = \"没有真的。\", en = \"None is honest.\" }\n"),
    );
    packs(folder.path()).expect("the reason is given");
    refused(
        TACTIC,
        "groups = [\"phone\", \"app\"]",
        "no_twin = { zh = \"没有真的。\", en = \"None is honest.\" }",
        "take no_twin out",
    );
}

#[test]
fn a_term_is_translated_in_one_way() {
    let glossary = |term: &str, expected: &[(&str, &str, &str)]| {
        let folder = Folder::good();
        folder.write("glossary.toml", &format!("[[terms]]\nterm = \"积分\"\n{term}\n"));
        if expected.is_empty() {
            packs(folder.path()).expect("the terms are rendered");
        } else {
            folder.complains(expected);
        }
    };
    glossary("words = [\"point\"]", &[]);
    glossary("words = [\"bonus\"]\nloose = true", &[]);
    // A part of a word is no word: “points” holds “point”, which is banned alone.
    glossary("words = [\"point\"]\nnot_en = [\"point\"]", &[]);
    glossary(
        "words = [\"Points\"]\nnot_en = [\"Deadline\"]\nnot_zh = [\"期限\"]",
        &[
            (SCAM, "A deadline", "the glossary writes “points” for “deadline” (积分); write that"),
            (SCAM, "期限加", "the glossary writes “积分” for “期限”; write that"),
            (GENUINE, "A deadline", "the glossary writes “points” for “deadline”"),
            (GENUINE, "期限加", "the glossary writes “积分” for “期限”"),
            (TACTIC, "期限催", "the glossary writes “积分” for “期限”"),
        ],
    );
    glossary(
        "wrods = []",
        &[("glossary.toml", "wrods", "there is no key “wrods”; write one of: term, words")],
    );
}

#[test]
fn our_own_words_take_precedence_over_opencc() {
    let folder = Folder::good();
    folder.write("zh-hant.toml", "[words]\n\"停手\" = \"先停\"\n");
    assert_eq!(packs(folder.path()).expect("good content")[2].quiz.orders[0].steps, ["先停", "報警"]);
    folder.write("zh-hant.toml", "[words]\n\"没人写\" = \"沒人寫\"\n\"停手\" = \"\"\n");
    folder.complains(&[
        ("zh-hant.toml", "没人写", "stands in no Chinese text; take this line out"),
        ("zh-hant.toml", "停手", "has no traditional form"),
    ]);
}

/// Characters that only simplified texts have: those that OpenCC's STCharacters.txt (Apache-2.0)
/// never maps to themselves, without Taiwan's forms in its TWVariants.txt.
const SIMPLIFIED: &str = include_str!("data/simplified-only.txt");

#[test]
fn no_simplified_character_is_left_in_the_traditional_packs() {
    let packs = packs(&content_dir()).expect("sound content");
    let hant = packs.iter().find(|packs| packs.lang == "zh-Hant").expect("traditional packs");
    // Everything the packs hold, as their debug form prints it.
    let texts = [format!("{:?}", hant.first), format!("{:?}", hant.quiz)];
    let left: String = texts.concat().chars().filter(|c| !c.is_ascii() && SIMPLIFIED.contains(*c)).collect();
    assert_eq!(left, "");
    let hans = &packs[0];
    assert!(format!("{:?}", hans.first).chars().any(|c| SIMPLIFIED.contains(c)), "the list finds some");
    let shape = |pack: &Pack| (pack.channels.len(), pack.sources.len(), pack.guides.len());
    assert_eq!(shape(&hant.first), shape(&hans.first));
    for (one, other) in hant.quiz.items.iter().zip(&hans.quiz.items) {
        let cues = |item: &Item| item.cues.iter().map(|cue| cue.id.clone()).collect::<Vec<_>>();
        assert_eq!((&one.id, &one.twin, cues(one)), (&other.id, &other.twin, cues(other)));
    }
    let own = |claims: &[Claim]| claims.iter().map(|claim| claim.own).collect::<Vec<_>>();
    assert_eq!(own(&hant.first.help.ready), own(&hans.first.help.ready));
}

#[test]
fn entries_become_due_for_review() {
    let folder = Folder::good();
    let found = |today: &str| due(folder.path(), today, 12);
    assert_eq!(found("2027-11-21"), []);
    assert_eq!(found("2027-11-22").len(), 6, "two channels, a tactic, a look-alike, two items");
    assert_eq!(found("no day"), []);
    folder.edit(LOOK_ALIKE, "family", "checked = \"2027-03-01\"\nfamily");
    assert_eq!(found("2027-11-22").len(), 5);
    let late = found("2028-03-01");
    let entry =
        late.iter().find(|entry| entry.file.ends_with(LOOK_ALIKE)).expect("due a year after its own day");
    assert!(entry.text.contains("last checked 2027-03-01") && entry.line == 2, "{entry}");
    packs(folder.path()).expect("what is due is not refused");
    folder.edit(LOOK_ALIKE, "2027-03-01", "March");
    folder.complains(&[(LOOK_ALIKE, "checked", "`checked` has to be a day")]);
}

#[test]
fn the_table_counts_and_fits_a_hundred_columns() {
    let text = report(&packs(Folder::good().path()).expect("good content"));
    for line in ["    2 items", "    1 pairs of twins", "    1 put-in-order exercises"] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    let points = text.lines().find(|line| line.starts_with("points")).expect("a row for each family");
    assert_eq!(points.split_whitespace().take(4).collect::<Vec<_>>(), ["points", "1", "1", "·"]);
    let whole = report(&packs(&content_dir()).expect("sound content"));
    assert!(whole.lines().all(|line| line.chars().count() <= 100), "{whole}");
}
