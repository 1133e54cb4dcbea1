//! Address bar: on our own page it shows where the person is; on a host's page it is never changed.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Url, UrlSearchParams};
use yew::Callback;

use crate::program::PROGRAM;

/// Place of the person in the widget, as the page's address says.
pub trait Place {
    /// Returns the current fragment with its `#`; empty for none.
    fn fragment(&self) -> String;
    /// Pushes a fragment as a new entry of the browser's history.
    fn push(&self, fragment: &str);
    /// Writes the language into the query, so that a reload keeps it.
    fn set_lang(&self, lang: &str);
    /// Calls back with the fragment when the person goes back or forward.
    fn listen(&self, changed: Callback<String>);
    /// Returns a full link to a fragment, for sharing.
    fn link(&self, lang: &str, fragment: &str) -> String;
    /// Returns whether the widget is an element of a host's page, whose scripts can read what is typed into
    /// it.
    fn is_embedded(&self) -> bool {
        false
    }
}

/// Our own page.
#[derive(Debug, Default)]
pub struct Page {
    /// Address on the web, for a page that is opened from a disk.
    pub home: String,
    listener: RefCell<Option<EventListener>>,
}

impl Page {
    /// Returns our own page, or the single-file edition; `home` is its address on the web.
    #[must_use]
    pub fn new(home: String) -> Self {
        Self { home, listener: RefCell::default() }
    }

    fn show(&self, url: &str, push: bool) {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            // A sandboxed frame may forbid it; the widget works without.
            let _ = if push {
                history.push_state_with_url(&JsValue::NULL, "", Some(url))
            } else {
                history.replace_state_with_url(&JsValue::NULL, "", Some(url))
            };
        }
    }
}

impl Place for Page {
    fn fragment(&self) -> String {
        web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
    }

    fn push(&self, fragment: &str) {
        if self.fragment() != fragment {
            self.show(fragment, true);
        }
    }

    fn set_lang(&self, lang: &str) {
        self.show(&format!("?lang={lang}{}", self.fragment()), false);
        if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
            let _ = root.set_attribute("lang", lang);
        }
    }

    fn listen(&self, changed: Callback<String>) {
        if let Some(window) = web_sys::window() {
            let listener = EventListener::new(&window, "popstate", move |_| {
                if let Some(hash) = web_sys::window().and_then(|window| window.location().hash().ok()) {
                    changed.emit(hash);
                }
            });
            *self.listener.borrow_mut() = Some(listener);
        }
    }

    fn link(&self, lang: &str, fragment: &str) -> String {
        let location = web_sys::window().map(|window| window.location());
        let base = location.and_then(|at| Some((at.origin().ok()?, at.pathname().ok()?)));
        let (origin, path) = base.unwrap_or_default();
        // A file on a disk has no address that others could open.
        if PROGRAM.is_full() && origin == "null" {
            return format!("{}?lang={lang}{fragment}", self.home);
        }
        format!("{origin}{path}?lang={lang}{fragment}")
    }
}

/// A host's page, whose address is not ours; links lead to our own page.
#[derive(Debug, Default)]
pub struct Embedded {
    /// Address of our own page.
    pub home: String,
    /// Fragment at which this program took over from another; empty otherwise.
    pub start: String,
    /// Whether the content is the host's own: `home` is then the host's page, which reads no fragments of
    /// ours.
    pub own_content: bool,
}

/// Returns the address of the page around the widget, without its fragment.
#[must_use]
pub fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Returns a parameter of the page's address; empty for none.
#[must_use]
pub fn parameter(name: &str) -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    UrlSearchParams::new_with_str(&search).ok().and_then(|given| given.get(name)).unwrap_or_default()
}

/// Most characters of an address that is printed: more make a QR code too fine for a phone's camera.
const LONGEST: usize = 200;

/// Returns an `https` address as browsers write it. Returns none for any other text, for an address with a
/// user's name in it, which looks like another site's, and for one too long to be printed.
#[must_use]
pub fn https_address(text: &str) -> Option<String> {
    let address = Url::new(text).ok()?;
    let nobody = address.username().is_empty() && address.password().is_empty();
    Some(address.href()).filter(|href| nobody && address.protocol() == "https:" && href.len() <= LONGEST)
}

impl Place for Embedded {
    fn fragment(&self) -> String {
        self.start.clone()
    }

    fn push(&self, _: &str) {}

    fn set_lang(&self, _: &str) {}

    fn listen(&self, _: Callback<String>) {}

    fn link(&self, lang: &str, fragment: &str) -> String {
        if self.own_content { self.home.clone() } else { format!("{}?lang={lang}{fragment}", self.home) }
    }

    fn is_embedded(&self) -> bool {
        true
    }
}
