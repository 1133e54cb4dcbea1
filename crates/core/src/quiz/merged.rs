//! How many responses and lines a log took in, and how many it holds at most.

/// Most responses, and most unreadable lines, that a log holds. More are refused and counted.
pub const MOST: usize = 1_000_000;

/// Result of an import or a merge, in numbers of responses and lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// New responses.
    pub added: usize,
    /// Responses that the log had already.
    pub duplicates: usize,
    /// Lines that could not be read and were kept as they are.
    pub unreadable: usize,
    /// Lines missing from the file by its own count: it was cut short.
    pub missing: usize,
    /// Responses and lines refused because the log is full.
    pub refused: usize,
}
