//! Which rooms this program has: three are built from this crate, by its features.

use topup_guard_core::route::Route;

/// A program, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The first view: the picker and the pages beside it.
    Picker,
    /// The quiz's first round.
    Quiz,
    /// Everything.
    Full,
}

/// The one that this is.
pub const PROGRAM: Program = if cfg!(feature = "full") {
    Program::Full
} else if cfg!(feature = "quiz") {
    Program::Quiz
} else {
    Program::Picker
};

impl Program {
    /// Whether it has a room; for any other the whole program takes over.
    #[must_use]
    pub fn has(self, route: &Route) -> bool {
        match self {
            Self::Picker => !route.is_later(),
            Self::Quiz => matches!(route, Route::Quiz | Route::Help),
            Self::Full => true,
        }
    }

    /// Whether it needs the content of the pages before the person asks for it.
    pub(super) fn has_pages(self) -> bool {
        self != Self::Quiz
    }
}
