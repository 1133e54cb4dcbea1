//! Report for editors: how much content there is, as tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use topup_guard_core::pack::{ArtefactKind, Difficulty, Item, Known, QuizPack, Reliability, Source, Truth};

use crate::LanguagePacks;
use crate::variants::differing_variants;

const KINDS: [(ArtefactKind, &str); 7] = [
    (ArtefactKind::Sms, "sms"),
    (ArtefactKind::Chat, "chat"),
    (ArtefactKind::Call, "call"),
    (ArtefactKind::Page, "page"),
    (ArtefactKind::Poster, "post"),
    (ArtefactKind::Counter, "cntr"),
    (ArtefactKind::Listing, "list"),
];
/// Channel groups of items, with what stands over their column.
const GROUPS: [(&str, &str); 6] = [
    ("store", "stor"),
    ("app", "app"),
    ("wallet", "wall"),
    ("third-party", "3rd"),
    ("kiosk", "kios"),
    ("phone", "phon"),
];
const TRUTHS: [(Truth, &str); 3] =
    [(Truth::Scam, "scam"), (Truth::Genuine, "genuine"), (Truth::CannotTell, "cannot tell")];

/// Writes counts, twins, difficulty, coverage, balance and sources, at most 100 columns wide.
#[must_use]
pub fn report(packs: &[LanguagePacks]) -> String {
    // All languages hold the same entries.
    let Some(LanguagePacks { first, quiz, .. }) = packs.first() else { return String::new() };
    let items = &quiz.items;
    let mut text = String::new();
    let mut line = |words: String| _ = writeln!(text, "{}", words.trim_end());
    line("What there is".to_owned());
    for (count, name) in [
        (first.channels.len(), "channels"),
        (first.not_channels.len(), "that are not channels"),
        (first.precautions.len(), "precautions"),
        (first.cards.len(), "cards"),
        (first.guides.len(), "guides"),
        (quiz.families.len(), "families"),
        (quiz.tactics.len(), "tactics"),
        (quiz.look_alikes.len(), "genuine look-alikes"),
        (items.len(), "items"),
        (items.iter().filter(|item| !item.slots.is_empty()).count(), "of them models of many variants"),
        (items.iter().map(|item| item.variants() as usize).sum(), "variants"),
        (items.iter().map(differing).sum(), "that differ in two of sender, link, context, ask"),
        (items.iter().filter(|item| item.tap).count(), "of them to tap signs in"),
        (items.iter().filter(|item| item.two_step).count(), "of them also asked in two steps"),
        (
            items.iter().filter(|item| item.truth == Truth::Scam && !item.twin.is_empty()).count(),
            "pairs of twins",
        ),
        (quiz.orders.len(), "put-in-order exercises"),
    ] {
        line(format!("{count:>5} {name}"));
    }
    line(String::new());
    balance(items, &mut line);
    coverage(quiz, &mut line);
    models(quiz, &mut line);
    tactics(quiz, &mut line);
    let all: Vec<&Source> = first.sources.iter().chain(&quiz.sources).collect();
    let ids = |wanted: Reliability| -> BTreeSet<&str> {
        all.iter().filter(|source| source.reliability == wanted).map(|source| source.id.as_str()).collect()
    };
    line("Sources named by a claim".to_owned());
    line(format!("{:>5} of high confidence", ids(Reliability::High).len()));
    line(format!("{:>5} of medium confidence", ids(Reliability::Medium).len()));
    text
}

fn row(name: &str, counts: impl Iterator<Item = usize>) -> String {
    let mut text = format!("{name:<14}");
    for count in counts {
        // A dot is easier to look over than a nought.
        let shown = if count == 0 { "·".to_owned() } else { count.to_string() };
        _ = write!(text, "{shown:>6}");
    }
    text
}

fn head(name: &str, columns: &[&str]) -> String {
    columns.iter().fold(format!("{name:<14}"), |text, column| format!("{text}{column:>6}"))
}

