//! Forms are made alike, and what cannot be one is refused.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::Folder;
use topup_guard_core::pack::{
    Alignment, ArtefactKind, CueCount, Difficulty, Form, Item, Line, Map, Run, Slot, SlotValue, Speaker,
    Truth, model_of, number_of,
};
use topup_guard_pack::{
    FormFigures, LanguagePacks, Shortage, content_dir, form_figures, forms_toml, make_forms, packs,
};

/// Exchanges that are tried: fewer than for our own forms, since this bank is easy.
const EXCHANGES: u32 = 40_000;

static OURS: LazyLock<Vec<LanguagePacks>> = LazyLock::new(|| packs(&content_dir()).expect("sound content"));

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), cue: String::new(), inert: false }
}

fn slot(id: &str, values: &[&str]) -> Slot {
    let value = |text: &&str| SlotValue {
        kind: String::new(),
        texts: Map::from_iter([("text".to_owned(), vec![run(text)])]),
    };
    Slot { id: id.to_owned(), values: values.iter().map(value).collect() }
}

/// A model like all others of the made-up bank, but for its number.
fn model(like: &Item, number: usize, truth: Truth) -> Item {
    use ArtefactKind::{Call, Chat, Page, Sms};
    let letter = match truth {
        Truth::Scam => 's',
        Truth::Genuine => 'g',
        Truth::CannotTell => 'u',
    };
    let mut item = Item { id: format!("{letter}{number}"), truth, ..like.clone() };
    item.family = format!("f{}", number % 12);
    item.tactic = format!("t{}", number % 30);
    // Every fourth is one of twins.
    item.twin = match truth {
        Truth::Scam if number.is_multiple_of(4) => format!("g{number}"),
        Truth::Genuine if number.is_multiple_of(4) => format!("s{number}"),
        _ => String::new(),
    };
    item.two_step = false;
    item.group = ["app", "phone", "store"][number % 3].to_owned();
    item.artefact.kind = [Sms, Call, Chat, Page][number / 3 % 4];
    item.difficulty = Difficulty {
        cues: [CueCount::Few, CueCount::Some, CueCount::Many][number % 3],
        alignment: [Alignment::Weak, Alignment::Medium, Alignment::Strong][number / 2 % 3],
    };
    item.artefact.from = vec![run("{sender}")];
    item.artefact.lines = vec![Line { who: Speaker::Them, runs: vec![run("{brand} ¥{amount} {when}")] }];
    item.slots = vec![
        slot("brand", &["中国移动", "中国联通", "蓝溪", "云川"]),
        slot("sender", &["1069****0000", "138****0000", "95***"]),
        slot("amount", &["30", "100", "2,000"]),
        slot("when", &["今天", "月底", ""]),
    ];
    item
}

/// A bank of so many scams, as many genuine items, and so many that cannot be told, in two languages.
fn bank(each: usize, unclear: usize, change: impl Fn(&mut Item)) -> Vec<LanguagePacks> {
    let mut made: Vec<_> = OURS.iter().filter(|pack| pack.lang != "zh-Hant").cloned().collect();
    for pack in &mut made {
        let like = pack.quiz.items[0].clone();
        let of = |truth, count: usize| (0..count).map(move |number| (truth, number));
        let all = of(Truth::Scam, each).chain(of(Truth::Genuine, each)).chain(of(Truth::CannotTell, unclear));
        pack.quiz.items = all.map(|(truth, number)| model(&like, number, truth)).collect();
        pack.quiz.items.iter_mut().for_each(&change);
        pack.quiz.forms.clear();
    }
    made
}

fn with(mut packs: Vec<LanguagePacks>, forms: &[Form]) -> Vec<LanguagePacks> {
    packs.iter_mut().for_each(|pack| pack.quiz.forms = forms.to_vec());
    packs
}

fn most(figures: &FormFigures) -> usize {
    figures.incidentals.iter().map(|(_, most)| *most).max().unwrap_or_default()
}

#[test]
fn forms_of_a_bank_that_varies_are_alike_in_everything() {
    let bank = bank(62, 30, |_| ());
    let forms = make_forms(&bank, 1, EXCHANGES).expect("enough models");
    let quiz = &bank[0].quiz;
    let model = |name: &str| quiz.items.iter().find(|item| item.id == model_of(name)).expect("an item");
    for form in &forms {
        for truth in [Truth::Scam, Truth::Genuine] {
            assert_eq!(
                form.items.iter().filter(|name| model(name).truth == truth).count(),
                20,
                "{}",
                form.id
            );
        }
        let models: BTreeSet<_> = form.items.iter().map(|name| model_of(name)).collect();
        assert_eq!(models.len(), 40);
        assert!(
            form.items.iter().all(|name| !models.contains(model(name).twin.as_str())),
            "no twins together"
        );
    }
    let models = |form: usize| forms[form].items.iter().map(|name| model_of(name)).collect::<BTreeSet<_>>();
    assert!(models(0).is_disjoint(&models(1)) && models(2).is_disjoint(&models(3)));
    for name in forms[..2].iter().flat_map(|form| &form.items) {
        let again =
            forms[2..].iter().flat_map(|form| &form.items).find(|other| model_of(other) == model_of(name));
        let (item, Some(again)) = (model(name), again) else { continue };
        let differ = item.values(number_of(name)).into_iter().zip(item.values(number_of(again)));
        assert!(differ.filter(|(one, other)| one != other).count() >= 2, "{name} and {again}");
    }
    let figures = form_figures(&with(bank, &forms)).expect("forms");
    println!("{figures}");
    assert!(most(&figures) <= 2 && figures.beyond.is_empty());
    assert!(figures.between.iter().all(|(_, most)| *most <= 2), "{figures}");
    assert!(figures.practice >= 70);
    assert_eq!(figures.set_aside + figures.practice, 154);
}

