//! The browser's services, one per file, behind [`Services`], which tests and native rendering replace.

pub mod announce;
pub mod draft;
pub mod file;
#[cfg(not(target_arch = "wasm32"))]
pub mod headless;
pub mod intl;
pub mod local;
pub mod log;
pub mod memory;
pub mod packs;
#[cfg(not(panic = "immediate-abort"))]
pub mod panics;
pub mod picture;
pub mod place;
pub mod print;
pub mod screen;
pub mod share;
pub mod speech;
pub mod storage;

use std::fmt;
use std::rc::Rc;

use draft::Draft;
use packs::Packs;
use picture::Pictures;
use place::Place;
use speech::Speech;
use storage::{Record, Storage};

/// Services that the widget needs, injected where it is mounted.
#[derive(Clone)]
pub struct Services {
    /// Returns the time, in milliseconds since the Unix epoch.
    pub clock: Rc<dyn Fn() -> f64>,
    /// Returns a fresh random seed.
    pub seed: Rc<dyn Fn() -> u64>,
    /// Storage of this device.
    pub storage: Rc<dyn Storage>,
    /// The same storage with the record of answers, which the picker program does without.
    pub record: Rc<dyn Record>,
    /// Fetches packs and programs.
    pub packs: Rc<dyn Packs>,
    /// The address bar, on our own page only.
    pub place: Rc<dyn Place>,
    /// Reads aloud.
    pub speech: Rc<dyn Speech>,
    /// Draws pictures to share or to save; the full program has it alone.
    pub pictures: Rc<dyn Pictures>,
    /// Keeps the text in the field of Check for a program that takes over.
    pub draft: Draft,
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Services")
    }
}

/// Always equal: services never change after mounting.
impl PartialEq for Services {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
