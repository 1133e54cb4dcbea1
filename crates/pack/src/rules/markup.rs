//! Refuses markup: texts are shown as they are written, so a tag or a star would be read out.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::Complaints;
use super::spoken::Spoken;
use crate::content::File;
use crate::declared::pattern;

/// Tags and comments of HTML, its entities, and links of Markdown.
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});|!?\[[^\[\]]+\]\([^()\s]+\)",
    )
});
/// Bold words of Markdown.
static BOLD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^*])(\*\*[^*\s](?:[^*]*[^*\s])?\*\*)(?:[^*]|$)"));

pub(crate) fn check(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    for (_, line, text) in spoken.shown() {
        if let Some(found) = find(&text, spoken.artefact) {
            let text =
                format!("“{found}” is markup, and texts are shown as they are written; write plain text");
            complaints.insert(file.complaint(line, text));
        }
    }
}

/// Returns the first markup in a text, at most 40 characters of it.
///
/// In an artefact, stars stand for what is left out: `李**和王**`.
fn find(text: &str, is_artefact: bool) -> Option<String> {
    // Patterns are slow, and most texts have none of these.
    let has = |signs: &[char]| text.contains(signs);
    let markup = has(&['<', '&', ']']).then(|| MARKUP.find(text)).flatten().map(|found| found.as_str());
    let bold = || {
        let found = (!is_artefact && has(&['*'])).then(|| BOLD.captures(text)).flatten()?;
        found.get(1).map(|found| found.as_str())
    };
    Some(markup.or_else(bold)?.chars().take(40).collect())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn markup_is_found_and_ordinary_signs_are_not() {
        for (text, found) in [
            ("Call <b>now</b>", "<b>"),
            ("a<br/>b", "<br/>"),
            ("<img src=x onerror=alert(1)> &", "<img src=x onerror=alert(1)>"),
            ("x <!-- y", "<!--"),
            ("Tom &amp; Co", "&amp;"),
            ("a&nbsp;b", "&nbsp;"),
            ("&#60;", "&#60;"),
            ("**马上**去", "**马上**"),
            ("see [the shop](https://shop.example)", "[the shop](https://shop.example)"),
        ] {
            assert_eq!(find(text, false).as_deref(), Some(found), "{text}");
        }
        for text in [
            "1 < 2 > 0",
            "a <- b",
            "R&D; Q&A",
            "138****0000",
            "6222 **** **** 0001",
            "2 ** 3 ** 4",
            "[a] (b)",
            "[[today|deadline]](!)",
            "《书》<充值>",
            "a * b * c",
            "A&B",
        ] {
            assert_eq!(find(text, false), None, "{text}");
        }
        assert_eq!(find("李**和王**先生", true), None);
        assert_eq!(find("点 <a> 领奖", true).as_deref(), Some("<a>"));
    }
}
