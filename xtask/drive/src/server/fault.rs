//! Faults that a test asks the server for.
use std::time::Duration;

/// What goes wrong with a file.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Answered with this status and a short HTML page, as hosts do.
    Status(u16),
    /// Answered 200 with an HTML page in place of the file, as captive portals and single-page hosts do.
    Html,
    /// Sent under this `Content-Type`.
    Mime(&'static str),
    /// Cut to its first half, with the length of that half: a file cut short on the host.
    Cut,
    /// Broken off after half of the file.
    Broken,
    /// Sent in chunks, without its length, and broken off after so many bytes.
    Chunked(usize),
    /// Broken off after so many bytes of the file.
    BrokenAfter(usize),
    /// Held open for this long before the connection breaks off.
    Lingering(Duration),
    /// Closed without an answer: no network.
    Gone,
    /// Sent with its bytes changed.
    Edited(fn(&mut Vec<u8>)),
    /// Sent after this long.
    Late(Duration),
    /// Sent once the faults are taken away: a file that is on its way for as long as a test needs it to be.
    Held,
    /// Sent with one more header.
    Header(&'static str, String),
}
