//! The address bar: on our own page it shows where the person is; on a host's page it is never touched.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::program::PROGRAM;

/// Where the person is, as the page's URL tells.
pub trait Place {
    /// The fragment now, with its `#`; empty for none.
    fn fragment(&self) -> String;
    /// Shows another fragment, as a new step that the back button undoes.
    fn push(&self, fragment: &str);
    /// Puts the language into the query, so that a reload keeps it.
    fn set_lang(&self, lang: &str);
    /// Calls back when the person goes back or forward.
    fn listen(&self, changed: Callback<String>);
    /// A full link to a fragment, for sharing.
    fn link(&self, lang: &str, fragment: &str) -> String;
}

/// Our own page.
#[derive(Debug, Default)]
pub struct Page {
    /// Where the page stands on the web, for one that is opened from a disk.
    pub home: String,
    listener: RefCell<Option<EventListener>>,
}

impl Page {
    /// Our own page, or a file made of it.
    #[must_use]
    pub fn new(home: String) -> Self {
        Self { home, listener: RefCell::default() }
    }

    fn show(&self, url: &str, push: bool) {
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            // A sandboxed frame may forbid it; the widget works on without.
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
    /// Where the person was when this program took over; empty for the beginning.
    pub start: String,
    /// Whether that page reads no fragments of ours, since the content is the host's own.
    pub own: bool,
}

/// The address of the page around the widget, without its fragment.
#[must_use]
pub fn here() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

impl Place for Embedded {
    fn fragment(&self) -> String {
        self.start.clone()
    }

    fn push(&self, _: &str) {}

    fn set_lang(&self, _: &str) {}

    fn listen(&self, _: Callback<String>) {}

    fn link(&self, lang: &str, fragment: &str) -> String {
        if self.own { self.home.clone() } else { format!("{}?lang={lang}{fragment}", self.home) }
    }
}
