//! TOML as a tree of values, each with its line.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::tree::{Node, Value};

/// Reads a file as far as its syntax allows. Returns line and reason of the first syntax error too.
///
/// Further errors mostly follow from the first, and are left out.
pub(crate) fn parse(input: &str) -> (Node, Option<(usize, String)>) {
    let lines = Lines::new(input);
    let (root, errors) = DeTable::parse_recoverable(input);
    let place = |error: &Error| error.span().map_or(1, |span| lines.of(&span));
    let first = errors.iter().min_by_key(|error| place(error));
    let first = first.map(|error| (place(error), error.message().to_owned()));
    (Node { line: 1, value: table(root.get_ref(), &lines) }, first)
}

fn table(table: &DeTable<'_>, lines: &Lines) -> Value {
    let mut entries: Vec<_> = table.iter().collect();
    // The parser keeps them by name; readers of the content get them as they were written.
    entries.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&Spanned<_>, &Spanned<_>)| {
        let key: &Spanned<std::borrow::Cow<'_, str>> = key;
        (key.get_ref().to_string(), node(value, lines.of(&key.span()), lines))
    };
    Value::Table(entries.into_iter().map(entry).collect())
}

fn node(value: &Spanned<DeValue<'_>>, line: usize, lines: &Lines) -> Node {
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Fraction(f64::NAN), Value::Number),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| node(item, lines.of(&item.span()), lines)).collect())
        }
        DeValue::Table(entries) => table(entries, lines),
        DeValue::Float(number) => Value::Fraction(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Datetime(_) => Value::Date,
    };
    Node { line, value }
}

/// Offsets at which the lines of a file begin.
struct Lines(Vec<usize>);

impl Lines {
    fn new(input: &str) -> Self {
        Self(input.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    fn of(&self, span: &Range<usize>) -> usize {
        self.0.partition_point(|start| *start <= span.start) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::tree::Node;

    #[test]
    fn everything_knows_its_line() {
        let (root, error) =
            parse("a = 1\n[b]\nzh = \"\"\"\nx\ny\"\"\"\nen = 'z'\n[[c]]\nd = [\n  1,\n  2,\n]\n[[c]]\n");
        assert_eq!(error, None);
        let line = |keys: &[&str]| keys.iter().fold(&root, |node, key| node.get(key).expect("key")).line;
        assert_eq!([line(&["a"]), line(&["b"]), line(&["b", "zh"]), line(&["b", "en"])], [1, 2, 3, 6]);
        assert_eq!(root.list("c").iter().map(|entry| entry.line).collect::<Vec<_>>(), [7, 12]);
        assert_eq!(root.list("c")[0].list("d")[1].line, 10);
    }

    #[test]
    fn entries_stay_in_the_order_they_were_written_in() {
        let (root, _) = parse("b = 1\na = 2\n[d]\nz = 1\ny = { n = 1, m = 2 }\n[c]\n");
        let keys = |node: &Node| node.entries().iter().map(|(key, _)| key.clone()).collect::<String>();
        let d = root.get("d").expect("key");
        assert_eq!([keys(&root), keys(d), keys(d.get("y").expect("key"))], ["badc", "zy", "nm"]);
    }

    #[test]
    fn what_can_be_read_of_a_broken_file_is_read() {
        let (root, error) = parse("a = \nb = 'good'\nc = 'open\nd = 1\n");
        assert_eq!(error.map(|(line, _)| line), Some(1));
        assert_eq!(root.word("b"), Some("good"));
    }
}
