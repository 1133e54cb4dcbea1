//! Assembles the packs of one language from the content.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use topup_guard_core::pack::{
    By, Channel, Help, Item, LookAlike, Map, Messages, Msg, Pack, QuizPack, Run, Source, Speaker, Tactic,
};

use crate::LanguagePacks;
use crate::content::{Content, File, Lang};
use crate::marks;
#[cfg(feature = "ours")]
use crate::pinyin::pinyin;
use crate::read::Reader;
use crate::rules::Complaints;
use crate::tree::{Node, Value};

/// Assembles both packs of a language and adds complaints. With a mistake, the packs have defaults in its
/// place, or there are none.
pub(crate) fn assemble(content: &Content, lang: Lang, complaints: &mut Complaints) -> Option<LanguagePacks> {
    let shelf = Shelf::new(content, lang);
    let all: Vec<Source> = [shelf.list("sources", "sources"), shelf.list("sources-quiz", "sources")].concat();
    let mut close = |shelf: Shelf<'_>| {
        let met = shelf.reader.into_met();
        complaints.extend(met.complaints);
        all.iter().filter(|source| met.sources.contains(&source.id)).cloned().collect()
    };
    close(shelf);
    let shelf = Shelf::new(content, lang);
    let mut first = first(&shelf);
    let sources = close(shelf);
    if let Some(pack) = &mut first {
        pack.sources = sources;
    }
    let shelf = Shelf::new(content, lang);
    let mut quiz = quiz(&shelf);
    quiz.sources = close(shelf);
    Some(LanguagePacks { lang: lang.tag().to_owned(), first: first?, quiz })
}

fn first(shelf: &Shelf<'_>) -> Option<Pack> {
    let base = shelf.content.base.as_ref();
    let kept = base.filter(|base| base.overlay).map(|base| &base.first);
    // Read everything before giving up, so that every mistake is named.
    let words = shelf.whole::<Map<String>>("messages");
    let (picker, help) = match kept {
        Some(ours) => (Some(ours.picker.clone()), Some(ours.help.clone())),
        None => (shelf.whole("picker"), shelf.whole("help").map(|help| with_chinese(shelf, help))),
    };
    let words: BTreeMap<_, _> = words.iter().flat_map(Map::iter).collect();
    let file = shelf.content.file("messages");
    let own = |msg: &Msg| match base {
        None => words.get(msg.name()).map(|text| (*text).clone()),
        Some(base) => base.own(file?.root.get(msg.name())?, shelf.lang).map(str::to_owned),
    };
    let text = |msg: &Msg| own(msg).or_else(|| Some(base?.first.messages.get(*msg).to_owned()));
    // A missing one is named by the rules.
    let messages = Messages::new(Msg::ALL.iter().map(|msg| text(msg).unwrap_or_default()).collect());
    let about = |key| shelf.content.file("about").and_then(|file| file.root.word(key)).unwrap_or_default();
    let (channels, not_channels) = (channels(shelf), shelf.list("not-channels", "not_channels"));
    let (precautions, cards) = (shelf.list("precautions", "precautions"), shelf.list("cards", "cards"));
    let guides = shelf.list("guides", "guides");
    Some(Pack {
        lang: shelf.lang.tag().to_owned(),
        compiled: about("compiled").to_owned(),
        reviewed: about("reviewed").to_owned(),
        version: shelf.version(),
        by: By::default(),
        messages,
        picker: picker?,
        channels,
        not_channels,
        precautions,
        cards,
        guides,
        help: help?,
        sources: Vec::new(),
    })
}

/// Returns Help with the Chinese of the sentences to show, which a Chinese pack has no need of.
fn with_chinese(shelf: &Shelf<'_>, mut help: Help) -> Help {
    if shelf.lang.is_chinese() {
        help.show.clear();
    }
    let nodes = shelf.content.file("help").map_or(&[][..], |file| file.root.list("show"));
    for (phrase, node) in help.show.iter_mut().zip(nodes) {
        node.word("zh").unwrap_or_default().clone_into(&mut phrase.chinese);
    }
    help.show.retain(|phrase| !phrase.chinese.is_empty());
    help
}

fn quiz(shelf: &Shelf<'_>) -> QuizPack {
    let mut tactics: Vec<Tactic> = shelf.folder("tactics");
    let mut look_alikes: Vec<LookAlike> = shelf.folder("look-alikes");
    for tactic in &mut tactics {
        shelf.sound("tactics", &tactic.id, &mut tactic.pinyin);
    }
    for like in &mut look_alikes {
        shelf.sound("look-alikes", &like.id, &mut like.pinyin);
    }
    QuizPack {
        lang: shelf.lang.tag().to_owned(),
        version: shelf.version(),
        families: shelf.list("families", "families"),
        tactics,
        look_alikes,
        items: items(shelf),
        orders: shelf.list("orders", "orders"),
        sources: Vec::new(),
        forms: shelf.list("forms", "forms"),
        parts: Vec::new(),
    }
}

