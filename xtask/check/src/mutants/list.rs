//! The mutants as cargo-mutants lists them in JSON.
use serde_json::Value;
use std::ops::Range;
use xtask_base::{Error, Result};

/// Place in a file: line and character, both from 1.
pub(super) type Place = (usize, usize);

/// Small change of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mutant {
    /// Name, which says the change and the place.
    pub(super) name: String,
    /// The file, from the workspace's folder.
    pub(super) file: String,
    /// What is replaced.
    pub(super) span: Range<Place>,
    /// The function around it, with its attributes.
    pub(super) function: Option<Range<Place>>,
    /// The replacement.
    pub(super) replacement: String,
}

/// Reads `cargo mutants --list --json`.
pub(super) fn read(json: &str) -> Result<Vec<Mutant>> {
    let odd =
        || Error::new("cargo-mutants lists mutants in another form", "see `cargo mutants --list --json`");
    let list: Vec<Value> = serde_json::from_str(json).map_err(|_| odd())?;
    list.iter().map(|value| mutant(value).ok_or_else(odd)).collect()
}

fn mutant(value: &Value) -> Option<Mutant> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    Some(Mutant {
        name: text("name")?,
        file: text("file")?,
        span: span(value.get("span")?)?,
        function: value.pointer("/function/span").and_then(span),
        replacement: text("replacement")?,
    })
}

fn span(value: &Value) -> Option<Range<Place>> {
    let number = |path: &str| usize::try_from(value.pointer(path)?.as_u64()?).ok();
    let start = (number("/start/line")?, number("/start/column")?);
    Some(start..(number("/end/line")?, number("/end/column")?))
}

/// Returns a span's position in the text of its file, in bytes.
pub(super) fn bytes(text: &str, span: &Range<Place>) -> Option<Range<usize>> {
    let byte = |(line, column): Place| {
        let line = text.split_inclusive('\n').nth(line.checked_sub(1)?)?;
        let within: usize = line.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
        Some(line.as_ptr().addr() - text.as_ptr().addr() + within)
    };
    Some(byte(span.start)?..byte(span.end)?)
}

#[cfg(test)]
mod tests {
    use super::{bytes, read};

    #[test]
    fn a_listed_mutant_is_read_and_found_in_its_file() {
        let json = r#"[{"name": "a.rs:2:12: replace < with >", "file": "a.rs", "replacement": ">", "genre": "BinaryOperator",
            "function": {"function_name": "f", "span": {"start": {"line": 1, "column": 1}, "end": {"line": 3, "column": 2}}},
            "span": {"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 10}}}]"#;
        let list = read(json).unwrap();
        let text = "fn f() -> bool {\n    '充' < '前'\n}\n";
        assert_eq!(bytes(text, &list[0].span).map(|span| &text[span]), Some("<"));
        assert_eq!(
            bytes(text, list[0].function.as_ref().unwrap()).map(|span| &text[span]),
            Some(text.trim_end())
        );
        assert!(read("{}").is_err() && read("[{}]").is_err());
    }
}
