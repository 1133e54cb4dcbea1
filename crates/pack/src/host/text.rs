//! A host's pack as a text: how its bytes are read, and what is said of those that are no JSON.

use super::{LONGEST, Problem};
use crate::from_json::Position;

/// Returns the text of a pack's file.
///
/// A byte order mark at its beginning is left out: some editors write one.
///
/// # Errors
/// What is wrong with a file that is too large, or not in UTF-8.
pub fn pack_text(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > LONGEST {
        return Err(too_large());
    }
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || bytes.iter().take(4).any(|byte| *byte == 0)
    {
        return Err(Problem::whole("this file is in UTF-16; save it as UTF-8"));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}')),
        Err(error) => {
            let text = match error.error_len() {
                None => "the file ends within a character: it was cut short; fetch or copy it again",
                Some(_) if is_gbk(bytes) => "this file is in GBK, not in UTF-8; save it as UTF-8",
                Some(_) => "here are bytes that are not UTF-8; save the file as UTF-8",
            };
            let at = Some(Position::of(bytes, error.valid_up_to()));
            Err(Problem { at, ..Problem::whole(text) })
        }
    }
}

pub(super) fn too_large() -> Problem {
    Problem::whole(format!("it is larger than {} MB; make it smaller", LONGEST >> 20))
}

/// Returns whether all bytes outside ASCII are pairs as GBK has them, most of them of its oldest part, GB 2312.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0, 0);
    let mut bytes = bytes.iter();
    while let Some(lead) = bytes.next() {
        if lead.is_ascii() {
            continue;
        }
        match bytes.next() {
            Some(0xa1..=0xfe) if (0xa1..=0xf7).contains(lead) => common += 1,
            Some(0x40..=0x7e | 0x80..=0xfe) if (0x81..=0xfe).contains(lead) => {}
            _ => return false,
        }
        pairs += 1;
    }
    common * 2 > pairs
}

/// What is wrong with a text that the parser refused, by the beginning of its message.
const WORDS: [(&str, &str); 9] = [
    ("trailing comma", "there is a comma before a closing bracket; take it out"),
    ("trailing characters", "something stands behind the end of the pack; take it out"),
    ("key must be a string", "a key is missing, or not in double quotes"),
    ("expected value", "a value is missing, or a text is not in double quotes"),
    ("expected `:`", "a colon is missing after the key"),
    ("expected `,`", "a comma is missing, or a double quote inside a text is not written \\\""),
    ("control character", "a line break or tab stands inside a text; write \\n or \\t"),
    ("invalid escape", "a backslash inside a text begins nothing that JSON knows; write \\\\"),
    ("recursion limit", "brackets are nested too deep"),
];

/// Says what is wrong with a text that the parser refused.
pub(super) fn no_json(text: &str, error: &serde_json::Error) -> Problem {
    let begin = text.trim_ascii_start();
    if begin.is_empty() {
        return Problem::whole("the file is empty");
    }
    if begin.starts_with('<') {
        let text = "this is a web page (HTML), not JSON; give the address of the pack itself";
        return Problem::whole(text);
    }
    // The parser counts bytes.
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = Some(Position::of(text.as_bytes(), line + error.column().saturating_sub(1)));
    if error.is_eof() {
        let text =
            "this is not JSON: it ends too early. It was cut short, or a closing bracket or quote is missing";
        return Problem { at, ..Problem::whole(text) };
    }
    let message = error.to_string();
    let (message, _) = message.rsplit_once(" at line").unwrap_or((&message, ""));
    let known = WORDS.iter().find(|(begin, _)| message.starts_with(begin));
    let words = known.map_or(message, |(_, words)| words);
    Problem { at, ..Problem::whole(format!("this is not JSON: {words}")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::from_json;

    fn said(text: &str) -> String {
        no_json(text, &from_json::read(text).map(|_| ()).expect_err(text)).to_string()
    }

    #[test]
    fn each_slip_is_said_in_plain_words_with_its_place() {
        for (text, gist) in [
            ("", "the pack: the file is empty"),
            (" \n<!doctype html>", "a web page (HTML)"),
            (
                "{\n \"充\": [1, ],\n}",
                "line 2, column 11): this is not JSON: there is a comma before a closing",
            ),
            ("{\n \"充\": 1,\n}", "line 3, column 1): this is not JSON: there is a comma before a closing"),
            ("{} x", "line 1, column 4): this is not JSON: something stands behind"),
            ("{a: 1}", "line 1, column 2): this is not JSON: a key is missing, or not in double"),
            ("{\"a\": 'b'}", "line 1, column 7): this is not JSON: a value is missing"),
            ("{\"a\" 1}", "a colon is missing"),
            ("{\"a\": \"b\" \"c\"}", "a comma is missing"),
            ("{\"a\": [1 2]}", "a comma is missing"),
            ("{\"a\": \"b\n\"}", "a line break or tab"),
            ("{\"a\": \"\\x\"}", "a backslash"),
            ("{\"a\": 1", "it ends too early"),
            ("{\"a\": \"b", "it ends too early"),
            (&"[".repeat(200), "nested too deep"),
        ] {
            assert!(said(text).contains(gist), "{text}: {}", said(text));
        }
    }

    #[test]
    fn other_encodings_are_called_by_their_names() {
        let utf16 = |text: &str, mark: bool| {
            let mark = mark.then_some(0xfeff_u16);
            mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<_>>()
        };
        let gbk = b"{ \"zh\": \"\xd3\xaa\xd2\xb5\xcc\xfc\" }";
        let latin = b"{\n \"en\": \"caf\xe9\" }";
        for (bytes, gist) in [
            (&utf16("{ }", true)[..], "in UTF-16"),
            (&utf16("{ }", false), "in UTF-16"),
            (gbk, "line 1, column 12): this file is in GBK"),
            (latin, "line 2, column 12): here are bytes that are not UTF-8"),
            (&"{ \"zh\": \"营".as_bytes()[..11], "cut short"),
            (&[b' '; LONGEST + 1], "larger than 2 MB"),
        ] {
            let said = pack_text(bytes).expect_err(gist).to_string();
            assert!(said.contains(gist), "{said}");
        }
        assert_eq!(pack_text(b"\xef\xbb\xbf{}"), Ok("{}"));
    }
}
