//! Parses the marks in the text of an artefact: `[[text|cue]]`, `{@address}` and `{#caller}`.

use topup_guard_core::pack::{Run, next_place};

use crate::declared::Declared;

/// Splits a marked text into runs; also returns what is wrong with its marks.
///
/// Addresses and callers may stand inside a cue; a cue may not stand inside another.
pub(crate) fn read(text: &str, declared: &Declared) -> (Vec<Run>, Vec<String>) {
    let mut reader = Reader { declared, runs: Vec::new(), problems: Vec::new() };
    reader.read(text, "");
    (reader.runs, reader.problems)
}

struct Reader<'a> {
    declared: &'a Declared,
    runs: Vec<Run>,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, mut text: &str, cue: &str) {
        while let Some((at, mark)) = first_mark(text) {
            self.push(text.get(..at).unwrap_or_default(), cue, false);
            let after = text.get(at + mark.len()..).unwrap_or_default();
            let close = if mark == "[[" { "]]" } else { "}" };
            let split = if mark == "[[" { after.split_once("]]") } else { split_at_brace(after) };
            text = if mark == "]]" {
                self.problems.push("“]]” closes nothing; write [[text|cue-id]]".to_owned());
                after
            } else if let Some((inner, rest)) = split {
                self.mark(mark, inner, cue);
                rest
            } else {
                self.problems.push(format!("“{mark}” does not close; write “{close}” where it ends"));
                after
            };
        }
        self.push(text, cue, false);
    }

    fn mark(&mut self, mark: &str, inner: &str, cue: &str) {
        match mark {
            "{@" => {
                let host = inner.split('/').next().unwrap_or_default();
                // What a slot fills is checked when it is filled.
                let is_open = next_place(inner).is_some();
                if is_open {
                    // Nothing to see yet.
                } else if inner.contains("://") || inner.contains(char::is_whitespace) || !host.contains('.')
                {
                    self.problems
                        .push(format!("“{inner}” is no plain address; write one like {{@name.example}}"));
                } else if !host.ends_with(".example") && !self.declared.is_official(host) {
                    self.problems
                        .push(format!("the address “{inner}” could be somebody’s; end it in .example"));
                }
                self.push(&defanged(inner), cue, true);
            }
            "{#" => {
                if !inner.contains("***") && next_place(inner).is_none() {
                    self.problems
                        .push(format!("the caller “{inner}” is not masked; write it like {{#138****0000}}"));
                }
                self.push(inner, cue, true);
            }
            _ if !cue.is_empty() => {
                self.problems
                    .push(format!("a cue stands inside the cue “{cue}”; end the first with ]] before it"));
            }
            _ => match inner.rsplit_once('|') {
                Some((inner, id)) if !id.is_empty() && !inner.is_empty() => self.read(inner, id),
                _ => self.problems.push(format!("“[[{inner}]]” names no cue; write [[text|cue-id]]")),
            },
        }
    }

    fn push(&mut self, text: &str, cue: &str, inert: bool) {
        if !text.is_empty() {
            self.runs.push(Run { text: text.to_owned(), cue: cue.to_owned(), inert });
        }
    }
}

/// Splits the beginning of a row after its label, which ends with a colon. Returns none if there is none.
pub(crate) fn label(text: &str) -> Option<(&str, &str)> {
    let (at, colon) = text.char_indices().find(|(at, letter)| *at > 0 && matches!(letter, '：' | ':'))?;
    let (label, value) = text.split_at(at + colon.len_utf8());
    Some((label, value.trim_start()))
}

/// Splits a text at the brace that closes a mark; slots inside the mark have braces of their own.
fn split_at_brace(text: &str) -> Option<(&str, &str)> {
    let mut open = 0_u32;
    for (at, letter) in text.char_indices() {
        match (letter, open) {
            ('{', _) => open += 1,
            ('}', 0) => return Some((text.get(..at)?, text.get(at + 1..)?)),
            ('}', _) => open -= 1,
            _ => {}
        }
    }
    None
}

/// Returns an address that nothing can open, with the names of its slots as they were.
fn defanged(address: &str) -> String {
    let mut text = String::new();
    let mut rest = address;
    while let Some((before, place, after)) = next_place(rest) {
        text.push_str(&format!("{}{{{place}}}", before.replace('.', "[.]")));
        rest = after;
    }
    text + &rest.replace('.', "[.]")
}

/// Returns the addresses of a marked text, as they are written in their marks.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split("{@").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Finds the first mark of a text; returns its offset.
fn first_mark(text: &str) -> Option<(usize, &'static str)> {
    ["[[", "]]", "{@", "{#"].into_iter().filter_map(|mark| Some((text.find(mark)?, mark))).min()
}

#[cfg(test)]
mod tests {
    use super::{Declared, Run};

    fn read(text: &str) -> (Vec<Run>, Vec<String>) {
        super::read(text, &Declared::ours())
    }

    fn run(text: &str, cue: &str, inert: bool) -> Run {
        Run { text: text.to_owned(), cue: cue.to_owned(), inert }
    }

    #[test]
    fn marks_become_runs() {
        let (runs, problems) =
            read("积分[[今日清零|deadline]]，见 [[{@a.b.example} 或|where]]{#138****0000}");
        assert_eq!(
            runs,
            [
                run("积分", "", false),
                run("今日清零", "deadline", false),
                run("，见 ", "", false),
                run("a[.]b[.]example", "where", true),
                run(" 或", "where", false),
                run("138****0000", "", true),
            ]
        );
        assert!(problems.is_empty());
        assert_eq!(read("{@jf.10086.cn/x}").1, Vec::<String>::new());
        assert_eq!(read("a {b} | [c]").0, [run("a {b} | [c]", "", false)]);
    }

    #[test]
    fn a_label_ends_with_its_colon() {
        assert_eq!(super::label("金额：100 元"), Some(("金额：", "100 元")));
        assert_eq!(super::label("Paid to: "), Some(("Paid to:", "")));
        assert_eq!((super::label("金额 100 元"), super::label(": 1")), (None, None));
    }

    #[test]
    fn broken_marks_are_named() {
        for (text, gist) in [
            ("[[a|b", "“[[” does not close"),
            ("[[a|b}", "“[[” does not close"),
            ("a]]", "closes nothing"),
            ("{@a.example", "“{@” does not close"),
            ("[[a]]", "names no cue"),
            ("[[a|]]", "names no cue"),
            ("[[a [[b|c]]|d]]", "“[[” does not close"),
            ("{@https://a.example}", "no plain address"),
            ("{@a b.example}", "no plain address"),
            ("{@jk-10086.cn}", "end it in .example"),
            ("{#13800138000}", "not masked"),
        ] {
            let problems = read(text).1;
            assert!(problems.iter().any(|problem| problem.contains(gist)), "{text}: {problems:?}");
        }
    }
}
