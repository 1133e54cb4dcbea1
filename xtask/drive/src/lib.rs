//! Drives real browsers over WebDriver, and serves them the built files with faults to order.
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
pub use proxy::{Asked, Proxy};
pub use server::{Fault, Request, Server};
pub use session::{ENTER, Handle, Record, SHIFT, Session, TAB};
pub use setup::{Scheme, Setup};
pub use xtask_base::{Error, Result};

/// The languages every view is looked at in.
pub const LANGS: [&str; 2] = ["zh-Hans", "en"];

/// The views, as they stand in the address: `/?lang=en#/v1/<view>`.
///
/// The part before `/` or `?` is what the view root's `data-view` says.
pub const VIEWS: [&str; 19] = [
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
    "number",
    "quiz",
    "progress",
    "quiz/points",
    "warnings",
    "warnings/points-expire",
    "note",
    "help",
    "sources",
];

/// JavaScript that is true once the first widget of the page is there to be used.
pub const READY: &str = "document.querySelector('topup-guard')?.dataset.state === 'ready'";

/// JavaScript that is true once the first widget of the page has given up and says so.
pub const FAILED: &str = "document.querySelector('topup-guard')?.dataset.state === 'failed'";

/// JavaScript for what the widget's panel tells a person; empty while there is none to be seen.
pub const PANEL: &str = "(() => {
    const host = document.querySelector('topup-guard');
    const panel = host?.shadowRoot?.querySelector('[role=alert]');
    return panel && panel.checkVisibility() ? panel.innerText.trim() : '';
})()";
