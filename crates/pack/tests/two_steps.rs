//! Items asked in two steps: what their actions show, and that nothing decides before a check.

mod common;

use common::Folder;
use topup_guard_pack::packs;

const SCAM: &str = "items/points-scam.toml";
const GENUINE: &str = "items/points-genuine.toml";

/// What the actions of the good scam show, by their ids.
const SHOWS: [(&str, &str, &str); 4] = [
    ("open-app", "App 里没有要到期的积分。", "The app shows no points that expire."),
    ("click", "网页要你填卡号，别的什么也没说。", "The page wants a card number and says nothing else."),
    ("reply", "没有人回你。", "Nobody answers."),
    ("ignore", "短信沉下去了，你什么也没弄清。", "The text sinks in the list, and you have learnt nothing."),
];

/// Returns the line of an action that says what it shows.
fn shows(zh: &str, en: &str) -> String {
    format!("shows = {{ zh = \"{zh}\", en = \"{en}\" }}\n")
}

/// Returns the good content with a scam that is asked in two steps.
fn two_steps() -> Folder {
    let folder = Folder::good();
    for (id, zh, en) in SHOWS {
        folder.edit(SCAM, &format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\n{}", shows(zh, en)));
    }
    folder
}

/// Checks that one edit of it leads to one complaint, where a text first stands.
fn refused(find: &str, put: &str, place: &str, gist: &str) {
    let folder = two_steps();
    folder.edit(SCAM, find, put);
    folder.complains(&[(SCAM, place, gist)]);
}

/// Gives the scam two slots, `context` and `link`, with these values.
fn with_slots(folder: &Folder, context: &str, link: &str) {
    folder.edit(
        SCAM,
        "zh = \"你没有联系过谁。\", en = \"You have contacted nobody.\"",
        "zh = \"{context}\", en = \"{context}\"",
    );
    folder.edit(SCAM, "，看 [[{@a.b.example}|address]]。", "{link}。");
    folder.edit(SCAM, ", see [[{@a.b.example}|address]].", "{link}.");
    let slots = format!(
        "[[slots]]\nid = \"context\"\nvalues = [\n{context}]\n\n[[slots]]\nid = \"link\"\nvalues = [\n{link}]\n\n[[cues]]"
    );
    folder.edit(SCAM, "[[cues]]", &slots);
}

const UNCHECKED: &str = "{ kind = \"unchecked\", zh = \"你在排队。\", en = \"You are queueing.\" },\n";
const DECOY: &str = "{ kind = \"decoy\", zh = \"邻居也有。\", en = \"A neighbour has it too.\" },\n";
const DIFFERS: &str = "{ kind = \"differs\", zh = \"App 里没有。\", en = \"The app has none.\" },\n";
const OPAQUE: &str = "{ kind = \"opaque\", zh = \"，看 [[{@t.example}|address]]\", en = \", see [[{@t.example}|address]]\" },\n";
const ALIKE: &str = "{ kind = \"look-alike\", zh = \"，看 [[{@10086-a.example}|address]]\", en = \", see [[{@10086-a.example}|address]]\" },\n";
const TRICK: &str = "{ kind = \"subdomain\", zh = \"，看 [[{@10086.cn.a.example}|address]]\", en = \", see [[{@10086.cn.a.example}|address]]\" },\n";

#[test]
fn an_item_whose_actions_all_show_something_is_asked_in_two_steps() {
    let packs = packs(two_steps().path()).expect("good content");
    for pack in &packs {
        let item = |id: &str| pack.quiz.items.iter().find(|item| item.id == id).expect("an item");
        assert!(item("points-scam").two_step && !item("points-genuine").two_step, "{}", pack.lang);
        // The index says so, and has none of the texts.
        let (index, parts) = pack.quiz.clone().partition();
        let brief = index.items.iter().find(|item| item.id == "points-scam").expect("the item");
        assert!(brief.two_step && brief.actions.is_empty());
        let bare = parts.last().and_then(|last| last.items.iter().find(|item| item.id == "points-scam"));
        assert!(bare.expect("its actions").actions.iter().all(|action| action.shows.is_empty()));
    }
    let shown: Vec<_> =
        packs[1].quiz.items.iter().flat_map(|item| &item.actions).map(|act| &act.shows).collect();
    assert!(
        SHOWS.iter().all(|(_, zh, en)| shown.iter().any(|shown| shown == en || shown == zh)),
        "{shown:?}"
    );
}

#[test]
fn slots_stand_in_what_is_shown_and_only_open_variants_are_left() {
    let folder = two_steps();
    with_slots(&folder, &[UNCHECKED, DECOY, DIFFERS].concat(), &[ALIKE, OPAQUE, TRICK].concat());
    folder.edit(SCAM, "shows no points that expire.", "says: {context}");
    folder.edit(SCAM, "App 里没有要到期的积分。", "App 里说：{context}");
    let packs = packs(folder.path()).expect("a good model");
    let item = |pack: usize| packs[pack].quiz.items.iter().find(|item| item.id == "points-scam").expect("it");
    assert_eq!(item(0).fill(1).actions[0].shows, "App 里说：邻居也有。");
    let (index, _) = packs[0].quiz.clone().partition();
    let brief = index.items.iter().find(|item| item.id == "points-scam").expect("the item");
    for item in [item(0), brief] {
        let open: Vec<bool> =
            item.slots.iter().flat_map(|slot| slot.values.iter().map(|value| slot.is_open(value))).collect();
        assert_eq!(open, [true, false, false, false, true, false]);
    }
}

#[test]
fn all_four_actions_show_something_or_none_does() {
    let (_, zh, en) = SHOWS[2];
    refused(&shows(zh, en), "", "id = \"reply\"", "take it out of all four");
}

#[test]
fn two_actions_that_show_the_same_in_one_language_are_refused() {
    refused("Nobody answers.", SHOWS[1].2, "shows = { zh = \"没有人回你。", "another action shows the same");
    refused("zh = \"没有人回你。\"", "zh = \"没有用。\"", "shows = { zh = \"没有用。", "repeats the reason");
}

#[test]
fn without_a_check_nothing_would_decide() {
    refused("check = true\n", "", "id = \"open-app\"", "no action checks");
}

#[test]
fn what_is_shown_leaves_the_verdict_to_the_person() {
    refused("没有人回你。", "这是骗局。", "这是骗局", "“骗局” gives the verdict");
    refused("Nobody answers.", "It is a scam.", "It is a scam", "“scam” gives the verdict");
    let folder = two_steps();
    folder.edit(SCAM, "没有人回你。", "反诈中心没有回你。");
    folder.edit(SCAM, "Nobody answers.", "The anti-fraud centre does not answer.");
    packs(folder.path()).expect("a name is no verdict");
}

#[test]
fn one_language_alone_and_an_address_are_refused_as_anywhere() {
    refused(", en = \"Nobody answers.\"", "", "shows = { zh = \"没有人回你。", "the English text is missing");
    refused("Nobody answers.", "Nobody answers at a.example.com.", "Nobody answers at", "address");
}

#[test]
fn a_context_or_an_address_that_tells_before_the_check_is_refused() {
    refused("[artefact]", "known = \"decoy\"\n\n[artefact]", "known = \"decoy\"", "has checked already");
    for (context, link, id, gist) in [
        ([DECOY, DIFFERS].concat(), [ALIKE, OPAQUE].concat(), "context", "write one of kind unchecked"),
        ([UNCHECKED, DECOY].concat(), [ALIKE, TRICK].concat(), "link", "none, unfamiliar or opaque"),
    ] {
        let folder = two_steps();
        with_slots(&folder, &context, &link);
        let place = format!("id = \"{id}\"");
        let line = folder.read(SCAM).lines().position(|line| line == place).expect("the slot");
        let found = packs(folder.path()).expect_err("it tells");
        let of = |line: usize| found.iter().filter(move |one| one.line == line && one.text.contains(gist));
        // A slot is on the line of its [[slots]].
        assert_eq!((found.len(), of(line).count() + of(line + 1).count()), (1, 1), "{found:?}");
    }
}

#[test]
fn what_follows_from_the_actions_is_not_written() {
    refused("truth = \"scam\"", "truth = \"scam\"\ntwo_step = true", "two_step", "`two_step` follows");
}

#[test]
fn scams_alone_in_two_steps_are_refused_once_there_are_eight() {
    let folder = two_steps();
    let copy = |from: &str, name: &str| {
        let id = format!("id = \"{}\"", name);
        let text = folder.read(from).replacen("id = \"points-scam\"", &id, 1);
        let text = text.replacen("id = \"points-genuine\"", &id, 1);
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with("twin = ")).collect();
        folder.write(&format!("items/{name}.toml"), &(lines.join("\n") + "\n"));
    };
    for number in 1..7 {
        copy(SCAM, &format!("scam-{number}"));
        copy(GENUINE, &format!("genuine-{number}"));
    }
    packs(folder.path()).expect("seven are few");
    copy(SCAM, "scam-7");
    copy(GENUINE, "genuine-7");
    let found = packs(folder.path()).expect_err("eight scams");
    let gist = "8 scams and 0 genuine items are asked in two steps";
    assert!(found.len() == 1 && found[0].text.contains(gist), "{found:?}");
}
