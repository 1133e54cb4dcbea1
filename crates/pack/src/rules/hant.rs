//! Rule: every word in the list for Traditional Chinese is used.

use super::{Complaints, only, spoken};
use crate::content::{Content, Lang};

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let Some(file) = content.file("zh-hant") else { return };
    only(file, Some(&file.root), &["words"], "key", complaints);
    let all: Vec<_> = content.files().flat_map(|file| spoken::all(&file.root, &content.declared)).collect();
    for (word, node) in file.root.get("words").map_or(&[][..], |words| words.entries()) {
        if node.text().is_none_or(str::is_empty) {
            let text = format!("“{word}” has no traditional form; write \"{word}\" = \"…\"");
            complaints.insert(file.complaint(node.line, text));
        }
        let used =
            |text: &spoken::Spoken<'_>| text.raw(Lang::Zh).is_some_and(|(_, text)| text.contains(word));
        if !all.iter().any(used) {
            let text = format!("“{word}” stands in no Chinese text; take this line out");
            complaints.insert(file.complaint(node.line, text));
        }
    }
}
