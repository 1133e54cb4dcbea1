//! Which of the three programs is being compiled: `picker`, `quiz` or `full`, by the feature of that name.
//!
//! Rooms that a program lacks are left out by ordinary code on [`PROGRAM`]. The condition is a constant, so
//! the compiler drops the branch, and the linker everything that only the branch leads to.

use topup_guard_core::route::Route;

/// Program built from this crate, named after the feature that selects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Home, the picker, the pages beside it, and Help: what our own page starts with.
    Picker,
    /// The first round of the quiz, and Help: what a page with `view="quiz"` starts with.
    Quiz,
    /// Every room.
    Full,
}

/// The program that is being compiled.
pub const PROGRAM: Program = if cfg!(feature = "full") {
    Program::Full
} else if cfg!(feature = "quiz") {
    Program::Quiz
} else {
    Program::Picker
};

impl Program {
    /// Returns whether the program can show a route; for any other the full program is asked for.
    #[must_use]
    pub fn has(self, route: &Route) -> bool {
        match self {
            Self::Picker => !route.is_beyond_picker(),
            Self::Quiz => *route == Route::Quiz || route.is_help(),
            Self::Full => true,
        }
    }

    /// Returns whether this is the program with every room.
    #[must_use]
    pub const fn is_full(self) -> bool {
        matches!(self, Self::Full)
    }

    /// Returns whether the program has the picker and the pages beside it.
    #[must_use]
    pub const fn has_picker(self) -> bool {
        matches!(self, Self::Picker | Self::Full)
    }

    /// Returns whether the program has the quiz, or at least its first round.
    #[must_use]
    pub const fn has_quiz(self) -> bool {
        matches!(self, Self::Quiz | Self::Full)
    }
}
