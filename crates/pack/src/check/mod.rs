//! From signs, domains and the bank to the packs of Check, one per language.

mod hans;
mod lean;
mod parts;
mod practice;
mod terms;

use topup_guard_core::check::{Checker, compile};
use topup_guard_core::pack::{
    CheckPack, Combination, Contrast, Domains, Entry, Fact, KnownSign, OfficialDomain, SettlingStep,
};

pub(crate) use parts::deliver;

use crate::LanguagePacks;
use crate::content::{Content, File, Lang};
use crate::pinyin::pinyin;
use crate::read::Reader;
use crate::rules::Complaints;
use crate::tree::{Node, Value};

/// Makes the pack of each language and adds what is wrong.
pub(crate) fn assemble(
    content: &Content,
    packs: &[LanguagePacks],
    complaints: &mut Complaints,
) -> Vec<CheckPack> {
    let (Some(signs), Some(domains)) = (content.file("signs"), content.file("domains")) else {
        return Vec::new();
    };
    let by_lang = |lang: Lang| packs.iter().find(|pack| pack.lang == lang.tag());
    let (Some(zh), Some(en)) = (by_lang(Lang::Zh), by_lang(Lang::En)) else { return Vec::new() };
    let drafts = Drafts::of(signs, complaints);
    let terms = terms::of(zh, en, &drafts.also);
    let mut made: Vec<CheckPack> = Vec::new();
    for lang in Lang::PACKED {
        let reader = Reader::new(content, lang);
        let mut pack = read(&reader, signs, domains, &drafts);
        let Some(texts) = by_lang(lang) else { continue };
        pack.lang = lang.tag().to_owned();
        pack.version.clone_from(&texts.quiz.version);
        pack.entries = entries(content, texts, &terms, &drafts);
        let met = reader.into_met();
        complaints.extend(met.complaints);
        let [pages, quiz] = [&texts.first.sources, &texts.quiz.sources];
        let named = quiz.iter().filter(|source| met.sources.contains(&source.id));
        pack.sources =
            named.filter(|source| pages.iter().all(|page| page.id != source.id)).cloned().collect();
        (pack.hant, pack.hans) = hans::of(&pack);
        made.push(pack);
    }
    if let Some(pack) = made.first() {
        let practice = practice::practice(pack, packs);
        made.iter_mut().for_each(|pack| pack.practice.clone_from(&practice));
    }
    if let Some(pack) = made.first() {
        ids(signs, pack, zh, complaints);
        if complaints.is_empty() {
            hits(signs, pack, &drafts, complaints);
        }
    }
    made
}

/// What of `signs.toml` is the same in every language.
#[derive(Debug, Default)]
struct Drafts {
    negations: Vec<String>,
    warnings: Vec<String>,
    /// For each sign its patterns, with the line and text of each, and examples of what has it and what has
    /// it not.
    signs: Vec<Draft>,
    /// What else people call an entry.
    also: Vec<(String, String)>,
}

#[derive(Debug, Default)]
struct Draft {
    patterns: Vec<(usize, String)>,
    examples: Vec<(usize, String)>,
    counter: Vec<(usize, String)>,
}

impl Drafts {
    fn of(file: &File, complaints: &mut Complaints) -> Self {
        let mut texts = |node: &Node, key: &str| -> Vec<(usize, String)> {
            let mut texts = Vec::new();
            for item in node.list(key) {
                match item.text() {
                    Some(text) => texts.push((item.line, text.to_owned())),
                    None => {
                        _ = complaints.insert(
                            file.complaint(item.line, format!("`{key}` is a list of texts in quotes")),
                        )
                    }
                }
            }
            texts
        };
        let words =
            |list: Vec<(usize, String)>| list.into_iter().map(|(_, text)| text.replace('_', " ")).collect();
        let mut drafts = Self {
            negations: words(texts(&file.root, "negations")),
            warnings: words(texts(&file.root, "warnings")),
            ..Self::default()
        };
        let mut written = Vec::new();
        for sign in file.root.list("signs") {
            written.push((texts(sign, "patterns"), texts(sign, "examples"), texts(sign, "counter")));
        }
        for entry in file.root.list("also") {
            if let (Some(id), Some(words)) = (entry.word("id"), entry.word("words")) {
                drafts.also.push((id.to_owned(), words.to_owned()));
            }
        }
        for (patterns, examples, counter) in written {
            let mut draft = Draft { examples, counter, ..Draft::default() };
            for (line, text) in patterns {
                match compile(&text) {
                    Ok(_) => draft.patterns.push((line, text)),
                    Err(problem) => _ = complaints.insert(file.complaint(line, problem.to_string())),
                }
            }
            drafts.signs.push(draft);
        }
        drafts
    }
}