/// Returns the items, with the label of each row as a run of its own and the difficulty that answers show,
/// and marks those asked in two steps.
fn items(shelf: &Shelf<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = shelf.folder("items");
    for item in &mut items {
        let shown = item.actions.iter().filter(|action| !action.shows.is_empty()).count();
        item.two_step = shown > 0 && shown == item.actions.len();
    }
    #[cfg(feature = "ours")]
    crate::calibration::apply(shelf.content, &mut items);
    let lines = items.iter_mut().flat_map(|item| &mut item.artefact.lines);
    for line in lines.filter(|line| line.who == Speaker::Row) {
        let Some(first) = line.runs.first_mut() else { continue };
        // The rules complain of a row without one.
        let Some((label, value)) = marks::label(&first.text) else { continue };
        let (label, value) = (label.to_owned(), value.to_owned());
        first.text = label;
        if !value.is_empty() {
            line.runs.insert(1, Run { text: value, cue: String::new(), inert: false });
        }
    }
    items
}

/// Returns the channels by their `order`, which is for authors only.
fn channels(shelf: &Shelf<'_>) -> Vec<Channel> {
    let mut files: Vec<(i64, File)> = Vec::new();
    for file in shelf.content.folder("channels") {
        let mut file = file.clone();
        file.root.take("checked");
        match file.root.take("order") {
            Some(Node { value: Value::Number(order), .. }) => files.push((order, file)),
            _ => shelf.reader.complain(
                &file,
                1,
                "`order` is missing; write its place among the channels: order = 3",
            ),
        }
    }
    files.sort_by_key(|(order, _)| *order);
    files.iter().filter_map(|(_, file)| shelf.reader.read(file, &file.root)).collect()
}

/// Keys of files in folders that are for authors only.
const FOR_AUTHORS: [&str; 3] = ["checked", "confidence", "warning"];
/// Keys of entries in lists that are for authors only.
const FOR_AUTHORS_IN_LISTS: [&str; 2] = ["guide", "guide_steps"];

/// Content with a reader of one language.
struct Shelf<'a> {
    content: &'a Content,
    lang: Lang,
    reader: Reader,
}

impl<'a> Shelf<'a> {
    fn new(content: &'a Content, lang: Lang) -> Self {
        Self { content, lang, reader: Reader::new(content, lang) }
    }

    fn version(&self) -> String {
        format!("{:08x}", self.content.hash)
    }

    /// Reads a file that is one entry.
    fn whole<T: DeserializeOwned>(&self, path: &str) -> Option<T> {
        let file = self.content.file(path)?;
        self.reader.read(file, &file.root)
    }

    /// Reads a file that is a list under one key.
    fn list<T: DeserializeOwned>(&self, path: &str, key: &str) -> Vec<T> {
        let Some(file) = self.content.file(path) else { return Vec::new() };
        for (other, node) in file.root.entries().iter().filter(|(other, _)| other != key) {
            let text = format!("`{other}` has no place here; every entry begins with [[{key}]]");
            self.reader.complain(file, node.line, &text);
        }
        let mut list = file.root.get(key).cloned();
        if let Some(Value::List(entries)) = list.as_mut().map(|node| &mut node.value) {
            for entry in entries {
                for key in FOR_AUTHORS_IN_LISTS {
                    entry.take(key);
                }
            }
        }
        list.and_then(|node| self.reader.read(file, &node)).unwrap_or_default()
    }

    /// Writes the pinyin of an entry's Chinese name, whatever the language: visitors know such words by ear.
    /// A host's pack brings its own.
    #[cfg(feature = "ours")]
    fn sound(&self, folder: &str, id: &str, to: &mut String) {
        let file = self.content.file(&format!("{folder}/{id}"));
        let name = file.and_then(|file| file.root.get("name")?.word("zh"));
        if let Some(name) = name.filter(|_| self.content.base.is_none()) {
            *to = pinyin(name);
        }
    }

    #[cfg(not(feature = "ours"))]
    fn sound(&self, _: &str, _: &str, _: &mut String) {}

    /// Reads a folder with a file for each entry.
    fn folder<T: DeserializeOwned>(&self, folder: &str) -> Vec<T> {
        let read = |file: &File| {
            let mut file = file.clone();
            for key in FOR_AUTHORS {
                file.root.take(key);
            }
            self.reader.read(&file, &file.root)
        };
        self.content.folder(folder).filter_map(read).collect()
    }
}
