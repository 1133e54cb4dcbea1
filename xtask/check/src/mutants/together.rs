//! Many mutants in one file: each function with mutants has a body for each, and chooses one when it runs.
use super::list::{Mutant, bytes};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The function that says which mutant runs, which is added to core.
pub(super) const ASKED: &str = "
mod mutant {
    pub(crate) fn running() -> usize {
        static RUNNING: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
            let number = std::env::var(\"TOPUP_GUARD_MUTANT\");
            number.ok().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX)
        });
        *RUNNING
    }
}
";

/// File with all mutants that can be compiled together.
#[derive(Debug, Default)]
pub(super) struct Together {
    /// The text.
    pub(super) text: String,
    /// Lines of each mutant's body, from 1, by the mutant's number.
    pub(super) lines: BTreeMap<usize, Range<usize>>,
    /// Mutants that are not in it: in constants, in functions that constants call or that return `impl`
    /// types, or inside another.
    pub(super) alone: BTreeSet<usize>,
}

/// Adds these numbered mutants to a file.
pub(super) fn together(source: &str, mutants: &[(usize, &Mutant)]) -> Together {
    let mut made = Together::default();
    let mut functions: BTreeMap<(usize, usize), Vec<(usize, &Mutant)>> = BTreeMap::new();
    for (number, mutant) in mutants {
        match mutant.function.as_ref().and_then(|span| bytes(source, span)) {
            Some(span) => functions.entry((span.start, span.end)).or_default().push((*number, mutant)),
            None => _ = made.alone.insert(*number),
        }
    }
    let mut done = 0;
    for ((start, end), of) in &functions {
        let body = source.get(*start..*end).and_then(body).map(|body| start + body.start..start + body.end);
        let within =
            |other: &&(usize, usize)| *other != &(*start, *end) && other.0 <= *start && *end <= other.1;
        let body =
            body.filter(|body| can_ask(&source[*start..body.start]) && !functions.keys().any(|k| within(&k)));
        let Some(body) = body.filter(|body| done <= body.start) else {
            made.alone.extend(of.iter().map(|(number, _)| *number));
            continue;
        };
        made.text.push_str(&source[done..body.start]);
        made.text.push_str("\nmatch crate::mutant::running() {\n");
        for (number, mutant) in of {
            let Some(span) = bytes(source, &mutant.span) else { continue };
            let first = made.text.matches('\n').count() + 1;
            let (before, after) = (&source[body.start..span.start], &source[span.end..body.end]);
            made.text.push_str(&format!("{number} => {{{before} {} {after}}}\n", mutant.replacement));
            made.lines.insert(*number, first..made.text.matches('\n').count() + 1);
        }
        made.text.push_str(&format!("_ => {{{}}}\n}}\n", &source[body.clone()]));
        done = body.end;
    }
    made.text.push_str(&source[done..]);
    made
}

/// Returns whether a function with this signature can choose among bodies when it runs: it is not `const`,
/// and returns no `impl` type.
fn can_ask(head: &str) -> bool {
    let code = |line: &&str| !line.trim_start().starts_with(['/', '#']);
    let code: Vec<&str> = head.lines().filter(code).collect();
    let code = code.join(" ");
    let result = code.split_once("->").map_or("", |(_, result)| result);
    !code.split_whitespace().any(|word| word == "const") && !result.contains("impl ")
}

/// Returns the range between the braces of a function's body, which ends its text.
fn body(text: &str) -> Option<Range<usize>> {
    let (mut open, mut last) = (Vec::new(), None);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let place = text.len() - rest.len();
        match c {
            '{' => open.push(place + 1),
            '}' => last = Some(open.pop()?..place),
            _ => {}
        }
        rest = rest.get(token(rest, text[..place].chars().next_back())..)?;
    }
    last
}

/// Returns the length of the token that a text begins with: a comment, string or character literal, whose
/// braces do not count, or else one character.
fn token(text: &str, before: Option<char>) -> usize {
    let until =
        |from: usize, end: &str| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    let one = text.chars().next().map_or(1, char::len_utf8);
    if text.starts_with("//") {
        return until(2, "\n");
    }
    if text.starts_with("/*") {
        return until(2, "*/");
    }
    let raw = text.strip_prefix('r').filter(|_| !before.is_some_and(|c| c.is_alphanumeric() || c == '_'));
    let hashes = raw.map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if raw.is_some_and(|raw| raw[hashes..].starts_with('"')) {
        return until(hashes + 2, &format!("\"{}", "#".repeat(hashes)));
    }
    match (text.chars().next(), text.chars().nth(1), text.chars().nth(2)) {
        (Some('"'), ..) => quoted(text, '"'),
        // Else it is a lifetime.
        (Some('\''), Some('\\'), _) | (Some('\''), _, Some('\'')) => quoted(text, '\''),
        _ => one,
    }
}

/// Returns the length of a literal that begins with this mark and ends with the next one that is not escaped.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        if c == mark && !escaped {
            return place + mark.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_the_last_block_whatever_braces_stand_in_texts() {
        let head = "fn f<'a>(x: &'a str) -> [u8; { 3 }] ";
        for inside in [
            "",
            " { x } ",
            " \"}\" ",
            " \"\\\"}\" ",
            " '}' ",
            " '\\'' ",
            " r#\"}\"{\"# ",
            " // }\n ",
            " /* { */ ",
            " 'a: loop {} ",
            " attr(r) ",
        ] {
            let text = format!("{head}{{{inside}}}");
            assert_eq!(body(&text).map(|body| &text[body]), Some(inside), "{text}");
        }
        assert_eq!(body("fn f();"), None);
    }

    fn mutant(
        line: usize,
        from: usize,
        to: usize,
        replacement: &str,
        function: Option<(usize, usize)>,
    ) -> Mutant {
        Mutant {
            name: String::new(),
            file: String::new(),
            span: (line, from)..(line, to),
            function: function.map(|(first, last)| (first, 1)..(last, 2)),
            replacement: replacement.into(),
        }
    }

    #[test]
    fn each_mutant_has_a_body_of_its_own_and_without_one_the_original_runs() {
        let source =
            "const N: u8 = 1 + 1;\nfn f(a: u8) -> bool {\n    a < N\n}\nconst fn g() -> u8 {\n    1 * 2\n}\n";
        let mutants = [
            mutant(1, 17, 18, "-", None),
            mutant(3, 7, 8, ">", Some((2, 4))),
            mutant(3, 5, 10, "true", Some((2, 4))),
            mutant(6, 7, 8, "/", Some((5, 7))),
        ];
        let numbered: Vec<_> =
            mutants.iter().enumerate().map(|(number, mutant)| (number + 7, mutant)).collect();
        let made = together(source, &numbered);
        let squeezed = made.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            squeezed,
            "const N: u8 = 1 + 1; fn f(a: u8) -> bool { match crate::mutant::running() { 8 => { a > N } 9 => { true } \
             _ => { a < N } } } const fn g() -> u8 { 1 * 2 }"
        );
        assert_eq!(made.alone, BTreeSet::from([7, 10]));
        let lines: Vec<&str> = made.text.lines().collect();
        assert!(
            lines[made.lines[&9].start - 1].starts_with("9 =>") && lines[made.lines[&8].start].contains('>')
        );
    }
}
