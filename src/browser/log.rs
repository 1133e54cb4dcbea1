//! The log of answers on this device: lines appended under numbered names, so that none is ever rewritten whole.

use topup_guard_core::quiz::{Log, Response};

use super::storage::{Storage, StorageError};

/// Bytes from which on a part is full and the next one begins: writing one more answer stays cheap.
const FULL: usize = 64_000;

/// Every answer kept on this device, by whichever widget.
#[must_use]
pub fn read(storage: &dyn Storage) -> Log {
    let text: String = (0..).map_while(|part| storage.get(&name(part))).collect();
    Log::from_lines(&text).0
}

/// Appends an answer to what is there now, which another widget may have written.
///
/// The answer gets another number where its own is taken: both were given, so both stay.
///
/// # Errors
/// [`StorageError`]; the answer then lives as long as the page.
pub fn append(storage: &dyn Storage, response: &mut Response) -> Result<(), StorageError> {
    let mut part = 0;
    let mut text = String::new();
    while let Some(next) = storage.get(&name(part)) {
        text = next;
        part += 1;
    }
    while text.contains(&format!("1 {:x}.{} ", response.id.session, response.id.number)) {
        response.id.number += 1;
    }
    part = part.saturating_sub(1);
    if text.len() > FULL {
        part += 1;
        text.clear();
    }
    text.push_str(&response.to_line());
    text.push('\n');
    storage.set(&name(part), &text)
}

fn name(part: u32) -> String {
    format!("log-{part}")
}