#[test]
fn what_no_form_can_balance_is_said_with_what_to_write() {
    // Scams alone end in an exclamation mark; no choice of models changes that.
    let bank = bank(62, 30, |item| {
        if item.truth == Truth::Scam {
            item.artefact.lines[0].runs.push(run("！"));
        }
    });
    let forms = make_forms(&bank, 1, EXCHANGES).expect("enough models");
    let figures = form_figures(&with(bank, &forms)).expect("forms");
    let tone = figures.incidentals.iter().find(|(name, _)| *name == "tone").expect("an incidental");
    assert_eq!(tone.1, 20);
    let text = figures.to_string();
    assert!(text.contains("genuine items with tone “true false” (en: 20 scams, 0 genuine)"), "{text}");
    assert!(text.contains("scams with tone “false false” (en: 0 scams, 20 genuine)"), "{text}");
    let others = figures.incidentals.iter().filter(|(name, _)| *name != "tone");
    assert!(others.clone().all(|(_, most)| *most <= 2), "{figures}");
}

#[test]
fn a_bank_that_is_too_small_says_what_it_lacks() {
    let shortage = |each, unclear| make_forms(&bank(each, unclear, |_| ()), 1, EXCHANGES).err();
    assert_eq!(shortage(38, 60), Some(Shortage { scams: 2, genuine: 2, practice: 10 }));
    assert_eq!(shortage(40, 60), Some(Shortage { scams: 0, genuine: 0, practice: 10 }));
    assert_eq!(make_forms(&[], 1, EXCHANGES), Ok(Vec::new()));
    // What is asked in two steps, and what has one text only, measures nobody.
    let two_steps = bank(45, 80, |item| item.two_step = item.id.ends_with('9'));
    let short = make_forms(&two_steps, 1, 1).map(|forms| forms.len());
    assert_eq!(short, Ok(4), "41 of 45 are left");
    let plain = bank(45, 80, |item| {
        if item.id.ends_with(['7', '8', '9']) {
            item.slots.clear();
        }
    });
    let Shortage { scams, genuine, practice } =
        make_forms(&plain, 1, EXCHANGES).expect_err("too few with slots");
    assert_eq!((scams, genuine, practice), (7, 7, 0));
    assert!(Shortage { scams, genuine, practice }.to_string().contains("7 of scams, 7 genuine ones"));
}

#[test]
fn what_is_no_form_is_refused_by_line() {
    let folder = Folder::good();
    let form = |id: &str, items: &str| format!("[[forms]]\nid = \"{id}\"\nitems = [\n{items}]\n");
    folder.write("forms.toml", &form("first", "    \"nobody~1\",\n    \"points-scam\",\n"));
    let file = "forms.toml";
    folder.complains(&[
        (file, "[[forms]]", "there are 1 forms, and people are measured with 4"),
        (file, "[[forms]]", "a form has 20 scams and 20 genuine items, and this one 0 and 0"),
        (file, "[[forms]]", "forms are named one by one"),
        (file, "nobody", "there is no item “nobody”"),
        (file, "points-scam", "“points-scam” is no variant"),
    ]);
}

#[test]
fn forms_are_read_as_they_are_written() {
    let folder = Folder::good();
    let forms: Vec<_> = ["form-a", "form-b", "form-c", "form-d"]
        .map(|id| Form { id: id.to_owned(), items: Vec::new() })
        .into();
    folder.write("forms.toml", &forms_toml(&forms));
    // Each is complained of at its own line.
    let complaints = packs(folder.path()).expect_err("forms without items");
    assert_eq!(complaints.len(), 4, "{complaints:?}");
}

/// What each figure of our own forms may be at most: what was measured last. A figure that has fallen is
/// written down here, and none may rise. The aim is 2.
const RECORDED: [(&str, usize); 12] = [
    ("brand", 2),
    ("form of the sender", 2),
    ("address shown, and its length", 2),
    ("brand’s name in the address", 2),
    ("the person has checked already", 2),
    ("deadline", 2),
    ("band of the amount", 2),
    ("tone", 2),
    ("band of length", 2),
    ("channel group", 2),
    ("place", 2),
    ("number of safe actions", 2),
];

#[test]
fn our_own_forms_only_become_more_alike() {
    let Some(figures) = form_figures(&OURS) else {
        // Without forms, people are measured with half of the items.
        return;
    };
    println!("{figures}");
    for ((name, most), (known, recorded)) in figures.incidentals.iter().zip(RECORDED) {
        assert_eq!(*name, known);
        assert!(*most <= recorded, "{name} was {recorded}, is {most}");
    }
    assert!(figures.practice >= 70 && figures.shared <= 80);
}

#[test]
fn the_same_content_gives_the_same_forms() {
    let bank = bank(45, 80, |_| ());
    assert_eq!(make_forms(&bank, 2, 500), make_forms(&bank, 2, 500));
}
