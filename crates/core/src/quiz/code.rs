//! Short log as a code to be pasted on another device.
//!
//! The code has the answers themselves, so that its import is a merge like any other. It leaves out how long
//! each answer took, and rounds times down to the minute. Ten answers take about fifty characters; a log that
//! does not fit in [`LONGEST`] is moved as a file. Both devices need the same pack.

use std::{error::Error, fmt};

use super::{
    Answer, Confidence, EARLIEST, Log, Mode, Response, ResponseId, SessionId, Verdict,
    bits::{Reader, Writer},
    form_name, judge,
    rng::hash,
    two_step,
};
use crate::{
    pack::{Item, QuizPack, model_of, number_of, variant_name},
    time::Millis,
};

/// Longest code that is made, in characters.
pub const LONGEST: usize = 400;

/// Version of the code that is made of a log without answers in two steps and without forms.
const VERSION: u64 = 1;
/// Version of one with answers in two steps: one bit more for each judged item.
const TWO_STEPS: u64 = 2;
/// Version of one that says for each session on which form it measures, and has that bit too.
const WITH_FORMS: u64 = 3;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// What stands in place of a level of confidence that was not asked for.
const UNASKED: u64 = 3;

const VERDICTS: [Verdict; 3] = [Verdict::Scam, Verdict::Genuine, Verdict::CannotTell];

/// Reason why a code cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It is no code of this program, or mistyped or cut short.
    Damaged,
    /// A newer version of this program wrote it.
    Newer,
    /// It was made with another version of the content. A file can be used instead.
    OtherPack,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "this is no whole code of this program",
            Self::Newer => "a newer version of the program made this code",
            Self::OtherPack => "the code was made with another version of the content; use a file instead",
        })
    }
}

impl Error for CodeError {}

/// Makes the code of a log. Returns none if the log is too long for one or has items that this pack has not.
#[must_use]
pub fn encode(log: &Log, pack: &QuizPack) -> Option<String> {
    // Every answer takes more than a character.
    let all = Some(log.responses()).filter(|all| all.len() <= LONGEST)?;
    let mut sessions: Vec<SessionId> = all.iter().map(|response| response.id.session).collect();
    sessions.sort_unstable();
    sessions.dedup();
    let mut bits = Writer::default();
    let with_forms = all.iter().any(|response| !response.form.is_empty());
    let in_two_steps = all.iter().any(|response| matches!(response.answer, Answer::TwoStep { .. }));
    let version = match (with_forms, in_two_steps) {
        (true, _) => WITH_FORMS,
        (false, true) => TWO_STEPS,
        (false, false) => VERSION,
    };
    bits.put(version, 4)?;
    bits.put(mark(pack), 16)?;
    bits.put_small(u32::try_from(sessions.len()).ok()?)?;
    for session in sessions {
        let responses = || all.iter().filter(|response| response.id.session == session);
        let wide = u32::try_from(session.0).is_err();
        bits.put(u64::from(wide), 1)?;
        bits.put(session.0, if wide { 64 } else { 32 })?;
        let measuring = responses().filter(|response| response.mode == Mode::Measuring).count();
        let count = responses().count();
        // A session has one mode.
        let measuring = [0, count].iter().position(|all| *all == measuring)?;
        bits.put(measuring as u64, 1)?;
        if with_forms {
            let form = responses().next().map(|response| response.form.as_str())?;
            let place = pack.forms.iter().position(|known| form_name(known) == form);
            // All on one form of this pack, or all on none.
            let place = place.map(|place| place + 1).or(form.is_empty().then_some(0))?;
            responses().all(|response| response.form == form).then_some(())?;
            bits.put_small(u32::try_from(place).ok()?)?;
        }
        bits.put_small(u32::try_from(count).ok()?)?;
        let (mut last, mut number) = (0, 0);
        for response in responses() {
            let minute = (response.at - EARLIEST).div_euclid(MINUTE).max(last);
            // The first minute of a session is a large number, the steps from it are small.
            let (step, wide) = (u32::try_from(minute - last).ok()?, last == 0);
            if wide {
                bits.put(u64::from(step), 32)?
            } else {
                bits.put_small(step)?
            }
            // A widget that resumed the session elsewhere has other numbers, lower ones too.
            bits.put_small(response.id.number.wrapping_sub(number))?;
            put_answer(&mut bits, response, pack, version)?;
            (last, number) = (minute, response.id.number.wrapping_add(1));
        }
    }
    Some(bits.into_text()).filter(|code| code.len() <= LONGEST)
}

