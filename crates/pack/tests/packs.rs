//! Good content becomes the packs of every language.

mod common;

use common::Folder;
use topup_guard_core::pack::{Channel, Claim, Level, QuizPack, Run, from_bytes};
use topup_guard_pack::{Kind, LanguagePacks, build, content_dir, packs};

fn good() -> Vec<LanguagePacks> {
    packs(Folder::good().path()).expect("the good content is good")
}

#[test]
fn each_language_has_its_own_words() {
    let packs = good();
    let [zh, en, hant] = packs.as_slice() else { panic!("three languages") };
    assert_eq!([&zh.lang, &zh.first.lang, &zh.quiz.lang], ["zh-Hans"; 3]);
    assert_eq!([&en.lang, &en.first.lang, &en.quiz.lang], ["en"; 3]);
    assert_eq!([&hant.lang, &hant.first.lang, &hant.quiz.lang], ["zh-Hant"; 3]);
    assert_eq!((zh.first.check(), en.first.check()), (Ok(()), Ok(())));
    let hurry = |pack: &LanguagePacks| pack.quiz.tactics[0].how.clone();
    let claim = |text: &str| Claim { text: text.to_owned(), sources: vec!["s2".to_owned()], own: false };
    assert_eq!((hurry(zh), hurry(en)), (claim("用期限催你。"), claim("It hurries you.")));
    assert_eq!(hant.quiz.orders[0].steps, ["停手", "報警"]);
    assert_eq!(zh.quiz.orders[0].steps, ["停手", "报警"]);
    assert_eq!(en.quiz.items[0].actions[0].reason, "A route of your own.");
    assert_eq!(en.first.compiled, "2026-11-22");
}

#[test]
fn channels_come_in_their_order() {
    let pack = &good()[1].first;
    assert_eq!(
        pack.channels.iter().map(|channel| channel.id.as_str()).collect::<Vec<_>>(),
        ["store", "kiosk"]
    );
    let accepts = &pack.channels[0].accepts;
    assert_eq!(accepts.get("cash").map(|fit| fit.level), Some(Level::Yes));
    let foreign = accepts.get("foreign").map(|fit| (fit.level, fit.text.as_str()));
    assert_eq!(foreign, Some((Level::Maybe, "Perhaps.")));
}

#[test]
fn marks_become_runs_and_addresses_cannot_be_opened() {
    let run = |text: &str, cue: &str, inert| Run { text: text.to_owned(), cue: cue.to_owned(), inert };
    let artefact = &good()[1].quiz.items[0].artefact;
    assert_eq!(artefact.from, [run("138****0000", "", true)]);
    assert_eq!(
        artefact.lines[0].runs,
        [
            run("Points ", "", false),
            run("end today", "deadline", false),
            run(", see ", "", false),
            run("a[.]b[.]example", "address", true),
            run(".", "", false),
        ]
    );
}

#[test]
fn a_pack_carries_only_the_sources_its_claims_name() {
    let packs = good();
    assert_eq!(packs[0].first.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["s1"]);
    assert_eq!(packs[0].quiz.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["s2"]);
    assert_eq!(packs[1].quiz.sources[0].publisher, "A newspaper");
}

#[test]
fn the_version_follows_the_content_and_nothing_else() {
    let folder = Folder::good();
    let version = || packs(folder.path()).expect("good content")[0].first.version.clone();
    let before = version();
    assert_eq!(before.len(), 8);
    assert!(before.chars().all(|letter| letter.is_ascii_hexdigit()));
    assert!(good().iter().all(|packs| packs.first.version == before && packs.quiz.version == before));
    folder.write("about.toml", &folder.read("about.toml").replace('\n', "\r\n"));
    assert_eq!(version(), before);
    folder.edit("help.toml", "先停手", "快停手");
    assert_ne!(version(), before);
}

