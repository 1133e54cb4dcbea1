//! `--browser`: which browsers the tests run in.
use clap::ValueEnum;
pub(crate) use topup_guard_drive::browsers::{any, beside, one};
use topup_guard_drive::{Engine, EngineKind};
use xtask_base::Result;

/// Value of `--browser`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Choice {
    /// Chromium or Chrome
    Chrome,
    /// Firefox
    Firefox,
    /// WebKitGTK under Xvfb
    Webkit,
    /// All three
    All,
}

/// Returns the browsers of this choice, installed first where that is possible.
pub fn ready(choice: Option<Choice>) -> Result<Vec<Engine>> {
    let kinds: &[EngineKind] = match choice {
        Some(Choice::Chrome) => &[EngineKind::Chrome],
        Some(Choice::Firefox) => &[EngineKind::Firefox],
        Some(Choice::Webkit) => &[EngineKind::Webkit],
        Some(Choice::All) => &EngineKind::ALL,
        None => return any().map(|engine| vec![engine]),
    };
    kinds.iter().map(|&kind| one(kind)).collect()
}
