//! Review dates: which entries nobody has checked for long. They are reported, not refused.

use std::path::Path;

use crate::complaint::Complaint;
use crate::content::Content;

/// Folders whose entries go out of date.
const FOLDERS: [&str; 4] = ["channels", "tactics", "look-alikes", "items"];

/// Returns the entries that nobody has checked for this many months before `today`, such as `2026-11-22`.
///
/// An entry was last checked on the day in its `checked`, or else on that in `reviewed` or `compiled` of
/// `about.toml`. An invalid day there counts as long ago; if `today` is invalid, nothing is due.
#[must_use]
pub fn due(content: &Path, today: &str, months: u32) -> Vec<Complaint> {
    let Some(now) = age(today) else { return Vec::new() };
    let (content, _) = Content::open(content);
    let about =
        |key| content.file("about").and_then(|file| file.root.word(key)).filter(|day| !day.is_empty());
    let all = about("reviewed").or(about("compiled")).unwrap_or_default();
    let mut due = Vec::new();
    for file in FOLDERS.into_iter().flat_map(|folder| content.folder(folder)) {
        let node = file.root.get("checked");
        let checked = node.and_then(|node| node.text()).unwrap_or(all);
        let is_old = age(checked).is_none_or(|(month, day)| {
            now.0.saturating_sub(month).saturating_sub(u32::from(now.1 < day)) >= months
        });
        if is_old {
            let text = format!(
                "last checked {checked}, {months} months ago or longer; see whether it still holds, then write checked = \"{today}\""
            );
            due.push(file.complaint(node.map_or(1, |node| node.line), text));
        }
    }
    due
}

/// Returns the months since the year 0 and the day of the month of a day such as `2026-11-22`.
fn age(day: &str) -> Option<(u32, u32)> {
    let mut parts = day.split('-').map(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day), None) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    (1..=12).contains(&month).then_some((year * 12 + month, day))
}
