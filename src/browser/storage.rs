//! What is kept on this device: a few texts under names of our own.

use std::cell::Cell;
use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// Names start with this, so that a host page's own entries are never touched.
const PREFIX: &str = "topup-guard:";

/// The name of the event by which widgets of one page tell each other that something was kept or forgotten.
const KEPT: &str = "topup-guard:kept";

/// Name under which it stands that the phone is shared.
const SHARED: &str = "shared";

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser allows no storage here.
    Unavailable,
    /// There is no room left.
    Full,
}

/// A place for texts under names.
pub trait Storage {
    /// The text under a name; none if there is none or it cannot be read.
    fn get(&self, name: &str) -> Option<String>;
    /// Keeps a text under a name.
    ///
    /// # Errors
    /// [`StorageError`]; what was there before is still there.
    fn set(&self, name: &str, text: &str) -> Result<(), StorageError>;
    /// Forgets a name.
    fn remove(&self, name: &str);
    /// Forgets every name of ours, whichever widget wrote it.
    fn clear(&self);
    /// Every name under which there is a text, in no order.
    fn names(&self) -> Vec<String> {
        Vec::new()
    }
    /// Tells the other widgets of this page that something has changed; those of other pages learn it from the browser.
    fn tell(&self) {}
    /// Calls this whenever another widget may have changed something, until what is handed back is called.
    fn watch(&self, _heard: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        Box::new(|| ())
    }
    /// Whether the phone is shared: then nothing is kept but that, and what is kept is not looked at.
    fn is_shared(&self) -> bool {
        false
    }
    /// Says whether the phone is shared. What was given meanwhile is forgotten when it no longer is.
    fn share(&self, _shared: bool) {}
}

/// Keeps texts for as long as the page is open.
#[derive(Default)]
pub struct Memory {
    texts: RefCell<Vec<(String, String)>>,
    watching: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.texts.fmt(f)
    }
}

impl Storage for Memory {
    fn get(&self, name: &str) -> Option<String> {
        self.texts.borrow().iter().find(|(known, _)| known == name).map(|(_, text)| text.clone())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        self.remove(name);
        self.texts.borrow_mut().push((name.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.texts.borrow_mut().retain(|(known, _)| known != name);
    }

    fn clear(&self) {
        self.texts.borrow_mut().clear();
    }

    fn names(&self) -> Vec<String> {
        self.texts.borrow().iter().map(|(name, _)| name.clone()).collect()
    }

    /// Tells whoever told it too: it does not know one widget from another.
    fn tell(&self) {
        let watching = self.watching.borrow().clone();
        watching.iter().for_each(|heard| heard());
    }

    fn watch(&self, heard: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        self.watching.borrow_mut().push(heard);
        Box::new(|| ())
    }

    fn is_shared(&self) -> bool {
        self.get(SHARED).is_some()
    }

    fn share(&self, shared: bool) {
        self.clear();
        if shared {
            let _ = self.set(SHARED, "on");
        }
    }
}

/// Keeps texts for as long as the page is open, for every program of ours on it: one takes over from another.
#[derive(Debug)]
struct Page(js_sys::Map);

impl Page {
    fn open() -> Self {
        let (global, name) = (js_sys::global(), JsValue::from(format!("{PREFIX}kept")));
        let map =
            Reflect::get(&global, &name).ok().and_then(|map| map.dyn_into().ok()).unwrap_or_else(|| {
                let map = js_sys::Map::new();
                // What cannot be shared is kept all the same.
                let _ = Reflect::set(&global, &name, &map);
                map
            });
        Self(map)
    }
}

/// The browser's `localStorage`; falls back to the page's memory for what it refuses, and for everything on a shared phone.
pub struct Local {
    store: Option<web_sys::Storage>,
    memory: Page,
    /// What stands before each name.
    prefix: String,
    /// This widget is telling the others, and need not be told itself.
    telling: Rc<Cell<bool>>,
}

impl std::fmt::Debug for Local {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Local")
    }
}

impl Local {
    /// The page's own store, or memory alone where the browser denies one, for content from this site; empty for ours.
    ///
    /// What is kept about a host's own content is kept apart from ours. All widgets of a page share what they keep.
    #[must_use]
    pub fn of(site: &str) -> Self {
        let store = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let colon = if site.is_empty() { "" } else { ":" };
        let prefix = format!("{PREFIX}{site}{colon}");
        Self { store, memory: Page::open(), prefix, telling: Rc::default() }
    }

    fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The store, unless nothing may be kept or looked at there.
    fn store(&self) -> Option<&web_sys::Storage> {
        self.store.as_ref().filter(|_| !self.is_shared())
    }

    /// Every name of ours in a store, whole. Listed before anything is done with them: a browser may order the rest anew
    /// whenever one is removed.
    fn listed(store: Option<&web_sys::Storage>) -> Vec<String> {
        let Some(store) = store else { return Vec::new() };
        let names =
            (0..store.length().unwrap_or_default()).filter_map(|place| store.key(place).ok().flatten());
        names.filter(|name| name.starts_with(PREFIX)).collect()
    }
}

impl Storage for Local {
    fn get(&self, name: &str) -> Option<String> {
        let name = self.name(name);
        let kept = self.memory.0.get(&name.as_str().into()).as_string();
        kept.or_else(|| self.store()?.get_item(&name).ok().flatten())
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let name = self.name(name);
        let kept = match &self.store {
            // As the person has asked for.
            _ if self.is_shared() => {
                self.memory.0.set(&name.into(), &text.into());
                return Ok(());
            }
            Some(store) => store.set_item(&name, text).map_err(|_| StorageError::Full),
            None => Err(StorageError::Unavailable),
        };
        let name = name.into();
        match kept {
            Ok(()) => drop(self.memory.0.delete(&name)),
            Err(_) => drop(self.memory.0.set(&name, &text.into())),
        }
        kept
    }

    fn remove(&self, name: &str) {
        let name = self.name(name);
        self.memory.0.delete(&name.as_str().into());
        if let Some(store) = self.store() {
            // A store that refuses to forget has already refused to keep.
            let _ = store.remove_item(&name);
        }
    }

    fn clear(&self) {
        let shared = self.is_shared();
        self.memory.0.clear();
        for name in Self::listed(self.store.as_ref()) {
            drop(self.store.as_ref().map(|store| store.remove_item(&name)));
        }
        if shared {
            // It stays so for as long as the page is open, or the next answer would be kept.
            self.memory.0.set(&[PREFIX, SHARED].concat().into(), &"on".into());
        }
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.memory.0.keys().into_iter().flatten().filter_map(|name| name.as_string()).collect();
        names.extend(Self::listed(self.store()));
        names.sort_unstable();
        names.dedup();
        names.iter().filter_map(|name| name.strip_prefix(&self.prefix)).map(str::to_owned).collect()
    }

    fn tell(&self) {
        if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(KEPT)) {
            self.telling.set(true);
            // What listeners of the page's own make of it is their affair.
            let _ = window.dispatch_event(&event);
            self.telling.set(false);
        }
    }

    fn watch(&self, heard: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        let Some(window) = web_sys::window() else { return Box::new(|| ()) };
        // Other pages; this page; and what other pages have done while this one was out of sight, kept for coming back.
        let listeners = ["storage", KEPT, "pageshow"].map(|name| {
            let (heard, telling) = (heard.clone(), self.telling.clone());
            EventListener::new(&window, name, move |event| {
                // What the host's own scripts keep is none of our business; no key is all of them at once.
                let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
                if !telling.get() && key.is_none_or(|key| key.starts_with(PREFIX)) {
                    heard();
                }
            })
        });
        Box::new(move || drop(listeners))
    }

    fn is_shared(&self) -> bool {
        let name = [PREFIX, SHARED].concat();
        let told = self.memory.0.get(&name.as_str().into()).as_string();
        // What was said on this page holds, even where it cannot be kept.
        let kept = || self.store.as_ref()?.get_item(&name).ok().flatten();
        told.or_else(kept).is_some_and(|kept| kept == "on")
    }

    fn share(&self, shared: bool) {
        self.memory.0.clear();
        let name = [PREFIX, SHARED].concat();
        let kept = self.store.as_ref().is_some_and(|store| match shared {
            true => store.set_item(&name, "on").is_ok(),
            false => store.remove_item(&name).is_ok(),
        });
        if !kept {
            self.memory.0.set(&name.into(), &if shared { "on" } else { "off" }.into());
        }
    }
}
