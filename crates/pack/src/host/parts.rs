//! Turns the parts of a host's pack into the files that they would be in `content/`.

use std::sync::LazyLock;

use regex_lite::Regex;
use topup_guard_core::pack::Msg;

use super::Host;
use super::about::About;
use crate::LanguagePacks;
use crate::base::Base;
use crate::content::{Content, Lang};
use crate::declared::pattern;
use crate::tree::{Node, Value};

/// Parts that are one entry each.
pub(super) const WHOLE: [&str; 3] = ["messages", "picker", "help"];
/// Parts that are lists in one file of ours.
pub(super) const LISTS: [&str; 7] =
    ["not_channels", "precautions", "cards", "guides", "sources", "families", "orders"];
/// Parts that are lists here and folders of ours.
pub(super) const FOLDERS: [&str; 4] = ["channels", "tactics", "look_alikes", "items"];
/// Parts that only a pack that stands alone may have: gates, what is no channel, and Help.
const GUARDED: [&str; 5] = ["picker", "help", "not_channels", "cards", "guides"];
/// Messages that an overlay may write itself: what the widget is for, and who is behind it.
const OVERLAY_WORDS: [Msg; 3] = [Msg::AppTitle, Msg::AppLead, Msg::AppFoot];
impl Host<'_> {
    /// Returns the parts as content files.
    pub(super) fn content(
        &mut self,
        json: &str,
        root: &Node,
        about: &About,
        lang: Lang,
        ours: LanguagePacks,
    ) -> Content {
        let mut content = Content::empty(about.declared.clone());
        content.mix(json.as_bytes());
        let fallback = about.fallback_of(lang);
        let mut base = Base { first: ours.first, quiz: ours.quiz, overlay: about.overlay, fallback };
        base.rename(about.name.word(lang.key()).unwrap_or_default());
        if about.overlay {
            self.guarded(root, about);
        } else {
            self.complete(root, &base, about, lang);
        }
        content.base = Some(base);
        self.day(root, &mut content);
        // Its name is looked at like any other text.
        content.add(
            "name".to_owned(),
            "name".to_owned(),
            Node { line: about.name.line, value: table("name", about.name.clone()) },
        );
        let read = |part: &&str| !(about.overlay && GUARDED.contains(part));
        for part in WHOLE.into_iter().filter(read) {
            if let Some(node) = root.get(part) {
                content.add(part.to_owned(), part.to_owned(), node.clone());
            }
        }
        for part in LISTS.into_iter().filter(read) {
            if let Some(node) = root.get(part) {
                let path = part.replace('_', "-");
                content.add(
                    path,
                    part.to_owned(),
                    Node { line: node.line, value: table(part, node.clone()) },
                );
            }
        }
        for part in FOLDERS {
            self.folder(root, part, &mut content);
        }
        content
    }

    /// Adds the entries of a list as files of their own.
    fn folder(&mut self, root: &Node, part: &str, content: &mut Content) {
        let Some(list) = root.get(part) else { return };
        for (place, entry) in list.items().iter().enumerate() {
            let mut entry = entry.clone();
            let id = entry.word("id").unwrap_or_default().to_owned();
            // Channels stand in the order they are written in.
            if part == "channels"
                && let Value::Table(entries) = &mut entry.value
            {
                let order = i64::try_from(place).unwrap_or_default();
                entries.push(("order".to_owned(), Node { line: entry.line, value: Value::Number(order) }));
            }
            if part == "items" {
                costs_of_safe(&mut entry);
            }
            content.add(format!("{}/{id}", part.replace('_', "-")), part.to_owned(), entry);
        }
    }

    /// Adds the days on which the facts were compiled and checked.
    fn day(&mut self, root: &Node, content: &mut Content) {
        let mut about =
            root.get("about").cloned().unwrap_or(Node { line: 1, value: Value::Table(Vec::new()) });
        if let Value::Table(entries) = &mut about.value {
            entries.retain(|(key, _)| key == "compiled" || key == "reviewed");
            if !entries.iter().any(|(key, _)| key == "reviewed") {
                entries.push((
                    "reviewed".to_owned(),
                    Node { line: about.line, value: Value::Text(String::new()) },
                ));
            }
        }
        content.add("about".to_owned(), "about".to_owned(), about);
    }

    /// Checks that an overlay changes nothing that keeps people safe.
    fn guarded(&mut self, root: &Node, about: &About) {
        for part in GUARDED {
            if let Some(node) = root.get(part) {
                self.say(
                    node.line,
                    format!("an overlay leaves “{part}” as it is; take it out, or stand alone"),
                );
            }
        }
        let foreign = |lang: &&Lang| !lang.is_chinese() && !lang.is_english();
        if let Some(lang) = about.declared.langs.iter().find(foreign) {
            let line = root.get("about").and_then(|about| about.get("languages")).map_or(1, |node| node.line);
            let text = format!(
                "our content is in Chinese and English, and an overlay adds to it; take {} out, or stand alone",
                lang.name()
            );
            self.say(line, text);
        }
        let own = OVERLAY_WORDS.map(Msg::name);
        let words = root.get("messages").map_or(&[][..], Node::entries);
        for (name, node) in words.iter().filter(|(name, _)| !own.contains(&name.as_str())) {
            let text =
                format!("an overlay leaves the message “{name}” as it is; it may write {}", own.join(", "));
            self.say(node.line, text);
        }
    }

    /// Checks that a pack that stands alone has every part and none of our messages about mainland China.
    fn complete(&mut self, root: &Node, base: &Base, about: &About, lang: Lang) {
        let parts =
            [&GUARDED[..], &["precautions", "sources", "families", "channels", "tactics", "items"]].concat();
        for part in parts.into_iter().filter(|part| root.get(part).is_none()) {
            self.say(1, format!("the part “{part}” is missing; write it, or say \"overlay\": true in about"));
        }
        for truth in ["scam", "genuine"] {
            let items = root.list("items").iter().filter(|item| item.word("truth") == Some(truth)).count();
            if items < 2 {
                let line = root.get("items").map_or(1, |node| node.line);
                self.say(line, format!("write two or more items whose truth is \"{truth}\""));
            }
        }
        let words = root.get("messages");
        let line = words.map_or(1, |node| node.line);
        let missing = |name: &str| words.and_then(|words| base.own(words.get(name)?, lang)).is_none();
        if missing(Msg::AppFoot.name()) {
            let text =
                "write the message “app_foot”: who you are, and what this is not; ours is not true of you";
            self.say(line, text);
        }
        // The number check and the family card are not shown for another country.
        let hidden = ["number_", "carrier_", "family_"];
        let shown = |msg: &&Msg| !hidden.iter().any(|group| msg.name().starts_with(group));
        for msg in Msg::ALL.iter().filter(shown).filter(|_| !about.declared.is_mainland()) {
            let ours = base.first.messages.get(*msg);
            if missing(msg.name()) && *msg != Msg::Converted && MAINLAND.is_match(ours) {
                let text = format!(
                    "our message “{}” speaks of mainland China (“{ours}”); write your own",
                    msg.name()
                );
                self.say(line, text);
            }
        }
    }
}

