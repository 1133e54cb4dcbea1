//! The functions that the loader calls: mounts, updates and removes a widget.

// Its functions are exports of the program, which a linker never drops.
#[cfg(feature = "full")]
pub mod log_file;
mod options;

pub use options::HostOptions;
use options::text;

use std::rc::Rc;

use js_sys::Uint8Array;
use topup_guard_core::pack::from_bytes;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::app::App;
use crate::base::{Host, Props, Words};
use crate::browser::Services;
use crate::browser::draft::Draft;
use crate::browser::local::Local;
use crate::browser::packs::{self, Loader, PackFailure};
use crate::browser::picture::{Canvas, NoPictures, Pictures};
use crate::browser::place::{Embedded, Page, Place, https_address, page_address, parameter};
use crate::browser::speech::{Silent, Speech, Voices};
use crate::browser::storage::{NoRecord, Record};
use crate::program::PROGRAM;

/// A mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    props: Props,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Widget")
    }
}

/// Mounts the widget inside `root`, a fresh element that nothing else uses.
///
/// `pack` holds the bytes of the pack that this program starts with: of kind `quiz` for the quiz program,
/// else `picker`.
///
/// # Errors
/// The text `"content"` or `"version"` when the pack is damaged or of another version; the loader shows its
/// panel then.
#[wasm_bindgen]
pub fn mount(root: Element, pack: &[u8], options: &HostOptions) -> Result<Widget, JsValue> {
    #[cfg(not(panic = "immediate-abort"))]
    crate::browser::panics::log_to_console();
    let refuse = |error| match PackFailure::from(error) {
        PackFailure::Version => JsValue::from("version"),
        PackFailure::Network | PackFailure::Content => JsValue::from("content"),
    };
    let mut pack = packs::parse(pack).map_err(refuse)?;
    if PROGRAM.is_full() {
        let pages = Uint8Array::new(&options.pages()).to_vec();
        pack = pack.with_messages_of(&from_bytes(&pages).map_err(refuse)?).map_err(refuse)?;
    }
    let services = services(options, &pack.by.site);
    let attributes = options.attributes(&pack.lang);
    let mut host = Host { emit: options.emit_callback(), ..Host::default() };
    if PROGRAM.is_full() && options.page() {
        host.handout = https_address(&parameter("handout-url")).unwrap_or_default().into();
    }
    let host = options.wishes(host);
    let props = Props { pack: Words(Rc::new(pack)), services, attributes, host };
    let handle = Renderer::<App>::with_root_and_props(root, props.clone()).render();
    Ok(Widget { handle, props })
}

#[wasm_bindgen]
impl Widget {
    /// Follows changed attributes; takes the same object as [`mount`].
    pub fn update(&mut self, options: &HostOptions) {
        self.props.attributes = options.attributes(&self.props.attributes.lang);
        self.props.host = options.wishes(self.props.host.clone());
        self.handle.update(self.props.clone());
    }

    /// Takes the widget away. The element it was mounted in is not used again.
    pub fn unmount(self) {
        self.handle.destroy();
    }
}

/// Chooses the browser's services that this program needs; `site` is where the content came from, empty for
/// ours.
fn services(options: &HostOptions, site: &str) -> Services {
    let home = text(&options.home());
    let place: Rc<dyn Place> = if options.page() {
        Rc::new(Page::new(home))
    } else {
        // A host's own content is found where this page shows it, not on ours.
        let own_content = !site.is_empty();
        let home = if own_content { page_address() } else { home };
        Rc::new(Embedded { home, start: text(&options.fragment()), own_content })
    };
    let speech: Rc<dyn Speech> =
        if PROGRAM.has_quiz() { Rc::new(Voices::default()) } else { Rc::new(Silent) };
    let pictures: Rc<dyn Pictures> = if PROGRAM.is_full() { Rc::new(Canvas) } else { Rc::new(NoPictures) };
    let local = Rc::new(Local::of(site));
    // The picker program has no record, so that the linker can drop what only a record needs.
    let record: Rc<dyn Record> = if PROGRAM.has_quiz() { local.clone() } else { Rc::new(NoRecord) };
    Services {
        clock: Rc::new(js_sys::Date::now),
        seed: Rc::new(seed),
        storage: local,
        record,
        packs: Rc::new(Loader { pack: options.pack(), upgrade: options.upgrade() }),
        place,
        speech,
        pictures,
        draft: Draft::new(options.draft().unwrap_or_default(), options.keep_draft()),
    }
}

/// Returns 53 random bits: plenty for choosing questions and for unique names.
fn seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}
