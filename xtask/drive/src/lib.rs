//! Drives real browsers over WebDriver, and serves them the built files with faults that a test asks for.
//!
//! Used by the page tests (`tests/pages`) and by `cargo xtask`. Nothing here is part of the widget.

mod bidi;
pub mod browsers;
mod engine;
mod headers;
mod listen;
mod proxy;
mod rpc;
mod server;
mod session;
mod setup;

pub use engine::{Engine, EngineKind};
pub use proxy::{ProxiedRequest, Proxy};
pub use server::{Fault, Request, Server};
pub use session::{ENTER, Handle, Record, SHIFT, Session, TAB};
pub use setup::{Scheme, Setup};
pub use xtask_base::{Error, Result};

/// Languages in which tests look at every view.
pub const LANGS: [&str; 2] = ["zh-Hans", "en"];

/// Views, as they are in the address: `/?lang=en#/v1/<view>`.
///
/// The part before `/` or `?` is the view root's `data-view`.
pub const VIEWS: [&str; 21] = [
    "home",
    "picker/pay",
    "result?card=phone&pay=cash",
    "result?asked=somebody",
    "channel/carrier-app",
    "compare/kiosk+shop",
    "not-channels",
    "cards",
    "precautions",
    "guide/not-credited",
    "check",
    "number",
    "quiz",
    "progress",
    "quiz/points",
    "warnings",
    "warnings/points-expire",
    "note",
    "card?card=phone&whom=together",
    "help",
    "sources",
];

/// JavaScript that is true once the first widget of the page is ready.
pub const READY: &str = "document.querySelector('topup-guard')?.dataset.state === 'ready'";

/// JavaScript that is true once the first widget of the page has failed and says so.
pub const FAILED: &str = "document.querySelector('topup-guard')?.dataset.state === 'failed'";

/// JavaScript for the text of the widget's error panel; empty while none is visible.
pub const PANEL: &str = "(() => {
    const host = document.querySelector('topup-guard');
    const panel = host?.shadowRoot?.querySelector('[role=alert]');
    return panel && panel.checkVisibility() ? panel.innerText.trim() : '';
})()";
