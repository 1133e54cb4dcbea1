//! The log of answers on this device: lines in parts, each of which one widget alone writes.
//!
//! Browsers let two pages write under the same name at once, and the later one wins. So every widget appends under a name of
//! its own, and whoever reads joins all parts: nobody can overwrite what another has written. Parts that nobody writes any
//! more are put together now and then, so that months of short visits do not make hundreds of them.
//!
//! A part's name is `log-<day>.<random>`: the days since 1970 on which it was begun, and who began it. A widget that is
//! still open on another day begins another part, so one of the day before yesterday belongs to nobody. Before there were
//! writers, parts were numbered: `log-0`, `log-1`. They are read for good, and left as they are.

use topup_guard_core::quiz::{DAY, ImportError, Log, Merged, Response};

use super::storage::{Storage, StorageError};

/// Bytes from which on a part is full and the next one begins: writing one more answer stays cheap.
const FULL: usize = 64_000;

/// How every part's name begins.
const PART: &str = "log-";

/// How many parts that nobody writes any more, and that are not full, there may be.
const LOOSE: usize = 8;

/// Gives a fresh random number at each call.
type Seed<'a> = &'a dyn Fn() -> u64;

/// Whether no answer is kept on this device.
#[must_use]
pub fn is_empty(storage: &dyn Storage) -> bool {
    !storage.names().iter().any(|name| is_part(name))
}

/// Every answer kept on this device, by whichever widget.
#[must_use]
pub fn read(storage: &dyn Storage) -> Log {
    join(storage, &parts(storage))
}

fn join(storage: &dyn Storage, names: &[String]) -> Log {
    Log::from_segments(names.iter().filter_map(|name| storage.get(name)))
}

/// The names of all parts, the oldest first.
fn parts(storage: &dyn Storage) -> Vec<String> {
    let mut names = storage.names();
    names.retain(|name| is_part(name));
    names.sort_unstable_by(|a, b| (order(a), a).cmp(&(order(b), b)));
    names
}

/// Whether a name is a part's, and not that of something kept for a host whose name begins alike.
fn is_part(name: &str) -> bool {
    name.starts_with(PART) && !name.contains(':')
}

/// The day in a part's name, or its number; 0 where there is neither.
fn order(name: &str) -> i64 {
    let day = name.strip_prefix(PART).and_then(|rest| rest.split('.').next());
    day.and_then(|day| day.parse().ok()).unwrap_or_default()
}

/// Whether a part has a writer, who is named behind a dot.
fn has_writer(name: &str) -> bool {
    name.contains('.')
}

/// Appends the answers of one widget.
#[derive(Debug, Default)]
pub struct Writer {
    /// The part it writes now.
    part: Option<String>,
}

impl Writer {
    /// Appends an answer, given at this time in milliseconds since the Unix epoch.
    ///
    /// # Errors
    /// [`StorageError`]; the answer then lives as long as the page.
    pub fn append(
        &mut self,
        storage: &dyn Storage,
        response: &Response,
        now: i64,
        seed: Seed<'_>,
    ) -> Result<(), StorageError> {
        let day = now.div_euclid(DAY);
        let kept = self.part.as_ref().filter(|name| order(name) == day);
        let text = kept.and_then(|name| storage.get(name)).filter(|text| text.len() <= FULL);
        let name = match (kept, &text) {
            (Some(name), Some(_)) => name.clone(),
            _ => {
                know(storage);
                unused(storage, day, seed)
            }
        };
        let mut text = text.unwrap_or_default();
        if !text.is_empty() && !text.ends_with('\n') {
            // Damaged: what follows shall not be damaged with it.
            text.push('\n');
        }
        text.push_str(&response.to_line());
        text.push('\n');
        let kept = storage.set(&name, &text);
        self.part = Some(name);
        storage.tell();
        kept
    }
}

/// Notes that there is a record: the loader, which brings the program that fits, looks for this name.
fn know(storage: &dyn Storage) {
    // Where it cannot be kept, the program that comes finds out by itself.
    let _ = storage.set("known", "on");
}

/// The name of a part that is not there yet.
fn unused(storage: &dyn Storage, day: i64, seed: Seed<'_>) -> String {
    loop {
        let name = format!("{PART}{day}.{:x}", seed());
        if storage.get(&name).is_none() {
            return name;
        }
    }
}

/// Keeps answers in new parts beside what is there.
///
/// # Errors
/// [`StorageError`]; what is not kept lives as long as the page.
pub fn add(storage: &dyn Storage, log: &Log, now: i64, seed: Seed<'_>) -> Result<(), StorageError> {
    know(storage);
    let (_, kept) = put(storage, log, now.div_euclid(DAY), seed);
    storage.tell();
    kept
}

/// The names of the new parts, and whether all are kept.
fn put(
    storage: &dyn Storage,
    log: &Log,
    day: i64,
    seed: Seed<'_>,
) -> (Vec<String>, Result<(), StorageError>) {
    let mut parts = vec![String::new()];
    for line in log.to_lines().split_inclusive('\n') {
        match parts.last_mut() {
            Some(part) if part.len() <= FULL => part.push_str(line),
            _ => parts.push(line.to_owned()),
        }
    }
    let mut kept = Ok(());
    let mut names = Vec::new();
    for text in &parts {
        let name = unused(storage, day, seed);
        kept = kept.and(storage.set(&name, text));
        names.push(name);
    }
    (names, kept)
}

/// Puts together the parts that nobody writes any more, once there are many. The quiz's own program leaves it to the whole one.
///
/// Whatever happens between any two of its steps, no answer is missing: what it takes away stands elsewhere before. Two
/// widgets that do so at once keep some answers twice, and whoever reads counts them once.
pub fn tidy(storage: &dyn Storage, now: i64, seed: Seed<'_>) {
    let today = now.div_euclid(DAY);
    let mut loose = parts(storage);
    loose.retain(|name| has_writer(name) && today.saturating_sub(order(name)) > 1);
    loose.retain(|name| storage.get(name).is_some_and(|text| text.len() <= FULL));
    let Some(last) = loose.last().filter(|_| loose.len() > LOOSE) else { return };
    // Of the same day as the youngest of them: nobody writes there either, and it can be put together again.
    let (names, kept) = put(storage, &join(storage, &loose), order(last), seed);
    let superfluous = if kept.is_ok() { loose } else { names };
    superfluous.iter().for_each(|name| storage.remove(name));
}

/// Why a file was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not one of ours, or of a newer version; nothing has changed.
    File(ImportError),
    /// The device does not keep it all: some of it lives as long as the page.
    Unkept(StorageError),
}

/// Takes in a file that [`Log::export`] wrote; `now` and `seed` as for [`Writer::append`].
///
/// # Errors
/// [`Refusal`].
pub fn take_in(storage: &dyn Storage, file: &str, now: i64, seed: Seed<'_>) -> Result<Merged, Refusal> {
    let known = read(storage);
    let mut all = known.clone();
    let merged = all.import(file).map_err(Refusal::File)?;
    if merged.added + merged.unreadable > 0 {
        add(storage, &all.without(&known), now, seed).map_err(Refusal::Unkept)?;
    }
    Ok(merged)
}

#[cfg(test)]
mod tests;