#[test]
fn what_is_written_reads_back_the_same() {
    let folder = Folder::good();
    let built = build(folder.path()).expect("good content");
    // Of each language four, and two parts: the items, and what the warnings show.
    assert_eq!(built.len(), 3 * 6);
    for packs in good() {
        let round = packs.first.for_quiz();
        let (first, pages) = packs.first.clone().partition();
        let (mut index, parts) = packs.quiz.clone().partition();
        for pack in built.iter().filter(|pack| pack.lang == packs.lang) {
            if let Kind::Part(place) = pack.kind {
                index.parts[place].file = pack.file();
            }
        }
        for pack in built.iter().filter(|pack| pack.lang == packs.lang) {
            let is_same = match pack.kind {
                Kind::Picker => from_bytes(&pack.bytes).as_ref() == Ok(&first),
                Kind::Full => from_bytes(&pack.bytes).as_ref() == Ok(&pages),
                Kind::All => LanguagePacks::from_bytes(&pack.bytes).as_ref() == Ok(&packs),
                Kind::Quiz => from_bytes(&pack.bytes) == Ok((round.clone(), index.clone())),
                Kind::Part(place) => from_bytes(&pack.bytes).as_ref() == Ok(&parts[place]),
                Kind::Check | Kind::Patterns => unreachable!("these have no signs"),
            };
            assert!(is_same, "{} {:?}", pack.lang, pack.kind);
        }
    }
}

#[test]
fn both_parts_of_a_pack_hold_all_of_it() {
    for packs in packs(&content_dir()).expect("good content") {
        let whole = packs.first;
        let (first, pages) = whole.clone().partition();
        assert!(!first.has_pages() && pages.has_pages());
        let mut messages = first.messages.clone();
        assert!(messages.is_sound() && !messages.is_complete());
        messages.join(&pages.messages);
        assert!(messages.is_complete());
        let mut help = first.help.clone();
        assert!(help.settings.is_empty(), "what is set afterwards comes with the pages");
        help.settings.clone_from(&pages.help.settings);
        assert_eq!((&messages, &first.picker, &help), (&whole.messages, &whole.picker, &whole.help));
        assert_eq!(
            (&pages.guides, &pages.cards, &pages.sources),
            (&whole.guides, &whole.cards, &whole.sources)
        );
        assert_eq!(
            (&pages.not_channels, &pages.precautions, first.guides.len()),
            (&whole.not_channels, &whole.precautions, whole.guides.len())
        );
        for ((brief, page), channel) in first.channels.iter().zip(&pages.channels).zip(whole.channels) {
            let joined = Channel {
                serves: brief.serves.clone(),
                accepts: brief.accepts.clone(),
                ratings: brief.ratings.clone(),
                ..page.clone()
            };
            assert_eq!(joined, channel);
        }
    }
}

#[test]
fn the_content_of_this_workspace_is_good() {
    if let Err(complaints) = packs(&content_dir()) {
        panic!("{}", complaints.iter().map(|complaint| format!("{complaint}\n")).collect::<String>());
    }
}

#[test]
fn the_quiz_may_be_written_later() {
    let folder = Folder::good();
    for file in [
        "families.toml",
        "orders.toml",
        "tactics/points-expire.toml",
        "look-alikes/points-reminder.toml",
        "items/points-scam.toml",
        "items/points-genuine.toml",
    ] {
        folder.remove(file);
    }
    let packs = packs(folder.path()).expect("good content");
    assert!(packs.iter().all(|packs| packs.quiz.items.is_empty() && packs.quiz.sources.is_empty()));
}

#[test]
fn a_quiz_pack_put_together_again_from_its_parts_is_the_same() {
    for packs in packs(&content_dir()).expect("good content") {
        let mut whole = packs.quiz;
        let (mut index, parts) = whole.clone().partition();
        for (number, part) in index.parts.iter_mut().enumerate() {
            part.file = number.to_string();
        }
        for item in &whole.items {
            let file: usize = index.missing_part(&item.id).expect("a part").parse().expect("a number");
            let here = |id: &str| parts[file].items.iter().any(|item| item.id == id);
            assert!(here(&item.id) && (item.twin.is_empty() || here(&item.twin)), "{}", item.id);
        }
        for order in &whole.orders {
            let file: usize = index.missing_part(&order.id).expect("a part").parse().expect("a number");
            assert!(parts[file].orders.contains(order));
        }
        // In whichever order they come.
        for (number, part) in parts.iter().enumerate().rev() {
            index.add_part(&number.to_string(), part);
        }
        assert!(whole.items.iter().all(|item| index.missing_part(&item.id).is_none()));
        let by_id = |pack: &mut QuizPack| {
            pack.items.sort_by(|one, other| one.id.cmp(&other.id));
            pack.sources.sort_by(|one, other| one.id.cmp(&other.id));
            pack.parts.clear();
        };
        by_id(&mut index);
        by_id(&mut whole);
        assert_eq!(index, whole);
    }
}
