//! The log of answers on this device, in segments that one widget each writes.
//!
//! Two pages may write under the same name at once, and the later one wins. So each widget appends to a
//! segment under a name of its own, and a reader joins all segments: no widget can overwrite what another has
//! written. Segments that nobody writes any more are merged now and then, so that months of short visits do
//! not make hundreds of them.
//!
//! The name of a segment is `log-<day>.<random>`: the day on which it was begun, counted from 1970, and a
//! number of its writer's own. A widget that is open on the next day begins another segment, so that a
//! segment of the day before yesterday has no writer. Before there were writers, segments were numbered:
//! `log-0`, `log-1`. They are read for ever, and left as they are.

use topup_guard_core::quiz::{DAY, ImportError, Log, Merged, Response};

use super::storage::{Record, StorageError};

/// Size in bytes from which on a segment is full and the next one begins, so that one more answer stays cheap
/// to write.
const FULL: usize = 64_000;

/// Most bytes that an import may bring the record to: half of what browsers give a site, whose own page needs
/// the rest. Ten years of answers have 2,000,000.
pub const SHARE: usize = 2_500_000;

/// Prefix of each segment's name.
const SEGMENT: &str = "log-";

/// Longest file that is imported, in bytes: twice a full record, since lines may be known or repeated.
pub const LONGEST: usize = 2 * SHARE;

/// Number of segments without a writer, and not full, that are left as they are.
const SMALL: usize = 8;

/// Function that returns a fresh random number at each call.
type Seed<'a> = &'a dyn Fn() -> u64;

/// Returns whether this device has no answers.
#[must_use]
pub fn is_empty(record: &dyn Record) -> bool {
    !record.names().iter().any(|name| is_segment(name))
}

/// Returns all answers on this device, of all widgets.
#[must_use]
pub fn read(record: &dyn Record) -> Log {
    join(record, &segments(record))
}

fn join(record: &dyn Record, names: &[String]) -> Log {
    Log::from_segments(names.iter().filter_map(|name| record.get(name)))
}

/// Returns the names of all segments, the oldest first.
fn segments(record: &dyn Record) -> Vec<String> {
    let mut names = record.names();
    names.retain(|name| is_segment(name));
    names.sort_unstable_by(|a, b| (order(a), a).cmp(&(order(b), b)));
    names
}

/// Returns whether a name is a segment's, and not one for a host's own content that begins alike.
fn is_segment(name: &str) -> bool {
    name.starts_with(SEGMENT) && !name.contains(':')
}

/// Returns the day in a segment's name, or its number; 0 where there is neither.
fn order(name: &str) -> i64 {
    let day = name.strip_prefix(SEGMENT).and_then(|rest| rest.split('.').next());
    day.and_then(|day| day.parse().ok()).unwrap_or_default()
}

/// Returns whether a segment is of a writer, whose number stands behind a dot.
fn has_writer(name: &str) -> bool {
    name.contains('.')
}

/// Writer of one widget's segment.
#[derive(Debug, Default)]
pub struct SegmentWriter {
    /// Name of the segment it writes.
    segment: Option<String>,
}

impl SegmentWriter {
    /// Appends an answer given at this time, in milliseconds since the Unix epoch, and notifies the other
    /// widgets.
    ///
    /// # Errors
    /// [`StorageError`]; the answer then lasts as long as the page.
    pub fn append(
        &mut self,
        record: &dyn Record,
        response: &Response,
        now: i64,
        seed: Seed<'_>,
    ) -> Result<(), StorageError> {
        let day = now.div_euclid(DAY);
        let open = self.segment.as_ref().filter(|name| order(name) == day);
        let text = open.and_then(|name| record.get(name)).filter(|text| text.len() <= FULL);
        let name = match (open, &text) {
            (Some(name), Some(_)) => name.clone(),
            _ => {
                mark_user_known(record);
                unused(record, day, seed)
            }
        };
        let mut text = text.unwrap_or_default();
        if !text.is_empty() && !text.ends_with('\n') {
            // A damaged line must not damage the next one.
            text.push('\n');
        }
        text.push_str(&response.to_line());
        text.push('\n');
        let stored = record.set(&name, &text);
        self.segment = Some(name);
        record.notify();
        stored
    }
}