/// Reads a code that [`encode`] made with the same pack, as a log to be merged.
///
/// # Errors
/// [`CodeError`] says why it cannot be read.
pub fn decode(code: &str, pack: &QuizPack) -> Result<Log, CodeError> {
    // Room for spaces and hyphens that people put in.
    let code = Some(code).filter(|code| code.len() <= 4 * LONGEST).ok_or(CodeError::Damaged)?;
    let mut bits = Reader::new(code).ok_or(CodeError::Damaged)?;
    let version = match bits.take(4) {
        Some(version @ VERSION..=WITH_FORMS) => version,
        Some(version) if version > WITH_FORMS => return Err(CodeError::Newer),
        _ => return Err(CodeError::Damaged),
    };
    if bits.take(16) != Some(mark(pack)) {
        return Err(CodeError::OtherPack);
    }
    take_log(&mut bits, pack, version).filter(|_| bits.is_at_end()).ok_or(CodeError::Damaged)
}

fn take_log(bits: &mut Reader, pack: &QuizPack, version: u64) -> Option<Log> {
    let mut log = Log::new();
    for _ in 0..bits.take_small()? {
        let wide = bits.take(1)? == 1;
        let session = SessionId(bits.take(if wide { 64 } else { 32 })?);
        let mode = if bits.take(1)? == 1 { Mode::Measuring } else { Mode::Practice };
        let place = if version == WITH_FORMS { bits.take_small()? } else { 0 };
        let form = match usize::try_from(place).ok()?.checked_sub(1) {
            Some(place) => form_name(pack.forms.get(place)?),
            None => String::new(),
        };
        let (mut last, mut number) = (0, 0_u32);
        for _ in 0..bits.take_small()? {
            last += if last == 0 { bits.take(32)? as i64 } else { i64::from(bits.take_small()?) };
            number = number.wrapping_add(bits.take_small()?);
            let id = ResponseId { session, number };
            let (at, form) = (EARLIEST + last * MINUTE, form.clone());
            let response = Response { id, at, mode, form, ..take_answer(bits, pack, version)? };
            log.push(response);
            number = number.wrapping_add(1);
        }
    }
    Some(log)
}

/// Writes what was asked, as its index in the pack, and the answer.
fn put_answer(bits: &mut Writer, response: &Response, pack: &QuizPack, version: u64) -> Option<()> {
    if let Answer::Ordered { placed, steps } = response.answer {
        let place = pack.orders.iter().position(|order| order.id == response.item)?;
        bits.put(3, 2)?;
        bits.put(place as u64, width(pack.orders.len()))?;
        bits.put_small(placed)?;
        return bits.put_small(steps);
    }
    let place = pack.items.iter().position(|item| item.id == model_of(&response.item))?;
    let item = pack.items.get(place)?;
    let number = number_of(&response.item);
    // A variant that this pack has not would come back as another one. Before models had variants, an answer
    // had the model's id alone, which stands for the first.
    let is_named = response.item == item.id || name(item, number) == response.item;
    (is_named && number < item.variants()).then_some(())?;
    let mut head = |kind| {
        bits.put(kind, 2)?;
        bits.put(place as u64, width(pack.items.len()))?;
        bits.put(u64::from(number), width(item.variants() as usize))
    };
    match &response.answer {
        Answer::Judged { verdict, confidence, action, .. }
        | Answer::TwoStep { verdict, confidence, first: action, .. } => {
            let act = item.actions.iter().position(|act| act.id == action.id)?;
            let steps = matches!(response.answer, Answer::TwoStep { .. });
            // The pack must have the same truth and actions as when the answer was given.
            scored(item, steps, *verdict, *confidence, &action.id)
                .filter(|answer| *answer == response.answer)?;
            head(0)?;
            if version >= TWO_STEPS {
                bits.put(u64::from(steps), 1)?;
            }
            bits.put(*verdict as u64, 2)?;
            bits.put(level(*confidence), 2)?;
            bits.put(act as u64, width(item.actions.len()))
        }
        Answer::Tapped { found, cues, innocent } => {
            head(1)?;
            [found, cues, innocent].into_iter().try_for_each(|number| bits.put_small(*number))
        }
        Answer::Twin { right, confidence } => {
            head(2)?;
            bits.put(u64::from(*right), 1)?;
            bits.put(level(*confidence), 2)
        }
        Answer::Ordered { .. } => None,
    }
}