/// Adds the table of truth by difficulty and by medium.
fn balance(items: &[Item], line: &mut impl FnMut(String)) {
    let kinds = KINDS.map(|(_, name)| name);
    line(head("Balance", &[&["all", "easy", "med", "hard"][..], &kinds].concat()));
    let counts = |name: &str, of: &dyn Fn(&Item) -> bool| {
        let these: Vec<_> = items.iter().filter(|item| of(item)).collect();
        let third = |third| {
            these.iter().filter(|item| Difficulty::stratum(item.difficulty.rating()) == third).count()
        };
        let kind = |kind| these.iter().filter(|item| item.artefact.kind == kind).count();
        let kinds = KINDS.map(|(which, _)| kind(which));
        row(name, [these.len(), third(0), third(1), third(2)].into_iter().chain(kinds))
    };
    for (truth, name) in TRUTHS {
        line(counts(name, &|item| item.truth == truth));
    }
    line(counts("all", &|_| true));
    line(String::new());
}

/// Adds the table of families by truth, channel group and medium.
fn coverage(quiz: &QuizPack, line: &mut impl FnMut(String)) {
    let truths = ["scam", "gen", "cant"];
    line(format!(
        "{:<14}{}",
        "Coverage",
        [&truths[..], &GROUPS.map(|(_, name)| name), &KINDS.map(|(_, name)| name)]
            .concat()
            .iter()
            .map(|name| format!("{name:>5}"))
            .collect::<String>()
    ));
    for family in &quiz.families {
        let of = |is: &dyn Fn(&Item) -> bool| {
            quiz.items.iter().filter(|item| item.family == family.id && is(item)).count()
        };
        let truths = TRUTHS.map(|(truth, _)| of(&|item| item.truth == truth));
        let groups = GROUPS.map(|(group, _)| of(&|item| item.group == group));
        let kinds = KINDS.map(|(kind, _)| of(&|item| item.artefact.kind == kind));
        let cells: String = [&truths[..], &groups, &kinds]
            .concat()
            .iter()
            .map(|count| format!("{:>5}", if *count == 0 { "·".to_owned() } else { count.to_string() }))
            .collect();
        line(format!("{:<14}{cells}", family.id));
    }
    line(String::new());
}

/// Adds the table of tactics and look-alikes by items, variants, truth and what the person knows from a
/// check.
fn models(quiz: &QuizPack, line: &mut impl FnMut(String)) {
    let columns = ["items", "vars", "scam", "gen", "cant", "unchk", "match", "diff", "decoy"];
    line(columns.iter().fold(format!("{:<24}", "Models"), |text, column| format!("{text}{column:>7}")));
    let tactics = quiz.tactics.iter().map(|tactic| tactic.id.as_str());
    for id in tactics.chain(quiz.look_alikes.iter().map(|like| like.id.as_str())) {
        let items: Vec<_> = quiz.items.iter().filter(|item| item.tactic == id).collect();
        let truth = |truth| items.iter().filter(|item| item.truth == truth).count();
        let known = |known| items.iter().filter(|item| contexts_of(item).contains(&known)).count();
        let variants = items.iter().map(|item| item.variants() as usize).sum();
        let counts = [items.len(), variants].into_iter().chain(TRUTHS.map(|(which, _)| truth(which)));
        let counts = counts.chain(Known::ALL.map(|(which, _)| known(which)));
        let cell = |count| if count == 0 { "·".to_owned() } else { format!("{count}") };
        line(counts.fold(format!("{id:<24}"), |text, count| format!("{text}{:>7}", cell(count))));
    }
    line(String::new());
}

/// Returns how many variants of an item differ in more than a name or an amount.
fn differing(item: &Item) -> usize {
    differing_variants(item.slots.iter().map(|slot| (&*slot.id, slot.values.len())))
}

/// Returns what the person knows in some variant of an item.
fn contexts_of(item: &Item) -> Vec<Known> {
    match item.slots.iter().find(|slot| slot.id == "context") {
        Some(slot) => slot.values.iter().filter_map(|value| Known::from_name(&value.kind)).collect(),
        None => vec![item.known],
    }
}

/// Lists the tactics and look-alikes that no item shows.
fn tactics(quiz: &QuizPack, line: &mut impl FnMut(String)) {
    let ids =
        quiz.tactics.iter().map(|tactic| &tactic.id).chain(quiz.look_alikes.iter().map(|entry| &entry.id));
    let bare: Vec<_> = ids.filter(|id| !quiz.items.iter().any(|item| item.tactic == **id)).collect();
    if !bare.is_empty() {
        line("Shown by no item".to_owned());
        for id in bare {
            line(format!("      {id}"));
        }
        line(String::new());
    }
}