/// Reads what is in a language.
fn read(reader: &Reader, signs: &File, domains: &File, drafts: &Drafts) -> CheckPack {
    let mut file = signs.clone();
    for key in ["negations", "warnings", "also"] {
        file.root.take(key);
    }
    let mut list: Vec<Node> = file.root.list("signs").to_vec();
    for sign in &mut list {
        for key in ["patterns", "examples", "counter"] {
            sign.take(key);
        }
    }
    let node = Node { line: 1, value: Value::List(list) };
    let mut known: Vec<KnownSign> = reader.read(&file, &node).unwrap_or_default();
    for (sign, draft) in known.iter_mut().zip(&drafts.signs) {
        sign.patterns = draft.patterns.iter().map(|(_, text)| lean::lean(text)).collect();
    }
    let empty = Node { line: 1, value: Value::List(Vec::new()) };
    let under = |key: &str| file.root.get(key).unwrap_or(&empty).clone();
    let combinations: Vec<Combination> = reader.read(&file, &under("combinations")).unwrap_or_default();
    let contrasts: Vec<Contrast> = reader.read(&file, &under("contrasts")).unwrap_or_default();
    let steps: Vec<SettlingStep> = reader.read(&file, &under("steps")).unwrap_or_default();
    let facts: Vec<Fact> = reader.read(&file, &under("facts")).unwrap_or_default();
    let mut file = domains.clone();
    let mut official = file.root.take("official").unwrap_or(empty);
    if let Value::List(list) = &mut official.value {
        for domain in list {
            // For whoever writes: where it was seen, and how far that can be relied on.
            domain.take("seen");
            domain.take("confidence");
        }
    }
    let official: Vec<OfficialDomain> = reader.read(&file, &official).unwrap_or_default();
    let words = |key: &str| file.root.list(key).iter().filter_map(Node::text).map(str::to_owned).collect();
    CheckPack {
        negations: drafts.negations.clone(),
        warnings: drafts.warnings.clone(),
        signs: known,
        combinations,
        contrasts,
        steps,
        facts,
        domains: Domains { official, shorteners: words("shorteners"), suffixes: words("suffixes") },
        ..CheckPack::default()
    }
}

/// Returns tactics, then look-alikes, as they are searched and compared.
fn entries(content: &Content, texts: &LanguagePacks, terms: &terms::Terms, drafts: &Drafts) -> Vec<Entry> {
    let also = |id: &str| drafts.also.iter().find(|(known, _)| known == id).map(|(_, words)| words.clone());
    let sound = |folder: &str, id: &str| {
        let file = content.file(&format!("{folder}/{id}"));
        file.and_then(|file| file.root.get("name")?.word("zh")).map(pinyin).unwrap_or_default()
    };
    let entry =
        |folder: &str, genuine: bool, id: &String, family: &String, name: &String, groups: &[String]| Entry {
            id: id.clone(),
            genuine,
            family: family.clone(),
            name: name.clone(),
            groups: groups.to_vec(),
            pinyin: sound(folder, id),
            also: also(id).unwrap_or_default(),
            terms: terms.get(id).cloned().unwrap_or_default(),
        };
    let tactics = texts
        .quiz
        .tactics
        .iter()
        .map(|one| entry("tactics", false, &one.id, &one.family, &one.name, &one.groups));
    let likes = texts
        .quiz
        .look_alikes
        .iter()
        .map(|one| entry("look-alikes", true, &one.id, &one.family, &one.name, &one.groups));
    tactics.chain(likes).collect()
}

/// Checks that every id that is named exists.
fn ids(file: &File, pack: &CheckPack, texts: &LanguagePacks, complaints: &mut Complaints) {
    let mut complain = |text: String| _ = complaints.insert(file.complaint(1, text));
    let sign = |id: &str| pack.signs.iter().any(|sign| sign.id == id);
    let entry = |id: &str| pack.entries.iter().any(|entry| entry.id == id);
    for known in &pack.signs {
        for id in known.points.iter().filter(|id| !entry(id)) {
            complain(format!(
                "the sign “{}” points to “{id}”, which is no tactic and no look-alike",
                known.id
            ));
        }
    }
    for one in &pack.combinations {
        for id in one.all.iter().flat_map(|ids| ids.split('|')).filter(|id| !sign(id)) {
            complain(format!("a combination names “{id}”, which is no sign"));
        }
        if !one.tactic.is_empty() && !entry(&one.tactic) {
            complain(format!("a combination shows “{}”, which is no tactic", one.tactic));
        }
    }
    for fact in pack.facts.iter().filter(|fact| !fact.sign.is_empty() && !sign(&fact.sign)) {
        complain(format!("the fact “{}” is “{}”, which is no sign", fact.id, fact.sign));
    }
    for contrast in &pack.contrasts {
        let family = &contrast.family;
        if !pack.entries.iter().any(|entry| entry.genuine && entry.id == contrast.like) {
            complain(format!("the contrast of “{family}” names “{}”, which is no look-alike", contrast.like));
        }
        if !pack.steps.iter().any(|step| step.id == contrast.step) {
            complain(format!("the contrast of “{family}” names “{}”, which is no step", contrast.step));
        }
    }
    for family in &texts.quiz.families {
        if !pack.contrasts.iter().any(|contrast| contrast.family == family.id) {
            complain(format!(
                "the family “{}” has no contrast; write what tells its fraud from the genuine thing",
                family.id
            ));
        }
    }
}

/// Checks that every pattern hits one of its sign's examples, and no counter-example.
fn hits(file: &File, pack: &CheckPack, drafts: &Drafts, complaints: &mut Complaints) {
    for (sign, draft) in pack.signs.iter().zip(&drafts.signs) {
        for (line, text) in &draft.patterns {
            let alone = KnownSign { patterns: vec![lean::lean(text)], ..sign.clone() };
            let checker = Checker::new(CheckPack {
                signs: vec![alone],
                entries: Vec::new(),
                combinations: Vec::new(),
                ..pack.clone()
            });
            let has = |text: &str| !checker.check(text, &[]).signs.is_empty();
            if !draft.examples.iter().any(|(_, example)| has(example)) {
                let text =
                    format!("“{text}” hits none of the examples of “{}”; add one, or mend it", sign.id);
                complaints.insert(file.complaint(*line, text));
            }
            for (_, counter) in draft.counter.iter().filter(|(_, counter)| has(counter)) {
                let text = format!("“{text}” hits what is no “{}”: {counter}", sign.id);
                complaints.insert(file.complaint(*line, text));
            }
        }
    }
}