/// Reads what [`put_answer`] wrote, as a response without id, time and mode.
fn take_answer(bits: &mut Reader, pack: &QuizPack, version: u64) -> Option<Response> {
    let kind = bits.take(2)?;
    let count = if kind == 3 { pack.orders.len() } else { pack.items.len() };
    let place = usize::try_from(bits.take(width(count))?).ok()?;
    let blank = |item: &str, family: &str, group: &str, answer| Response {
        id: ResponseId { session: SessionId(0), number: 0 },
        at: Millis(0),
        took_ms: 0,
        mode: Mode::Practice,
        form: String::new(),
        item: item.to_owned(),
        family: family.to_owned(),
        group: group.to_owned(),
        pack: pack.version.clone(),
        answer,
    };
    if kind == 3 {
        let order = pack.orders.get(place)?;
        let answer = Answer::Ordered { placed: bits.take_small()?, steps: bits.take_small()? };
        return Some(blank(&order.id, &order.family, "", answer));
    }
    let item = pack.items.get(place)?;
    let number = u32::try_from(bits.take(width(item.variants() as usize))?).ok()?;
    let answer = match kind {
        0 => {
            let steps = version >= TWO_STEPS && bits.take(1)? == 1;
            let verdict = VERDICTS.get(usize::try_from(bits.take(2)?).ok()?)?;
            let confidence = take_confidence(bits)?;
            let act = usize::try_from(bits.take(width(item.actions.len()))?).ok()?;
            scored(item, steps, *verdict, confidence, &item.actions.get(act)?.id)?
        }
        1 => {
            let (found, cues) = (bits.take_small()?, bits.take_small()?);
            Answer::Tapped { found, cues, innocent: bits.take_small()? }
        }
        _ => Answer::Twin { right: bits.take(1)? == 1, confidence: take_confidence(bits)? },
    };
    Some(blank(&name(item, number), &item.family, &item.group, answer))
}

/// Scores a verdict and an action, which came before it in two steps.
fn scored(
    item: &Item,
    steps: bool,
    verdict: Verdict,
    confidence: Option<Confidence>,
    action: &str,
) -> Option<Answer> {
    if steps { two_step(item, action, verdict, confidence) } else { judge(item, verdict, confidence, action) }
}

/// Returns the name of a variant as a response has it.
fn name(item: &Item, number: u32) -> String {
    if item.variants() > 1 { variant_name(&item.id, number) } else { item.id.clone() }
}

/// Returns the number of a level of confidence, from 0, or [`UNASKED`].
fn level(confidence: Option<Confidence>) -> u64 {
    confidence.map_or(UNASKED, |confidence| confidence as u64)
}

fn take_confidence(bits: &mut Reader) -> Option<Option<Confidence>> {
    match bits.take(2)? {
        UNASKED => Some(None),
        level => Confidence::ALL.get(usize::try_from(level).ok()?).copied().map(Some),
    }
}

/// Returns the number of bits in which every index below `count` fits.
fn width(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

/// Returns sixteen bits by which a pack is recognised.
fn mark(pack: &QuizPack) -> u64 {
    hash(pack.version.bytes()) & 0xffff
}

#[cfg(test)]
mod tests {
    use super::{CodeError, Writer, decode};
    use crate::pack::QuizPack;

    #[test]
    fn a_code_of_a_newer_version_is_reported_as_such() {
        let pack = QuizPack {
            lang: "en".into(),
            version: "v1".into(),
            families: Vec::new(),
            tactics: Vec::new(),
            look_alikes: Vec::new(),
            items: Vec::new(),
            orders: Vec::new(),
            sources: Vec::new(),
            forms: Vec::new(),
            parts: Vec::new(),
        };
        let mut bits = Writer::default();
        bits.put(4, 4).unwrap();
        assert_eq!(decode(&bits.into_text(), &pack), Err(CodeError::Newer));
    }
}
