//! The browser's services, one per file, behind [`Services`] so that tests and native rendering bring their own.

pub mod announce;
pub mod file;
pub mod intl;
pub mod log;
#[cfg(not(target_arch = "wasm32"))]
pub mod nowhere;
pub mod packs;
#[cfg(not(panic = "immediate-abort"))]
pub mod panics;
pub mod place;
pub mod share;
pub mod speech;
pub mod storage;

use std::fmt;
use std::rc::Rc;

use packs::Packs;
use place::Place;
use speech::Speech;
use storage::Storage;

/// Everything the widget needs from outside, injected where it is mounted.
#[derive(Clone)]
pub struct Services {
    /// Milliseconds since the Unix epoch.
    pub clock: Rc<dyn Fn() -> f64>,
    /// A fresh random seed at each call.
    pub seed: Rc<dyn Fn() -> u64>,
    /// What is kept on this device.
    pub storage: Rc<dyn Storage>,
    /// Where packs come from.
    pub packs: Rc<dyn Packs>,
    /// The address bar, on our own page only.
    pub place: Rc<dyn Place>,
    /// The voice that reads aloud.
    pub speech: Rc<dyn Speech>,
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Services")
    }
}

/// Services are set once at mounting and never change.
impl PartialEq for Services {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