/// Replaces `safe` in an item's actions by two costs. Packs written before actions had costs say `safe`: what
/// is safe costs nothing either way, what is not is a grave risk.
fn costs_of_safe(item: &mut Node) {
    let Value::Table(entries) = &mut item.value else { return };
    let actions = entries.iter_mut().find(|(key, _)| key == "actions").map(|(_, node)| &mut node.value);
    let Some(Value::List(actions)) = actions else { return };
    for action in
        actions.iter_mut().filter(|action| action.get("risk").is_none() && action.get("loss").is_none())
    {
        let is_safe = action.is_true("safe");
        let Some(Node { value: Value::Flag(_), line }) = action.take("safe") else { continue };
        if let Value::Table(entries) = &mut action.value {
            for (key, cost) in [("risk", if is_safe { "none" } else { "grave" }), ("loss", "none")] {
                entries.push((key.to_owned(), Node { line, value: Value::Text(cost.to_owned()) }));
            }
        }
    }
}

/// Pattern of what our messages must not say in another country.
static MAINLAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"中国|大陆|内地|工信部|[Mm]ainland|China|\b(?:110|96110|123[0-9]{2}|100[0-9]{2})\b")
});

fn table(key: &str, node: Node) -> Value {
    Value::Table(vec![(key.to_owned(), node)])
}
