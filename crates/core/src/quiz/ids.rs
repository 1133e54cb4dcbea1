//! Ids of sessions and responses.

use std::fmt;

/// Random id of a session, which is also the seed of its draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub u64);

impl From<u64> for SessionId {
    fn from(id: u64) -> Self {
        Self(id)
    }
}

/// The id in hexadecimal, as logs write it.
impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

/// Unique id of a response: its session and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ResponseId {
    /// The session.
    pub session: SessionId,
    /// Number within the session. The widget that began the session counts from 0; one that resumed it
    /// elsewhere counts from a number of its own, see [`Session::writer`](super::Session::writer).
    pub number: u32,
}
