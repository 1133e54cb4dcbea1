//! Advice of the rules, translated from TOML to JSON.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::declared::pattern;

static WRITTEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\b([A-Za-z][A-Za-z0-9_-]*) = ("|\{|\[|true|false|[0-9])"#));
static TABLES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[\[([a-z_]+)\]\]"));
static PLACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"content/([a-z-]+)(?:\.toml)?"));

/// Translates advice that quotes TOML to JSON.
pub(super) fn in_json(text: &str) -> String {
    let text = WRITTEN.replace_all(text, "\"$1\": $2");
    let text = TABLES.replace_all(&text, "“$1”");
    PLACES
        .replace_all(&text, |found: &regex_lite::Captures<'_>| format!("“{}”", found[1].replace('-', "_")))
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::in_json;

    #[test]
    fn advice_is_in_json() {
        for (toml, json) in [
            ("write zh = \"…\" and en = \"…\"", "write \"zh\": \"…\" and \"en\": \"…\""),
            ("add sources = [\"…\"], or own = true if", "add \"sources\": [\"…\"], or \"own\": true if"),
            ("add [[cues]] with id = \"a\"", "add “cues” with \"id\": \"a\""),
            ("stands in content/families.toml, or", "stands in “families”, or"),
            ("content/tactics or content/look-alikes", "“tactics” or “look_alikes”"),
            ("write [[…|a]] there too", "write [[…|a]] there too"),
            ("a = b", "a = b"),
        ] {
            assert_eq!(in_json(toml), json);
        }
    }
}