/// Stores that there is a record. The loader reads this name to choose the program.
fn mark_user_known(record: &dyn Record) {
    // Where it cannot be stored, the program finds out by itself.
    let _ = record.set("known", "on");
}

/// Returns a name that no segment has.
fn unused(record: &dyn Record, day: i64, seed: Seed<'_>) -> String {
    loop {
        let name = format!("{SEGMENT}{day}.{:x}", seed());
        if record.get(&name).is_none() {
            return name;
        }
    }
}

/// Stores answers in new segments, all or none, and notifies the other widgets.
///
/// # Errors
/// [`StorageError::Full`] where the record would have more than [`SHARE`] then, or the browser has no room for
/// all of it: nothing is added. [`StorageError::Unavailable`] where nothing can be stored: it lasts as long as
/// the page.
pub fn add(record: &dyn Record, log: &Log, now: i64, seed: Seed<'_>) -> Result<(), StorageError> {
    let held: usize =
        segments(record).iter().filter_map(|name| record.get(name)).map(|text| text.len()).sum();
    if held + log.to_lines().len() > SHARE {
        return Err(StorageError::Full);
    }
    let (names, stored) = put(record, log, now.div_euclid(DAY), seed);
    if stored == Err(StorageError::Full) {
        names.iter().for_each(|name| record.remove(name));
        return stored;
    }
    mark_user_known(record);
    record.notify();
    stored
}

/// Stores answers in new segments; returns their names, and whether all are stored.
fn put(record: &dyn Record, log: &Log, day: i64, seed: Seed<'_>) -> (Vec<String>, Result<(), StorageError>) {
    let mut texts = vec![String::new()];
    for line in log.to_lines().split_inclusive('\n') {
        match texts.last_mut() {
            Some(text) if text.len() <= FULL => text.push_str(line),
            _ => texts.push(line.to_owned()),
        }
    }
    let mut stored = Ok(());
    let mut names = Vec::new();
    for text in &texts {
        let name = unused(record, day, seed);
        stored = stored.and(record.set(&name, text));
        names.push(name);
    }
    (names, stored)
}

/// Merges the segments that nobody writes any more, once there are many. The quiz program leaves this to the
/// full one.
///
/// No answer is ever missing, whatever happens between two steps: what is removed is stored elsewhere before.
/// Two widgets that do this at once store some answers twice, and a reader counts them once.
pub fn compact(record: &dyn Record, now: i64, seed: Seed<'_>) {
    let today = now.div_euclid(DAY);
    let mut small = segments(record);
    small.retain(|name| has_writer(name) && today.saturating_sub(order(name)) > 1);
    small.retain(|name| record.get(name).is_some_and(|text| text.len() <= FULL));
    let Some(last) = small.last().filter(|_| small.len() > SMALL) else { return };
    // They get the day of the youngest of them: it has no writer either, and they can be merged again.
    let (names, stored) = put(record, &join(record, &small), order(last), seed);
    let superfluous = if stored.is_ok() { small } else { names };
    superfluous.iter().for_each(|name| record.remove(name));
}

/// Reason why a file was not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not one of ours, or of a newer version; nothing has changed.
    File(ImportError),
    /// There is no room for all of it, and nothing has changed; or nothing can be stored here, and it lasts as
    /// long as the page.
    NotStored(StorageError),
}

/// Imports a file that [`Log::export`] wrote; `now` and `seed` as for [`SegmentWriter::append`].
///
/// # Errors
/// [`Refusal`].
pub fn import(record: &dyn Record, file: &str, now: i64, seed: Seed<'_>) -> Result<Merged, Refusal> {
    // What is far too long is not read at all: that would take longer than a person waits.
    if file.len() > LONGEST {
        return Err(Refusal::NotStored(StorageError::Full));
    }
    let known = read(record);
    let mut all = known.clone();
    let merged = all.import(file).map_err(Refusal::File)?;
    if merged.added + merged.unreadable > 0 {
        add(record, &all.without(&known), now, seed).map_err(Refusal::NotStored)?;
    }
    Ok(merged)
}

#[cfg(test)]
mod tests;
