//! Rule: dates are valid.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{Complaints, only};
use crate::content::Content;
use crate::declared::pattern;
use crate::tree::Node;

static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"));
static MONTH_OR_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^20[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?$"));

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    if let Some(file) = content.file("about") {
        only(file, Some(&file.root), &["compiled", "reviewed"], "key", complaints);
        for (key, may_be_empty) in [("compiled", false), ("reviewed", true)] {
            let node = file.root.get(key);
            let is_good = node
                .and_then(Node::text)
                .is_some_and(|text| DAY.is_match(text) || may_be_empty && text.is_empty());
            if !is_good {
                let text = format!("`{key}` has to be a day; write {key} = \"2026-11-22\"");
                complaints.insert(file.complaint(node.map_or(1, |node| node.line), text));
            }
        }
    }
    for file in content.files() {
        if let Some(node) =
            file.root.get("checked").filter(|node| !node.text().is_some_and(|text| DAY.is_match(text)))
        {
            let text = "`checked` has to be a day; write checked = \"2026-11-22\"";
            complaints.insert(file.complaint(node.line, text));
        }
    }
    for file in ["sources", "sources-quiz"].into_iter().filter_map(|path| content.file(path)) {
        for date in file.root.list("sources").iter().filter_map(|source| source.get("date")) {
            let is_good = date
                .text()
                .is_some_and(|text| text.is_empty() || DAY.is_match(text) || MONTH_OR_YEAR.is_match(text));
            if !is_good {
                let text = "this is not a date; write \"2023\", \"2023-06\" or \"2023-06-05\", or \"\" where it is not known";
                complaints.insert(file.complaint(date.line, text));
            }
        }
    }
}
