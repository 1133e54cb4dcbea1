//! The format of a response as one line of text.
//!
//! ```text
//! 1 <session>.<number> <at> <took> <mode> <item> <family> <group> <pack> <answer…> .
//! 3 <session>.<number> <at> <took> <mode> <item> <family> <group> <pack> <form> <answer…> .
//! ```
//!
//! The third version is written for what is measured on a form. Fields are separated by one space. The first
//! is the version of the format; the last is a full stop, so that a line cut short is never taken for a whole
//! one. Ids are written with `%XX` for bytes that would break the line, and `-` for an empty one. The session
//! is hexadecimal, other numbers are decimal, the rest are single letters: mode `m` (measuring) or `p`
//! (practice); truth and verdict `s` (scam), `g` (genuine) or `c` (cannot tell). The answer is one of
//!
//! * `v` truth verdict confidence action flags: judged, with the flags `s` (safe), `b` (best), `c` (check),
//!   and confidence 1 to 3, or 0 where it was not asked for;
//! * `s` and the same: judged in two steps, where the action came before the verdict. The line is of version 2,
//!   which programs that know version 1 only keep as it is;
//! * `t` found cues innocent: tapped;
//! * `w` right confidence: twins, with right `1` or `0`;
//! * `o` placed steps: ordered.

use std::{
    error::Error,
    fmt::{self, Write},
    str::Split,
};

use super::{Action, Answer, Confidence, Mode, Response, ResponseId, SessionId, Verdict};
use crate::{pack::Truth, time::Millis};

/// Version of the line format, but for answers in two steps and for what is measured on a form.
const VERSION: u32 = 1;
/// Version of a line with an answer in two steps.
const TWO_STEPS: u32 = 2;
/// Version of a line with the name of a form.
const WITH_FORM: u32 = 3;

/// Returns the version of the format in which a response is written.
fn version(response: &Response) -> u32 {
    match &response.answer {
        _ if !response.form.is_empty() => WITH_FORM,
        Answer::TwoStep { .. } => TWO_STEPS,
        _ => VERSION,
    }
}

/// Reason why a line cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineError {
    /// A newer version of the program wrote it.
    Newer,
    /// It is no response, or damaged or cut short.
    Damaged,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "a newer version of the program wrote this line",
            Self::Damaged => "the line is no response, or it is damaged",
        })
    }
}

impl Error for LineError {}

impl Response {
    /// Writes the response as one line, without a line break.
    #[must_use]
    pub fn to_line(&self) -> String {
        let mut line = String::with_capacity(128);
        let ResponseId { session, number } = self.id;
        let mode = if self.mode == Mode::Measuring { 'm' } else { 'p' };
        let version = version(self);
        let written = write!(line, "{version} {session}.{number} {} {} {mode}", self.at, self.took_ms);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        for text in [&self.item, &self.family, &self.group, &self.pack] {
            push_text(&mut line, text);
        }
        if version == WITH_FORM {
            push_text(&mut line, &self.form);
        }
        push_answer(&mut line, &self.answer);
        line.push_str(" .");
        line
    }

    /// Reads what [`Response::to_line`] wrote.
    ///
    /// # Errors
    /// [`LineError`] says why. A log keeps such a line as it is.
    pub fn from_line(line: &str) -> Result<Self, LineError> {
        let mut fields = line.split(' ');
        match fields.next().and_then(number::<u32>) {
            Some(known @ VERSION..=WITH_FORM) => match read(&mut fields, known == WITH_FORM) {
                Some(response) if version(&response) == known => Ok(response),
                Some(_) if known > VERSION => Err(LineError::Newer),
                _ => Err(LineError::Damaged),
            },
            Some(newer) if newer > WITH_FORM => Err(LineError::Newer),
            _ => Err(LineError::Damaged),
        }
    }
}

fn read(fields: &mut Split<'_, char>, with_form: bool) -> Option<Response> {
    let (session, place) = fields.next()?.split_once('.')?;
    let id = ResponseId { session: SessionId(hexadecimal(session)?), number: number(place)? };
    let at = Millis(number(fields.next()?)?);
    let took_ms = number(fields.next()?)?;
    let mode = match fields.next()? {
        "m" => Mode::Measuring,
        "p" => Mode::Practice,
        _ => return None,
    };
    let item = read_text(fields.next()?)?;
    let family = read_text(fields.next()?)?;
    let group = read_text(fields.next()?)?;
    let pack = read_text(fields.next()?)?;
    let form =
        if with_form { read_text(fields.next()?).filter(|form| !form.is_empty())? } else { String::new() };
    let answer = read_answer(fields)?;
    let whole = fields.next() == Some(".") && fields.next().is_none();
    whole.then_some(Response { id, at, took_ms, mode, form, item, family, group, pack, answer })
}

fn read_answer(fields: &mut Split<'_, char>) -> Option<Answer> {
    Some(match fields.next()? {
        kind @ ("v" | "s") => {
            let truth = match fields.next()? {
                "s" => Truth::Scam,
                "g" => Truth::Genuine,
                "c" => Truth::CannotTell,
                _ => return None,
            };
            let verdict = match fields.next()? {
                "s" => Verdict::Scam,
                "g" => Verdict::Genuine,
                "c" => Verdict::CannotTell,
                _ => return None,
            };
            let confidence = read_confidence(fields.next()?)?;
            let action = read_action(fields)?;
            if kind == "v" {
                Answer::Judged { truth, verdict, confidence, action }
            } else {
                Answer::TwoStep { truth, first: action, verdict, confidence }
            }
        }
        "t" => Answer::Tapped {
            found: number(fields.next()?)?,
            cues: number(fields.next()?)?,
            innocent: number(fields.next()?)?,
        },
        "w" => Answer::Twin {
            right: match fields.next()? {
                "1" => true,
                "0" => false,
                _ => return None,
            },
            confidence: read_confidence(fields.next()?)?,
        },
        "o" => Answer::Ordered { placed: number(fields.next()?)?, steps: number(fields.next()?)? },
        _ => return None,
    })
}

/// Reads the number of a level of confidence, or 0 for none.
fn read_confidence(field: &str) -> Option<Option<Confidence>> {
    match number(field)? {
        0 => Some(None),
        level => Confidence::from_number(level).map(Some),
    }
}

/// Returns the number of a level of confidence, or 0 for none.
fn level(confidence: Option<Confidence>) -> u8 {
    confidence.map_or(0, Confidence::number)
}

fn read_action(fields: &mut Split<'_, char>) -> Option<Action> {
    let id = read_text(fields.next()?)?;
    let flags = read_text(fields.next()?)?;
    let action =
        Action { id, safe: flags.contains('s'), best: flags.contains('b'), check: flags.contains('c') };
    (flags == self::flags(&action)).then_some(action)
}

fn push_answer(line: &mut String, answer: &Answer) {
    let written = match answer {
        Answer::Judged { truth, verdict, confidence, action }
        | Answer::TwoStep { truth, first: action, verdict, confidence } => {
            let kind = if matches!(answer, Answer::TwoStep { .. }) { 's' } else { 'v' };
            let truth = match truth {
                Truth::Scam => 's',
                Truth::Genuine => 'g',
                Truth::CannotTell => 'c',
            };
            let verdict = match verdict {
                Verdict::Scam => 's',
                Verdict::Genuine => 'g',
                Verdict::CannotTell => 'c',
            };
            let written = write!(line, " {kind} {truth} {verdict} {}", level(*confidence));
            push_text(line, &action.id);
            push_text(line, &flags(action));
            written
        }
        Answer::Tapped { found, cues, innocent } => write!(line, " t {found} {cues} {innocent}"),
        Answer::Twin { right, confidence } => write!(line, " w {} {}", u8::from(*right), level(*confidence)),
        Answer::Ordered { placed, steps } => write!(line, " o {placed} {steps}"),
    };
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

fn flags(action: &Action) -> String {
    [(action.safe, 's'), (action.best, 'b'), (action.check, 'c')]
        .into_iter()
        .filter_map(|(set, letter)| set.then_some(letter))
        .collect()
}

/// Appends a space and an id, with `%XX` for bytes that would break the line.
pub(super) fn push_text(line: &mut String, text: &str) {
    line.push(' ');
    if text.is_empty() {
        line.push('-');
    }
    for character in text.chars() {
        match character {
            '\0'..=' ' | '%' | '\x7f' => {
                let written = write!(line, "%{:02x}", u32::from(character));
                debug_assert!(written.is_ok(), "writing to a String cannot fail");
            }
            '-' if text == "-" => line.push_str("%2d"),
            _ => line.push(character),
        }
    }
}

/// Reads what [`push_text`] wrote after the space. Returns none for anything else.
pub(super) fn read_text(field: &str) -> Option<String> {
    let mut parts = field.split('%');
    let mut text = parts.next()?.to_owned();
    if field == "-" {
        text.clear();
    }
    for part in parts {
        let (code, rest) = part.split_at_checked(2)?;
        text.push(char::from(u8::try_from(hexadecimal(code)?).ok()?));
        text.push_str(rest);
    }
    (!field.is_empty()).then_some(text)
}

/// Reads a decimal number. Returns none for one with a plus sign or leading zeros, which no line of ours has.
fn number<T: std::str::FromStr>(field: &str) -> Option<T> {
    let plain = field == "0" || !field.starts_with(['0', '+']) && !field.starts_with("-0");
    field.parse().ok().filter(|_| plain)
}

fn hexadecimal(field: &str) -> Option<u64> {
    let plain = field.bytes().all(|byte| byte.is_ascii_hexdigit());
    u64::from_str_radix(field, 16).ok().filter(|_| plain)
}
